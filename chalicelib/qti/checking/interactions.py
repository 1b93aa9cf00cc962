"""Checks the interactions of an item: where they stand, what they bind, and that it all fits."""

from collections.abc import Iterator

from chalicelib.core.exams import AllowedNames, PackageLimits
from chalicelib.qti.checking.binding import check_binding
from chalicelib.qti.checking.choices import find_interactions
from chalicelib.qti.checking.kinds import CUSTOM, KINDS
from chalicelib.qti.checking.offers import check_offer
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import Declarations, ResponseVariable
from chalicelib.qti.node import Node


def check_interactions(
    item: Node,
    declarations: Declarations,
    findings: Findings,
    *,
    limits: PackageLimits,
    allowed: AllowedNames,
) -> None:
    """Find the interactions that we cannot deliver or whose answers do not fit."""
    _check_places(item, findings)
    asked = find_interactions(item)
    if len(asked) > limits.interactions:
        findings.add("too-many-interactions", most=str(limits.interactions))
        return
    bound: set[str] = set()
    for node in asked:
        here = findings.on(node.line)
        if node.name not in KINDS:
            here.add("interaction-unknown", element=node.name)
            continue
        if node.name in CUSTOM:
            _check_allowed(node, here, allowed)
        variable = _bind(node, declarations, bound, here)
        if variable is not None:
            check_binding(node, variable, here)
            check_offer(node, variable.id, here)


def custom_name(node: Node) -> str:
    """Return the name by which an operator may allow a custom interaction.

    That is its type (QTI 3.0) or its class; 2.2 writes the type on an element inside.
    """
    names = [one.get("customInteractionTypeIdentifier") for one in node.walk()]
    return next((name for name in names if name), node.get("class"))


def _bind(
    node: Node, declarations: Declarations, bound: set[str], findings: Findings
) -> ResponseVariable | None:
    identifier = node.get("responseIdentifier")
    if identifier in bound:
        findings.add("response-bound-twice", identifier=identifier)
    bound.add(identifier)
    variable = declarations.responses.get(identifier)
    if variable is None:
        findings.add("response-unknown", identifier=identifier, element=node.name)
    return variable


def _check_allowed(node: Node, findings: Findings, allowed: AllowedNames) -> None:
    name = custom_name(node)
    if name not in allowed.pci:
        findings.add("interaction-not-allowed", element=node.name, name=name)


def _check_places(item: Node, findings: Findings) -> None:
    for node, above in _with_ancestors(item, ()):
        inside = next((name for name in reversed(above) if _keeps_out(name)), "")
        if node.name not in KINDS or (inside == "customInteraction" and node.name in CUSTOM):
            continue
        here = findings.on(node.line)
        if inside or "itemBody" not in above:
            place = inside or (above[-1] if above else "")
            here.add("interaction-misplaced", element=node.name, inside=place)
        elif node.name == "positionObjectInteraction" and above[-1] != "positionObjectStage":
            here.add("stage-missing", element=node.name)


def _keeps_out(name: str) -> bool:
    return name.endswith("Interaction") or name in ("rubricBlock", "modalFeedback", "catalogInfo")


def _with_ancestors(node: Node, above: tuple[str, ...]) -> Iterator[tuple[Node, tuple[str, ...]]]:
    yield node, above
    for child in node.children:
        yield from _with_ancestors(child, (*above, node.name))
