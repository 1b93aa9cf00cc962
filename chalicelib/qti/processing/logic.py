"""Three-valued logic (QTI 3.0, 2.10.3): true, false and NULL, which is "not known"."""

from collections import Counter

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.values import BaseType, Value
from chalicelib.qti.node import Node
from chalicelib.qti.processing.attributes import whole_attribute
from chalicelib.qti.processing.converting import (
    alike,
    are_no_records,
    is_convertible,
    is_true,
)
from chalicelib.qti.processing.expression import (
    MOST_OPERANDS,
    Expression,
    Scope,
    State,
    inferring,
    truth,
)
from chalicelib.qti.processing.forgiven import Forgiven
from chalicelib.qti.processing.signature import Signature, comparable

_AT_LEAST = whole_attribute("min", least=0)
_AT_MOST = whole_attribute("max", least=0)


def _flags(node: Node, state: State) -> list[bool | None]:
    return [is_true(value) for value in state.evaluate_children(node)]


def _is_null(node: Node, state: State) -> Value | None:
    return truth(state.evaluate(node.children[0]) is None)


def _are_boolean(operands: list[Signature]) -> bool:
    return all(operand.is_boolean for operand in operands)


def _and(node: Node, state: State) -> Value | None:
    flags = _flags(node, state)
    if False in flags:
        return truth(False)
    return None if None in flags else truth(True)


def _or(node: Node, state: State) -> Value | None:
    flags = _flags(node, state)
    if True in flags:
        return truth(True)
    return None if None in flags else truth(False)


def _not(node: Node, state: State) -> Value | None:
    flag = _flags(node, state)[0]
    return None if flag is None else truth(not flag)


def _check_any_n(node: Node, scope: Scope) -> bool:
    return all([_AT_LEAST.check(node, scope), _AT_MOST.check(node, scope)])


def _any_n(node: Node, state: State) -> Value | None:
    least, most = _AT_LEAST.value(node, state), _AT_MOST.value(node, state)
    if least is None or most is None:
        return None
    flags = _flags(node, state)
    true, unknown = flags.count(True), flags.count(None)
    if true + unknown < least or true > most:
        return truth(False)
    # What is not known may turn out true or false: the answer is known if neither matters.
    return truth(True) if true >= least and true + unknown <= most else None


def are_matchable(operands: list[Signature]) -> bool:
    """Tell whether two operands can be the same value."""
    first, second = operands
    if first.is_null or second.is_null:
        return True
    # "Must not be used on durations" (QTI 3.0, match): they are never exact.
    exact = BaseType.DURATION not in (first.base_type, second.base_type)
    return exact and first.cardinality is second.cardinality and comparable(operands)


def match_values(first: Value | None, second: Value | None) -> Value | None:
    """Tell whether two values are the same."""
    if first is None or second is None:
        return None
    if (first.cardinality, first.base_type) != (second.cardinality, second.base_type):
        return truth(alike(first, second))
    if first.cardinality is Cardinality.MULTIPLE:
        return truth(Counter(first.items) == Counter(second.items))
    return truth((first.items, first.fields) == (second.items, second.fields))


def _match(node: Node, state: State) -> Value | None:
    return match_values(*state.evaluate_children(node))


_TRUTHS = (Forgiven.TRUTH_OF_ANYTHING, are_no_records)


def can_be_alike(operands: list[Signature]) -> bool:
    """Tell whether one operand may hold what the other holds."""
    first, second = (one.base_type for one in operands)
    readable = is_convertible(first, second) or is_convertible(second, first)
    return readable and are_no_records(operands)


LOGIC = {
    "isNull": Expression(inferring(1, 1, lambda _: True), _is_null),
    "and": Expression(inferring(1, MOST_OPERANDS, _are_boolean, forgiven=_TRUTHS), _and),
    "or": Expression(inferring(1, MOST_OPERANDS, _are_boolean, forgiven=_TRUTHS), _or),
    "not": Expression(inferring(1, 1, _are_boolean, forgiven=_TRUTHS), _not),
    "anyN": Expression(
        inferring(1, MOST_OPERANDS, _are_boolean, attributes=_check_any_n, forgiven=_TRUTHS), _any_n
    ),
    "match": Expression(
        inferring(2, 2, are_matchable, forgiven=(Forgiven.CONTAINER_OF_ONE, can_be_alike)), _match
    ),
}
