"""Chance is drawn from a seed, and no expression works for long."""

import time

import pytest

from chalicelib.qti.processing.effort import Effort
from tests.unit.qti.reckoning import (
    complaints,
    declare,
    multiple,
    names,
    ordered,
    reckon,
    text,
    whole,
)

BOUNDS = (
    declare("LOW", "integer", "3")
    + declare("HIGH", "integer", "5")
    + declare("NONE", "float", kind="response")
)


@pytest.mark.parametrize(
    ("expression", "possible"),
    [
        ('<randomInteger min="2" max="11" step="3"/>', {"2", "5", "8", "11"}),
        ('<randomInteger max="2"/>', {"0", "1", "2"}),
        ('<randomInteger min="LOW" max="{HIGH}"/>', {"3", "4", "5"}),
        ('<randomInteger min="5" max="5"/>', {"5"}),
        ('<randomInteger min="HIGH" max="LOW"/>', {None}),
        ('<randomFloat min="1.5" max="1.5"/>', {"1.5"}),
        ('<randomFloat min="0" max="NONE"/>', {None}),
        (f"<random>{multiple(names('A', 'B', 'C'))}</random>", {"A", "B", "C"}),
        (f"<random>{ordered(whole(1))}</random>", {"1"}),
        (f"<random>{multiple('')}</random>", {None}),
    ],
)
def test_everything_possible_is_drawn_and_nothing_else(
    expression: str, possible: set[str | None]
) -> None:
    drawn = {str(reckon(expression, declared=BOUNDS, seed=str(seed))) for seed in range(60)}

    assert drawn == {str(one) for one in possible}


def test_a_random_float_lies_between_its_bounds() -> None:
    drawn = [
        float(str(reckon('<randomFloat min="-1" max="1"/>', seed=str(seed)))) for seed in range(50)
    ]

    assert min(drawn) < -0.5
    assert max(drawn) > 0.5
    assert all(-1 <= one <= 1 for one in drawn)


def test_the_same_seed_draws_the_same() -> None:
    expression = '<randomInteger min="0" max="1000000"/>'

    assert reckon(expression, seed="a") == reckon(expression, seed="a")
    assert reckon(expression, seed="a") != reckon(expression, seed="b")


@pytest.mark.parametrize(
    "expression",
    [
        '<randomInteger min="1"/>',
        '<randomInteger min="1" max="0"/>',
        '<randomInteger min="1" max="2" step="0"/>',
        '<randomInteger min="1" max="3000000000"/>',
        '<randomInteger min="1.5" max="2"/>',
        '<randomInteger max="NONE"/>',
        '<randomFloat max="x"/>',
        '<randomFloat min="2" max="1"/>',
    ],
)
def test_bounds_that_mean_nothing_are_told(expression: str) -> None:
    assert complaints(expression, declared=BOUNDS) == ["attribute-not-valid"]


def test_chance_needs_a_container() -> None:
    assert complaints(f"<random>{whole(1)}</random>") == ["operand-types"]


def nested(depth: int) -> str:
    inside = whole(1)
    for _ in range(depth):
        inside = f'<containerSize><repeat numberRepeats="1000">{inside}</repeat></containerSize>'
    return inside


SPREAD = (
    '<statsOperator name="popSD"><repeat numberRepeats="1000">'
    '<randomFloat max="1"/></repeat></statsOperator>'
)


@pytest.mark.parametrize(
    "expression",
    [
        nested(8),
        '<repeat numberRepeats="2147483647"><null/></repeat>',
        f"<power>{whole(10**14, 10**14)}</power>",
        f"<lcm>{whole(*range(999_999_000, 999_999_900))}</lcm>",
        f"<product>{whole(*[10**14] * 900)}</product>",
        f'<patternMatch pattern="(a?){{900}}a*">{text("a" * 100_000)}</patternMatch>',
        f"<max>{SPREAD * 900}</max>",
        f'<roundTo roundingMode="decimalPlaces" figures="300">{whole(1)}</roundTo>',
    ],
)
def test_no_expression_works_for_long(expression: str) -> None:
    start = time.process_time()

    reckon(expression)

    assert time.process_time() - start < 5


def test_without_effort_left_everything_is_null() -> None:
    assert reckon(f"<sum>{whole(1, 2)}</sum>", effort=Effort(6)) == "3"
    assert reckon(f"<sum>{whole(1, 2)}</sum>", effort=Effort(5)) is None
