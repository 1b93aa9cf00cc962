"""A school server fetches its groups, gets their keys in time, and loses them to the planner."""

import base64

import pytest

from chalicelib.adapters.sealing import unseal
from chalicelib.core.access import Role
from chalicelib.core.exams import ExamForm, KeyRefused
from chalicelib.core.kernel import GroupId, NotFound
from chalicelib.core.sessions import (
    Epoch,
    GroupNotAtEdge,
    GroupNotDistributable,
    GroupNotOpenYet,
    GroupState,
    TakenElsewhere,
)
from chalicelib.core.sync import (
    EdgeServer,
    FetchableGroup,
    GroupNotFetchable,
    LeaseLost,
    seal_info,
)
from tests.builders.edge_room import EdgeRoom
from tests.builders.edges import EDGE, OTHER_EDGE, School, an_edge
from tests.builders.sessions import EXAM, FORM, NINE, OTHER_SCHOOL, SCHOOL, SITE, an_actor, minutes

OPENS = NINE - minutes(15)


@pytest.fixture
def other(room: EdgeRoom) -> EdgeServer:
    """Another server of the same school."""
    room.directory.edges[SCHOOL, OTHER_EDGE] = "FAO Zuid"
    return room.edges.add(an_edge(id=OTHER_EDGE, name="FAO Zuid"))


def _listed(room: EdgeRoom) -> tuple[FetchableGroup, ...]:
    return room.handing_over.list_groups(room.edge).groups


def test_a_group_is_listed_from_84_hours_before_its_window_until_its_end(room: EdgeRoom) -> None:
    group_id = room.plan_offline()
    moments = {
        OPENS - minutes(84 * 60 + 1): False,
        OPENS - minutes(84 * 60): True,
        NINE + minutes(119): True,
        NINE + minutes(120): False,
    }
    for at, is_listed in moments.items():
        room.clock.at = at

        assert _listed(room) == ((FetchableGroup(group_id, 1, owned=False),) if is_listed else ())


@pytest.mark.parametrize("at", [OPENS - minutes(84 * 60 + 1), NINE + minutes(120)])
def test_a_group_that_is_not_listed_is_not_handed_over_either(room: EdgeRoom, at: object) -> None:
    group_id = room.plan_offline()
    room.clock.at = at  # type: ignore[assignment]

    with pytest.raises(GroupNotFetchable) as refused:
        room.hand_over(group_id)

    assert refused.value.facts["fetchable_at"] == OPENS - minutes(84 * 60)
    assert room.group(group_id).state is GroupState.PLANNED


def test_a_group_that_it_owns_is_listed_and_given_at_any_time(room: EdgeRoom) -> None:
    group_id = room.handed_over()
    room.clock.move(days=3)

    assert _listed(room) == (FetchableGroup(group_id, 2, owned=True),)
    assert room.hand_over(group_id).group.lease == 2


def test_online_groups_and_those_of_another_server_are_not_listed(
    room: EdgeRoom, other: EdgeServer
) -> None:
    room.plan_group("cem")
    group_id = room.plan_offline(edge_id=OTHER_EDGE)

    assert _listed(room) == ()
    assert room.handing_over.list_groups(other).groups == (FetchableGroup(group_id, 1, False),)


def test_the_list_tells_our_time(room: EdgeRoom) -> None:
    assert room.handing_over.list_groups(room.edge).server_time == NINE


def test_a_hand_over_brings_all_that_the_day_needs(room: EdgeRoom) -> None:
    group_id = room.plan_offline("anna", "cem")

    handed = room.hand_over(group_id)

    names = {one.id: one.extra_time_minutes for one in handed.candidates}
    assert names == {"anna": 0, "cem": 30}
    assert {one.id for one in handed.sessions} == {one.session_id for one in handed.presences}
    assert handed.form.form() == ExamForm(FORM, EXAM, (), b"sealed", has_sound=True)
    assert not handed.group.elsewhere
    assert {one.elsewhere for one in handed.presences} == {False}
    assert {one.group_state for one in handed.presences} == {GroupState.DISTRIBUTED}


def test_a_proctor_comes_along_without_what_opens_the_portal(room: EdgeRoom) -> None:
    (proctor,) = room.hand_over(room.plan_offline()).proctors

    assert proctor.verifier.endswith(f" at {EDGE}")
    assert (proctor.roles, proctor.site_ids) == (frozenset({Role.PROCTOR}), frozenset({SITE}))


def test_the_lease_rises_at_the_first_fetch_and_not_while_the_server_has_it(room: EdgeRoom) -> None:
    group_id = room.plan_offline()

    first, second = room.hand_over(group_id), room.hand_over(group_id)

    assert (first.group.lease, second.group.lease) == (2, 2)
    assert first == second
    assert {one.epoch for one in room.presences.of_group(SCHOOL, group_id)} == {Epoch(2, 0)}


