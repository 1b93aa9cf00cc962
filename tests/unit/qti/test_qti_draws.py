"""Chance comes from a seed, so that who looks back sees what the candidate saw."""

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.qti.processing.draws import SeededDraw


def test_a_seed_draws_the_same_on_every_machine_and_every_python() -> None:
    draw = SeededDraw("item-1|3")

    drawn = [draw.integer(1, 100), draw.integer(2, 11, 3), draw.pick("ABC"), draw.number(0, 1)]

    assert drawn == [44, 8, "B", 0.17810739683728904]


def test_another_seed_draws_otherwise_and_the_next_draw_too() -> None:
    one, other = SeededDraw("a"), SeededDraw("b")
    first = [one.integer(0, 10**9) for _ in range(3)]

    assert len({*first, *(other.integer(0, 10**9) for _ in range(3))}) == 6


@given(seed=st.text(), low=st.integers(-50, 50), width=st.integers(0, 50), step=st.integers(1, 9))
def test_a_whole_number_stays_in_its_range_and_on_its_steps(
    seed: str, low: int, width: int, step: int
) -> None:
    drawn = SeededDraw(seed).integer(low, low + width, step)

    assert low <= drawn <= low + width
    assert (drawn - low) % step == 0


@given(seed=st.text(), ends=st.tuples(*2 * [st.floats(-1e308, 1e308)]))
def test_a_number_stays_in_its_range(seed: str, ends: tuple[float, float]) -> None:
    low, high = sorted(ends)
    slack = 1e-9 * max(abs(low), abs(high))

    assert low - slack <= SeededDraw(seed).number(low, high) <= high + slack


def test_every_value_of_a_range_comes_up() -> None:
    draw = SeededDraw("x")

    assert {draw.integer(2, 11, 3) for _ in range(100)} == {2, 5, 8, 11}
