"""What keeps a login alive: acts of people, and pages on which there is something to watch."""

import pytest

from chalicelib.core.access import Role, Scope
from tests.builders.world import World
from tests.functional.mounts import OnAsgi

POLL = {"accept": "text/html", "hx-request": "true"}


def _ask(world: World, path: str, headers: dict[str, str]) -> int:
    return OnAsgi(world.server()).send("GET", path, headers=headers, body=b"").status


def _polled_for_an_hour(world: World, path: str, headers: dict[str, str]) -> int:
    status = 0
    for _ in range(4):
        world.clock.move(minutes=15)
        status = _ask(world, path, {**headers, **POLL})
    return status


@pytest.mark.parametrize(
    ("group", "status"),
    [("group-released", 200), ("group-distributed", 200), ("group-closed", 401)],
)
def test_the_monitor_of_a_group_keeps_its_login_until_the_group_is_over(
    group: str, status: int
) -> None:
    world = World()
    headers = world.log_in(Role.PROCTOR, Scope.MONITOR)

    polled = _polled_for_an_hour(world, f"/monitor/groups/{group}", headers)

    # A page that asks for itself and is no longer logged in is sent to the door by its header.
    after = _ask(world, f"/monitor/groups/{group}", headers)
    assert after == status
    assert polled == 200


def test_a_page_of_the_portal_that_refreshes_itself_keeps_no_login() -> None:
    world = World()
    headers = world.log_in(Role.PLANNER, Scope.PORTAL)

    _polled_for_an_hour(world, "/groups/group-closed/results", headers)

    assert _ask(world, "/portal", headers) == 401


def test_staying_logged_in_is_one_request() -> None:
    world = World()
    headers = world.log_in(Role.PLANNER, Scope.PORTAL)

    for _ in range(4):
        world.clock.move(minutes=25)
        assert _ask(world, "/logins/stay", headers) == 200
