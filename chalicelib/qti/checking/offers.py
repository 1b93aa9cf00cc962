"""Checks what an interaction offers: its choices, its areas, and the picture it is about."""

from chalicelib.qti.checking.choices import identifiers, offered
from chalicelib.qti.checking.kinds import KINDS
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.areas import AreaMalformed, read_area
from chalicelib.qti.node import Node


def check_offer(node: Node, identifier: str, findings: Findings) -> None:
    """Find what is wrong with the choices of an interaction; ``identifier`` is its response."""
    kind = KINDS[node.name]
    if kind.choices:
        _check_choices(node, identifier, findings)
    if kind.areas:
        _check_areas(node, findings)
    if kind.shows and not any(one.name in kind.shows for one in node.walk()):
        findings.add("picture-missing", element=node.name)


def _check_choices(node: Node, identifier: str, findings: Findings) -> None:
    sets = node.all("simpleMatchSet")
    if node.name == "matchInteraction" and len(sets) != 2:
        findings.add("match-sets", identifier=identifier, count=str(len(sets)))
        return
    offer = offered(node)
    if not offer.choices or (KINDS[node.name].targets and not offer.targets):
        findings.add("choices-missing", identifier=identifier)
    seen: set[str] = set()
    for choice, name in zip(offer.all, identifiers(offer.all), strict=True):
        if not name or name in seen:
            findings.on(choice.line).add("choices-not-unique", identifier=identifier, name=name)
        seen.add(name)


def _check_areas(node: Node, findings: Findings) -> None:
    offer = offered(node)
    for area in offer.targets or offer.choices:
        shape, coords = area.get("shape"), area.get("coords")
        try:
            read_area(shape, coords)
        except AreaMalformed:
            findings.on(area.line).add("area-malformed", shape=shape, coords=coords)
