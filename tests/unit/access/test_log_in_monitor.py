"""The door of the session monitor: a password alone."""

import pytest

from chalicelib.core.access import AccountLocked, LoginRefused, MonitorNotAllowed, Role, Scope
from tests.builders.access import PASSWORD, AccessRoom, an_account


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
