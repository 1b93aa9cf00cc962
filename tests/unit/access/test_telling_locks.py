"""Who is told that an account is locked, and what an outsider learns of that."""

import pytest

from chalicelib.core.access import (
    AccountLocked,
    AccountState,
    LockTelling,
    LoginRefused,
)
from chalicelib.core.kernel import TellLocked, UserId
from tests.builders.access import AccessRoom, an_account


@pytest.fixture
def room() -> AccessRoom:
    return AccessRoom()


@pytest.fixture
def telling(room: AccessRoom) -> LockTelling:
    return LockTelling(room.accounts, room.work, lambda path: f"https://facet.example.nl{path}")


def _lock(room: AccessRoom, username: str = "p.devries") -> None:
    for _ in range(3):
        with pytest.raises((LoginRefused, AccountLocked)):
            room.log_in.log_in(username=username, password="wrong")


def test_a_lock_is_told_once_however_long_it_is_tried(room: AccessRoom) -> None:
    _lock(room)
    _lock(room)

    assert room.work.works == [TellLocked(an_account().user_id)]


def test_the_next_lock_is_told_again(room: AccessRoom) -> None:
    _lock(room)
    room.clock.move(minutes=15)
    _lock(room)

    assert len(room.work.works) == 2


def test_an_invented_username_puts_the_same_work_on_the_queue_and_no_name(
    room: AccessRoom,
) -> None:
    _lock(room, "Examen-2026!")

    assert room.work.works == [TellLocked(None)]


def test_the_user_is_mailed(room: AccessRoom, telling: LockTelling) -> None:
    telling.tell(TellLocked(an_account().user_id))

    (mail,) = room.work.mails
    assert (mail.to, mail.template) == ("pien@school.example.nl", "account_locked")
    assert mail.facts["minutes"] == "15"
    assert mail.facts["link"] == "https://facet.example.nl/password-forgotten"


@pytest.mark.parametrize("user_id", [None, UserId("GONE"), UserId("CLOSED")])
def test_nobody_is_mailed_who_cannot_log_in(
    room: AccessRoom, telling: LockTelling, user_id: UserId | None
) -> None:
    closed = an_account(user_id=UserId("CLOSED"), username="closed", state=AccountState.DEACTIVATED)
    room.accounts.add(closed)

    telling.tell(TellLocked(user_id))

    assert room.work.mails == []
