"""The id of a login is made when somebody logs in, and by us (OWASP ASVS 5.0, 7.2)."""

import json

from chalicelib.core.access import Scope
from chalicelib.serving.security import COOKIES
from tests.builders.world import PASSWORD, World
from tests.functional.mounts import OnAsgi

BROUGHT = "an-id-that-an-attacker-chose"
NAME = COOKIES[Scope.MONITOR]


def log_in(world: World, cookie: str = "") -> str:
    """Log a proctor in on the monitor, and give the id in the cookie of the answer."""
    body = json.dumps({"username": "proctor", "password": PASSWORD}).encode()
    headers = {"content-type": "application/json", "accept": "application/json", "cookie": cookie}
    seen = OnAsgi(world.server()).send("POST", "/monitor/login", headers=headers, body=body)
    (found,) = [one for one in seen.cookies if one.startswith(f"{NAME}=")]
    return found.partition("=")[2].partition(";")[0]


def opens(world: World, login_id: str) -> bool:
    headers = {"accept": "application/json", "cookie": f"{NAME}={login_id}"}
    return OnAsgi(world.server()).send("GET", "/monitor", headers=headers).status == 200


def test_every_login_has_an_id_of_its_own() -> None:
    world = World()

    first, second = log_in(world), log_in(world)

    assert first != second
    assert opens(world, first)
    assert opens(world, second)


def test_a_login_never_takes_over_the_id_that_the_browser_brought() -> None:
    world = World()

    given = log_in(world, cookie=f"{NAME}={BROUGHT}")

    assert given != BROUGHT
    assert not opens(world, BROUGHT)
    assert opens(world, given)


def test_logging_in_again_ends_the_login_that_the_browser_still_had() -> None:
    world = World()
    first = log_in(world)

    second = log_in(world, cookie=f"{NAME}={first}")

    assert not opens(world, first)
    assert opens(world, second)