def test_a_group_of_another_server_is_not_found(room: EdgeRoom, other: EdgeServer) -> None:
    group_id = room.plan_offline()

    for edge in (other, an_edge(institution_id=OTHER_SCHOOL)):
        with pytest.raises(NotFound):
            room.hand_over(group_id, edge)
        with pytest.raises((NotFound, LeaseLost)):
            room.handing_over.release_keys(edge, group_id=group_id, lease=1)
    assert room.group(group_id).lease == 1


def test_a_group_that_was_called_off_is_not_handed_over(room: EdgeRoom) -> None:
    group_id = room.plan_offline()
    room.planning.cancel_group(room.proctor, group_id=group_id, reason="brand")

    with pytest.raises(GroupNotDistributable):
        room.hand_over(group_id)
    assert _listed(room) == ()


def test_keys_are_given_from_the_beginning_of_the_window(room: EdgeRoom) -> None:
    group_id = room.handed_over()
    room.clock.at = OPENS - minutes(0.1)

    with pytest.raises(GroupNotOpenYet):
        room.handing_over.release_keys(room.edge, group_id=group_id, lease=2)
    room.clock.at = OPENS

    assert room.handing_over.release_keys(room.edge, group_id=group_id, lease=2)


@pytest.mark.parametrize("lease", [1, 3])
def test_keys_are_for_the_owner_alone(room: EdgeRoom, lease: int) -> None:
    group_id = room.handed_over()

    with pytest.raises(LeaseLost):
        room.handing_over.release_keys(room.edge, group_id=group_id, lease=lease)


def test_keys_of_a_group_that_was_not_fetched_are_not_given(room: EdgeRoom) -> None:
    group_id = room.plan_offline()

    with pytest.raises(LeaseLost):
        room.handing_over.release_keys(room.edge, group_id=group_id, lease=1)


def _sealed(room: EdgeRoom, group_id: GroupId) -> tuple[bytes, bytes]:
    keys = room.handing_over.release_keys(room.edge, group_id=group_id, lease=2)
    return base64.b64decode(keys.content), base64.b64decode(keys.outline)


def test_sealed_keys_open_at_their_server(room: EdgeRoom) -> None:
    group_id = room.handed_over()
    content, outline = _sealed(room, group_id)

    def opened(sealed: bytes, purpose: str) -> bytes:
        return unseal(room.school.encryption, sealed, seal_info(EDGE, group_id, 2, purpose))

    assert opened(content, "content") == room.content_key
    assert opened(outline, "outline") == room.outline_key
    assert room.content_key not in content


@pytest.mark.parametrize(
    ("edge", "group", "lease", "purpose"),
    [
        ("edge-2", None, 2, "content"),
        (EDGE, "OTHER", 2, "content"),
        (EDGE, None, 3, "content"),
        (EDGE, None, 2, "outline"),
    ],
)
def test_sealed_keys_are_bound_to_server_group_lease_and_purpose(
    room: EdgeRoom, edge: str, group: str | None, lease: int, purpose: str
) -> None:
    group_id = room.handed_over()
    content, _ = _sealed(room, group_id)

    with pytest.raises(KeyRefused):
        unseal(room.school.encryption, content, seal_info(edge, group or group_id, lease, purpose))


def test_sealed_keys_open_with_no_other_private_key(room: EdgeRoom) -> None:
    group_id = room.handed_over()
    content, _ = _sealed(room, group_id)

    with pytest.raises(KeyRefused):
        unseal(School(OTHER_EDGE).encryption, content, seal_info(EDGE, group_id, 2, "content"))


def test_a_group_that_is_taken_back_goes_on_online(room: EdgeRoom) -> None:
    group_id = room.handed_over()
    with pytest.raises(TakenElsewhere):
        room.try_to_log_in(group_id)

    room.take_back(group_id)

    assert room.group(group_id).lease == 3
    assert _listed(room) == ()
    assert room.log_in(group_id).epoch == Epoch(3, 1)
    with pytest.raises(LeaseLost):
        room.handing_over.release_keys(room.edge, group_id=group_id, lease=2)


def test_only_a_group_that_is_away_is_taken_back_and_only_by_its_planner(room: EdgeRoom) -> None:
    group_id = room.plan_offline()
    with pytest.raises(GroupNotAtEdge):
        room.take_back(group_id)
    room.hand_over(group_id)

    for stranger in (an_actor(institution_id=OTHER_SCHOOL), an_actor(site_ids=frozenset())):
        with pytest.raises(NotFound):
            room.handing_over.take_back(stranger, group_id=group_id)
    assert room.group(group_id).handed_over


def test_a_group_that_was_taken_back_can_go_to_a_school_server_again(
    room: EdgeRoom, other: EdgeServer
) -> None:
    group_id = room.handed_over()
    room.take_back(group_id)
    plan = room.plan("anna", edge_id=OTHER_EDGE)
    room.planning.correct_group(
        room.proctor, group_id=group_id, version=room.group(group_id).version, plan=plan
    )

    handed = room.hand_over(group_id, other)

    assert (handed.group.lease, len(handed.sessions)) == (4, 1)
    with pytest.raises(NotFound):
        room.hand_over(group_id)
