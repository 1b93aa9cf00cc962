"""Reckoning (QTI 3.0, 2.10.3): one NULL operand makes the result NULL.

Integers are kept exactly up to a million times a milliard, further than the 32 bits of the
specification: an answer of eight milliard must count. A result beyond that is NULL, and so is a
float that overflows: nothing wraps around, and there is no infinity.
"""

import math
from collections.abc import Callable, Sequence
from decimal import Decimal

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.values import BaseType, Value, single
from chalicelib.qti.node import Node
from chalicelib.qti.processing.converting import (
    are_readable,
    as_integer,
    have_readable,
)
from chalicelib.qti.processing.expression import (
    MOST_OPERANDS,
    Evaluate,
    Expression,
    Infer,
    State,
    inferring,
    numbers,
)
from chalicelib.qti.processing.forgiven import Forgiven
from chalicelib.qti.processing.signature import FLOAT, INTEGER, Signature

BIGGEST_INTEGER = 10**15
"""Floats keep every integer up to here exactly, so comparing with one is exact too."""

Number = int | float
Fold = Callable[[Sequence[Number]], Number | None]


def are_numbers(operands: list[Signature]) -> bool:
    """Tell whether every operand is one number."""
    return all(operand.is_number for operand in operands)


def are_integers(operands: list[Signature]) -> bool:
    """Tell whether every operand is one integer."""
    return all(one.is_single and one.has(BaseType.INTEGER) for one in operands)


def can_be_numbers(operands: list[Signature]) -> bool:
    """Tell whether every operand is one value that may hold a number."""
    return are_readable(operands, BaseType.FLOAT)


def number(result: Number | None) -> Value | None:
    """Make a value of a result; what is too big or no number at all is NULL."""
    if isinstance(result, float):
        return single(BaseType.FLOAT, result)
    if result is None or abs(result) > BIGGEST_INTEGER:
        return None
    return single(BaseType.INTEGER, result)


def as_written(number: Number) -> Decimal:
    """Return the decimal number that a person sees written, not the binary one beside it."""
    return Decimal(number) if isinstance(number, int) else Decimal(repr(number))


def reckoning(fold: Fold) -> Evaluate:
    """Reckon with the numbers of all operands; outside its domain a function is NULL."""

    def evaluate(node: Node, state: State) -> Value | None:
        operands = numbers(state.evaluate_children(node))
        if operands is None:
            return None
        try:
            return number(fold(operands))
        except (ArithmeticError, ValueError):
            return None

    return evaluate


def _reckoning_whole(fold: Fold) -> Evaluate:
    """Reckon with whole numbers only; an operand with a fraction is NULL."""

    def through(operands: Sequence[Number]) -> Number | None:
        whole = [as_integer(operand) for operand in operands]
        known = [one for one in whole if one is not None]
        return fold(known) if len(known) == len(whole) else None

    return reckoning(through)


def _are_numeric(operands: list[Signature]) -> bool:
    return all(operand.is_numeric for operand in operands)


def _have_integers(operands: list[Signature]) -> bool:
    return all(one.has(BaseType.INTEGER) for one in operands)


def _widest(operands: list[Signature]) -> Signature:
    # "If any are of base type float the result is float, otherwise integer" (sum, product).
    whole = all(operand.whole or operand.is_null for operand in operands)
    floats = any(operand.base_type not in (None, BaseType.INTEGER) for operand in operands)
    base_type = BaseType.FLOAT if floats else BaseType.INTEGER
    return Signature(Cardinality.SINGLE, base_type, whole)


def _folding(fold: Callable[[Number, Number], Number]) -> Fold:
    """Take the numbers one by one, and stop as soon as an integer grows too big."""

    def through(operands: Sequence[Number]) -> Number | None:
        total = operands[0]
        for operand in operands[1:]:
            total = fold(total, operand)
            if isinstance(total, int) and abs(total) > BIGGEST_INTEGER:
                return None
        # One float makes the result a float, also when the greatest of all is an integer.
        return float(total) if any(isinstance(one, float) for one in operands) else total

    return through


def _divide(operands: Sequence[Number]) -> float:
    return operands[0] / operands[1]


def _power(operands: Sequence[Number]) -> float:
    return math.pow(operands[0], operands[1])


def _round_down(operands: Sequence[Number]) -> Number:
    return operands[0] // operands[1]


def _remainder(operands: Sequence[Number]) -> Number:
    # x - z * y where z is rounded down (QTI 3.0, integerModulus), as Python's own remainder.
    return operands[0] % operands[1]


def _common_divisor(first: Number, second: Number) -> int:
    return math.gcd(int(first), int(second))


def _common_multiple(first: Number, second: Number) -> int:
    return math.lcm(int(first), int(second))


def _positive(fold: Fold) -> Fold:
    def through(operands: Sequence[Number]) -> Number | None:
        return fold([abs(operand) for operand in operands])

    return through


def _have_numbers(operands: list[Signature]) -> bool:
    return have_readable(operands, BaseType.FLOAT)


_NUMBERS = (Forgiven.VALUE_CONVERTED, can_be_numbers)
_MORE_NUMBERS = (Forgiven.VALUE_CONVERTED, _have_numbers)

_MANY: Infer = inferring(1, MOST_OPERANDS, _are_numeric, _widest, forgiven=_MORE_NUMBERS)
_MANY_INTEGERS: Infer = inferring(
    1, MOST_OPERANDS, _have_integers, lambda _: INTEGER, forgiven=_MORE_NUMBERS
)
_TWO_INTEGERS: Infer = inferring(2, 2, are_integers, lambda _: INTEGER, forgiven=_NUMBERS)
_TWO_TO_FLOAT: Infer = inferring(2, 2, are_numbers, lambda _: FLOAT, forgiven=_NUMBERS)
_TO_FLOAT = Signature(Cardinality.SINGLE, BaseType.FLOAT, whole=True)

ARITHMETIC = {
    "sum": Expression(_MANY, reckoning(_folding(lambda one, other: one + other))),
    "product": Expression(_MANY, reckoning(_folding(lambda one, other: one * other))),
    "min": Expression(_MANY, reckoning(_folding(min))),
    "max": Expression(_MANY, reckoning(_folding(max))),
    "gcd": Expression(_MANY_INTEGERS, _reckoning_whole(_positive(_folding(_common_divisor)))),
    "lcm": Expression(_MANY_INTEGERS, _reckoning_whole(_positive(_folding(_common_multiple)))),
    "subtract": Expression(
        inferring(2, 2, are_numbers, _widest, forgiven=_NUMBERS),
        reckoning(_folding(lambda one, other: one - other)),
    ),
    "divide": Expression(_TWO_TO_FLOAT, reckoning(_divide)),
    "power": Expression(_TWO_TO_FLOAT, reckoning(_power)),
    "integerDivide": Expression(_TWO_INTEGERS, _reckoning_whole(_round_down)),
    "integerModulus": Expression(_TWO_INTEGERS, _reckoning_whole(_remainder)),
    "integerToFloat": Expression(
        inferring(1, 1, are_integers, lambda _: _TO_FLOAT, forgiven=_NUMBERS),
        _reckoning_whole(lambda operands: float(operands[0])),
    ),
}
