"""Somebody whose roles at one institution were all withdrawn, and who works at another too."""

from http import HTTPStatus
from urllib.parse import urlencode

import pytest

from chalicelib.core.access import Actor, Login, Role, Scope, id_hash
from chalicelib.core.kernel import UserId
from chalicelib.serving.request import Answer, Request
from chalicelib.serving.security import COOKIES, csrf_token
from tests.builders.world import OWN, World
from tests.builders.world_of_users import THIRD

SHARED = UserId("user-shared")


def _logged_in(world: World) -> dict[str, str]:
    actor = Actor(SHARED, OWN, frozenset(), frozenset(), Scope.PORTAL, "X", (OWN, THIRD))
    login = Login(id_hash("login-without-roles"), actor, world.clock(), world.clock())
    world.stores["login_store"].add(login)
    return {
        "cookie": f"{COOKIES[Scope.PORTAL]}=login-without-roles",
        "x-csrf-token": csrf_token("secret", "login-without-roles"),
        "content-type": "application/x-www-form-urlencoded",
    }


def _ask(world: World, method: str, path: str, fields: dict[str, str] | None = None) -> Answer:
    body = urlencode(fields or {}).encode()
    server = world.server()
    request = Request(method, path, {}, _logged_in(world), body, "request")
    return server.answer(request, server.routes.find(path))


@pytest.mark.parametrize("path", ["/portal", "/profile", "/institution/choose"])
def test_pages_that_are_for_everybody_open(path: str) -> None:
    assert _ask(World(), "GET", path).status == HTTPStatus.OK


def test_they_go_over_to_the_institution_where_they_have_roles() -> None:
    world = World()

    answer = _ask(world, "POST", "/institution/choose", {"institution_id": THIRD})

    assert answer.status == HTTPStatus.OK
    actors = [login.actor for login in world.stores["login_store"].of_user(SHARED)]
    assert [(one.institution_id, one.roles) for one in actors] == [(THIRD, {Role.SCORER})]


def test_they_log_out() -> None:
    assert _ask(World(), "POST", "/logout").status == HTTPStatus.OK


@pytest.mark.parametrize("path", ["/users", "/candidates", "/groups", "/audit"])
def test_nothing_else_opens(path: str) -> None:
    assert _ask(World(), "GET", path).status == HTTPStatus.FORBIDDEN
