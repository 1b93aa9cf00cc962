"""The door of the exam app over both mounts and at school: the browser, the code, the lock."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chalicelib.core.access import Role, Scope
from tests.builders.school_server import JSON, CloudOfTheDay, SchoolServer, school_server
from tests.builders.world import World
from tests.fakes.neighbours_of_sessions import FakeLockedBrowsers
from tests.functional.mounts import Mount, OnAsgi, OnChalice

CODE, NAME = "KM7PW3", "R4NB6T"
Send = Callable[..., tuple[int, dict[str, Any]]]
"""Posts fields to a path, with headers, and gives status and JSON."""
MOUNTS = pytest.mark.parametrize("kind", [OnAsgi, OnChalice])


def sender(mount: Mount) -> Send:
    def send(path: str, headers: dict[str, str] | None = None, **fields: Any) -> Any:
        seen = mount.send(
            "POST", path, headers={**JSON, **(headers or {})}, body=json.dumps(fields).encode()
        )
        return seen.status, seen.json()

    return send


def sender_at_school(school: SchoolServer) -> Send:
    def send(path: str, headers: dict[str, str] | None = None, **fields: Any) -> Any:
        headers = {**JSON, **(headers or {})}
        answer = school.browser.post(f"/api{path}", json=fields, headers=headers)
        return answer.status_code, answer.json()

    return send


def check_the_lock(
    send: Send, slip: dict[str, str], *, unlock: str, proctor: dict[str, str]
) -> None:
    """Try five wrong codes, find the right one locked, and have the proctor unlock it."""
    wrong = [send("/delivery/logins", **{**slip, "access_code": "WRONG"}) for _ in range(6)]
    unknown = send("/delivery/logins", **{**slip, "login_name": "NOBODY"})
    locked = send("/delivery/logins", **slip)
    unlocked, _ = send(unlock, proctor)

    # The sixth wrong code, of a name that is locked, reads as the first, and as an unknown name.
    assert [status for status, _ in wrong] == [403] * 6
    assert {body["reference"] for _, body in wrong} == {"login-refused"}
    told = [{**body, "request_id": ""} for _, body in (*wrong, unknown)]
    assert all(one == told[0] for one in told)
    assert (locked[0], locked[1]["reference"]) == (403, "locked-out")
    assert unlocked == 200
    assert send("/delivery/logins", **slip)[1]["outcome"] == "admitted"


@MOUNTS
def test_five_wrong_codes_lock_a_candidate_out_until_the_proctor_unlocks(kind: Any) -> None:
    world = World()
    proctor = world.log_in(Role.PROCTOR, Scope.MONITOR)
    slip = {"access_code": CODE, "login_name": NAME}
    unlock = "/monitor/groups/group-released/sessions/session-ready/unlock"

    check_the_lock(sender(kind(world.server())), slip, unlock=unlock, proctor=proctor)


def test_five_wrong_codes_lock_a_candidate_out_at_school_too(tmp_path: Path) -> None:
    with school_server(tmp_path, CloudOfTheDay()) as school:
        proctor = school.proctor_after_fetching()
        view = school.get("/monitor/groups/group-handed-over", proctor)
        (row, *_) = view["rows"]
        code = view["monitor"]["group"]["access_code"]
        slip = {"access_code": code, "login_name": row["login_name"]}
        unlock = f"/monitor/groups/group-handed-over/sessions/{row['session_id']}/unlock"

        check_the_lock(sender_at_school(school), slip, unlock=unlock, proctor=proctor)


@MOUNTS
def test_any_browser_is_accepted_where_none_is_required(kind: Any) -> None:
    send = sender(kind(World().server()))

    checked = send("/delivery/browser-checks", page_url="https://facet.example/exam/", evidence={})
    admitted = send("/delivery/logins", access_code=CODE, login_name=NAME, browser_proof=None)

    assert checked == (200, {"outcome": "accepted", "proof": None})
    assert admitted[1]["outcome"] == "admitted"


@MOUNTS
def test_another_browser_is_refused_where_one_is_required(kind: Any) -> None:
    world, browsers = World(), FakeLockedBrowsers()
    browsers.password = "opensesame"
    services: Any = world.services
    vars(services)["candidate_login"] = replace(services.candidate_login, browsers=browsers)
    send = sender(kind(world.server()))
    told = {"page_url": "https://facet.example/exam/"}

    refused = send("/delivery/browser-checks", **told, evidence={})
    past_the_check = send("/delivery/logins", access_code=CODE, login_name=NAME)
    accepted = send("/delivery/browser-checks", **told, evidence={"password": "opensesame"})
    slip = {"access_code": CODE, "login_name": NAME, "browser_proof": accepted[1]["proof"]}

    assert (refused[0], refused[1]["reference"]) == (403, "locked-browser-required")
    assert "beveiligde browser" in refused[1]["detail"]
    assert (past_the_check[0], past_the_check[1]["reference"]) == (403, "locked-browser-required")
    assert send("/delivery/logins", **slip)[1]["outcome"] == "admitted"
