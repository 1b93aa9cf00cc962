"""Custom operators: those of Dutch makers, and those that an operator of Facet trusts by name.

The meaning of the known ones is that of Cito's own scoring engine (Citolab.QTI.ScoringEngine).
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.values import BaseType, NotOfType, Value, read_scalar, single
from chalicelib.qti.node import Node
from chalicelib.qti.processing.expression import MOST_OPERANDS, Expression, Scope, State, inferring
from chalicelib.qti.processing.forgiven import Forgiven
from chalicelib.qti.processing.signature import FLOAT, NULL, Signature
from chalicelib.qti.processing.texts import are_texts

_MAKERS = ("depcp", "questify", "qade")
"""Prefixes under which Dutch makers write the same three operators."""

_TEXT = Signature(Cardinality.SINGLE, BaseType.STRING)


@dataclass(frozen=True)
class CustomOperator:
    """What an operator makes of one text (or number), and the type of that."""

    result: Signature
    reckon: Callable[[str], Value | None]
    takes_numbers: bool = False


def _trim(text: str) -> Value | None:
    return single(BaseType.STRING, text.strip())


def _to_ascii(text: str) -> Value | None:
    # Despite its name it only takes the accents off: "é" becomes "e", and "ß" stays.
    apart = unicodedata.normalize("NFD", text)
    bare = "".join(sign for sign in apart if unicodedata.category(sign) != "Mn")
    return single(BaseType.STRING, unicodedata.normalize("NFC", bare))


def _parse_comma_decimal(text: str) -> Value | None:
    try:
        return single(BaseType.FLOAT, read_scalar(BaseType.FLOAT, text.replace(",", ".")))
    except NotOfType:
        return None


_KNOWN = {
    "Trim": CustomOperator(_TEXT, _trim),
    "ToAscii": CustomOperator(_TEXT, _to_ascii),
    "ParseCommaDecimal": CustomOperator(FLOAT, _parse_comma_decimal, takes_numbers=True),
}

CUSTOM_OPERATORS = {f"{maker}:{name}": known for maker in _MAKERS for name, known in _KNOWN.items()}
"""Name of an operator -> what it does."""


def is_unknown(node: Node) -> bool:
    """Tell whether an element is a custom operator that only a person can reckon."""
    return node.name == "customOperator" and _operator(node) is None


def names_in(item: Node) -> frozenset[str]:
    """Return the names of every custom operator that an item uses."""
    used = (node for node in item.walk() if node.name == "customOperator")
    return frozenset(name for node in used for name in _names(node))


def _operator(node: Node) -> CustomOperator | None:
    names = _names(node)
    return next((CUSTOM_OPERATORS[name] for name in names if name in CUSTOM_OPERATORS), None)


def _names(node: Node) -> tuple[str, str]:
    # Makers name their operator in either attribute (QTI 3.0, customOperator).
    return node.get("class"), node.get("definition")


def _infer(node: Node, scope: Scope) -> Signature | None:
    known = _operator(node)
    if known is not None:
        return inferring(1, 1, _taking(known), lambda _: known.result)(node, scope)
    class_name, definition = _names(node)
    trusted = bool(scope.operators & {class_name, definition})
    if not trusted and not scope.forgives(Forgiven.OPERATOR_UNKNOWN):
        scope.at(node).add("custom-operator-unknown", name=class_name or definition)
        return None
    return inferring(0, MOST_OPERANDS, lambda _: True, lambda _: NULL)(node, scope)


def _taking(known: CustomOperator) -> Callable[[list[Signature]], bool]:
    # Makers wrap an answer in ParseCommaDecimal also where it is declared as a number.
    return lambda found: are_texts(found) or (known.takes_numbers and found[0].is_number)


def _evaluate(node: Node, state: State) -> Value | None:
    known = _operator(node)
    values = state.evaluate_children(node)
    if known is None or values[0] is None:
        return None
    return known.reckon(str(values[0].single))


CUSTOM = {"customOperator": Expression(_infer, _evaluate)}
