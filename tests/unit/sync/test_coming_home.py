"""How a group stands at its school server is taken over, until the closing gives it back."""

from dataclasses import replace

import pytest

from chalicelib.core.kernel import GroupId, ItemId, UserId
from chalicelib.core.sessions import (
    Adoption,
    Epoch,
    EpochOpened,
    GroupState,
    Presence,
    Ruling,
    RulingKind,
    SessionFlag,
    SessionState,
    SignOfLife,
)
from chalicelib.core.sync import GroupNow, ParcelRefused
from tests.builders.coming_home import TEN, closing_of, text_of
from tests.builders.edge_room import EdgeRoom
from tests.builders.edges import a_parcel, a_place
from tests.builders.sessions import NINE, SCHOOL, minutes

RELEASED = GroupNow(GroupState.RELEASED, NINE, None)


def test_the_portal_sees_how_it_goes_there(room: EdgeRoom, group_id: GroupId) -> None:
    life = SignOfLife(ItemId("ITM-1"), 3, 12, 0, NINE, 1)
    seen = room.seen(
        group_id, GroupState.RELEASED, state=SessionState.RUNNING, epoch=Epoch(2, 1), life=life
    )

    room.arrive(a_parcel(a_place(group_id=group_id), group=RELEASED, presences=seen))

    group, anna = room.group(group_id), room.presence(group_id)
    assert (group.state, group.released_at, group.lease) == (GroupState.RELEASED, NINE, 2)
    assert group.handed_over
    assert (anna.state, anna.epoch, anna.life) == (SessionState.RUNNING, Epoch(2, 1), life)
    assert (anna.group_state, anna.elsewhere) == (GroupState.RELEASED, True)
    assert room.asked_for_scores(group_id) == 0


def test_what_the_proctor_decided_there_comes_home(room: EdgeRoom, group_id: GroupId) -> None:
    rulings = (
        Ruling("R1", RulingKind.EXTENDED, NINE, UserId("P"), "Brandalarm", 10),
        Ruling("R2", RulingKind.TERMINATED, TEN, UserId("P"), "Fraude"),
    )
    seen = room.seen(
        group_id,
        GroupState.RELEASED,
        state=SessionState.TERMINATED,
        deadline_at=TEN,
        rulings=rulings,
    )

    room.arrive(a_parcel(a_place(group_id=group_id), group=RELEASED, presences=seen))

    anna = room.presence(group_id)
    assert (anna.state, anna.deadline_at) == (SessionState.TERMINATED, TEN)
    assert (anna.extended_minutes, anna.rulings) == (10, rulings)


def test_a_parcel_of_answers_alone_changes_nothing_else(room: EdgeRoom, group_id: GroupId) -> None:
    before = room.group(group_id), room.presence(group_id)

    room.arrive(a_parcel(a_place(group_id=group_id), text_of(room, group_id)))

    assert (room.group(group_id), room.presence(group_id)) == before


def test_who_changed_nothing_is_not_written_again(room: EdgeRoom, group_id: GroupId) -> None:
    seen = room.seen(group_id, GroupState.RELEASED, state=SessionState.RUNNING)
    room.arrive(a_parcel(a_place(1, group_id=group_id), group=RELEASED, presences=seen))
    before = room.group(group_id), room.presence(group_id), room.presence(group_id, "bram")
    again = room.seen(group_id, GroupState.RELEASED, state=SessionState.INTERRUPTED)

    room.arrive(a_parcel(a_place(2, group_id=group_id), group=RELEASED, presences=again))

    group, anna, bram = before
    assert room.presence(group_id).version == anna.version + 1
    assert (room.presence(group_id, "bram"), room.group(group_id).state) == (bram, group.state)


def test_the_closing_gives_the_group_back_and_asks_for_scores(
    room: EdgeRoom, group_id: GroupId
) -> None:
    room.arrive(closing_of(room, group_id))

    group = room.group(group_id)
    assert (group.state, group.closed_at, group.lease) == (GroupState.CLOSED, TEN, 3)
    assert not group.handed_over
    assert room.presence(group_id).state is SessionState.SUBMITTED
    assert {one.elsewhere for one in room.presences.of_group(SCHOOL, group_id)} == {False}
    assert room.asked_for_scores(group_id) == 1


