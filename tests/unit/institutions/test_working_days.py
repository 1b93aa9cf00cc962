"""The calendar of the ten working days, held against real Dutch calendars."""

from datetime import UTC, date, datetime

import pytest

from chalicelib.core.institutions import (
    add_working_days,
    dutch_day,
    is_working_day,
    working_days_left,
)

HOLIDAYS = {
    2024: "01-01 03-29 04-01 04-27 05-05 05-09 05-20 12-25 12-26",
    2025: "01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26",
    2026: "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26",
    2027: "01-01 03-26 03-29 04-27 05-05 05-06 05-17 12-25 12-26",
}
"""As the Dutch government printed them; some fall in a weekend."""


@pytest.mark.parametrize("year", HOLIDAYS)
def test_exactly_the_weekends_and_the_printed_holidays_are_free(year: int) -> None:
    free = {date.fromisoformat(f"{year}-{day}") for day in HOLIDAYS[year].split()}
    days = [
        date.fromordinal(n)
        for n in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
    ]

    wrong = [day for day in days if is_working_day(day) is (day.weekday() > 4 or day in free)]

    assert wrong == []


@pytest.mark.parametrize(
    ("signed", "due"),
    [
        ("2026-11-23", "2026-12-07"),
        ("2026-11-21", "2026-12-04"),
        ("2026-03-27", "2026-04-14"),
        ("2026-04-24", "2026-05-12"),
        ("2026-12-18", "2027-01-05"),
    ],
    ids=["plain", "a Saturday", "over Easter", "over May", "over Christmas"],
)
def test_ten_working_days_after_the_signature_the_answer_is_due(signed: str, due: str) -> None:
    assert add_working_days(date.fromisoformat(signed), 10) == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("today", "left"),
    [
        ("2026-11-23", 10),
        ("2026-11-28", 6),
        ("2026-12-04", 1),
        ("2026-12-07", 0),
        ("2026-12-08", -1),
        ("2026-12-12", -4),
        ("2026-12-14", -5),
    ],
)
def test_working_days_count_down_to_the_due_day_and_on_below_zero(today: str, left: int) -> None:
    assert working_days_left(date.fromisoformat(today), date(2026, 12, 7)) == left


def test_a_signature_late_in_the_evening_counts_for_the_day_on_the_dutch_wall() -> None:
    assert dutch_day(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == date(2026, 7, 2)
