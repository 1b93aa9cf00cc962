"""Checks the interactions of an item: that we can show them, and that their answers fit."""

from collections.abc import Callable

from chalicelib.core.exams import Cardinality
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import Declarations, ResponseVariable
from chalicelib.qti.items.values import BaseType
from chalicelib.qti.node import Node

CHOICES = {"choiceInteraction": "simpleChoice", "inlineChoiceInteraction": "inlineChoice"}
"""Interaction -> the element of its choices."""

_TEXT_TYPES = (BaseType.STRING, BaseType.INTEGER, BaseType.FLOAT)


def find_interactions(item: Node) -> tuple[Node, ...]:
    """Return the interactions of an item, in order."""
    body = item.child("itemBody")
    nodes = body.walk() if body is not None else iter(())
    return tuple(node for node in nodes if node.name.endswith("Interaction"))


def check_interactions(item: Node, declarations: Declarations, findings: Findings) -> None:
    """Find the interactions that we cannot deliver or whose answers do not fit."""
    bound: set[str] = set()
    for node in find_interactions(item):
        if node.name not in _CHECKS:
            findings.add("interaction-not-supported", element=node.name)
            bound.add(node.get("responseIdentifier"))
            continue
        identifier = node.get("responseIdentifier")
        variable = declarations.responses.get(identifier)
        if variable is None:
            findings.add("variable-unknown", identifier=identifier)
            continue
        if identifier in bound:
            findings.add("response-bound-twice", identifier=identifier)
        bound.add(identifier)
        _CHECKS[node.name](node, variable, findings)


def choice_ids(node: Node) -> tuple[str, ...]:
    """Return the identifiers of the choices of an interaction, as authored."""
    return tuple(choice.get("identifier") for choice in node.all(CHOICES[node.name]))


def most_choices(node: Node) -> int:
    """Return how many choices a candidate may take; 0 is any number (default 1)."""
    text = node.get("maxChoices", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1


def _check_choice(node: Node, variable: ResponseVariable, findings: Findings) -> None:
    most = most_choices(node)
    wanted = (Cardinality.SINGLE, Cardinality.MULTIPLE) if most == 1 else (Cardinality.MULTIPLE,)
    if most < 0 or variable.cardinality not in wanted:
        findings.add("interaction-cardinality", identifier=variable.id, element=node.name)
    _check_choices(node, variable, findings)


def _check_inline_choice(node: Node, variable: ResponseVariable, findings: Findings) -> None:
    if variable.cardinality is not Cardinality.SINGLE:
        findings.add("interaction-cardinality", identifier=variable.id, element=node.name)
    _check_choices(node, variable, findings)


def _check_choices(node: Node, variable: ResponseVariable, findings: Findings) -> None:
    if variable.base_type is not BaseType.IDENTIFIER:
        findings.add("interaction-base-type", identifier=variable.id, element=node.name)
        return
    choices = choice_ids(node)
    if not choices or "" in choices or len(set(choices)) < len(choices):
        findings.add("choices-not-unique", identifier=variable.id)
    if any(choice.get("templateIdentifier") for choice in node.all(CHOICES[node.name])):
        findings.add("template-processing")
    for scalar in variable.correct.items if variable.correct else ():
        if scalar not in choices:
            findings.add("correct-not-a-choice", identifier=variable.id, value=str(scalar))


def _check_text(node: Node, variable: ResponseVariable, findings: Findings) -> None:
    if variable.cardinality is not Cardinality.SINGLE:
        findings.add("interaction-cardinality", identifier=variable.id, element=node.name)
    if variable.base_type not in _TEXT_TYPES:
        findings.add("interaction-base-type", identifier=variable.id, element=node.name)
    if node.get("base", "10") != "10" or node.get("format") == "xhtml":
        findings.add("text-format", identifier=variable.id)


_CHECKS: dict[str, Callable[[Node, ResponseVariable, Findings], None]] = {
    "choiceInteraction": _check_choice,
    "inlineChoiceInteraction": _check_inline_choice,
    "textEntryInteraction": _check_text,
    "extendedTextInteraction": _check_text,
}