def test_a_closing_whose_work_broke_off_is_asked_to_be_scored_once_more(
    room: EdgeRoom, group_id: GroupId
) -> None:
    parcel = closing_of(room, group_id)
    room.put_down(parcel)

    class BreaksOff:
        def advance(self, *_: object) -> None:
            raise ConnectionError

        def __getattr__(self, name: str) -> object:
            return getattr(room.intakes, name)

    broken = replace(room.parcel_intake, intakes=BreaksOff())  # type: ignore[arg-type]
    with pytest.raises(ConnectionError):
        broken.take_in(parcel.place.key)

    room.tell(parcel.place)

    assert (room.group(group_id).lease, room.applied(group_id)) == (3, 1)
    assert room.asked_for_scores(group_id) == 2


def test_answers_after_the_closing_wait_for_the_planner(room: EdgeRoom, group_id: GroupId) -> None:
    room.arrive(closing_of(room, group_id))
    late = a_parcel(
        a_place(2, group_id=group_id), text_of(room, group_id, 2), received_at=TEN + minutes(1)
    )

    room.arrive(late)

    session_id = room.session_id(group_id)
    view = room.accepting.list_late(room.proctor, group_id=group_id, session_id=session_id)
    assert SessionFlag.LATE in room.presence(group_id).flags
    assert (view.changes, view.epoch, view.through_seq) == (1, Epoch(2, 1), 2)
    assert room.asked_for_scores(group_id) == 2


def test_an_accepted_late_answer_stays_accepted_when_more_comes_home(
    room: EdgeRoom, group_id: GroupId
) -> None:
    test_answers_after_the_closing_wait_for_the_planner(room, group_id)
    room.accepting.accept_late(
        room.proctor,
        group_id=group_id,
        session_id=room.session_id(group_id),
        epoch=Epoch(2, 1),
        through_seq=2,
        changes=1,
        reason="netwerk weg",
    )

    room.arrive(a_parcel(a_place(3, group_id=group_id), text_of(room, group_id, 2)))

    assert SessionFlag.LATE not in room.presence(group_id).flags


def test_an_adoption_after_the_closing_clears_the_flag_and_asks_for_scores(
    room: EdgeRoom, group_id: GroupId
) -> None:
    session_id = room.session_id(group_id)
    opening = EpochOpened(session_id, Epoch(2, 2), {}, NINE)
    flags = frozenset({SessionFlag.OTHER_COMPUTER})
    closing = closing_of(room, group_id)
    seen = tuple(replace(one, flags=flags) for one in closing.presences)
    journal = replace(
        a_parcel(closing.place, text_of(room, group_id), openings=[opening]).journal, through=2
    )
    room.arrive(replace(closing, journal=journal, presences=seen))
    assert room.presence(group_id).flags == flags
    adoption = Adoption(session_id, Epoch(2, 1), 1, UserId("P"), "stroom weg", TEN + minutes(5))

    room.arrive(a_parcel(a_place(2, group_id=group_id), adoptions=[adoption]))

    assert room.presence(group_id).flags == frozenset()
    assert room.asked_for_scores(group_id) == 2


@pytest.mark.parametrize(
    "told",
    [
        GroupNow(GroupState.PLANNED, None, None),
        GroupNow(GroupState.CANCELLED, None, None),
        GroupNow(GroupState.SCORED, NINE, TEN),
        GroupNow(GroupState.CLOSED, NINE, None),
        GroupNow(GroupState.RELEASED, NINE, TEN),
    ],
)
def test_a_group_stands_as_it_can_at_a_school_server(
    room: EdgeRoom, group_id: GroupId, told: GroupNow
) -> None:
    before = room.group(group_id)

    with pytest.raises(ParcelRefused):
        room.arrive(a_parcel(a_place(group_id=group_id), group=told))
    assert room.group(group_id) == before


def test_a_live_record_keeps_who_it_is_of(room: EdgeRoom, group_id: GroupId) -> None:
    def other(presence: Presence) -> Presence:
        return replace(presence, login_name="ANDERS", group_id=GroupId("OTHER"), version=99)

    before = room.presence(group_id)
    closing = closing_of(room, group_id)

    room.arrive(replace(closing, presences=tuple(map(other, closing.presences))))

    after = room.presence(group_id)
    assert (after.login_name, after.group_id) == (before.login_name, group_id)
    assert after.version == before.version + 1


def test_who_is_not_told_of_goes_home_with_the_group(room: EdgeRoom, group_id: GroupId) -> None:
    closing = closing_of(room, group_id)
    annas = tuple(one for one in closing.presences if one.candidate_id == "anna")

    room.arrive(replace(closing, presences=annas))

    assert not room.presence(group_id, "bram").elsewhere
