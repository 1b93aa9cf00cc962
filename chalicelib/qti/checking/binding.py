"""Checks that the answer of an interaction fits the response variable that it is bound to."""

from collections.abc import Callable

from chalicelib.core.exams import Cardinality
from chalicelib.qti.checking.choices import most_choices, number, offered, whole_number
from chalicelib.qti.checking.kinds import KINDS
from chalicelib.qti.checking.typed import base_of
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import ResponseVariable
from chalicelib.qti.node import Node


def check_binding(node: Node, variable: ResponseVariable, findings: Findings) -> None:
    """Find what does not fit between an interaction and its variable, and numbers that are none."""
    kind = KINDS[node.name]
    facts = {"identifier": variable.id, "element": node.name}
    single = variable.cardinality is Cardinality.SINGLE
    record = variable.cardinality is Cardinality.RECORD
    bounded_to_more = kind.bounds is not None and single and most_choices(node) != 1
    if variable.cardinality not in kind.cardinalities or (bounded_to_more and _is_told(node)):
        wanted = sorted(kind.cardinalities - ({Cardinality.SINGLE} if bounded_to_more else set()))
        findings.add("interaction-cardinality", **facts, wanted=" of ".join(wanted))
    if not record and variable.base_type not in kind.base_types:
        wanted_types = " of ".join(sorted(kind.base_types))
        findings.add("interaction-base-type", **facts, wanted=wanted_types)
    _check_numbers(node, findings)
    special = _SPECIAL.get(node.name)
    if special is not None:
        special(node, variable, findings)


def _is_told(node: Node) -> bool:
    # Plays of a film and typed texts are not chosen: any number of them goes with one value.
    bounds = KINDS[node.name].bounds
    chosen = bounds is not None and bounds.most in ("maxChoices", "maxAssociations")
    return chosen and bool(bounds and node.get(bounds.most))


def _check_numbers(node: Node, findings: Findings) -> None:
    kind = KINDS[node.name]
    for attribute in kind.numbers:
        _count(node, attribute, findings)
    if kind.bounds is not None:
        _check_pair(node, kind.bounds.least, kind.bounds.most, findings)
    for choice in offered(node).all:
        _check_pair(choice, "matchMin", "matchMax", findings.on(choice.line))


def _check_pair(node: Node, least: str, most: str, findings: Findings) -> None:
    low, high = _count(node, least, findings), _count(node, most, findings)
    # A most of 0 means any number.
    if low is not None and high and low > high:
        findings.add("minimum-above-maximum", least=least, most=most, element=node.name)


def _count(node: Node, attribute: str, findings: Findings) -> int | None:
    text = node.get(attribute)
    if not text:
        return None
    count = whole_number(text)
    if count is None:
        findings.add("attribute-not-a-number", attribute=attribute, value=text, element=node.name)
    return count


def _check_typed(node: Node, variable: ResponseVariable, findings: Findings) -> None:
    base = base_of(node)
    if base is None or (base != 10 and variable.cardinality is Cardinality.RECORD):
        findings.add("text-base", identifier=variable.id, base=node.get("base"))
    if node.get("format") == "xhtml":
        findings.remark("text-plain", identifier=variable.id)


def _check_slider(node: Node, variable: ResponseVariable, findings: Findings) -> None:
    low, high = number(node.get("lowerBound")), number(node.get("upperBound"))
    step = number(node.get("step", "1"))
    if low is None or high is None or step is None or low >= high or step <= 0:
        findings.add("slider-bounds", identifier=variable.id)


_SPECIAL: dict[str, Callable[[Node, ResponseVariable, Findings], None]] = {
    "textEntryInteraction": _check_typed,
    "extendedTextInteraction": _check_typed,
    "sliderInteraction": _check_slider,
}
