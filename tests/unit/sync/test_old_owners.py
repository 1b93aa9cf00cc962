"""Who owned a group once brings the answers that it has, and says nothing of the group."""

from chalicelib.core.kernel import GroupId
from chalicelib.core.scoring.neighbours import SessionAnswers
from chalicelib.core.sessions import (
    Epoch,
    EpochOpened,
    GroupState,
    SessionFlag,
    SessionState,
)
from tests.builders.coming_home import CLOSED, TEN, closing_of, text_of
from tests.builders.edge_room import EdgeRoom
from tests.builders.edges import a_parcel, a_place
from tests.builders.sessions import NINE, SCHOOL


def test_an_old_owner_brings_answers_and_changes_no_state(
    room: EdgeRoom, group_id: GroupId
) -> None:
    closing = closing_of(room, group_id)
    room.take_back(group_id)
    before = room.group(group_id), room.presence(group_id)

    room.arrive(closing)

    assert (room.group(group_id), room.presence(group_id)) == before
    assert len(room.journals.read(SCHOOL, room.session_id(group_id)).batches) == 1
    assert room.asked_for_scores(group_id) == 0


def test_an_old_owner_says_nothing_of_a_group_that_another_server_owns(
    room: EdgeRoom, group_id: GroupId
) -> None:
    closing = closing_of(room, group_id)
    room.take_back(group_id)
    room.offline_again(group_id)
    before = room.group(group_id), room.presence(group_id)

    room.arrive(closing)

    assert (room.group(group_id), room.presence(group_id)) == before
    assert room.group(group_id).handed_over


def test_answers_of_an_old_owner_after_a_login_here_are_set_aside_for_adoption(
    room: EdgeRoom, group_id: GroupId
) -> None:
    parcel = a_parcel(a_place(group_id=group_id), text_of(room, group_id))
    room.take_back(group_id)
    room.release(group_id)
    room.start(group_id)

    room.arrive(parcel)

    (aside,) = room.adopting.list_set_aside(
        room.proctor, group_id=group_id, session_id=room.session_id(group_id)
    )
    assert (aside.reason, aside.epoch) == ("other_computer", Epoch(2, 1))
    assert SessionFlag.OTHER_COMPUTER in room.presence(group_id).flags


def test_answers_that_a_later_login_at_the_school_did_not_see_are_flagged_once_the_group_is_home(
    room: EdgeRoom, group_id: GroupId
) -> None:
    room.arrive(a_parcel(a_place(group_id=group_id), text_of(room, group_id)))
    room.take_back(group_id)
    room.offline_again(group_id)
    opening = EpochOpened(room.session_id(group_id), Epoch(4, 1), {}, NINE)
    room.arrive(a_parcel(a_place(lease=4, group_id=group_id), openings=[opening]))

    seen = room.seen(group_id, GroupState.CLOSED, state=SessionState.SUBMITTED, submitted_at=TEN)
    place = a_place(2, lease=4, group_id=group_id)
    room.arrive(a_parcel(place, group=CLOSED, presences=seen))

    assert SessionFlag.OTHER_COMPUTER in room.presence(group_id).flags


def test_answers_of_an_old_owner_count_for_who_never_came_here(
    room: EdgeRoom, group_id: GroupId
) -> None:
    parcel = a_parcel(a_place(group_id=group_id), text_of(room, group_id))
    room.take_back(group_id)
    room.release(group_id)
    room.clock.move(minutes=60)
    room.monitoring.close_group(room.proctor, group_id=group_id)

    room.arrive(parcel)

    stores = SessionAnswers(room.groups, room.sessions, room.presences, room.journals)
    (anna,) = stores.answers(SCHOOL, group_id)
    assert anna.answers == {"ITM-1": {"RESPONSE": "A"}}
    assert room.asked_for_scores(group_id) == 2


def test_who_was_taken_out_of_the_group_meanwhile_keeps_what_was_written(
    room: EdgeRoom, group_id: GroupId
) -> None:
    parcel, session_id = closing_of(room, group_id), room.session_id(group_id)
    room.take_back(group_id)
    version = room.group(group_id).version
    room.planning.correct_group(
        room.proctor, group_id=group_id, version=version, plan=room.plan("bram")
    )

    room.arrive(parcel)

    assert room.applied(group_id) == 1
    assert len(room.journals.read(SCHOOL, session_id).batches) == 1


def test_a_group_that_was_called_off_is_not_scored(room: EdgeRoom, group_id: GroupId) -> None:
    parcel = closing_of(room, group_id)
    room.take_back(group_id)
    room.planning.cancel_group(room.proctor, group_id=group_id, reason="brand")

    room.arrive(parcel)

    assert (room.group(group_id).state, room.applied(group_id)) == (GroupState.CANCELLED, 1)
    assert room.asked_for_scores(group_id) == 0
