"""What every answer carries, whichever act gives it: headers, cookies, types, places to go on to.

Nothing here names an act: a new one is tried as soon as it is declared.
Sources: OWASP ASVS 5.0 V3.2 to V3.5, V7.4; docs/decisions/0003-server-rendered-pages.md.
"""

import json
import re
from urllib.parse import urlsplit

import pytest
from pydantic import ValidationError

from chalicelib.acts.catalogue import all_acts
from chalicelib.core.access import Role, Scope
from chalicelib.serving.act import Act
from chalicelib.serving.security import COOKIES
from tests.builders.world import World
from tests.builders.world_of_edges import signed
from tests.functional.mounts import OnAsgi, Seen
from tests.functional.paths import path_of

ACTS = sorted(all_acts().acts.values(), key=lambda act: act.name)
WITHOUT_INSTITUTION = [
    act for act in ACTS if act.input_type and "institution_id" not in act.input_type.model_fields
]
STAFF_PAGES = [act for act in ACTS if act.page and act.scope in COOKIES]
PASSWORDS = [
    (act, field)
    for act in ACTS
    for field in (act.input_type.model_fields if act.input_type else ())
    if "password" in field
]
EVERY_ACT = pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
EVERY_SHAPE = pytest.mark.parametrize("accept", ["text/html", "application/json"])
A_YEAR = 31_536_000
COOKIE = re.compile(r"__Host-[a-z-]+=[\w-]*; Path=/; Secure; HttpOnly; SameSite=(Lax|Strict)")
TYPES = {
    "text/html": {"text/html"},
    "application/json": {"application/json", "application/problem+json"},
}
HOME = "/api/"
FILES = ("https://files.example", "https://upload.example.nl")


def ask(world: World, act: Act, accept: str, role: Role | None = None, **headers: str) -> Seen:
    """Ask for an act with its example, as whoever may do it (or as this role)."""
    given = {"accept": accept, "content-type": "application/json", **headers}
    if act.scope in COOKIES:
        given |= world.log_in(role or sorted(act.roles)[0], act.scope)
    elif act.scope is Scope.EDGE:
        given |= signed(act.method, path_of(act), "edge-active", act.example.body)
    body = json.dumps(dict(act.example.body)).encode() if act.method == "POST" else b""
    return OnAsgi(world.server()).send(act.method, path_of(act), headers=given, body=body)


def policy_of(header: str) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in header.split(";"))
    return {name: sources for name, _, sources in parts}


@EVERY_ACT
@EVERY_SHAPE
def test_every_answer_carries_the_headers_that_keep_a_browser_safe(act: Act, accept: str) -> None:
    headers = ask(World(), act, accept).headers
    policy = policy_of(headers["content-security-policy"])
    hsts = headers["strict-transport-security"]

    for shut in ("default-src", "object-src", "base-uri", "frame-ancestors"):
        assert policy[shut] == "'none'"
    assert policy["script-src"] == "'self'"
    assert "unsafe" not in headers["content-security-policy"]
    assert int(hsts.partition("max-age=")[2].partition(";")[0]) >= A_YEAR
    assert "includeSubDomains" in hsts
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


@EVERY_ACT
def test_a_refusal_carries_them_too(act: Act) -> None:
    world = World()
    taken = ask(world, act, "application/json").headers

    refused = OnAsgi(world.server()).send("DELETE", path_of(act)).headers

    for name in ("content-security-policy", "strict-transport-security", "cache-control"):
        assert refused[name] == taken[name]


@EVERY_ACT
@EVERY_SHAPE
def test_every_cookie_is_kept_from_scripts_and_other_hosts(act: Act, accept: str) -> None:
    for cookie in ask(World(), act, accept).cookies:
        assert COOKIE.match(cookie), cookie
        assert "domain=" not in cookie.lower()


@EVERY_ACT
@EVERY_SHAPE
def test_every_answer_says_what_it_is_and_is_that(act: Act, accept: str) -> None:
    seen = ask(World(), act, accept)
    shown = accept if act.page or act.then else "application/json"

    if seen.body:
        assert seen.media_type in TYPES[shown] | {"text/csv"}
        assert "charset=utf-8" in seen.headers["content-type"].lower() or "json" in seen.media_type


