"""Neighbours of what compares texts, and of where a point lies."""

from chalicelib.qti.items.areas import read_area
from chalicelib.qti.items.values import BaseType, Value
from chalicelib.qti.node import Node
from chalicelib.qti.processing.expression import State, truth
from tests.mutation.mutants import Mutant, Mutating


def _all_points(node: Node, state: State) -> Value | None:
    value = state.evaluate(node.children[0])
    if value is None:
        return None
    area = read_area(node.get("shape"), node.get("coords"))
    points = [point for point in value.items if isinstance(point, tuple)]
    return truth(all(area.contains(float(x), float(y)) for x, y in points))


def _case(operator: str) -> list[Mutant]:
    return [
        *Mutating(operator).reading("caseSensitive", ("true", "false"), ("false", "true")),
        *Mutating(operator).reading("caseSensitive", ("", "false")),
        *Mutating(operator).opposite(),
        *Mutating(operator).null_is(BaseType.BOOLEAN, scalar=False),
    ]


def _somewhere(pattern: str) -> str:
    return pattern if pattern.startswith("{") else f".*({pattern}).*"


def _moved(coords: str) -> str:
    return ",".join(str(int(one) + 100) for one in coords.split(",") if one) or coords


_INSIDE = Mutating("inside")
_MATCH, _SUBSTRING, _PATTERN = (
    Mutating(one) for one in ("stringMatch", "substring", "patternMatch")
)

TEXTS = [
    *_MATCH.as_another("substring"),
    *_MATCH.reading("substring", ("true", "false"), ("", "true")),
    *_MATCH.turned_round(),
    *_case("stringMatch"),
    *_SUBSTRING.as_another("stringMatch"),
    *_SUBSTRING.turned_round(),
    *_case("substring"),
    _PATTERN.changing("pattern", _somewhere, "found anywhere"),
    *_case("patternMatch"),
    *_INSIDE.opposite(),
    *_INSIDE.null_is(BaseType.BOOLEAN, scalar=False),
    *_INSIDE.reading(
        "shape",
        ("circle", "default"),
        ("rect", "default"),
        ("ellipse", "default"),
        ("poly", "default"),
        ("ellipse", "rect"),
        ("rect", "ellipse"),
    ),
    _INSIDE.changing("coords", _moved, "moved"),
    _INSIDE.mutant("all points", _all_points),
]
