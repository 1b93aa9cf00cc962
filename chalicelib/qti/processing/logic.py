"""Comparing and three-valued logic (QTI 3.0, 2.10.3): true, false and NULL."""

from collections import Counter

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.values import BaseType, Scalar, Value, single
from chalicelib.qti.node import Node
from chalicelib.qti.processing.expression import Expression, Signature, State, inferring

_MOST = 1000


def _truth(answer: bool) -> Value | None:
    return single(BaseType.BOOLEAN, answer)


def _flags(node: Node, state: State) -> list[Scalar | None]:
    return [value.single if value else None for value in state.evaluate_children(node)]


def _is_null(node: Node, state: State) -> Value | None:
    return _truth(state.evaluate(node.children[0]) is None)


def _are_boolean(operands: list[Signature]) -> bool:
    return all(operand.is_boolean for operand in operands)


def _and(node: Node, state: State) -> Value | None:
    flags = _flags(node, state)
    if False in flags:
        return _truth(False)
    return None if None in flags else _truth(True)


def _or(node: Node, state: State) -> Value | None:
    flags = _flags(node, state)
    if True in flags:
        return _truth(True)
    return None if None in flags else _truth(False)


def _not(node: Node, state: State) -> Value | None:
    flag = _flags(node, state)[0]
    return None if flag is None else _truth(not flag)


def _are_comparable(operands: list[Signature]) -> bool:
    first, second = operands
    if first.base_type is None or second.base_type is None:
        return True
    # A float and an integer can be the same number; other types are the same or never equal.
    same = first.base_type is second.base_type or (first.is_number and second.is_number)
    return same and first.cardinality is second.cardinality


def _match(node: Node, state: State) -> Value | None:
    first, second = state.evaluate_children(node)
    if first is None or second is None:
        return None
    if first.cardinality is Cardinality.MULTIPLE:
        return _truth(Counter(first.items) == Counter(second.items))
    return _truth(first.items == second.items)


def _are_needle_and_container(operands: list[Signature]) -> bool:
    needle, container = operands
    same = None in (needle.base_type, container.base_type) or (
        needle.base_type is container.base_type
    )
    # The specification asks for a container; items of Dutch test makers give a single value here,
    # which is a container of one.
    return same and needle.is_single


def _member(node: Node, state: State) -> Value | None:
    needle, container = state.evaluate_children(node)
    if needle is None or container is None:
        return None
    return _truth(needle.single in container.items)


def _are_text(operands: list[Signature]) -> bool:
    return all(one.is_single and one.base_type in (None, BaseType.STRING) for one in operands)


def _string_match(node: Node, state: State) -> Value | None:
    first, second = state.evaluate_children(node)
    if first is None or second is None:
        return None
    text, wanted = str(first.single), str(second.single)
    # caseSensitive is a required attribute; without it the case counts, the stricter reading.
    if node.get("caseSensitive") in ("false", "0"):
        text, wanted = text.casefold(), wanted.casefold()
    return _truth(wanted in text if node.flag("substring") else wanted == text)


LOGIC = {
    "isNull": Expression(inferring(1, 1, lambda _: True), _is_null),
    "and": Expression(inferring(1, _MOST, _are_boolean), _and),
    "or": Expression(inferring(1, _MOST, _are_boolean), _or),
    "not": Expression(inferring(1, 1, _are_boolean), _not),
    "match": Expression(inferring(2, 2, _are_comparable), _match),
    "member": Expression(inferring(2, 2, _are_needle_and_container), _member),
    "stringMatch": Expression(inferring(2, 2, _are_text), _string_match),
}
