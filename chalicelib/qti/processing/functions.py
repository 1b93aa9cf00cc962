"""The functions of mathOperator and statsOperator (QTI 3.0, 2.10.3).

Outside its domain, and where it grows beyond every float, a function is NULL.
"""

import math
import statistics
from collections.abc import Callable, Sequence

from chalicelib.qti.items.values import BaseType, Value
from chalicelib.qti.node import Node
from chalicelib.qti.processing.arithmetic import (
    Number,
    are_numbers,
    can_be_numbers,
    number,
    reckoning,
)
from chalicelib.qti.processing.converting import have_readable
from chalicelib.qti.processing.expression import Expression, Scope, State, inferring, numbers
from chalicelib.qti.processing.forgiven import Forgiven
from chalicelib.qti.processing.signature import FLOAT, INTEGER, Signature

Function = Callable[[float], Number]


def _over(function: Function) -> Function:
    """Make the reciprocal function: where the function is 0, it is NULL."""
    return lambda x: 1 / function(x)


def _of_inverse(function: Function) -> Function:
    """Make the inverse of a reciprocal function."""
    return lambda x: function(1 / x)


def _arc_cotangent(x: float) -> float:
    # The same branch as atan(1 / x), without its hole at 0.
    return math.atan(1 / x) if x else math.pi / 2


def _sign(x: float) -> int:
    return (x > 0) - (x < 0)


_TO_INTEGER: dict[str, Function] = {"signum": _sign, "floor": math.floor, "ceil": math.ceil}

_FUNCTIONS: dict[str, Function] = {
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "sec": _over(math.cos),
    "csc": _over(math.sin),
    "cot": _over(math.tan),
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "asec": _of_inverse(math.acos),
    "acsc": _of_inverse(math.asin),
    "acot": _arc_cotangent,
    "sinh": math.sinh,
    "cosh": math.cosh,
    "tanh": math.tanh,
    "sech": _over(math.cosh),
    "csch": _over(math.sinh),
    "coth": _over(math.tanh),
    "log": math.log10,
    "ln": math.log,
    "exp": math.exp,
    "abs": lambda x: float(abs(x)),
    "toDegrees": math.degrees,
    "toRadians": math.radians,
    **_TO_INTEGER,
}

_STATISTICS: dict[str, Callable[[Sequence[Number]], float]] = {
    "mean": statistics.fmean,
    "sampleVariance": statistics.variance,
    "sampleSD": statistics.stdev,
    "popVariance": statistics.pvariance,
    "popSD": statistics.pstdev,
}


def _infer_function(node: Node, scope: Scope) -> Signature | None:
    name = node.get("name")
    count = 2 if name == "atan2" else 1
    result = INTEGER if name in _TO_INTEGER else FLOAT
    known = _named((*_FUNCTIONS, "atan2"))
    infer = inferring(
        count,
        count,
        are_numbers,
        lambda _: result,
        attributes=known,
        forgiven=(Forgiven.VALUE_CONVERTED, can_be_numbers),
    )
    return infer(node, scope)


def _function(node: Node, state: State) -> Value | None:
    name = node.get("name")
    if name == "atan2":
        return reckoning(lambda operands: math.atan2(*operands))(node, state)
    return reckoning(lambda operands: _FUNCTIONS[name](operands[0]))(node, state)


def _named(names: tuple[str, ...]) -> Callable[[Node, Scope], bool]:
    def check(node: Node, scope: Scope) -> bool:
        name = node.get("name")
        if name in names:
            return True
        scope.at(node).add("attribute-not-valid", element=node.name, attribute="name", value=name)
        return False

    return check


def _is_numeric_container(operands: list[Signature]) -> bool:
    return all(one.is_null or (one.is_container and one.is_numeric) for one in operands)


def _can_hold_numbers(operands: list[Signature]) -> bool:
    return have_readable(operands, BaseType.FLOAT)


def _statistic(node: Node, state: State) -> Value | None:
    found = numbers(state.evaluate_children(node))
    if found is None:
        return None
    try:
        return number(float(_STATISTICS[node.get("name")]([float(one) for one in found])))
    # A sample of one has no variance (statistics.StatisticsError is a ValueError).
    except (ArithmeticError, ValueError):
        return None


FUNCTIONS = {
    "mathOperator": Expression(_infer_function, _function),
    "statsOperator": Expression(
        inferring(
            1,
            1,
            _is_numeric_container,
            lambda _: FLOAT,
            attributes=_named(tuple(_STATISTICS)),
            forgiven=(Forgiven.VALUE_CONVERTED, _can_hold_numbers),
        ),
        _statistic,
    ),
}
