"""Areas of a picture: what lies inside, and what points in them are worth."""

import pytest

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.areas import Area, AreaMalformed, AreaMapping, Shape, read_area
from chalicelib.qti.items.values import BaseType, Value

SQUARE = read_area("rect", "0,0,10,10")
ROUND = read_area("circle", "20,20,5")


def points(*found: tuple[int, int]) -> Value:
    return Value(Cardinality.MULTIPLE, BaseType.POINT, found)


def mapping(*entries: tuple[Area, float], default: float = 0.0) -> AreaMapping:
    return AreaMapping(entries, default, None, None)


@pytest.mark.parametrize(
    ("shape", "coords", "inside", "outside"),
    [
        ("rect", "10,20,30,40", (11, 21), (31, 21)),
        ("rect", "30,40,10,20", (11, 21), (9, 21)),
        ("circle", "100,100,10", (107, 107), (108, 108)),
        ("ellipse", "100,100,20,10", (119, 100), (100, 111)),
        ("poly", "0,0,10,0,10,10,0,10", (5, 5), (11, 5)),
        ("poly", "0,0,10,0,10,10,5,2,0,10,0,0", (1, 5), (5, 5)),
        ("rect", " 1 , 2.5 , 3 , 4 ", (2, 3), (2, 2)),
    ],
)
def test_a_point_lies_inside_or_outside(
    shape: str, coords: str, inside: tuple[int, int], outside: tuple[int, int]
) -> None:
    area = read_area(shape, coords)

    assert (area.contains(*inside), area.contains(*outside)) == (True, False)


@pytest.mark.parametrize(
    ("shape", "coords", "edge"),
    [
        ("circle", "100,100,10", (110, 100)),
        ("ellipse", "100,100,20,10", (100, 90)),
        ("rect", "10,20,30,40", (30, 40)),
        ("poly", "0,0,10,0,5,10", (5, 0)),
        ("poly", "0,0,10,0,5,10", (5, 10)),
    ],
)
def test_the_edge_of_an_area_belongs_to_it(shape: str, coords: str, edge: tuple[int, int]) -> None:
    assert read_area(shape, coords).contains(*edge)


def test_the_default_shape_is_the_whole_picture() -> None:
    assert read_area("default", "") == Area(Shape.DEFAULT, ())
    assert read_area("default", "").contains(-1, 10**6)


@pytest.mark.parametrize(
    ("shape", "coords"),
    [
        ("star", "1,2,3"),
        ("circle", "1,2"),
        ("circle", "1,2,0"),
        ("ellipse", "1,2,3,-4"),
        ("rect", "1,2,3"),
        ("rect", "10%,0,1,1"),
        ("poly", "1,1,2,2"),
        ("poly", "1,1,2,2,3,3,4"),
        ("poly", "1," * 2001),
        ("rect", "a,b,c,d"),
    ],
)
def test_an_area_that_is_none_is_refused(shape: str, coords: str) -> None:
    with pytest.raises(AreaMalformed):
        read_area(shape, coords)


def test_each_area_counts_once_and_each_miss_costs() -> None:
    found = mapping((SQUARE, 2), (ROUND, 3), default=-1)

    assert found.total(points((1, 1), (2, 2), (20, 20), (50, 50), (60, 60))) == 2 + 3 - 2


def test_a_point_in_two_areas_belongs_to_the_first() -> None:
    everywhere = read_area("default", "")

    assert mapping((SQUARE, 2), (everywhere, 1)).total(points((1, 1), (50, 50))) == 3
    assert mapping((everywhere, 1), (SQUARE, 2)).total(points((1, 1))) == 1


def test_no_point_is_worth_nothing_within_the_bounds() -> None:
    assert mapping((SQUARE, 2), default=-1).total(None) == 0
    assert AreaMapping(((SQUARE, 2.0),), -1.0, 1.0, 1.5).total(None) == 1
    assert AreaMapping(((SQUARE, 2.0),), -1.0, 1.0, 1.5).total(points((1, 1))) == 1.5


@pytest.mark.parametrize(
    ("worth", "default", "upper", "whole"),
    [(2.0, 0.0, None, True), (0.5, 0.0, None, False), (2.0, 0.5, None, False), (2.0, 0.0, 1.5, 0)],
)
def test_totals_are_whole_if_all_points_and_bounds_are(
    worth: float, default: float, upper: float | None, whole: bool
) -> None:
    assert AreaMapping(((SQUARE, worth),), default, None, upper).is_whole == bool(whole)
