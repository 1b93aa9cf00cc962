"""Every act, tried as every role, scope and school server, as another school, without a login.

Nothing here names an act: a new one is tried as soon as it is declared.
"""

import json
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from chalicelib.acts.catalogue import all_acts
from chalicelib.core.access import Role, Scope
from chalicelib.serving.act import Act
from tests.builders.world import OTHER, OWN, World
from tests.builders.world_of_edges import signed
from tests.functional.mounts import OnAsgi, Seen
from tests.functional.paths import path_of

ACTS = sorted(all_acts().acts.values(), key=lambda act: act.name)
STAFF_ACTS = [act for act in ACTS if act.scope in (Scope.PORTAL, Scope.MONITOR)]
EDGE_ACTS = [act for act in ACTS if act.scope is Scope.EDGE]
EDGE_ACTS_ON_SOMETHING = [act for act in EDGE_ACTS if act.path_names]
CELLS = [(act, role) for act in STAFF_ACTS for role in Role]
PAGE = Path(__file__).parents[2] / "docs" / "authorisation.md"
NAMES_WHAT_IS_NOT_THERE = (400, 404)
"""What an act answers when its example names things, in what is filled in, of the first school."""
NATIONAL = {"exam_id", "manual", "registration_id", "institution_id", "kind", "account_id"}
"""Exams and manuals belong to no school: everybody sees the same. Nor do the forms of schools and
the list of institutions, on which the helpdesk works, nor the accounts that it links."""


def call(world: World, act: Act, headers: dict[str, str]) -> Seen:
    body = json.dumps(dict(act.example.body)).encode() if act.method == "POST" else b""
    given = {"accept": "application/json", "content-type": "application/json", **headers}
    return OnAsgi(world.server()).send(act.method, path_of(act), headers=given, body=body)


def signed_by(
    edge: str, act: Act, *, path: str | None = None, key_of: str | None = None
) -> dict[str, str]:
    return signed(act.method, path or path_of(act), edge, act.example.body, key_of=key_of)


def named(acts: list[Act]) -> list[ParameterSet]:
    return [pytest.param(act, id=act.name) for act in acts]


def named_cells() -> list[ParameterSet]:
    return [pytest.param(act, role, id=f"{act.name}-{role.value}") for act, role in CELLS]


def one_role(act: Act) -> Role:
    return sorted(act.roles)[0]


@pytest.mark.parametrize(("act", "role"), named_cells())
def test_a_role_opens_exactly_the_acts_that_name_it(act: Act, role: Role) -> None:
    world = World()
    before = world.snapshot()

    seen = call(world, act, world.log_in(role, act.scope))

    if role in act.roles:
        assert seen.status == act.example.status, seen.body
    else:
        assert seen.status == 403
        assert world.snapshot() == before


@pytest.mark.parametrize("act", named(STAFF_ACTS))
def test_a_login_of_the_other_scope_opens_nothing(act: Act) -> None:
    world = World()
    before = world.snapshot()
    other = Scope.MONITOR if act.scope is Scope.PORTAL else Scope.PORTAL

    seen = call(world, act, world.log_in(one_role(act), other))

    assert seen.status == 401
    assert world.snapshot() == before


@pytest.mark.parametrize(("act", "role"), named_cells())
def test_another_schools_things_do_not_exist_and_do_not_change(act: Act, role: Role) -> None:
    world = World()
    before = world.snapshot()

    seen = call(world, act, world.log_in(role, act.scope, OTHER))

    if role not in act.roles:
        assert seen.status == 403
    elif act.path_names and not set(act.path_names) & NATIONAL:
        assert seen.status == 404
    else:
        assert seen.status in (act.example.status, *NAMES_WHAT_IS_NOT_THERE), seen.body
    assert seen.status == act.example.status or world.snapshot() == before


def test_every_cell_of_the_page_on_authorisation_is_tried(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line[:1] == "|"]
    roles = rows[0][3:-1]
    marks = {
        (row[0], role)
        for row in rows
        for role, mark in zip(roles, row[3:], strict=False)
        if mark == "x"
    }

    with capsys.disabled():
        print(  # noqa: T201 - a figure that is reported
            f"\n{len(STAFF_ACTS)} acts of staff x {len(roles)} roles x 2 institutions:"
            f" {2 * len(CELLS)} cells"
        )
    assert marks == {(act.name, role.value) for act, role in CELLS if role in act.roles}


