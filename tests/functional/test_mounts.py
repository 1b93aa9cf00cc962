"""One table of requests against both mounts: what Chalice answers, ASGI answers too."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from chalicelib.core.access import Role, Scope
from tests.builders.world import World
from tests.functional.mounts import Mount, OnAsgi, OnChalice, Seen

HTML = {"accept": "text/html"}
AS_JSON = {"accept": "application/json", "content-type": "application/json"}
FORM = {"accept": "text/html", "content-type": "application/x-www-form-urlencoded"}
COMPARED_HEADERS = (
    "content-type",
    "content-security-policy",
    "strict-transport-security",
    "x-content-type-options",
    "cache-control",
    "location",
    "allow",
    "api-version",
)
ADDRESSES = re.compile(r'(?:href|action|hx-get|name="back" value)="([^"]*)"')
"""Where a page leads to: what must be the same whoever serves it."""
HEADERS_OF_THE_GATEWAY = ("content-type", "x-content-type-options", "cache-control")


@dataclass(frozen=True)
class Asked:
    """A row of the table: a request, who sends it, and the status that both must answer."""

    about: str
    method: str
    path: str
    status: int
    headers: Mapping[str, str] = field(default_factory=lambda: AS_JSON)
    body: bytes = b""
    role: Role | None = None
    scope: Scope = Scope.PORTAL


LOGIN = json.dumps({"username": "planner", "password": "Examen-2026!"}).encode()
TABLE = [
    Asked("health", "GET", "/v1/health", 200),
    Asked("health without accept", "GET", "/v1/health", 200, headers={}),
    Asked("HEAD has the headers and no body", "HEAD", "/v1/health", 200),
    Asked("a slash at the end makes no difference", "GET", "/v1/health/", 200),
    Asked("the OpenAPI document", "GET", "/v1/openapi.json", 200),
    Asked("an unknown path", "GET", "/no-such-path", 404),
    Asked("an unknown path below a known one", "GET", "/v1/health/deeper", 404),
    Asked("a method that a path does not have", "POST", "/v1/health", 405),
    Asked("DELETE is a method of nothing", "DELETE", "/groups", 405),
    Asked("PUT is a method of nothing", "PUT", "/login", 405),
    Asked("the login page", "GET", "/login", 200, headers=HTML),
    Asked("a page without a login leads to the door", "GET", "/groups", 303, headers=HTML),
    Asked("the monitor has its own door", "GET", "/monitor", 303, headers=HTML),
    Asked("JSON without a login", "GET", "/groups", 401),
    Asked("a login as JSON", "POST", "/login", 200, body=LOGIN),
    Asked(
        "a login as form", "POST", "/login", 303, headers=FORM,
        body=b"username=planner&password=Examen-2026%21",
    ),
    Asked("a wrong password as form", "POST", "/login", 403, headers=FORM,
          body=b"username=planner&password=fout"),
    Asked("a wrong password as JSON", "POST", "/login", 403,
          body=b'{"username": "planner", "password": "fout"}'),
    Asked("a field too few", "POST", "/login", 400, body=b'{"username": "planner"}'),
    Asked("a field too many", "POST", "/login", 400,
          body=b'{"username": "p", "password": "x", "admin": true}'),
    Asked("JSON that is none", "POST", "/login", 400, body=b"{"),
    Asked("JSON nested beyond reason", "POST", "/login", 400, body=b"[" * 100_000),
    Asked("JSON that is no object", "POST", "/login", 400, body=b"[]"),
    Asked("a body of an unknown kind", "POST", "/login", 400,
          headers={"content-type": "text/plain"}, body=b"hello"),
    Asked("form fields that are no UTF-8", "POST", "/login", 400, headers=FORM,
          body=b"username=\xff"),
    Asked("a form from another site", "POST", "/login", 403,
          headers={**AS_JSON, "sec-fetch-site": "cross-site"}, body=LOGIN),
    Asked("a body over the limit", "POST", "/login", 413, body=b" " * 4_000_001),
    Asked(
        "a page about something", "GET", "/monitor/groups/group-released?search=anna", 200,
        headers=HTML, role=Role.PROCTOR, scope=Scope.MONITOR,
    ),
    Asked("a list", "GET", "/groups?search=4A", 200, role=Role.PLANNER),
    Asked("a query that makes no sense", "GET", "/groups?page=zero", 400, role=Role.PLANNER),
    Asked("an empty query field means not given", "GET", "/groups?state=", 200, role=Role.PLANNER),
    Asked("an id that cannot exist", "GET", "/groups/%C3%A9%20x", 404, role=Role.PLANNER),
    Asked("an id that does not exist", "GET", "/groups/none", 404, role=Role.PLANNER),
    Asked("a role too few", "GET", "/groups", 403, role=Role.SCORER),
    Asked("a download leads to its file", "GET", "/groups/group-closed/results/file", 303,
          role=Role.PLANNER),
    Asked("a candidate's call without a token", "POST", "/delivery/start", 401, body=b"{}"),
    Asked("a candidate's call with a forged token", "POST", "/delivery/start", 401, body=b"{}",
          headers={**AS_JSON, "authorization": "Bearer forged"}),
]  # fmt: skip


def ask(asked: Asked, mount_kind: type[OnChalice] | type[OnAsgi]) -> Seen:
    world = World()
    mount: Mount = mount_kind(world.server())
    login = world.log_in(asked.role, asked.scope) if asked.role else {}
    return mount.send(asked.method, asked.path, headers={**asked.headers, **login}, body=asked.body)


def comparable(seen: Seen, compared: Sequence[str]) -> dict[str, Any]:
    is_json = seen.body and "json" in seen.media_type
    body = json.loads(seen.body) if is_json else seen.body.decode()
    if isinstance(body, dict):
        body.pop("request_id", None)
    if isinstance(body, str):
        body = ADDRESSES.findall(body)
    headers = {name: seen.headers.get(name) for name in compared}
    return {"body": body, "headers": headers, "cookies": len(seen.cookies)}


@pytest.mark.parametrize("asked", TABLE, ids=lambda asked: asked.about)
def test_both_mounts_give_the_same_answer(asked: Asked) -> None:
    on_chalice, on_asgi = ask(asked, OnChalice), ask(asked, OnAsgi)

    assert (on_chalice.status, on_asgi.status) == (asked.status, asked.status)
    # What the gateway answers itself gets the other headers from CloudFront's policy.
    came_through = "api-version" in on_chalice.headers
    compared = COMPARED_HEADERS if came_through else HEADERS_OF_THE_GATEWAY
    assert comparable(on_chalice, compared) == comparable(on_asgi, compared)


@pytest.mark.parametrize("mount_kind", [OnChalice, OnAsgi])
def test_two_cookies_are_two_headers(mount_kind: type[OnChalice] | type[OnAsgi]) -> None:
    form = b"username=proctor&password=Examen-2026%21"

    seen = mount_kind(World().server()).send("POST", "/monitor/login", headers=FORM, body=form)

    assert len(seen.cookies) == 2
    assert all("Secure; HttpOnly; SameSite=Lax" in cookie for cookie in seen.cookies)


@pytest.mark.parametrize("mount_kind", [OnChalice, OnAsgi])
def test_a_file_in_a_form_arrives_byte_for_byte(
    mount_kind: type[OnChalice] | type[OnAsgi],
) -> None:
    world = World()
    headers = world.log_in(Role.PLANNER, Scope.PORTAL)
    csrf_token = headers.pop("x-csrf-token")
    body = (
        b'--b\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n'
        + csrf_token.encode()
        + b'\r\n--b\r\nContent-Disposition: form-data; name="site_id"\r\n\r\nsite-own\r\n'
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="k.csv"\r\n\r\n'
        b"kandidaatnummer;voornaam;achternaam;niveau\r\n77;Zo\xeb;Bos;2F\r\n\r\n--b--\r\n"
    )
    kind = {"content-type": "multipart/form-data; boundary=b", "accept": "application/json"}

    seen = mount_kind(world.server()).send(
        "POST", "/candidates/import", headers={**headers, **kind}, body=body
    )

    assert seen.status == 200, seen.body
    assert seen.json()["rows_read"] == 1
    assert seen.json()["first_rows"][0]["candidate"]["first_name"] == "Zoë"


def test_the_public_address_of_the_gateway_answers_cloudfront_alone() -> None:
    behind = OnChalice(World().server(), origin_secret="what-only-cloudfront-knows")

    direct = behind.send("GET", "/v1/health", headers=AS_JSON)
    guessed = behind.send("GET", "/v1/health", headers={"x-facet-origin-secret": "a guess"})
    through = behind.send(
        "GET", "/v1/health", headers={"x-facet-origin-secret": "what-only-cloudfront-knows"}
    )

    assert (direct.status, guessed.status, through.status) == (403, 403, 200)
