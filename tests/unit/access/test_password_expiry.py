"""Mails before a password ends: two weeks, one week, each once."""

from datetime import timedelta

import pytest

from chalicelib.core.access import AccountState, Password
from chalicelib.core.kernel import Fault, RemindOfPasswords, SendMail, Work
from tests.builders.access import NINE
from tests.builders.passwords import PasswordRoom

YEAR = 365


@pytest.fixture
def room() -> PasswordRoom:
    return PasswordRoom()


def _days(room: PasswordRoom) -> list[str]:
    return [mail.facts["days"] for mail in room.work.mails]


@pytest.mark.parametrize(
    ("days_old", "told"),
    [
        (YEAR - 15, []),
        (YEAR - 14, ["14"]),
        (YEAR - 8, ["8"]),
        (YEAR - 7, ["7"]),
        (YEAR - 1, ["1"]),
        (YEAR, []),
    ],
)
def test_a_mail_goes_when_the_password_ends_within_two_weeks(
    room: PasswordRoom, days_old: int, told: list[str]
) -> None:
    room.clock.move(days=days_old)

    room.expiry.remind()

    assert _days(room) == told


def test_the_days_are_rounded_up(room: PasswordRoom) -> None:
    room.clock.move(days=YEAR - 14, hours=6)

    room.expiry.remind()

    assert _days(room) == ["14"]


def test_in_two_weeks_of_days_there_are_two_mails(room: PasswordRoom) -> None:
    room.clock.move(days=YEAR - 20)
    for _ in range(30):
        room.expiry.remind()
        room.expiry.remind()
        room.clock.move(days=1)

    assert _days(room) == ["14", "7"]


def test_days_that_were_missed_cost_no_mail(room: PasswordRoom) -> None:
    room.clock.move(days=YEAR - 12)
    room.expiry.remind()
    room.clock.move(days=8)
    room.expiry.remind()

    assert _days(room) == ["12", "4"]


def test_the_mail_says_when_and_leads_to_the_page(room: PasswordRoom) -> None:
    room.clock.move(days=YEAR - 14)

    assert room.expiry.remind() == 1

    (mail,) = room.work.mails
    ends_at = NINE + timedelta(days=YEAR)
    assert (mail.to, mail.template) == (room.planner.email, "password_ends")
    assert mail.facts["ends_at"] == ends_at.isoformat()
    assert mail.facts["link"] == "https://facet.example.nl/password"
    assert mail.facts["username"] == "p.devries"


@pytest.mark.parametrize(
    "changes",
    [
        {"state": AccountState.DEACTIVATED},
        {"state": AccountState.INVITED},
        {"password": Password("hash", NINE, expires=False)},
        {"password": Password("hash", NINE, initial=True)},
    ],
)
def test_only_users_with_a_password_that_ends_are_told(
    room: PasswordRoom, changes: dict[str, object]
) -> None:
    room.with_planner(**changes)
    room.clock.move(days=YEAR - 10)

    assert room.expiry.remind() == 0
    assert room.work.mails == []


def test_a_new_password_starts_a_new_year(room: PasswordRoom) -> None:
    room.clock.move(days=YEAR - 14)
    room.expiry.remind()
    room.with_planner(password=room.planner.password.replaced_by("hash", room.clock()))
    room.expiry.remind()
    room.clock.move(days=YEAR - 14)
    room.expiry.remind()

    assert _days(room) == ["14", "14"]


def test_the_next_page_of_accounts_is_left_to_the_queue(room: PasswordRoom) -> None:
    for number in range(4):
        room.somebody(f"user{number}")
    room.clock.move(days=YEAR - 14)

    told, start, pages = room.expiry.remind(), _next_start(room), 1
    while start:
        room.work.works.clear()
        told, start, pages = told + room.expiry.remind(start), _next_start(room), pages + 1

    assert (told, pages) == (5, 3)


def _next_start(room: PasswordRoom) -> str | None:
    left = [work.start for work in room.work.works if isinstance(work, RemindOfPasswords)]
    return left[0] if left else None


def test_a_mail_that_could_not_be_left_is_sent_the_next_time(room: PasswordRoom) -> None:
    room.clock.move(days=YEAR - 14)
    put = room.work.put

    def fail(work: Work) -> None:
        raise Fault("queue")

    room.work.put = fail  # type: ignore[method-assign]
    with pytest.raises(Fault):
        room.expiry.remind()
    room.work.put = put  # type: ignore[method-assign]
    room.expiry.remind()

    assert [type(work) for work in room.work.works] == [SendMail]
