"""The page after an act says once what was done."""

from urllib.parse import urlencode

from chalicelib.core.access import Role, Scope
from chalicelib.serving.security import DONE_COOKIE
from tests.builders.world import World
from tests.functional.mounts import OnAsgi, Seen

FORM = {"accept": "text/html", "content-type": "application/x-www-form-urlencoded"}
PERSON = {"first_name": "Nora", "last_name": "van den Berg", "email": "nora@school.example"}


def _invite(world: World, headers: dict[str, str]) -> Seen:
    body = urlencode(PERSON).encode()
    sent = {**headers, **FORM}
    return OnAsgi(world.server()).send("POST", "/users", headers=sent, body=body)


def _look(world: World, headers: dict[str, str], *, done: str) -> Seen:
    cookie = f"{headers['cookie']}; {DONE_COOKIE}={done}"
    sent = {**headers, "accept": "text/html", "cookie": cookie}
    return OnAsgi(world.server()).send("GET", "/users", headers=sent)


def test_the_page_after_an_act_hears_what_was_done() -> None:
    world = World()
    headers = world.log_in(Role.INSTITUTION_ADMIN, Scope.PORTAL)

    seen = _invite(world, headers)

    assert seen.status == 303
    assert any(one.startswith(f"{DONE_COOKIE}=user_invited;") for one in seen.cookies)


def test_a_page_says_it_once() -> None:
    world = World()
    headers = world.log_in(Role.INSTITUTION_ADMIN, Scope.PORTAL)

    seen = _look(world, headers, done="user_invited")

    assert "Gebruiker uitgenodigd." in seen.body.decode()
    assert any(
        one.startswith(f"{DONE_COOKIE}=;") and one.endswith("Max-Age=0") for one in seen.cookies
    )


def test_a_page_says_nothing_that_is_no_announcement() -> None:
    world = World()
    headers = world.log_in(Role.INSTITUTION_ADMIN, Scope.PORTAL)

    seen = _look(world, headers, done="somebody-wrote-this")

    assert "somebody-wrote-this" not in seen.body.decode()
