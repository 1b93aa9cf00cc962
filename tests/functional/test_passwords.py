"""Passwords through the pages: replacing, changing, forgetting, and the door of the monitor."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlencode

import pytest

from chalicelib.core.access import Account, Password, Role, Scope
from chalicelib.core.audit import institution_chain
from chalicelib.core.kernel import MailPasswordLink, SendMail
from chalicelib.serving.security import PENDING_COOKIE
from tests.builders.access import NINE
from tests.builders.world import OWN, PASSWORD, World
from tests.functional.mounts import OnAsgi, Seen

FORM = {"accept": "text/html", "content-type": "application/x-www-form-urlencoded"}
NEXT = "Schrijven-2027!"
INITIAL = "kf7-xh3-ma9"
TWICE = {"password": NEXT, "password_again": NEXT}


def post(world: World, path: str, fields: dict[str, str], **headers: str) -> Seen:
    return OnAsgi(world.server()).send(
        "POST", path, headers={**FORM, **headers}, body=urlencode(fields).encode()
    )


def get(world: World, path: str, query: str = "", **headers: str) -> Seen:
    address = f"{path}?{query}" if query else path
    return OnAsgi(world.server()).send("GET", address, headers={"accept": "text/html", **headers})


def proctor(world: World, **changes: Password) -> Account:
    rows = world.stores["account_store"].rows
    rows["proctor"] = replace(rows["proctor"], **changes)
    account: Account = rows["proctor"]
    return account


def with_initial_password(world: World) -> None:
    proctor(world, password=Password(f"hash of {INITIAL}", NINE, initial=True))


def cookie_of(seen: Seen) -> str:
    return next(one.partition(";")[0] for one in seen.cookies if one.startswith(PENDING_COOKIE))


def location(seen: Seen) -> str:
    return seen.headers["location"]


def test_who_comes_with_an_initial_password_replaces_it_before_anything_else() -> None:
    world = World()
    with_initial_password(world)

    seen = post(world, "/login", {"username": "proctor", "password": INITIAL})
    cookie = cookie_of(seen)
    page = get(world, "/login/password", cookie=cookie)
    done = post(world, "/login/password", {"old_password": INITIAL, **TWICE}, cookie=cookie)

    assert location(seen) == "/api/login/password"
    assert "Kies nu uw eigen wachtwoord" in page.body.decode()
    assert location(done) == "/api/login/code"
    assert cookie_of(done) != cookie
    assert not proctor(world).password.initial
    events = list(world.audit.lines(institution_chain(OWN)))
    assert "password_replaced" in events[-1]


@pytest.mark.parametrize("path", ["/login/code/new", "/login/code"])
def test_no_code_takes_the_place_of_a_new_password(path: str) -> None:
    world = World()
    with_initial_password(world)
    cookie = cookie_of(post(world, "/login", {"username": "proctor", "password": INITIAL}))

    seen = post(world, path, {"code": "10000001"} if path == "/login/code" else {}, cookie=cookie)

    assert seen.status == 409
    assert [one for one in world.stores["work"].works if isinstance(one, SendMail)] == []


def test_every_broken_rule_stands_beside_the_field_and_no_password_on_the_page() -> None:
    world = World()
    headers = world.log_in(Role.PROCTOR, Scope.PORTAL)
    bad = "a bbb"

    seen = post(
        world,
        "/password",
        {"old_password": PASSWORD, "password": bad, "password_again": bad},
        **headers,
    )

    text = seen.body.decode()
    assert seen.status == 400
    error = text.partition('id="error-password"')[2].partition("</p>")[0]
    for rule in ("minimaal 8 tekens", "minimaal 2 andere tekens", "geen spaties", "dan 2 dezelfde"):
        assert rule in error
    assert "minimaal 1 letter" not in error
    assert f'value="{bad}"' not in text
    assert PASSWORD not in text


def test_a_new_password_is_typed_the_same_twice() -> None:
    world = World()
    headers = world.log_in(Role.PROCTOR, Scope.PORTAL)
    fields = {"old_password": PASSWORD, "password": NEXT, "password_again": NEXT + "!"}

    seen = post(world, "/password", fields, **headers)

    assert seen.status == 400
    assert "Vul het nieuwe wachtwoord twee keer in." in seen.body.decode()
    assert proctor(world).password.hash == f"hash of {PASSWORD}"


def test_a_changed_password_is_confirmed_and_told() -> None:
    world = World()
    headers = world.log_in(Role.PROCTOR, Scope.PORTAL)

    seen = post(world, "/password", {"old_password": PASSWORD, **TWICE}, **headers)
    path, _, query = location(seen).removeprefix("/api").partition("?")
    page = get(world, path, query, cookie=headers["cookie"])

    assert "Uw wachtwoord is gewijzigd" in page.body.decode()
    (event,) = world.audit.lines(institution_chain(OWN))
    assert "password_changed" in event


def test_a_forgotten_password_is_answered_alike_for_everybody() -> None:
    answers = []
    for username in ("proctor", "niemand"):
        world = World()
        seen = post(world, "/password-forgotten", {"username": username})
        works = [type(work) for work in world.stores["work"].works]
        answers.append((seen.status, location(seen), seen.body, works))

    assert answers[0] == answers[1]
    assert answers[0][3] == [MailPasswordLink]


def test_a_link_sets_a_new_password_once_and_its_token_stays_in_the_form() -> None:
    world = World()

    page = get(world, "/password-reset", "token=password-link")
    done = post(world, "/password-reset", {"token": "password-link", **TWICE})
    again = get(world, "/password-reset", "token=password-link")

    assert 'name="token" value="password-link"' in page.body.decode()
    assert page.headers["referrer-policy"] == "same-origin"
    assert page.headers["cache-control"] == "no-store"
    assert location(done) == "/api/password-reset?changed=true"
    assert proctor(world).password.hash == f"hash of {NEXT}"
    assert again.status == 409
    assert "Deze link werkt niet meer" in again.body.decode()


def test_a_refused_new_password_keeps_the_link() -> None:
    world = World()
    fields = {"token": "password-link", "password": "kort", "password_again": "kort"}

    seen = post(world, "/password-reset", fields)

    assert seen.status == 400
    assert 'name="token" value="password-link"' in seen.body.decode()


def test_the_monitor_says_why_an_initial_password_does_not_open_it() -> None:
    world = World()
    with_initial_password(world)

    seen = post(world, "/monitor/login", {"username": "proctor", "password": INITIAL})

    text = seen.body.decode()
    assert seen.status == 403
    assert "kies daar uw eigen wachtwoord" in text
    assert "/api/login" in text


def test_the_monitor_warns_of_a_password_that_ends_within_five_days() -> None:
    world = World()
    headers = world.log_in(Role.PROCTOR, Scope.MONITOR)
    before = get(world, "/monitor", cookie=headers["cookie"]).body.decode()
    rows = world.stores["login_store"].rows
    for key, login in rows.items():
        ends_at = world.clock() + timedelta(days=4)
        rows[key] = replace(login, actor=replace(login.actor, password_ends_at=ends_at))

    text = get(world, "/monitor", cookie=headers["cookie"]).body.decode()

    assert "Uw wachtwoord verloopt op" in text
    assert "https://facet.example.nl/api/password" in text
    assert "Uw wachtwoord verloopt op" not in before
