"""Counting working days, as the answer to a form is promised in them.

A working day is a day from Monday to Friday that the general act on time limits names as no holiday
(Algemene termijnenwet, article 3, first and second paragraph). It names 5 May in every year, and
puts Good Friday on a par; the civil service, which answers the forms, is free on both.
"""

from datetime import date, datetime, timedelta

from chalicelib.core.kernel import DUTCH_TIME

ANSWER_WORKING_DAYS = 10
"""Manual, section 3.1: within ten working days the administrator gets the login by e-mail."""

SATURDAY, SUNDAY = 5, 6
AROUND_EASTER = (-2, 1, 39, 50)
"""Good Friday, Easter Monday, Ascension Day and Whit Monday, in days after Easter."""


def dutch_day(at: datetime) -> date:
    """Give the day on the calendar of the school at this moment."""
    return at.astimezone(DUTCH_TIME).date()


def is_working_day(day: date) -> bool:
    """Tell whether the helpdesk works on this day."""
    return day.weekday() not in (SATURDAY, SUNDAY) and day not in _holidays(day.year)


def add_working_days(day: date, count: int) -> date:
    """Give the working day that is so many working days after this day, which counts as none."""
    for _ in range(count):
        day = _next_working_day(day)
    return day


def working_days_left(today: date, due: date) -> int:
    """Give how many working days are left: 0 on the due day, below 0 when it is too late."""
    if today > due:
        return -working_days_left(due, today)
    days = (today + timedelta(days=n) for n in range(1, (due - today).days + 1))
    return sum(is_working_day(day) for day in days)


def _next_working_day(day: date) -> date:
    following = day + timedelta(days=1)
    while not is_working_day(following):
        following += timedelta(days=1)
    return following


def _holidays(year: int) -> set[date]:
    easter = _easter(year)
    movable = {easter + timedelta(days=days) for days in AROUND_EASTER}
    fixed = {(1, 1), (5, 5), (12, 25), (12, 26)}
    return movable | {date(year, month, day) for month, day in fixed} | {_kings_day(year)}


def _kings_day(year: int) -> date:
    # Since 2014; on a Sunday the King's birthday is celebrated on the day before.
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() == SUNDAY else day


def _easter(year: int) -> date:
    # The Gregorian computus in its anonymous form (Meeus, Astronomical Algorithms, chapter 8).
    century, in_century = divmod(year, 100)
    golden = year % 19
    leaps, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    quarters, years = divmod(in_century, 4)
    to_sunday = (32 + 2 * rest + 2 * quarters - epact - years) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
