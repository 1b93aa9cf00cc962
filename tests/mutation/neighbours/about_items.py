"""Neighbours of what the rules of a test ask about its items."""

from typing import cast

from chalicelib.qti.assessing.test_expressions import TEST_EXPRESSIONS
from chalicelib.qti.items.values import BaseType, Value, make_value
from tests.mutation.mutants import Expressions, Mutant, Mutating

_TESTS = cast(Expressions, TEST_EXPRESSIONS)

_SUBSET = ("sectionIdentifier", "includeCategory", "excludeCategory")

COUNTS = {
    "numberCorrect": ("numberIncorrect", "numberPresented", "numberResponded"),
    "numberIncorrect": ("numberCorrect", "numberPresented", "numberResponded"),
    "numberPresented": ("numberSelected", "numberResponded", "numberCorrect"),
    "numberResponded": ("numberPresented", "numberSelected", "numberCorrect"),
    "numberSelected": ("numberPresented", "numberResponded", "numberCorrect"),
}
"""Expression that counts items -> those that count almost the same."""


def _about(operator: str) -> Mutating:
    return Mutating(operator, _TESTS)


def _all_of_subsets(*operators: str) -> list[Mutant]:
    return [
        mutant
        for operator in operators
        for attribute in _SUBSET
        for mutant in _about(operator).ignoring(attribute)
    ]


def _all_counts() -> list[Mutant]:
    return [
        mutant
        for operator, neighbours in COUNTS.items()
        for mutant in _about(operator).as_another(*neighbours)
    ]


def _without_doubles(value: Value) -> Value | None:
    return make_value(value.cardinality, value.base_type, tuple(dict.fromkeys(value.items)))


_VALUES = _about("testVariables")
_MOST, _LEAST = _about("outcomeMaximum"), _about("outcomeMinimum")
_VARIABLE = _about("variable")

ABOUT_ITEMS = [
    *_VALUES.as_another("outcomeMaximum", "outcomeMinimum", "null"),
    *_VALUES.ignoring("weightIdentifier"),
    *_VALUES.ignoring("baseType"),
    *_VALUES.yielding("without doubles", _without_doubles),
    *_MOST.as_another("outcomeMinimum", "testVariables"),
    *_MOST.ignoring("weightIdentifier"),
    *_MOST.null_is(BaseType.FLOAT, 0.0),
    *_LEAST.as_another("outcomeMaximum", "testVariables"),
    *_LEAST.ignoring("weightIdentifier"),
    *_all_counts(),
    *_all_of_subsets("testVariables", "outcomeMaximum", "outcomeMinimum", *COUNTS),
    *_VARIABLE.as_another("default", "correct", "null"),
    *_VARIABLE.ignoring("weightIdentifier"),
    *_about("default").as_another("variable", "null"),
    *_about("correct").as_another("variable", "default", "null"),
]
