"""Neighbours of arithmetic, rounding and functions."""

import math
from itertools import pairwise

from chalicelib.qti.items.values import BaseType
from tests.mutation.mutants import Mutant, Mutating

FUNCTIONS = (
    *("sin", "cos", "tan", "sec", "csc", "cot", "asin", "acos", "atan", "asec", "acsc", "acot"),
    *("sinh", "cosh", "tanh", "sech", "csch", "coth", "log", "ln", "exp", "abs", "signum"),
    *("floor", "ceil", "toDegrees", "toRadians"),
)
"""The functions of one number; a neighbour in this list is a neighbour in meaning too."""

STATISTICS = ("mean", "sampleVariance", "popVariance", "sampleSD", "popSD")

_NUMBER = BaseType.INTEGER


def _spreading_null() -> list[Mutant]:
    operators = (
        *("sum", "product", "min", "max", "gcd", "lcm", "subtract", "divide", "power"),
        *("integerDivide", "integerModulus", "truncate", "round", "roundTo", "statsOperator"),
        "mathOperator",
    )
    return [mutant for one in operators for mutant in Mutating(one).null_is(BaseType.FLOAT, 0.0)]


def _leaving_null_out() -> list[Mutant]:
    many = ("sum", "product", "min", "max", "gcd", "lcm")
    return [mutant for one in many for mutant in Mutating(one).leaving_null_out()]


def _named(operator: str, names: tuple[str, ...]) -> list[Mutant]:
    """Take each name for the one behind it, and for the one before it."""
    around = list(pairwise((*names, names[0])))
    back = [(other, one) for one, other in around]
    return Mutating(operator).reading("name", *around, *back)


def _half_away(number: float) -> int:
    return math.floor(abs(number) + 0.5) * (-1 if number < 0 else 1)


_DIVIDE, _MODULUS = Mutating("integerDivide"), Mutating("integerModulus")
_ROUND, _TRUNCATE, _ROUND_TO = Mutating("round"), Mutating("truncate"), Mutating("roundTo")
_MODES = (("decimalPlaces", "significantFigures"), ("significantFigures", "decimalPlaces"))

NUMBERS = [
    *Mutating("sum").as_another("product", "max"),
    *Mutating("product").as_another("sum", "power"),
    *Mutating("min").as_another("max", "sum"),
    *Mutating("max").as_another("min", "sum"),
    *Mutating("gcd").as_another("lcm", "min"),
    *Mutating("lcm").as_another("gcd", "product"),
    *Mutating("subtract").as_another("sum", "divide"),
    *Mutating("subtract").turned_round(),
    *Mutating("divide").as_another("product", "integerDivide", "subtract"),
    *Mutating("divide").turned_round(),
    *Mutating("power").as_another("product", "divide"),
    *Mutating("power").turned_round(),
    *_DIVIDE.as_another("divide", "integerModulus"),
    *_DIVIDE.turned_round(),
    *_DIVIDE.computing("rounds to zero", _NUMBER, lambda one, other: math.trunc(one / other)),
    *_MODULUS.as_another("integerDivide", "divide"),
    *_MODULUS.turned_round(),
    *_MODULUS.computing(
        "takes the sign of the first", _NUMBER, lambda one, other: int(math.fmod(one, other))
    ),
    *Mutating("integerToFloat").as_another("truncate", "null"),
    *_TRUNCATE.as_another("round", "roundTo"),
    *_TRUNCATE.computing("rounds down", _NUMBER, math.floor),
    *_ROUND.as_another("truncate", "roundTo"),
    *_ROUND.computing("half to even", _NUMBER, lambda number: round(number)),
    *_ROUND.computing("half away from zero", _NUMBER, _half_away),
    *_ROUND.computing("adds a half", _NUMBER, lambda number: math.floor(number + 0.5)),
    *_ROUND_TO.as_another("round", "truncate"),
    *_ROUND_TO.reading("roundingMode", *_MODES, ("", "decimalPlaces")),
    *_ROUND_TO.reading("figures", ("3", "2"), ("2", "3"), ("0", "1")),
    *Mutating("equalRounded").as_another("equal", "lte"),
    *Mutating("equalRounded").opposite(),
    *Mutating("equalRounded").reading("roundingMode", *_MODES, ("", "decimalPlaces")),
    *Mutating("equalRounded").null_is(BaseType.BOOLEAN, scalar=False),
    *_named("mathOperator", FUNCTIONS),
    *_named("mathOperator", ("atan", "atan2")),
    *_named("statsOperator", STATISTICS),
    *_spreading_null(),
    *_leaving_null_out(),
]
