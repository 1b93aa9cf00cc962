"""A school server that lost a group it owns gets it under a new lease, and nothing is mixed."""

import pytest

from chalicelib.core.kernel import GroupId
from chalicelib.core.scoring.neighbours import SessionAnswers
from chalicelib.core.sessions import Epoch, EpochOpened, GroupState, SessionFlag, SessionState
from chalicelib.core.sync import GroupNow
from tests.builders.edge_room import EdgeRoom
from tests.builders.edges import EDGE, a_parcel, a_place
from tests.builders.sessions import NINE, SCHOOL, answer, batch_text, minutes

TEN = NINE + minutes(60)


@pytest.fixture
def group_id(room: EdgeRoom) -> GroupId:
    return room.handed_over("anna")


def _bring(room: EdgeRoom, group_id: GroupId, choice: str, lease: int) -> None:
    session_id = room.session_id(group_id)
    text = batch_text([answer("ITM-1", choice)], lease=lease, session_id=session_id)
    opening = EpochOpened(session_id, Epoch(lease, 1), {}, NINE)
    place = a_place(lease=lease, group_id=group_id)
    room.arrive(a_parcel(place, text, openings=[opening]))


def _close(room: EdgeRoom, group_id: GroupId, number: int) -> None:
    seen = room.seen(group_id, GroupState.CLOSED, state=SessionState.SUBMITTED, submitted_at=TEN)
    place = a_place(number, lease=3, group_id=group_id)
    now = GroupNow(GroupState.CLOSED, NINE, TEN)
    room.arrive(a_parcel(place, group=now, presences=seen))


def _answers(room: EdgeRoom, group_id: GroupId) -> object:
    (anna,) = SessionAnswers(room.groups, room.sessions, room.presences, room.journals).answers(
        SCHOOL, group_id
    )
    return anna.answers


def test_who_lost_a_group_gets_it_under_a_new_lease(room: EdgeRoom, group_id: GroupId) -> None:
    handed = room.hand_over(group_id, lost_lease=2)

    assert (handed.group.lease, room.group(group_id).lease) == (3, 3)
    assert {one.epoch for one in handed.presences} == {Epoch(3, 0)}
    assert [note.lease for note in room.intakes.hand_overs(EDGE, group_id)] == [2, 3]


@pytest.mark.parametrize("lost_lease", [None, 2, 7])
def test_a_request_that_comes_twice_or_late_raises_no_lease(
    room: EdgeRoom, group_id: GroupId, lost_lease: int | None
) -> None:
    handed = room.hand_over(group_id, lost_lease=2)

    assert room.hand_over(group_id, lost_lease=lost_lease) == handed
    assert room.group(group_id).lease == 3


def test_a_first_hand_over_whose_answer_got_lost_is_one_more_lease_and_nothing_else(
    room: EdgeRoom, group_id: GroupId
) -> None:
    room.hand_over(group_id, lost_lease=room.group(group_id).lease)

    _bring(room, group_id, "A", 3)

    assert room.applied(group_id, lease=3) == 1
    assert room.group(group_id).state is GroupState.DISTRIBUTED


def test_what_was_known_of_the_exam_comes_along(room: EdgeRoom, group_id: GroupId) -> None:
    seen = room.seen(group_id, GroupState.RELEASED, state=SessionState.RUNNING)
    now = GroupNow(GroupState.RELEASED, NINE, None)
    room.arrive(a_parcel(a_place(group_id=group_id), group=now, presences=seen))

    handed = room.hand_over(group_id, lost_lease=room.group(group_id).lease)

    (anna,) = handed.presences
    assert (handed.group.state, handed.group.released_at) == (GroupState.RELEASED, NINE)
    assert (anna.state, anna.deadline_at) == (SessionState.RUNNING, TEN)


def test_other_answers_under_the_same_numbers_stop_no_parcel(
    room: EdgeRoom, group_id: GroupId
) -> None:
    _bring(room, group_id, "A", 2)
    room.hand_over(group_id, lost_lease=room.group(group_id).lease)

    _bring(room, group_id, "B", 3)

    assert (room.applied(group_id), room.applied(group_id, lease=3)) == (1, 1)
    assert len(room.journals.read(SCHOOL, room.session_id(group_id)).batches) == 2


def test_a_parcel_that_was_under_way_still_comes_home(room: EdgeRoom, group_id: GroupId) -> None:
    room.hand_over(group_id, lost_lease=room.group(group_id).lease)

    _bring(room, group_id, "A", 2)

    assert room.applied(group_id) == 1
    assert room.group(group_id).handed_over


def test_answers_from_before_are_set_aside_and_count_once_the_proctor_adopts_them(
    room: EdgeRoom, group_id: GroupId
) -> None:
    _bring(room, group_id, "A", 2)
    room.hand_over(group_id, lost_lease=room.group(group_id).lease)
    opening = EpochOpened(room.session_id(group_id), Epoch(3, 1), {}, NINE)
    room.arrive(a_parcel(a_place(lease=3, group_id=group_id), openings=[opening]))
    _close(room, group_id, 2)
    assert _answers(room, group_id) == {}

    session_id = room.session_id(group_id)
    (aside,) = room.adopting.list_set_aside(room.proctor, group_id=group_id, session_id=session_id)
    assert (aside.reason, aside.epoch) == ("other_computer", Epoch(2, 1))
    assert SessionFlag.OTHER_COMPUTER in room.presence(group_id).flags
    room.adopting.adopt_entries(
        room.proctor,
        group_id=group_id,
        session_id=session_id,
        epoch=Epoch(2, 1),
        through_seq=1,
        reason="De FAO was leeg.",
    )

    assert _answers(room, group_id) == {"ITM-1": {"RESPONSE": "A"}}


def test_answers_from_before_count_for_who_did_not_log_in_again(
    room: EdgeRoom, group_id: GroupId
) -> None:
    _bring(room, group_id, "A", 2)
    room.hand_over(group_id, lost_lease=room.group(group_id).lease)

    _close(room, group_id, 1)

    assert _answers(room, group_id) == {"ITM-1": {"RESPONSE": "A"}}
