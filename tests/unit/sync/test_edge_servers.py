"""School servers are added, activated with a code that works once, and taken out of use."""

from dataclasses import replace

import pytest

from chalicelib.core.kernel import EdgeId, NotFound
from chalicelib.core.sync import (
    Activated,
    ActivationRefused,
    EdgeHoldsGroups,
    EdgeKeys,
    EdgeNotActivatable,
    EdgeNotActive,
    EdgeState,
    KeysUnusable,
)
from tests.builders.edge_room import EdgeRoom
from tests.builders.edges import EDGE, OTHER_EDGE, School
from tests.builders.sessions import OTHER_SCHOOL, SCHOOL, an_actor

WRONG = "AAAA-AAAA-AAAA"


def _added(room: EdgeRoom, name: str = "FAO Zuid") -> tuple[EdgeId, str]:
    offered = room.edge_servers.add_edge(room.proctor, name=name)
    return offered.edge.edge_id, offered.code


def _activate(room: EdgeRoom, edge_id: EdgeId, code: str, seed: str = "") -> Activated:
    keys = School(edge_id, seed).keys
    return room.edge_servers.activate(edge_id=edge_id, code=code, keys=keys)


def _refusal(room: EdgeRoom, edge_id: EdgeId, code: str) -> object:
    with pytest.raises(ActivationRefused) as refused:
        _activate(room, edge_id, code)
    return refused.value.facts, str(refused.value)


def test_an_added_server_waits_for_its_code_for_a_week(room: EdgeRoom) -> None:
    view = room.edge_servers.add_edge(room.proctor, name=" FAO Zuid ").edge

    assert (view.name, view.state) == ("FAO Zuid", EdgeState.ADDED)
    assert view.code_ends_at is not None
    assert (view.code_ends_at - room.clock()).days == 7


def test_a_server_is_activated_with_the_keys_that_it_made(room: EdgeRoom) -> None:
    edge_id, code = _added(room)

    activated = _activate(room, edge_id, code.lower().replace("-", " "))

    edge = room.edges.find(edge_id)
    assert (activated.institution_id, activated.name) == (SCHOOL, "FAO Zuid")
    assert (edge.state, edge.keys, edge.code) == (EdgeState.ACTIVE, School(edge_id).keys, None)


def test_a_code_works_once(room: EdgeRoom) -> None:
    edge_id, code = _added(room)
    _activate(room, edge_id, code)

    _refusal(room, edge_id, code)
    assert room.edges.find(edge_id).keys == School(edge_id).keys


def test_the_fifth_wrong_code_uses_it_up(room: EdgeRoom) -> None:
    edge_id, code = _added(room)
    for _ in range(5):
        _refusal(room, edge_id, WRONG)

    _refusal(room, edge_id, code)


def test_four_wrong_codes_are_forgiven(room: EdgeRoom) -> None:
    edge_id, code = _added(room)
    for _ in range(4):
        _refusal(room, edge_id, WRONG)

    assert _activate(room, edge_id, code)


def test_a_code_ends_after_a_week(room: EdgeRoom) -> None:
    edge_id, code = _added(room)
    room.clock.move(days=7)

    _refusal(room, edge_id, code)


def test_a_code_lasts_until_the_week_is_over(room: EdgeRoom) -> None:
    edge_id, code = _added(room)
    room.clock.move(days=7, seconds=-1)

    assert _activate(room, edge_id, code)


def test_the_code_of_another_server_does_not_work(room: EdgeRoom) -> None:
    first, _ = _added(room)
    _, code = _added(room, "FAO Oost")

    _refusal(room, first, code)


def test_a_new_code_takes_the_place_of_the_old_one(room: EdgeRoom) -> None:
    edge_id, old = _added(room)

    new = room.edge_servers.offer_activation_code(room.proctor, edge_id=edge_id).code

    _refusal(room, edge_id, old)
    assert _activate(room, edge_id, new)


def test_nothing_tells_whether_an_id_exists_or_a_code_waits(room: EdgeRoom) -> None:
    waiting, _ = _added(room)
    late, _ = _added(room, "FAO Oost")
    room.edges.save(replace(room.edges.find(late), code=None))
    answers = [
        _refusal(room, edge_id, WRONG) for edge_id in (waiting, late, EDGE, EdgeId("unknown"))
    ]

    assert answers == [answers[0]] * 4


@pytest.mark.parametrize(
    "keys",
    [
        EdgeKeys(b"too short", School().keys.signing),
        EdgeKeys(School().keys.encryption, b"too short"),
        EdgeKeys(bytes(32), School().keys.signing),
    ],
)
def test_keys_that_are_none_use_up_no_try(room: EdgeRoom, keys: EdgeKeys) -> None:
    edge_id, code = _added(room)
    for _ in range(6):
        with pytest.raises(KeysUnusable):
            room.edge_servers.activate(edge_id=edge_id, code=code, keys=keys)

    assert _activate(room, edge_id, code)


def test_a_server_in_use_is_activated_anew_only_after_its_deactivation(room: EdgeRoom) -> None:
    with pytest.raises(EdgeNotActivatable):
        room.edge_servers.offer_activation_code(room.proctor, edge_id=EDGE)

    room.edge_servers.deactivate_edge(room.proctor, edge_id=EDGE)
    code = room.edge_servers.offer_activation_code(room.proctor, edge_id=EDGE).code
    _activate(room, EDGE, code, seed="new")

    assert room.edges.find(EDGE).keys == School(EDGE, "new").keys


def test_only_a_server_in_use_is_deactivated(room: EdgeRoom) -> None:
    edge_id, _ = _added(room)

    with pytest.raises(EdgeNotActive):
        room.edge_servers.deactivate_edge(room.proctor, edge_id=edge_id)


def test_a_server_that_owns_groups_is_not_deactivated(room: EdgeRoom) -> None:
    room.plan_offline("cem")
    group_id = room.handed_over()

    with pytest.raises(EdgeHoldsGroups) as refused:
        room.edge_servers.deactivate_edge(room.proctor, edge_id=EDGE)
    room.take_back(group_id)
    view = room.edge_servers.deactivate_edge(room.proctor, edge_id=EDGE)

    assert refused.value.facts == {"count": 1}
    assert view.state is EdgeState.INACTIVE


def test_servers_of_another_institution_are_not_found(room: EdgeRoom) -> None:
    stranger = an_actor(institution_id=OTHER_SCHOOL)

    assert room.edge_servers.list_edges(stranger) == ()
    for act in ("get_edge", "offer_activation_code", "deactivate_edge"):
        with pytest.raises(NotFound):
            getattr(room.edge_servers, act)(stranger, edge_id=EDGE)
    assert room.edges.find(EDGE) == room.edge


def test_servers_are_listed_by_name(room: EdgeRoom) -> None:
    _added(room, "aula")
    _added(room, "Zolder")

    names = [one.name for one in room.edge_servers.list_edges(room.proctor)]

    assert names == ["aula", "FAO Noord", "Zolder"]
    assert OTHER_EDGE not in [one.edge_id for one in room.edge_servers.list_edges(room.proctor)]