@pytest.mark.parametrize("act", named([act for act in ACTS if act.scope is not Scope.PUBLIC]))
def test_nobody_gets_in_without_a_login(act: Act) -> None:
    world = World()
    before = world.snapshot()

    seen = call(world, act, {})

    assert seen.status == 401
    assert world.snapshot() == before


@pytest.mark.parametrize("act", named([act for act in STAFF_ACTS if act.method == "POST"]))
def test_nothing_changes_without_the_token_of_our_own_pages(act: Act) -> None:
    world = World()
    before = world.snapshot()
    headers = world.log_in(one_role(act), act.scope)
    del headers["x-csrf-token"]

    seen = call(world, act, headers)

    assert seen.status == 403
    assert world.snapshot() == before


@pytest.mark.parametrize("act", named([act for act in ACTS if act.method == "POST"]))
def test_nothing_changes_when_another_site_sends_the_form(act: Act) -> None:
    world = World()
    before = world.snapshot()
    headers = {} if act.scope is Scope.PUBLIC else {"authorization": "Bearer nothing"}
    if act in STAFF_ACTS:
        headers = world.log_in(one_role(act), act.scope, OWN)

    seen = call(world, act, {**headers, "sec-fetch-site": "cross-site"})

    assert seen.status in (401, 403)
    assert world.snapshot() == before


@pytest.mark.parametrize("act", named([act for act in STAFF_ACTS if act.page]))
def test_every_page_shows_in_dutch_to_whoever_may_see_it(act: Act) -> None:
    world = World()
    headers = {**world.log_in(one_role(act), act.scope), "accept": "text/html"}

    seen = call(world, act, headers)

    assert seen.status == 200
    assert seen.media_type == "text/html"
    assert b'lang="nl"' in seen.body


@pytest.mark.parametrize("act", named(EDGE_ACTS))
def test_a_school_server_does_its_acts_with_its_own_signature(act: Act) -> None:
    seen = call(World(), act, signed_by("edge-active", act))

    assert seen.status == act.example.status, seen.body


@pytest.mark.parametrize("act", named(EDGE_ACTS))
@pytest.mark.parametrize(
    ("edge", "key_of"),
    [
        ("edge-active", "edge-idle"),
        ("edge-inactive", "edge-inactive"),
        ("edge-added", "edge-added"),
        ("edge-unknown", "edge-unknown"),
    ],
)
def test_only_a_school_server_in_use_gets_in_and_only_with_its_own_key(
    act: Act, edge: str, key_of: str
) -> None:
    world = World()
    before = world.snapshot()

    seen = call(world, act, signed_by(edge, act, key_of=key_of))

    assert seen.status == 401
    assert seen.json()["reference"] == "edge-not-known"
    assert world.snapshot() == before


@pytest.mark.parametrize("act", named(EDGE_ACTS))
def test_a_signature_fits_one_request_only(act: Act) -> None:
    world = World()
    before = world.snapshot()

    seen = call(world, act, signed_by("edge-active", act, path="/v1/edge/groups/another"))

    assert seen.status == 401
    assert world.snapshot() == before


@pytest.mark.parametrize("act", named(EDGE_ACTS_ON_SOMETHING))
def test_groups_of_another_school_do_not_exist_for_a_school_server(act: Act) -> None:
    world = World()
    before = world.snapshot()

    seen = call(world, act, signed_by("other-edge-active", act))

    assert seen.status == 404
    assert world.snapshot() == before


@pytest.mark.parametrize(
    "act", named([act for act in EDGE_ACTS_ON_SOMETHING if act.method == "POST"])
)
def test_a_school_server_does_nothing_with_a_group_of_its_neighbour(act: Act) -> None:
    world = World()
    before = world.snapshot()

    seen = call(world, act, signed_by("edge-idle", act))

    assert seen.status in (404, 409)
    assert world.snapshot() == before


@pytest.mark.parametrize("act", named(EDGE_ACTS))
def test_a_login_of_staff_opens_no_act_of_a_school_server(act: Act) -> None:
    world = World()
    before = world.snapshot()

    seen = call(world, act, world.log_in(Role.EDGE_ADMIN, Scope.PORTAL))

    assert seen.status == 401
    assert world.snapshot() == before
