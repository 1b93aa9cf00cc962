"""Equal with a tolerance goes by the digits on paper, whatever binary floats make of them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.qti.forgiving import forgiven
from tests.unit.qti.making import assign, item, rules
from tests.unit.qti.reckoning import base, declare, multiple, number, reckon, text


def equals(wanted: float, answer: float, tolerance: str, attributes: str = "") -> bool:
    """Tell whether an answer is near enough; ``tolerance`` is a mode and its numbers."""
    mode, _, margins = tolerance.partition(" ")
    stated = f'toleranceMode="{mode}" tolerance="{margins}" {attributes}'
    outcome = reckon(f"<equal {stated}>{number(wanted, answer)}</equal>")
    assert outcome in ("true", "false")
    return outcome == "true"


@pytest.mark.parametrize(
    ("wanted", "tolerance", "low", "high"),
    [
        (0.8, "absolute 0.1", 0.7, 0.9),
        (0.3, "absolute 0.1", 0.2, 0.4),
        (-0.8, "absolute 0.1", -0.9, -0.7),
        (0.8, "absolute 0.1 0.3", 0.7, 1.1),
        (8.1, "absolute 0.2 0.1", 7.9, 8.2),
        (100, "relative 10", 90, 110),
        (-100, "relative 10", -110, -90),
        (3, "relative 10", 2.7, 3.3),
        (1.1, "relative 10 20", 0.99, 1.32),
        (7, "relative 0.7", 6.951, 7.049),
    ],
)
def test_a_tolerance_goes_by_the_digits_on_paper(
    wanted: float, tolerance: str, low: float, high: float
) -> None:
    open_below, open_above = 'includeLowerBound="false"', 'includeUpperBound="false"'

    assert equals(wanted, low, tolerance)
    assert equals(wanted, high, tolerance)
    assert not equals(wanted, low, tolerance, open_below)
    assert not equals(wanted, high, tolerance, open_above)
    assert equals(wanted, low, tolerance, open_above)
    assert equals(wanted, high, tolerance, open_below)
    assert not equals(wanted, low - 1e-9, tolerance)
    assert not equals(wanted, high + 1e-9, tolerance)


HUGE, TINY = 1.7e308, 5e-324


@pytest.mark.parametrize(
    ("wanted", "answer", "tolerance", "near"),
    [
        (HUGE, HUGE, f"absolute {TINY}", True),
        (HUGE, -HUGE, f"absolute {HUGE}", False),
        (TINY, HUGE, f"absolute {HUGE}", True),
        (0, TINY, "absolute 0", False),
        (HUGE, HUGE, f"relative {TINY}", True),
        (HUGE, -HUGE, f"relative {HUGE}", True),
        (TINY, HUGE, f"relative {HUGE}", False),
        (TINY, 0, f"relative {TINY}", False),
    ],
)
def test_the_biggest_and_the_smallest_numbers_have_a_tolerance_too(
    wanted: float, answer: float, tolerance: str, near: bool
) -> None:
    assert equals(wanted, answer, tolerance) == near


HUNDREDTHS = st.integers(-10_000, 10_000).map(lambda count: count / 100)


@given(HUNDREDTHS, HUNDREDTHS.map(abs))
def test_an_answer_that_is_just_the_tolerance_away_counts(wanted: float, tolerance: float) -> None:
    answer = float(Decimal(str(wanted)) + Decimal(str(tolerance)))

    assert equals(wanted, answer, f"absolute {tolerance}")
    assert not equals(wanted, answer, f"absolute {tolerance}", 'includeUpperBound="false"')


@pytest.mark.parametrize(
    ("operands", "outcome"),
    [
        (text("1.5", "2"), "true"),
        (base("boolean", "true", "true"), "true"),
        (multiple(text("1", "2")) * 2, None),
    ],
)
def test_a_tolerance_on_what_is_no_number_is_forgiven(operands: str, outcome: str | None) -> None:
    expression = f'<equal toleranceMode="absolute" tolerance="0.5">{operands}</equal>'
    declared = declare("RESULT", "boolean")
    written = item(
        "<p/>", declarations=declared, processing=rules(assign(expression, outcome="RESULT"))
    )

    assert forgiven(written)["RESULT"] == outcome
