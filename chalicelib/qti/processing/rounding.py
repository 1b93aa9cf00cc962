"""Rounding (QTI 3.0, 2.10.3): truncate, round, roundTo and equalRounded."""

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

from chalicelib.qti.items.values import BaseType, Value, single
from chalicelib.qti.node import Node
from chalicelib.qti.processing.arithmetic import (
    Number,
    are_numbers,
    as_written,
    can_be_numbers,
    reckoning,
)
from chalicelib.qti.processing.attributes import check_choice, whole_attribute
from chalicelib.qti.processing.expression import Expression, Scope, State, inferring, numbers, truth
from chalicelib.qti.processing.forgiven import Forgiven
from chalicelib.qti.processing.signature import FLOAT, INTEGER

_PLACES, _SIGNIFICANT = "decimalPlaces", "significantFigures"
_MISSPELLED = "significantFigure"
_FIGURES = {
    _PLACES: whole_attribute("figures", least=0, most=300),
    _SIGNIFICANT: whole_attribute("figures", least=1, most=300),
}
_EXACT = Context(prec=700, rounding=ROUND_HALF_UP)
"""Room for every digit of the biggest float with 300 decimals."""


def _truncate(operands: Sequence[Number]) -> int:
    return math.trunc(operands[0])


def _round(operands: Sequence[Number]) -> int:
    # 6.5 becomes 7 and -6.5 becomes -6 (QTI 3.0, round); adding a half first would lift the float
    # just below a half over it.
    down = math.floor(operands[0])
    return down + (operands[0] - down >= 0.5)


def _mode(node: Node) -> str:
    written = node.get("roundingMode") or _SIGNIFICANT
    return _SIGNIFICANT if written == _MISSPELLED else written


def _check(node: Node, scope: Scope) -> bool:
    misspelled = node.get("roundingMode") == _MISSPELLED
    known = (misspelled and scope.forgives(Forgiven.ROUNDING_SPELLED)) or check_choice(
        node, scope, "roundingMode", tuple(_FIGURES)
    )
    return known and _FIGURES[_mode(node)].check(node, scope)


def rounded(number: Number, mode: str, figures: int) -> float:
    """Round as it is done on paper: on the decimal digits that the number is written with.

    The deciding digit counts upwards from 5, whatever the sign (QTI 3.0, roundTo).
    """
    digits = as_written(number)
    if not digits:
        return 0.0
    last = -figures if mode == _PLACES else digits.adjusted() - figures + 1
    return float(digits.quantize(Decimal((0, (1,), last)), context=_EXACT))


def _rounded_operands(node: Node, state: State) -> list[float] | None:
    operands = numbers(state.evaluate_children(node))
    figures = _FIGURES[_mode(node)].value(node, state)
    if operands is None or figures is None:
        return None
    return [rounded(operand, _mode(node), int(figures)) for operand in operands]


def _round_to(node: Node, state: State) -> Value | None:
    found = _rounded_operands(node, state)
    return single(BaseType.FLOAT, found[0]) if found else None


def _equal_rounded(node: Node, state: State) -> Value | None:
    found = _rounded_operands(node, state)
    return truth(found[0] == found[1]) if found else None


_NUMBERS = (Forgiven.VALUE_CONVERTED, can_be_numbers)

ROUNDING = {
    "truncate": Expression(
        inferring(1, 1, are_numbers, lambda _: INTEGER, forgiven=_NUMBERS), reckoning(_truncate)
    ),
    "round": Expression(
        inferring(1, 1, are_numbers, lambda _: INTEGER, forgiven=_NUMBERS), reckoning(_round)
    ),
    "roundTo": Expression(
        inferring(1, 1, are_numbers, lambda _: FLOAT, attributes=_check, forgiven=_NUMBERS),
        _round_to,
    ),
    "equalRounded": Expression(
        inferring(2, 2, are_numbers, attributes=_check, forgiven=_NUMBERS), _equal_rounded
    ),
}
