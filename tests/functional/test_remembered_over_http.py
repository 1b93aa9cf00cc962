"""A remembered browser over HTTP: its cookie, the address it is tied to, and fresh ids."""

import json
from dataclasses import dataclass, field

import pytest

from chalicelib.core.access import Scope
from chalicelib.serving.on_chalice import _address
from chalicelib.serving.request import Answer, Request
from chalicelib.serving.security import BROWSER_COOKIE, COOKIES, PENDING_COOKIE
from tests.builders.world import PASSWORD, World

PORTAL_COOKIE = COOKIES[Scope.PORTAL]


@dataclass
class Browser:
    """Sends JSON and keeps cookies, from an address."""

    world: World
    address: str = "192.0.2.7"
    cookies: dict[str, str] = field(default_factory=dict)

    def post(self, path: str, body: dict[str, str]) -> Answer:
        server = self.world.server()
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        request = Request(
            method="POST",
            path=path,
            query={},
            headers={"content-type": "application/json", "cookie": cookie},
            body=json.dumps(body).encode(),
            id="request",
            address=self.address,
        )
        answer = server.answer(request, server.routes.find(path))
        for header in self.set_cookies(answer):
            name, _, value = header.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    def log_in(self) -> Answer:
        return self.post("/login", {"username": "planner", "password": PASSWORD})

    def give_code(self) -> Answer:
        code = self.world.stores["work"].mails[-1].facts["code"]
        return self.post("/login/code", {"code": code})

    @staticmethod
    def set_cookies(answer: Answer) -> list[str]:
        return [value for name, value in answer.headers if name == "Set-Cookie"]


@pytest.fixture
def browser() -> Browser:
    world = World()
    world.services.authenticators.authenticators.remove(
        world.services.account_store.get_by_username("planner").user_id
    )
    return Browser(world)


def test_the_mark_is_a_host_cookie_that_scripts_cannot_read_and_lasts_a_day(
    browser: Browser,
) -> None:
    browser.log_in()

    (cookie,) = [
        one for one in browser.set_cookies(browser.give_code()) if one.startswith(BROWSER_COOKIE)
    ]
    assert BROWSER_COOKIE.startswith("__Host-")
    assert cookie.endswith("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=86400")


def test_the_same_browser_at_the_same_address_is_logged_in_at_once(browser: Browser) -> None:
    browser.log_in()
    browser.give_code()

    answer = browser.log_in()

    assert "csrf_token" in json.loads(answer.body)


def test_the_same_browser_elsewhere_must_give_a_code(browser: Browser) -> None:
    browser.log_in()
    browser.give_code()
    browser.address = "198.51.100.9"

    answer = browser.log_in()

    assert json.loads(answer.body)["step"] == "one_time_password"


def test_an_id_that_somebody_planted_is_never_the_one_of_a_login(browser: Browser) -> None:
    browser.cookies = {PORTAL_COOKIE: "planted", PENDING_COOKIE: "planted"}

    browser.log_in()
    half = browser.cookies[PENDING_COOKIE]
    browser.give_code()
    first = browser.cookies[PORTAL_COOKIE]
    browser.log_in()

    assert len({"planted", half, first, browser.cookies[PORTAL_COOKIE]}) == 4


class Given:
    """What Chalice knows of a request, as far as its address goes."""

    def __init__(self, headers: dict[str, str]) -> None:
        self.headers = headers
        self.context = {"identity": {"sourceIp": "203.0.113.5"}}


def test_the_address_that_cloudfront_tells_counts_behind_it_alone() -> None:
    given = Given({"x-facet-viewer-address": "192.0.2.7"})

    assert _address(given, behind_cloudfront=True) == "192.0.2.7"  # type: ignore[arg-type]
    assert _address(given, behind_cloudfront=False) == "203.0.113.5"  # type: ignore[arg-type]
    assert _address(Given({}), behind_cloudfront=True) == ""  # type: ignore[arg-type]
