"""Reckoning and comparing numbers (QTI 3.0, 2.10.3): one NULL operand makes the result NULL."""

import math
import operator
from collections.abc import Callable, Sequence

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.values import BaseType, Value, single
from chalicelib.qti.node import Node
from chalicelib.qti.processing.expression import (
    FLOAT,
    Evaluate,
    Expression,
    Scope,
    Signature,
    State,
    inferring,
    numbers,
)

_MOST = 1000
_BIGGEST = 10**15
"""Integers beyond this become NULL: no score needs them, and they must not fill the memory."""

Number = int | float


def _are_numbers(operands: list[Signature]) -> bool:
    return all(operand.is_number for operand in operands)


def _widest(operands: list[Signature]) -> Signature:
    # "If any are of base type float the result is float, otherwise integer" (sum, product).
    whole = all(operand.whole or operand.base_type is None for operand in operands)
    floats = any(operand.base_type is BaseType.FLOAT for operand in operands)
    base_type = BaseType.FLOAT if floats else BaseType.INTEGER
    return Signature(Cardinality.SINGLE, base_type, whole)


def _reckon(
    fold: Callable[[Sequence[Number]], Number | None],
) -> Evaluate:
    def evaluate(node: Node, state: State) -> Value | None:
        operands = numbers(state.evaluate_children(node))
        result = fold(operands) if operands is not None else None
        if result is None or abs(result) > _BIGGEST:
            return None
        return single(BaseType.FLOAT if isinstance(result, float) else BaseType.INTEGER, result)

    return evaluate


def _product(operands: Sequence[Number]) -> Number | None:
    total: Number = 1
    for number in operands:
        total *= number
        if abs(total) > _BIGGEST:
            return None
    return total


def _subtract(operands: Sequence[Number]) -> Number:
    return operands[0] - operands[1]


def _divide(operands: Sequence[Number]) -> float | None:
    # Dividing by zero yields NULL (QTI 3.0, divide).
    return operands[0] / operands[1] if operands[1] else None


def _compare(test: Callable[[Number, Number], bool]) -> Expression:
    def evaluate(node: Node, state: State) -> Value | None:
        operands = numbers(state.evaluate_children(node))
        return single(BaseType.BOOLEAN, test(*operands)) if operands is not None else None

    return Expression(inferring(2, 2, _are_numbers), evaluate)


def _infer_equal(node: Node, scope: Scope) -> Signature | None:
    if _tolerances(node) is None:
        scope.findings.add("tolerance-not-supported", element=node.name)
        return None
    return inferring(2, 2, _are_numbers)(node, scope)


def _equal(node: Node, state: State) -> Value | None:
    operands = numbers(state.evaluate_children(node))
    tolerances = _tolerances(node)
    if operands is None or tolerances is None:
        return None
    wanted, given = operands
    low, high = _bounds(node.get("toleranceMode", "exact"), wanted, *tolerances)
    above = given >= low if _included(node, "includeLowerBound") else given > low
    below = given <= high if _included(node, "includeUpperBound") else given < high
    return single(BaseType.BOOLEAN, above and below)


def _bounds(mode: str, wanted: Number, t0: float, t1: float) -> tuple[float, float]:
    if mode == "absolute":
        return wanted - t0, wanted + t1
    if mode == "relative":
        ends = wanted * (1 - t0 / 100), wanted * (1 + t1 / 100)
        return min(ends), max(ends)
    return wanted, wanted


def _included(node: Node, attribute: str) -> bool:
    exact = node.get("toleranceMode", "exact") == "exact"
    return exact or node.get(attribute, "true") in ("true", "1")


def _tolerances(node: Node) -> tuple[float, float] | None:
    if node.get("toleranceMode", "exact") == "exact":
        return 0.0, 0.0
    if node.get("toleranceMode") not in ("absolute", "relative"):
        return None
    try:
        found = [float(word) for word in node.get("tolerance").split()]
    except ValueError:
        return None
    if len(found) not in (1, 2) or not all(math.isfinite(one) and one >= 0 for one in found):
        return None
    # One tolerance holds on both sides (QTI 3.0, equal).
    return found[0], found[-1]


ARITHMETIC = {
    "sum": Expression(inferring(1, _MOST, _are_numbers, _widest), _reckon(sum)),
    "product": Expression(inferring(1, _MOST, _are_numbers, _widest), _reckon(_product)),
    "subtract": Expression(inferring(2, 2, _are_numbers, _widest), _reckon(_subtract)),
    "divide": Expression(inferring(2, 2, _are_numbers, lambda _: FLOAT), _reckon(_divide)),
    "lt": _compare(operator.lt),
    "lte": _compare(operator.le),
    "gt": _compare(operator.gt),
    "gte": _compare(operator.ge),
    "equal": Expression(_infer_equal, _equal),
}
