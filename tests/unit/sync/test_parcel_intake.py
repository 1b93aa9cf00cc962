"""What a school server hands in is taken in: in order, and once in effect."""

from dataclasses import replace
from functools import partial

from chalicelib.core.kernel import GroupId, TakeInParcel, UserId
from chalicelib.core.sessions import (
    Adoption,
    Epoch,
    EpochOpened,
    GroupState,
)
from chalicelib.core.sync import (
    GroupNow,
    ParcelPlace,
)
from tests.builders.coming_home import parcel_of, text_of, written
from tests.builders.edge_room import EdgeRoom
from tests.builders.edges import a_parcel, a_place
from tests.builders.sessions import NINE, SCHOOL, minutes


def test_answers_come_home_byte_for_byte(room: EdgeRoom, group_id: GroupId) -> None:
    text = text_of(room, group_id)

    room.arrive(a_parcel(a_place(group_id=group_id), text, received_at=NINE + minutes(3)))

    (stored,) = room.journals.read(SCHOOL, room.session_id(group_id)).batches
    assert (stored.batch.text, stored.received_at) == (text, NINE + minutes(3))
    assert room.applied(group_id) == 1


def test_markers_of_logins_and_adoptions_come_home_too(room: EdgeRoom, group_id: GroupId) -> None:
    session_id = room.session_id(group_id)
    opening = EpochOpened(session_id, Epoch(2, 2), {Epoch(2, 1): 7}, NINE)
    adoption = Adoption(session_id, Epoch(2, 1), 9, UserId("PROCTOR"), "stroom weg", NINE)

    room.arrive(a_parcel(a_place(group_id=group_id), openings=[opening], adoptions=[adoption]))

    journal = room.journals.read(SCHOOL, session_id)
    assert (journal.openings, journal.adoptions) == ((opening,), (adoption,))


def test_one_that_comes_too_early_waits_and_is_taken_along(
    room: EdgeRoom, group_id: GroupId
) -> None:
    for number in (3, 2):
        room.arrive(parcel_of(room, group_id, number))
    assert (written(room, group_id), room.applied(group_id)) == ([], 0)

    room.arrive(parcel_of(room, group_id, 1))

    assert (written(room, group_id), room.applied(group_id)) == ([1, 2, 3], 3)


def test_each_parcel_that_waited_is_work_of_its_own(room: EdgeRoom, group_id: GroupId) -> None:
    for number in (3, 2, 1):
        room.put_down(parcel_of(room, group_id, number))

    room.parcel_intake.take_in(a_place(1, group_id=group_id).key)

    assert room.applied(group_id) == 1
    assert room.queue.works == [TakeInParcel(a_place(2, group_id=group_id).key)]


def test_the_event_of_a_later_parcel_leaves_an_earlier_one_to_its_own(
    room: EdgeRoom, group_id: GroupId
) -> None:
    room.put_down(parcel_of(room, group_id, 1))
    room.put_down(parcel_of(room, group_id, 2))

    room.tell(a_place(2, group_id=group_id))

    assert room.applied(group_id) == 0


def test_a_parcel_whose_event_was_lost_is_taken_in_when_its_server_asks_again(
    room: EdgeRoom, group_id: GroupId
) -> None:
    parcel = parcel_of(room, group_id)
    ask = partial(room.parcel_intake.ticket, room.edge, parcel.place, sha256="0" * 64, size_bytes=9)
    ask()
    assert room.queue.works == []
    room.put_down(parcel)

    ask()

    assert room.queue.works == [TakeInParcel(parcel.place.key)]


def test_an_event_twice_is_once_in_effect(room: EdgeRoom, group_id: GroupId) -> None:
    parcel = parcel_of(room, group_id)

    room.arrive(parcel)
    room.tell(parcel.place)

    assert (written(room, group_id), room.applied(group_id)) == ([1], 1)


def test_work_that_broke_off_before_the_next_parcel_goes_on_when_it_is_repeated(
    room: EdgeRoom, group_id: GroupId
) -> None:
    first, second = parcel_of(room, group_id, 1), parcel_of(room, group_id, 2)
    room.arrive(first)
    room.put_down(second)

    room.tell(first.place)

    assert room.applied(group_id) == 2


def test_work_that_broke_off_in_the_middle_is_done_again_without_harm(
    room: EdgeRoom, group_id: GroupId
) -> None:
    session_id = room.session_id(group_id)
    opening = EpochOpened(session_id, Epoch(2, 1), {}, NINE)
    parcel = a_parcel(
        a_place(group_id=group_id), text_of(room, group_id), openings=[opening], received_at=NINE
    )
    room.journals.open_epoch(SCHOOL, opening)
    room.journals.put(SCHOOL, parcel.journal.batches[0].batch(), NINE)

    room.arrive(parcel)

    assert (written(room, group_id), room.applied(group_id)) == ([1], 1)


def test_of_two_handlers_of_one_parcel_one_gives_way(room: EdgeRoom, group_id: GroupId) -> None:
    parcel = parcel_of(room, group_id)
    room.put_down(parcel)
    room.put_down(parcel_of(room, group_id, 2))
    slow = room.parcel_intake
    there = slow.box

    class Overtaken:
        """While this handler reads, another one does all of its work."""

        def read(self, place: ParcelPlace) -> str:
            text = there.read(place)
            replace(slow, box=there).take_in(place.key)
            return text

    replace(slow, box=Overtaken()).take_in(parcel.place.key)  # type: ignore[arg-type]

    assert (written(room, group_id), room.applied(group_id)) == ([1], 1)
    assert room.queue.works == [TakeInParcel(a_place(2, group_id=group_id).key)]


def test_a_late_handler_does_not_turn_the_group_back(room: EdgeRoom, group_id: GroupId) -> None:
    first = replace(parcel_of(room, group_id, 1), group=GroupNow(GroupState.RELEASED, NINE, None))
    second = replace(parcel_of(room, group_id, 2), group=GroupNow(GroupState.BLOCKED, NINE, None))
    room.put_down(first)
    room.put_down(second)
    there = room.parcel_intake.box

    class Overtaken:
        def read(self, place: ParcelPlace) -> str:
            text = there.read(place)
            room.tell(place)
            return text

    overtaken = replace(room.parcel_intake, box=Overtaken())  # type: ignore[arg-type]
    overtaken.take_in(first.place.key)

    assert room.group(group_id).state is GroupState.BLOCKED