@EVERY_ACT
def test_no_answer_may_be_read_by_another_site(act: Act) -> None:
    seen = ask(World(), act, "application/json", origin="https://evil.example")

    assert not [name for name in seen.headers if name.startswith("access-control")]


@EVERY_ACT
@EVERY_SHAPE
def test_an_answer_leads_on_to_our_own_pages_and_files_only(act: Act, accept: str) -> None:
    seen = ask(World(), act, accept)
    place = seen.headers.get("location") or seen.headers.get("hx-redirect") or HOME

    assert place.startswith((HOME, *FILES)), place
    assert "//" not in urlsplit(place).path
    assert not place.startswith("//")


@pytest.mark.parametrize("act", [a for a in ACTS if a.method == "GET"], ids=lambda act: act.name)
def test_reading_changes_nothing(act: Act) -> None:
    world = World()
    # A download is a copy that was made to be fetched: what it copies has not changed.
    del world.stores["files"]
    before = world.snapshot()

    ask(world, act, "application/json")

    assert world.snapshot() == before


@pytest.mark.parametrize("act", [a for a in ACTS if a.method == "GET"], ids=lambda act: act.name)
@EVERY_SHAPE
def test_reading_logs_nobody_in(act: Act, accept: str) -> None:
    seen = ask(World(), act, accept)

    assert not [cookie for cookie in seen.cookies if cookie.startswith(tuple(COOKIES.values()))]


@pytest.mark.parametrize("act", WITHOUT_INSTITUTION, ids=lambda act: act.name)
def test_an_act_takes_no_field_that_it_does_not_name(act: Act) -> None:
    assert act.input_type is not None

    with pytest.raises(ValidationError, match="extra_forbidden"):
        act.input_type.model_validate({**act.example.body, "surplus": "school-other"})


@pytest.mark.parametrize(("act", "field"), PASSWORDS, ids=lambda one: getattr(one, "name", one))
def test_a_password_arrives_exactly_as_it_was_typed(act: Act, field: str) -> None:
    typed = " Zeer Geheim 2026! "
    assert act.input_type is not None

    taken = act.input_type.model_validate({**act.example.body, field: typed})

    assert getattr(taken, field) == typed


@pytest.mark.parametrize(("act", "field"), PASSWORDS, ids=lambda one: getattr(one, "name", one))
def test_a_long_password_arrives_whole(act: Act, field: str) -> None:
    typed = "zin met spaties " * 8
    assert act.input_type is not None

    taken = act.input_type.model_validate({**act.example.body, field: typed})

    assert getattr(taken, field) == typed


@pytest.mark.parametrize("act", STAFF_PAGES, ids=lambda act: act.name)
def test_every_page_behind_a_login_has_a_way_out_and_never_shows_the_login(act: Act) -> None:
    world = World()
    role = sorted(act.roles)[0]
    login_id = world.log_in(role, act.scope)["cookie"].partition("=")[2]

    page = ask(world, act, "text/html", role).body.decode()

    assert login_id not in page
    way_out = "/api/monitor/logout" if act.scope is Scope.MONITOR else "/api/logout"
    assert f'action="{way_out}"' in page


@pytest.mark.parametrize("act", [a for a in ACTS if a.page], ids=lambda act: act.name)
def test_a_password_is_typed_hidden_and_may_be_pasted_or_kept_by_a_password_manager(
    act: Act,
) -> None:
    page = ask(World(), act, "text/html").body.decode()

    for field in re.findall(r"<input[^>]*name=\"[a-z_]*password[a-z_]*\"[^>]*>", page):
        assert 'type="password"' in field or 'autocomplete="one-time-code"' in field
        assert 'autocomplete="off"' not in field
        assert "onpaste" not in field


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_the_page_to_go_back_to_is_never_one_of_another_site(back: str) -> None:
    headers = {"content-type": "application/json", "accept": "text/html"}
    body = json.dumps({"language": "en", "back": back}).encode()

    seen = OnAsgi(World().server()).send("POST", "/language", headers=headers, body=body)

    assert seen.status == 400
    assert "location" not in seen.headers
