"""Comparing numbers and durations (QTI 3.0, 2.10.3): one NULL operand makes the result NULL."""

import operator
from collections.abc import Callable
from decimal import Context, Decimal, localcontext

from chalicelib.qti.items.values import BaseType, Value
from chalicelib.qti.node import Node
from chalicelib.qti.processing.arithmetic import (
    Number,
    are_numbers,
    as_written,
    can_be_numbers,
)
from chalicelib.qti.processing.attributes import float_attribute
from chalicelib.qti.processing.converting import are_readable
from chalicelib.qti.processing.expression import (
    Evaluate,
    Expression,
    Scope,
    State,
    inferring,
    numbers,
    truth,
)
from chalicelib.qti.processing.forgiven import Forgiven
from chalicelib.qti.processing.logic import can_be_alike, match_values
from chalicelib.qti.processing.signature import Signature

_TOLERANCE = float_attribute("tolerance", least=0.0)
_MODES = ("exact", "absolute", "relative")
_EXACT = Context(prec=700)
"""Room for every digit of the biggest float and the smallest together."""


def _compare(test: Callable[[Number, Number], bool]) -> Evaluate:
    def evaluate(node: Node, state: State) -> Value | None:
        operands = numbers(state.evaluate_children(node))
        return truth(test(*operands)) if operands is not None else None

    return evaluate


def _are_durations(operands: list[Signature]) -> bool:
    return all(one.is_single and one.has(BaseType.DURATION) for one in operands)


def _can_be_durations(operands: list[Signature]) -> bool:
    return are_readable(operands, BaseType.DURATION)


_NUMBERS = (Forgiven.VALUE_CONVERTED, can_be_numbers)
_DURATIONS = (Forgiven.VALUE_CONVERTED, _can_be_durations)


def _mode(node: Node) -> str:
    return node.get("toleranceMode", "exact")


def _check_tolerance(node: Node, scope: Scope) -> bool:
    words = node.get("tolerance").split()
    right = all(_TOLERANCE.is_right(word, scope.declarations) for word in words)
    enough = _mode(node) == "exact" or len(words) in (1, 2)
    if _mode(node) in _MODES and (_mode(node) == "exact" or (right and enough)):
        return _check_bounds(node, scope)
    scope.at(node).add("tolerance-not-valid", element=node.name)
    return False


def _check_bounds(node: Node, scope: Scope) -> bool:
    for attribute in ("includeLowerBound", "includeUpperBound"):
        text = node.get(attribute, "true")
        variable = scope.declarations.find(text.strip("{}"))
        named = variable is not None and variable.base_type is BaseType.BOOLEAN
        if text not in ("true", "false", "1", "0") and not named:
            scope.at(node).add(
                "attribute-not-valid", element=node.name, attribute=attribute, value=text
            )
            return False
    return True


def _equal(node: Node, state: State) -> Value | None:
    values = state.evaluate_children(node)
    if _mode(node) == "exact" and not any(value and _is_counted(value) for value in values):
        return match_values(*values)
    operands = numbers(values)
    # Two containers of texts pass as alike in scoring; a tolerance says nothing about several.
    if operands is None or len(operands) != 2:
        return None
    wanted, given = operands
    if _mode(node) == "exact":
        return truth(wanted == given)
    bounds = _bounds(node, state, wanted)
    if bounds is None:
        return None
    low, high = bounds
    answer = as_written(given)
    above = answer >= low if _included(node, state, "includeLowerBound") else answer > low
    below = answer <= high if _included(node, state, "includeUpperBound") else answer < high
    return truth(above and below)


def _is_counted(value: Value) -> bool:
    return value.base_type is not None and value.base_type.is_numeric


def _can_be_equal(operands: list[Signature]) -> bool:
    if any(one.is_numeric and not one.is_null for one in operands):
        return are_readable(operands, BaseType.FLOAT)
    return can_be_alike(operands)


def _bounds(node: Node, state: State, wanted: Number) -> tuple[Decimal, Decimal] | None:
    found = [_TOLERANCE.value_of(word, state) for word in node.get("tolerance").split()]
    known = [one for one in found if one is not None]
    if len(known) < len(found):
        return None
    # One tolerance holds on both sides (QTI 3.0, equal).
    middle, below, above = (as_written(one) for one in (wanted, known[0], known[-1]))
    with localcontext(_EXACT):
        if _mode(node) == "absolute":
            return middle - below, middle + above
        ends = middle * (1 - below / 100), middle * (1 + above / 100)
    return min(ends), max(ends)


def _included(node: Node, state: State, attribute: str) -> bool:
    text = node.get(attribute, "true")
    if text in ("true", "1", "false", "0"):
        return text in ("true", "1")
    held = state.value_of(text.strip("{}"))
    return held is not None and held.single is True


COMPARING = {
    "lt": Expression(inferring(2, 2, are_numbers, forgiven=_NUMBERS), _compare(operator.lt)),
    "lte": Expression(inferring(2, 2, are_numbers, forgiven=_NUMBERS), _compare(operator.le)),
    "gt": Expression(inferring(2, 2, are_numbers, forgiven=_NUMBERS), _compare(operator.gt)),
    "gte": Expression(inferring(2, 2, are_numbers, forgiven=_NUMBERS), _compare(operator.ge)),
    "durationLT": Expression(
        inferring(2, 2, _are_durations, forgiven=_DURATIONS), _compare(operator.lt)
    ),
    "durationGTE": Expression(
        inferring(2, 2, _are_durations, forgiven=_DURATIONS), _compare(operator.ge)
    ),
    "equal": Expression(
        inferring(
            2,
            2,
            are_numbers,
            attributes=_check_tolerance,
            forgiven=(Forgiven.EQUAL_AS_MATCH, _can_be_equal),
        ),
        _equal,
    ),
}
