"""How long a login lasts, and what it opens."""

import pytest

from chalicelib.core.access import Scope, id_hash
from chalicelib.core.kernel import NotLoggedIn, UserId
from tests.builders.access import AccessRoom, an_actor


@pytest.fixture
def room() -> AccessRoom:
    return AccessRoom()


def _opened(room: AccessRoom, scope: Scope) -> str:
    return room.logins.open_login(an_actor(scope=scope)).login_id


def test_a_request_costs_one_read_and_no_write(room: AccessRoom) -> None:
    login_id = _opened(room, Scope.PORTAL)

    room.logins.find_login(login_id=login_id, scope=Scope.PORTAL)

    assert (room.login_rows.reads, room.login_rows.writes) == (1, 0)


@pytest.mark.parametrize(
    ("held", "asked"), [(Scope.MONITOR, Scope.PORTAL), (Scope.PORTAL, Scope.MONITOR)]
)
def test_a_login_opens_only_its_own_scope(room: AccessRoom, held: Scope, asked: Scope) -> None:
    login_id = _opened(room, held)

    with pytest.raises(NotLoggedIn):
        room.logins.find_login(login_id=login_id, scope=asked)


def test_an_unknown_id_is_no_login(room: AccessRoom) -> None:
    with pytest.raises(NotLoggedIn):
        room.logins.find_login(login_id="invented", scope=Scope.PORTAL)


def test_thirty_minutes_without_an_act_end_a_portal_login(room: AccessRoom) -> None:
    login_id = _opened(room, Scope.PORTAL)
    room.clock.move(minutes=30)

    with pytest.raises(NotLoggedIn):
        room.logins.find_login(login_id=login_id, scope=Scope.PORTAL)


def test_each_act_gives_another_thirty_minutes(room: AccessRoom) -> None:
    login_id = _opened(room, Scope.PORTAL)

    for _ in range(4):
        room.clock.move(minutes=29)
        room.logins.find_login(login_id=login_id, scope=Scope.PORTAL)


def test_a_page_that_refreshes_itself_keeps_no_portal_login_alive(room: AccessRoom) -> None:
    login_id = _opened(room, Scope.PORTAL)
    room.clock.move(minutes=29)
    room.logins.admit(login_id=login_id, scope=Scope.PORTAL, polling=True)
    room.clock.move(minutes=1)

    with pytest.raises(NotLoggedIn):
        room.logins.admit(login_id=login_id, scope=Scope.PORTAL, polling=True)


def test_a_monitor_that_is_watched_stays_logged_in_for_twelve_hours(
    room: AccessRoom,
) -> None:
    login_id = _opened(room, Scope.MONITOR)
    for _ in range(47):
        room.clock.move(minutes=15)
        assert room.logins.admit(login_id=login_id, scope=Scope.MONITOR, polling=True).is_due
        room.logins.keep_alive(login_id=login_id)
    room.clock.move(minutes=15)

    with pytest.raises(NotLoggedIn):
        room.logins.admit(login_id=login_id, scope=Scope.MONITOR, polling=True)


def test_a_monitor_with_nothing_left_to_watch_ends_after_thirty_minutes(room: AccessRoom) -> None:
    login_id = _opened(room, Scope.MONITOR)
    room.clock.move(minutes=15)
    room.logins.admit(login_id=login_id, scope=Scope.MONITOR, polling=True)
    room.clock.move(minutes=15)

    with pytest.raises(NotLoggedIn):
        room.logins.admit(login_id=login_id, scope=Scope.MONITOR, polling=True)


def test_a_login_that_was_ended_is_not_kept_alive(room: AccessRoom) -> None:
    login_id = _opened(room, Scope.MONITOR)
    room.logins.log_out(login_id=login_id)

    with pytest.raises(NotLoggedIn):
        room.logins.keep_alive(login_id=login_id)


def test_logging_out_everywhere_ends_every_login_of_the_user_but_the_one_to_keep(
    room: AccessRoom,
) -> None:
    here, there = _opened(room, Scope.PORTAL), _opened(room, Scope.MONITOR)
    other = room.logins.open_login(an_actor(user_id=UserId("SOMEBODY"))).login_id

    room.logins.end_all_of(an_actor().user_id, keep=here)

    kept = {id_hash(one) for one in (here, other)}
    assert room.login_rows.rows.keys() == kept
    assert id_hash(there) not in kept
    room.logins.end_all_of(an_actor().user_id)
    assert room.login_rows.rows.keys() == {id_hash(other)}


def test_logging_out_ends_a_login_at_once_and_twice_is_harmless(room: AccessRoom) -> None:
    login_id = _opened(room, Scope.PORTAL)

    room.logins.log_out(login_id=login_id)
    room.logins.log_out(login_id=login_id)

    with pytest.raises(NotLoggedIn):
        room.logins.find_login(login_id=login_id, scope=Scope.PORTAL)
