"""The door of the session monitor: a password alone."""

import pytest

from chalicelib.core.access import (
    AccountLocked,
    AccountState,
    InitialPasswordOnMonitor,
    LoginRefused,
    MonitorNotAllowed,
    Password,
    PasswordEnded,
    Role,
    Scope,
)
from tests.builders.access import NINE, PASSWORD, AccessRoom, an_account


@pytest.fixture
def room() -> AccessRoom:
    return AccessRoom()


def test_a_proctor_logs_in_on_the_monitor_with_a_password_alone(room: AccessRoom) -> None:
    view = room.monitor_log_in.log_in(username="p.devries", password=PASSWORD)

    actor = room.logins.find_login(login_id=view.login_id, scope=Scope.MONITOR)
    assert actor.scope is Scope.MONITOR
    assert room.work.mails == []


def test_who_has_no_role_that_watches_exams_stays_off_the_monitor(room: AccessRoom) -> None:
    room.accounts.add(an_account(username="planner", roles=frozenset({Role.PLANNER})))

    with pytest.raises(MonitorNotAllowed):
        room.monitor_log_in.log_in(username="planner", password=PASSWORD)


def test_wrong_passwords_on_the_monitor_lock_the_portal_too(room: AccessRoom) -> None:
    for _ in range(2):
        with pytest.raises(LoginRefused):
            room.monitor_log_in.log_in(username="p.devries", password="wrong")
    with pytest.raises(AccountLocked):
        room.monitor_log_in.log_in(username="p.devries", password="wrong")

    with pytest.raises(AccountLocked):
        room.log_in.log_in(username="p.devries", password=PASSWORD)


@pytest.mark.parametrize("state", [AccountState.INVITED, AccountState.ACTIVE])
def test_an_initial_password_opens_no_monitor_and_the_refusal_names_the_portal(
    room: AccessRoom, state: AccountState
) -> None:
    password = Password(f"hash of {PASSWORD}", NINE, initial=True)
    room.accounts.add(an_account(username="new", password=password, state=state))

    with pytest.raises(InitialPasswordOnMonitor) as refused:
        room.monitor_log_in.log_in(username="new", password=PASSWORD)

    assert refused.value.facts["portal"] == "https://facet.example.nl/login"
    assert room.login_rows.rows == {}


def test_a_password_that_has_ended_opens_no_monitor(room: AccessRoom) -> None:
    room.clock.move(days=365)

    with pytest.raises(PasswordEnded) as refused:
        room.monitor_log_in.log_in(username="p.devries", password=PASSWORD)

    assert refused.value.facts["ended_at"] == room.clock()
    assert room.login_rows.rows == {}


def test_a_wrong_password_is_not_told_that_the_right_one_has_ended(room: AccessRoom) -> None:
    room.clock.move(days=365)

    with pytest.raises(LoginRefused):
        room.monitor_log_in.log_in(username="p.devries", password="wrong")


@pytest.mark.parametrize(("days", "warned"), [(360, False), (361, True), (364, True)])
def test_a_login_knows_that_its_password_ends_within_five_days(
    room: AccessRoom, days: int, warned: bool
) -> None:
    room.clock.move(days=days)

    view = room.monitor_log_in.log_in(username="p.devries", password=PASSWORD)

    actor = room.logins.find_login(login_id=view.login_id, scope=Scope.MONITOR)
    assert actor.password_ends_soon(room.clock()) is warned


def test_a_password_that_does_not_end_is_never_warned_of(room: AccessRoom) -> None:
    password = Password(f"hash of {PASSWORD}", NINE, expires=False)
    room.accounts.add(an_account(username="modern", password=password))
    room.clock.move(days=5000)

    view = room.monitor_log_in.log_in(username="modern", password=PASSWORD)

    actor = room.logins.find_login(login_id=view.login_id, scope=Scope.MONITOR)
    assert not actor.password_ends_soon(room.clock())
