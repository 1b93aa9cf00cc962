"""Neighbours of what compares numbers and durations."""

from chalicelib.qti.items.values import BaseType
from tests.mutation.mutants import Mutant, Mutating

_NEIGHBOURS = {
    "lt": ("lte", "gt", "gte", "equal"),
    "lte": ("lt", "gte", "gt", "equal"),
    "gt": ("gte", "lt", "lte"),
    "gte": ("gt", "lte", "lt", "equal"),
    "durationLT": ("lte", "gt", "durationGTE"),
    "durationGTE": ("gt", "lte", "durationLT"),
    "equal": ("lte", "gte", "match"),
}


def _each() -> list[Mutant]:
    found: list[Mutant] = []
    for operator, neighbours in _NEIGHBOURS.items():
        mutating = Mutating(operator)
        found += mutating.as_another(*neighbours)
        found += mutating.opposite()
        found += mutating.null_is(BaseType.BOOLEAN, scalar=False)
    return found


_EQUAL = Mutating("equal")

COMPARING = [
    *_each(),
    *_EQUAL.reading(
        "toleranceMode",
        ("absolute", "relative"),
        ("relative", "absolute"),
        ("absolute", "exact"),
        ("relative", "exact"),
        ("", "absolute"),
    ),
    *_EQUAL.ignoring("includeLowerBound"),
    *_EQUAL.ignoring("includeUpperBound"),
    _EQUAL.changing("tolerance", lambda text: text.split()[0] if text else "", "has one side"),
    _EQUAL.changing("tolerance", lambda text: " ".join(text.split()[::-1]), "turned round"),
    *_EQUAL.turned_round(),
]
