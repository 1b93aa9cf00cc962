"""Every act that changes something leaves one event; what is refused at a door leaves one too.

That a refused act leaves none is tried on every act in test_every_act.py, which compares all that
is stored, audit chains included.
"""

import json
import logging
from typing import Any

import pytest

from chalicelib.acts.catalogue import all_acts
from chalicelib.core.access import Role, Scope
from chalicelib.core.audit import SYSTEM, AuditEvent, Verifier, institution_chain, read_line
from chalicelib.serving.act import Act
from tests.builders.world import OWN, World
from tests.builders.world_of_edges import signed
from tests.fakes.audit import KEY
from tests.functional.mounts import OnAsgi, Seen

AUDITED = sorted(
    (act for act in all_acts().acts.values() if act.audits and act.scope is not Scope.PUBLIC),
    key=lambda act: act.name,
)
DUO = {Role.HELPDESK, Role.EXAM_PUBLISHER}


def send(world: World, path: str, headers: dict[str, str], body: dict[str, Any]) -> Seen:
    given = {"accept": "application/json", "content-type": "application/json", **headers}
    return OnAsgi(world.server()).send("POST", path, headers=given, body=json.dumps(body).encode())


def do(world: World, act: Act, role: Role | None = None) -> Seen:
    path, body = act.path.format(**act.example.path), dict(act.example.body)
    if act.scope is Scope.EDGE:
        return send(world, path, signed("POST", path, "edge-active", act.example.body), body)
    return send(world, path, world.log_in(role or min(act.roles), act.scope), body)


def events(world: World, chain: str) -> list[AuditEvent]:
    return [read_line(line) for line in world.audit.kept.get(chain, ())]  # type: ignore[call-overload]


@pytest.mark.parametrize("act", [pytest.param(act, id=act.name) for act in AUDITED])
def test_an_act_leaves_one_event_with_what_it_was_done_to(act: Act) -> None:
    world = World()

    do(world, act)

    role = min(act.roles, default=None)
    chain = SYSTEM if role in DUO else institution_chain(OWN)
    [event] = events(world, chain)
    assert world.audit.chains() == (chain,)
    assert (event.draft.name, event.draft.act) == (act.audits, act.name)
    assert event.draft.institution_id == OWN
    assert act.example.path.items() <= event.draft.objects.items()
    assert len(event.draft.digest) == 64
    who = (event.draft.user_id, event.draft.edge_id)
    assert who == ((None, "edge-active") if act.scope is Scope.EDGE else ("user-proctor", None))


def test_an_event_is_logged_outside_its_table_with_its_place_in_the_chain(
    caplog: pytest.LogCaptureFixture,
) -> None:
    world = World()
    caplog.set_level(logging.INFO, logger="facet")

    do(world, all_acts().acts["release_group"])

    [event] = events(world, institution_chain(OWN))
    [line] = [one.__dict__ for one in caplog.records if one.getMessage() == "group_released"]
    assert (line["chain"], line["number"], line["hash"]) == (
        "institution:school-own",
        1,
        event.hash,
    )


def test_nothing_of_an_answer_or_a_name_stands_in_an_event() -> None:
    world = World()

    add = all_acts().acts["add_edge"]
    name = str(add.example.body["name"])
    do(world, add)

    [line] = world.audit.kept[institution_chain(OWN)]
    assert name not in line
    assert set(json.loads(line)["objects"]) == {"edge_id"}


@pytest.mark.parametrize(
    ("path", "name"), [("/login", "log_in_failed"), ("/monitor/login", "monitor_log_in_failed")]
)
def test_a_failed_login_is_kept_in_the_system_chain(path: str, name: str) -> None:
    world = World()

    send(world, path, {}, {"username": "planner", "password": "Verkeerd-1!"})
    world.stores["audit_trail"].do_now()

    [event] = events(world, SYSTEM)
    assert (event.draft.name, event.draft.user_id) == (name, None)
    assert event.draft.reason == "login-refused"
    assert "planner" not in event.line
    assert "Verkeerd" not in event.line


def test_the_token_of_a_link_is_no_object_of_an_event() -> None:
    signed_by_link = [
        act for act in all_acts().acts.values() if act.audits and "token" in act.path_names
    ]

    for act in signed_by_link:
        world = World()
        assert do_in_public(world, act).status == act.example.status
        for lines in world.audit.kept.values():
            assert not [line for line in lines if act.example.path["token"] in line]
    assert signed_by_link, "else nothing was tried"


def do_in_public(world: World, act: Act) -> Seen:
    return send(world, act.path.format(**act.example.path), {}, dict(act.example.body))


def test_a_form_without_a_password_is_no_failed_login() -> None:
    world = World()

    send(world, "/login", {}, {"username": "planner"})
    world.stores["audit_trail"].do_now()

    assert events(world, SYSTEM) == []


def test_a_login_is_kept_with_who_it_turned_out_to_be() -> None:
    world = World()

    send(world, "/monitor/login", {}, {"username": "proctor", "password": "Examen-2026!"})

    [event] = events(world, institution_chain(OWN))
    assert event.draft.name == "monitor_logged_in"
    assert (event.draft.user_id, event.draft.institution_id) == ("user-proctor", OWN)


def test_the_chain_of_a_day_is_whole() -> None:
    world = World()
    for name in ("release_group", "block_group", "unblock_group", "close_group"):
        do(world, all_acts().acts[name])

    chain = institution_chain(OWN)
    found = Verifier(chain).check(world.audit.lines(chain), world.audit.head(chain), KEY)
    assert found.bad is None
    assert found.events >= 2
