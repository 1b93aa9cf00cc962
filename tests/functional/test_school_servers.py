"""School servers over HTTP: added on a page, activated once, given a group, and what is noted."""

import base64
import json
import logging
import re
from typing import Any
from urllib.parse import urlencode

import pytest
from pydantic import TypeAdapter

from chalicelib.acts.catalogue import all_acts
from chalicelib.core.access import Role, Scope
from chalicelib.core.sync import HandedOver
from tests.builders.world import OWN, World
from tests.builders.world_of_edges import signed
from tests.functional.mounts import OnAsgi, Seen

ACTS = all_acts().acts
FORM = {"accept": "text/html", "content-type": "application/x-www-form-urlencoded"}
JSON = {"accept": "application/json", "content-type": "application/json"}
CODE = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}")


@pytest.fixture
def world() -> World:
    return World()


def send(world: World, path: str, role: Role = Role.EDGE_ADMIN, **fields: Any) -> Seen:
    headers = {**world.log_in(role, Scope.PORTAL), **FORM}
    body = urlencode(fields).encode()
    return OnAsgi(world.server()).send("POST", path, headers=headers, body=body)


def activate(world: World, **changes: str) -> Seen:
    body = json.dumps({**ACTS["activate_edge"].example.body, **changes}).encode()
    return OnAsgi(world.server()).send("POST", "/v1/edge/activations", headers=JSON, body=body)


def ask(world: World, name: str, **body: Any) -> Seen:
    """Ask as the school server in use, with a body of our own instead of the example's."""
    act = ACTS[name]
    path = act.path.format(**act.example.path)
    given = {**act.example.body, **body}
    headers = {**JSON, **signed(act.method, path, "edge-active", given)}
    sent = json.dumps(given).encode() if act.method == "POST" else b""
    return OnAsgi(world.server()).send(act.method, path, headers=headers, body=sent)


def names(world: World) -> list[str]:
    return [edge.name for edge in world.stores["edge_store"].of_institution(OWN)]


def test_who_adds_a_school_server_sees_its_code_at_once_in_no_address(world: World) -> None:
    seen = send(world, "/edges", name="Lokaal 14")

    page = seen.body.decode()
    (code,) = CODE.findall(page)
    assert seen.status == 200
    assert "location" not in seen.headers
    assert seen.headers["cache-control"] == "no-store"
    assert code not in world.snapshot()
    assert code.replace("-", "") not in world.snapshot()


def test_loading_the_page_with_the_code_again_adds_no_second_school_server(world: World) -> None:
    send(world, "/edges", name="Lokaal 14")

    again = send(world, "/edges", name="lokaal 14 ")

    assert again.status == 400
    assert "U hebt al een FAO met deze naam." in again.body.decode()
    assert names(world).count("Lokaal 14") == 1


def test_a_school_server_without_a_name_is_refused_beside_the_field(world: World) -> None:
    seen = send(world, "/edges", name="  ")

    assert seen.status == 400
    assert re.search(r'id="error-name".*Geef de FAO een naam\.', seen.body.decode(), re.DOTALL)


def test_a_code_that_was_shown_activates_once(world: World) -> None:
    page = send(world, "/edges/edge-added/activation-code").body.decode()
    (code,) = CODE.findall(page)

    statuses = [activate(world).status, activate(world, code=code).status]
    statuses.append(activate(world, code=code).status)

    assert statuses == [403, 200, 403]


def test_a_school_server_that_still_owns_groups_stays_in_use(world: World) -> None:
    seen = send(world, "/edges/edge-active/deactivate")

    assert seen.status == 409
    assert "Op deze FAO staan nog afnamegroepen (1)." in seen.body.decode()
    assert "Lokaal 12" in seen.body.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("edge_id", "edge/added"),
        ("encryption_key", base64.b64encode(b"k" * 31).decode()),
        ("signing_key", base64.b64encode(b"k" * 33).decode()),
        ("code", ""),
    ],
)
def test_an_activation_with_a_malformed_field_is_refused(
    world: World, field: str, value: str
) -> None:
    before = world.snapshot()

    seen = activate(world, **{field: value})

    assert seen.status == 400
    assert list(seen.json()["errors"]) == [field]
    assert world.snapshot() == before


