"""The list of one's own logins, and ending them."""

from datetime import timedelta

import pytest

from chalicelib.core.access import Scope, Visitor
from chalicelib.core.kernel import NotFound, UserId
from tests.builders.access import NINE, AccessRoom, an_actor

PHONE = Visitor("192.0.2.7", "Mozilla/5.0 (iPhone; like Mac OS X) Version/18.1 Safari/604.1")


@pytest.fixture
def room() -> AccessRoom:
    return AccessRoom()


def _open(room: AccessRoom, visitor: Visitor = PHONE, scope: Scope = Scope.PORTAL) -> str:
    return room.logins.open_login(an_actor(scope=scope), visitor=visitor).login_id


def test_the_login_one_looks_with_stands_first_and_then_the_last_seen(room: AccessRoom) -> None:
    this = _open(room)
    room.clock.move(minutes=5)
    older = _open(room, Visitor(), Scope.MONITOR)
    room.clock.move(minutes=5)
    newer = _open(room)

    found = room.logins.list_own(an_actor(), login_id=this).logins

    assert [login.is_this for login in found] == [True, False, False]
    assert [login.last_seen_at - NINE for login in found] == [
        timedelta(minutes=0), timedelta(minutes=10), timedelta(minutes=5),
    ]  # fmt: skip
    assert [login.scope for login in found] == [Scope.PORTAL, Scope.PORTAL, Scope.MONITOR]
    assert len({this, older, newer}) == 3


def test_a_login_is_recognised_by_browser_system_and_network(room: AccessRoom) -> None:
    this = _open(room)

    (login,) = room.logins.list_own(an_actor(), login_id=this).logins

    device = login.device
    assert (device.browser, device.system, device.address) == ("Safari", "iPhone", "192.0.2.•••")


def test_ended_logins_and_those_of_others_are_not_shown(room: AccessRoom) -> None:
    _open(room)
    room.clock.move(minutes=30)
    this = _open(room)
    room.logins.open_login(an_actor(user_id=UserId("SOMEBODY")))

    assert len(room.logins.list_own(an_actor(), login_id=this).logins) == 1


def test_a_login_elsewhere_can_be_ended_by_its_owner_alone(room: AccessRoom) -> None:
    this, elsewhere = _open(room), _open(room)
    (other,) = (one for one in room.logins.list_own(an_actor(), login_id=this).logins[1:])

    with pytest.raises(NotFound):
        room.logins.end_own(an_actor(user_id=UserId("SOMEBODY")), id_hash=other.id_hash)
    room.logins.end_own(an_actor(), id_hash=other.id_hash)

    found = room.logins.list_own(an_actor(), login_id=this)
    assert found.elsewhere == 0
    assert this != elsewhere
