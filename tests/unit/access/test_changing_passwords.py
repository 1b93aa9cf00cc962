"""Replacing a password that is known: in the portal, and at its door."""

from datetime import timedelta

import pytest

from chalicelib.core.access import (
    AccountLocked,
    AccountState,
    Actor,
    InitialPasswordEnded,
    LoginStep,
    OldPasswordWrong,
    PasswordNotAsked,
    PasswordRefused,
    PendingLoginView,
    Scope,
)
from chalicelib.core.kernel import NotLoggedIn
from tests.builders.access import NINE, PASSWORD
from tests.builders.passwords import INITIAL, NEXT, PasswordRoom

YEAR = timedelta(days=365)


@pytest.fixture
def room() -> PasswordRoom:
    return PasswordRoom()


def _login(room: PasswordRoom, scope: Scope = Scope.PORTAL) -> str:
    return room.access.logins.open_login(room.planner.actor(scope)).login_id


def _pending(room: PasswordRoom, password: str) -> str:
    view = room.access.log_in.log_in(username="p.devries", password=password)
    assert isinstance(view, PendingLoginView)
    return view.pending_id


def _change(room: PasswordRoom, login_id: str, old: str = PASSWORD, new: str = NEXT) -> None:
    room.changing.change(
        room.planner.actor(Scope.PORTAL), login_id=login_id, old_password=old, password=new
    )


def test_a_changed_password_opens_the_portal_and_the_old_one_does_not(room: PasswordRoom) -> None:
    room.clock.move(days=100)
    _change(room, _login(room))

    assert room.hasher.verify(room.planner.password.hash, NEXT)
    assert room.planner.password.set_at == room.clock()
    assert room.planner.password.earlier == (f"hash of {PASSWORD}",)


def test_a_change_ends_every_other_login(room: PasswordRoom) -> None:
    here, elsewhere = _login(room), _login(room)
    monitor = _login(room, Scope.MONITOR)

    _change(room, here)

    assert _is_open(room, here, Scope.PORTAL)
    assert not _is_open(room, elsewhere, Scope.PORTAL)
    assert not _is_open(room, monitor, Scope.MONITOR)


def _is_open(room: PasswordRoom, login_id: str, scope: Scope) -> bool:
    try:
        found: Actor = room.access.logins.find_login(login_id=login_id, scope=scope)
    except NotLoggedIn:
        return False
    return found.user_id == room.planner.user_id


def test_a_change_forgets_browsers_that_needed_no_one_time_password(room: PasswordRoom) -> None:
    mark = room.access.browsers.remember(room.planner.user_id, address="192.0.2.1")

    _change(room, _login(room))

    assert room.access.browsers.find(room.planner.user_id, mark=mark) is None


def test_a_change_is_told_by_e_mail(room: PasswordRoom) -> None:
    _change(room, _login(room))

    mail = room.work.mails[-1]
    assert (mail.to, mail.template) == (room.planner.email, "password_changed")


def test_a_wrong_old_password_changes_nothing(room: PasswordRoom) -> None:
    before = room.planner

    with pytest.raises(OldPasswordWrong) as refused:
        _change(room, _login(room), old="iets-anders-99")

    assert refused.value.field == "old_password"
    assert room.planner == before


def test_wrong_old_passwords_count_like_wrong_logins(room: PasswordRoom) -> None:
    login_id = _login(room)
    for _ in range(2):
        with pytest.raises(OldPasswordWrong):
            _change(room, login_id, old="iets-anders-99")

    with pytest.raises(AccountLocked):
        _change(room, login_id, old="iets-anders-99")
    with pytest.raises(AccountLocked):
        room.access.log_in.log_in(username="p.devries", password=PASSWORD)


def test_a_new_password_that_breaks_a_rule_changes_nothing(room: PasswordRoom) -> None:
    before, login_id = room.planner, _login(room)

    with pytest.raises(PasswordRefused):
        _change(room, login_id, new=PASSWORD)

    assert room.planner == before
    assert room.work.mails == []


def test_an_initial_password_is_replaced_and_then_a_one_time_password_is_mailed(
    room: PasswordRoom,
) -> None:
    room.with_initial_password()
    room.with_planner(state=AccountState.INVITED)
    pending_id = _pending(room, INITIAL)
    assert room.work.mails == []

    view = room.changing.replace_at_login(
        pending_id=pending_id, old_password=INITIAL, password=NEXT
    )

    assert view.step is LoginStep.ONE_TIME_PASSWORD
    assert room.planner.state is AccountState.ACTIVE
    assert not room.planner.password.initial
    assert [mail.template for mail in room.work.mails] == ["one_time_password"]
    code = room.access.code_of_last_mail()
    login = room.access.log_in.confirm_one_time_password(pending_id=view.pending_id, code=code)
    assert login.scope is Scope.PORTAL


def test_an_own_password_of_365_days_is_replaced_by_giving_it_once_more(
    room: PasswordRoom,
) -> None:
    room.clock.move(days=365)
    pending_id = _pending(room, PASSWORD)

    room.changing.replace_at_login(pending_id=pending_id, old_password=PASSWORD, password=NEXT)

    assert room.planner.password.ends_at == NINE + 2 * YEAR
    assert {mail.template for mail in room.work.mails} == {"password_changed", "one_time_password"}


def test_an_initial_password_of_365_days_is_replaced_by_nobody(room: PasswordRoom) -> None:
    room.with_initial_password()
    room.clock.move(days=364, hours=23, minutes=30)
    pending_id = _pending(room, INITIAL)
    room.clock.move(minutes=30)

    with pytest.raises(InitialPasswordEnded):
        room.changing.replace_at_login(pending_id=pending_id, old_password=INITIAL, password=NEXT)
    with pytest.raises(InitialPasswordEnded):
        room.access.log_in.log_in(username="p.devries", password=INITIAL)


def test_a_wrong_old_password_at_the_door_counts_too(room: PasswordRoom) -> None:
    room.with_initial_password()
    pending_id = _pending(room, INITIAL)

    for refusal in (OldPasswordWrong, OldPasswordWrong, AccountLocked):
        with pytest.raises(refusal):
            room.changing.replace_at_login(
                pending_id=pending_id, old_password="iets-anders-99", password=NEXT
            )


def test_a_login_that_waits_for_a_code_replaces_no_password(room: PasswordRoom) -> None:
    pending_id = _pending(room, PASSWORD)

    with pytest.raises(PasswordNotAsked):
        room.changing.find_asked(pending_id=pending_id)
    with pytest.raises(PasswordNotAsked):
        room.changing.replace_at_login(pending_id=pending_id, old_password=PASSWORD, password=NEXT)


def test_a_password_is_asked_for_an_hour_and_of_a_known_login(room: PasswordRoom) -> None:
    room.with_initial_password()
    pending_id = _pending(room, INITIAL)
    assert room.changing.find_asked(pending_id=pending_id).initial
    room.clock.move(hours=1)

    for unknown in (pending_id, "invented"):
        with pytest.raises(PasswordNotAsked):
            room.changing.find_asked(pending_id=unknown)