def test_a_school_server_reads_what_it_was_handed_over(world: World) -> None:
    seen = ask(world, "hand_over_group")

    handed = TypeAdapter(HandedOver).validate_json(seen.body)
    assert (handed.group.id, handed.group.lease) == ("group-offline", 2)
    assert not handed.group.elsewhere
    assert [one.username for one in handed.proctors] == ["proctor"]
    assert len(handed.sessions) == len(handed.presences) == len(handed.candidates) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("lease", 0), ("number", 0), ("sha256", "0F" * 32), ("size_bytes", 12_000_001)],
)
def test_a_parcel_is_announced_within_bounds(world: World, field: str, value: object) -> None:
    seen = ask(world, "announce_parcel", **{field: value})

    assert seen.status == 400
    assert list(seen.json()["errors"]) == [field]


def test_a_group_that_was_taken_back_refuses_its_school_server(world: World) -> None:
    taken = send(world, "/groups/group-handed-over/take-back", Role.PLANNER)

    seen = ask(world, "give_release_keys")

    assert taken.headers["location"] == "/api/groups/group-handed-over"
    assert (seen.status, seen.json()["reference"]) == (409, "lease-lost")


def test_only_a_group_at_a_school_server_is_taken_back(world: World) -> None:
    for method in ("GET", "POST"):
        headers = {**world.log_in(Role.PLANNER, Scope.PORTAL), **FORM}
        path = "/groups/group-distributed/take-back"

        seen = OnAsgi(world.server()).send(method, path, headers=headers)

        assert seen.status == 409
        assert "Deze groep staat niet op een FAO." in seen.body.decode()


def test_a_plan_on_a_school_server_out_of_use_is_refused_beside_the_field(world: World) -> None:
    plan = {**ACTS["plan_group"].example.body, "edge_id": "edge-inactive"}

    body = urlencode(plan, doseq=True).encode()
    headers = {**world.log_in(Role.PLANNER, Scope.PORTAL), **FORM}
    seen = OnAsgi(world.server()).send("POST", "/groups", headers=headers, body=body)

    assert seen.status == 400
    assert 'id="error-edge_id"' in seen.body.decode()


def test_a_plan_offers_the_school_servers_in_use_and_no_others(world: World) -> None:
    headers = {**world.log_in(Role.PLANNER, Scope.PORTAL), "accept": "text/html"}

    page = OnAsgi(world.server()).send("GET", "/groups/new", headers=headers).body.decode()

    offered = re.findall(r'name="edge_id" value="([\w-]*)"', page)
    assert offered == ["", "edge-idle", "edge-active"]


def test_acts_of_school_servers_are_noted_with_their_id(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="facet")

    activate(world)
    ask(world, "hand_over_group")
    ask(world, "give_release_keys")

    noted = [
        (one.getMessage(), one.__dict__["edge_id"], one.__dict__["object"])
        for one in caplog.records
        if "object" in one.__dict__
    ]
    assert noted == [
        ("edge_activated", None, {"edge_id": "edge-added"}),
        ("group_handed_over", "edge-active", {"group_id": "group-offline"}),
        ("release_keys_given", "edge-active", {"group_id": "group-handed-over"}),
    ]


def test_what_is_noted_of_a_new_school_server_names_it_and_never_its_code(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    page = send(world, "/edges", name="Lokaal 14").body.decode()

    (code,) = CODE.findall(page)
    (noted,) = [one for one in caplog.records if one.getMessage() == "edge_added"]
    assert list(noted.__dict__["object"]) == ["edge_id"]
    assert not [one for one in caplog.records if code in repr(one.__dict__)]
