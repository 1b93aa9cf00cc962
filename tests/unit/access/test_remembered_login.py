"""Logging in from a browser that gave a one-time password today."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.core.access import (
    AccountLocked,
    LoginRefused,
    LoginView,
    PendingLoginView,
    Scope,
    Visitor,
)
from chalicelib.core.kernel import UserId
from tests.builders.access import NINE, PASSWORD, AccessRoom, an_account

SCHOOL = Visitor("192.0.2.7", "Mozilla/5.0 (Windows NT 10.0) Firefox/133.0")
HOME = Visitor("198.51.100.9", "Mozilla/5.0 (Windows NT 10.0) Firefox/133.0")


@pytest.fixture
def room() -> AccessRoom:
    return AccessRoom()


def _complete(room: AccessRoom, visitor: Visitor = SCHOOL) -> Visitor:
    """Log in with a code, and give the visitor with the mark that the browser keeps."""
    pending = room.begin(visitor=visitor)
    login = room.log_in.confirm_one_time_password(
        pending_id=pending.pending_id, code=room.code_of_last_mail(), visitor=visitor
    )
    return replace(visitor, mark=login.mark)


def _again(room: AccessRoom, visitor: Visitor) -> LoginView | PendingLoginView:
    return room.log_in.log_in(username="p.devries", password=PASSWORD, visitor=visitor)


def _fail(room: AccessRoom, visitor: Visitor, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(LoginRefused):
            room.log_in.log_in(username="p.devries", password="wrong", visitor=visitor)


def _lock(room: AccessRoom, visitor: Visitor) -> None:
    _fail(room, visitor, 2)
    with pytest.raises(AccountLocked):
        room.log_in.log_in(username="p.devries", password="wrong", visitor=visitor)


def test_a_remembered_browser_needs_no_code(room: AccessRoom) -> None:
    known = _complete(room)

    login = _again(room, known)

    assert isinstance(login, LoginView)
    assert login.scope is Scope.PORTAL
    assert len(room.work.mails) == 1


@pytest.mark.parametrize(
    "changes",
    [{"mark": None}, {"mark": "x" * 65}, {"address": HOME.address}, {"address": ""}],
)
def test_another_browser_or_address_needs_a_code(
    room: AccessRoom, changes: dict[str, str | None]
) -> None:
    known = _complete(room)

    assert isinstance(_again(room, replace(known, **changes)), PendingLoginView)  # type: ignore[arg-type]


def test_a_place_that_is_not_known_is_never_remembered(room: AccessRoom) -> None:
    known = _complete(room, Visitor())

    assert isinstance(_again(room, known), PendingLoginView)


def test_the_day_counts_from_the_code_and_not_from_the_last_login(room: AccessRoom) -> None:
    known = _complete(room)
    for _ in range(2):
        room.clock.move(hours=11)
        assert isinstance(_again(room, known), LoginView)

    room.clock.at = NINE + timedelta(hours=24)

    assert isinstance(_again(room, known), PendingLoginView)


def test_a_remembered_browser_still_asks_the_right_password(room: AccessRoom) -> None:
    _fail(room, _complete(room))


def test_a_browser_is_remembered_for_one_user_alone(room: AccessRoom) -> None:
    known = _complete(room)
    room.accounts.add(an_account(username="other", user_id=UserId("OTHER")))

    pending = room.log_in.log_in(username="other", password=PASSWORD, visitor=known)

    assert isinstance(pending, PendingLoginView)


def test_forgotten_browsers_need_a_code_again(room: AccessRoom) -> None:
    known = _complete(room)

    room.browsers.forget_all_of(an_account().user_id)

    assert isinstance(_again(room, known), PendingLoginView)


def test_strangers_do_not_lock_the_owner_out_of_a_remembered_browser(room: AccessRoom) -> None:
    known = _complete(room)
    _lock(room, HOME)

    with pytest.raises(AccountLocked):
        _again(room, SCHOOL)
    assert isinstance(_again(room, known), LoginView)


def test_three_wrong_passwords_in_a_remembered_browser_lock_it_and_nothing_else(
    room: AccessRoom,
) -> None:
    known = _complete(room)
    _lock(room, known)

    with pytest.raises(AccountLocked):
        _again(room, known)
    assert isinstance(_again(room, HOME), PendingLoginView)


def test_a_right_password_of_a_stranger_in_a_locked_account_changes_nothing(
    room: AccessRoom,
) -> None:
    known = _complete(room)
    _lock(room, HOME)
    _again(room, known)

    with pytest.raises(AccountLocked):
        _again(room, HOME)


def test_an_administrator_unlocks_both(room: AccessRoom) -> None:
    known = _complete(room)
    _lock(room, HOME)
    _lock(room, known)

    room.locks.unlock("p.devries")

    assert isinstance(_again(room, known), LoginView)
    assert isinstance(_again(room, HOME), PendingLoginView)


def test_strangers_do_not_lock_a_proctor_out_of_the_monitor_in_a_remembered_browser(
    room: AccessRoom,
) -> None:
    known = _complete(room)
    _lock(room, HOME)

    assert room.monitor_log_in.log_in(username="p.devries", password=PASSWORD, visitor=known)


def test_a_login_says_with_what_it_was_made(room: AccessRoom) -> None:
    _complete(room)

    (login,) = room.login_rows.rows.values()
    assert (login.device.browser, login.device.system) == ("Firefox", "Windows")
    assert login.device.address == "192.0.2.•••"
