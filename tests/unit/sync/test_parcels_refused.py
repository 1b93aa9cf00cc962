"""A school server hands in what was handed over to it, and nothing else."""

from dataclasses import replace

import pytest

from chalicelib.core.kernel import EdgeId, GroupId, NotFound, SessionId, UserId
from chalicelib.core.sessions import (
    Adoption,
    BatchDiffers,
    BatchUnreadable,
    Epoch,
    EpochOpened,
)
from chalicelib.core.sync import (
    SIGNED_BYTES_MAX,
    LeaseLost,
    ParcelPlace,
    ParcelRefused,
)
from tests.builders.coming_home import parcel_of, text_of, written
from tests.builders.edge_room import EdgeRoom
from tests.builders.edges import EDGE, OTHER_EDGE, School, a_parcel, a_place, an_edge
from tests.builders.sessions import NINE, SCHOOL, answer, batch_text


def test_a_parcel_signed_by_another_is_refused(room: EdgeRoom, group_id: GroupId) -> None:
    with pytest.raises(ParcelRefused):
        room.arrive(parcel_of(room, group_id), School(EDGE, "stolen"))
    assert (written(room, group_id), room.applied(group_id)) == ([], 0)


def test_a_parcel_that_was_changed_on_its_way_is_refused(room: EdgeRoom, group_id: GroupId) -> None:
    head, body, signature = room.school.sign(parcel_of(room, group_id)).split(".")
    place = a_place(group_id=group_id)
    room.fake_box.arrive(place, f"{head}.{body[:-4]}AAAA.{signature}")

    with pytest.raises(ParcelRefused):
        room.tell(place)


def test_a_signed_request_is_no_parcel(room: EdgeRoom, group_id: GroupId) -> None:
    place = a_place(group_id=group_id)
    room.fake_box.arrive(place, room.school.token())

    with pytest.raises(ParcelRefused):
        room.tell(place)


def test_a_parcel_in_the_place_of_another_is_refused(room: EdgeRoom, group_id: GroupId) -> None:
    parcel = parcel_of(room, group_id, 2)
    place = a_place(1, group_id=group_id)
    room.fake_box.arrive(place, room.school.sign(parcel))

    with pytest.raises(ParcelRefused):
        room.tell(place)


@pytest.mark.parametrize(
    "key",
    [
        "",
        "parcels/edge-1/GROUP/2",
        "parcels/edge-1/GROUP/2/1",
        "parcels/edge-1/GROUP/2/000000000",
        "parcels/edge-1/GROUP/0/000000001",
        "parcels/edge-1/GROUP/12/",
        "parcels/edge-1/GROUP/2/00000000١",
        "parcels/edge-1/GROUP/2/000000001/x",
        "parcels/edge#1/GROUP/2/000000001",
        "uploads/edge-1/GROUP/2/000000001",
    ],
)
def test_a_key_that_is_no_place_is_refused(key: str) -> None:
    with pytest.raises(ParcelRefused):
        ParcelPlace.from_key(key)


def test_a_place_is_read_back_from_its_key() -> None:
    place = ParcelPlace(EdgeId("edge-1"), GroupId("G_-7"), 12, 345)

    assert ParcelPlace.from_key(place.key) == place


@pytest.mark.parametrize("what", ["batch", "opening", "adoption"])
def test_nothing_is_taken_in_of_a_parcel_that_touches_another_group(
    room: EdgeRoom, group_id: GroupId, what: str
) -> None:
    other = room.session_id(room.plan_group("cem"), "cem")
    mine = text_of(room, group_id)
    opening = EpochOpened(other, Epoch(2, 1), {}, NINE)
    adoption = Adoption(other, Epoch(2, 1), 1, UserId("PROCTOR"), "zomaar", NINE)
    theirs = batch_text([answer("ITM-1", "A")], lease=2, session_id=other)
    place = a_place(group_id=group_id)
    parcel = {
        "batch": a_parcel(place, mine, theirs),
        "opening": a_parcel(place, mine, openings=[opening]),
        "adoption": a_parcel(place, mine, adoptions=[adoption]),
    }[what]

    with pytest.raises(ParcelRefused):
        room.arrive(parcel)

    assert (written(room, group_id), room.applied(group_id)) == ([], 0)
    assert room.journals.read(SCHOOL, other).batches == ()


def test_no_server_writes_for_an_owner_after_itself(room: EdgeRoom, group_id: GroupId) -> None:
    with pytest.raises(ParcelRefused):
        room.arrive(a_parcel(a_place(group_id=group_id), text_of(room, group_id, lease=3)))
    assert written(room, group_id) == []


def test_a_batch_that_is_none_keeps_its_parcel_out(room: EdgeRoom, group_id: GroupId) -> None:
    with pytest.raises(BatchUnreadable):
        room.arrive(a_parcel(a_place(group_id=group_id), text_of(room, group_id), "geen batch"))
    assert written(room, group_id) == []


def test_other_content_under_a_number_raises_the_alarm(room: EdgeRoom, group_id: GroupId) -> None:
    room.arrive(parcel_of(room, group_id))

    with pytest.raises(BatchDiffers):
        room.arrive(a_parcel(a_place(2, group_id=group_id), text_of(room, group_id, value="B")))


def test_a_group_that_was_never_handed_over_takes_in_nothing(room: EdgeRoom) -> None:
    online = room.plan_group("cem")
    text = batch_text([answer("ITM-1", "A")], session_id=room.session_id(online, "cem"))

    with pytest.raises(ParcelRefused):
        room.arrive(a_parcel(a_place(lease=1, group_id=online), text))


def test_a_server_that_is_unknown_is_refused(room: EdgeRoom, group_id: GroupId) -> None:
    place = replace(a_place(group_id=group_id), edge_id=EdgeId("unknown"))

    with pytest.raises(ParcelRefused):
        room.parcel_intake.take_in(place.key)


def test_what_was_signed_before_new_keys_still_comes_home(
    room: EdgeRoom, group_id: GroupId
) -> None:
    room.take_back(group_id)
    anew = School(EDGE, "new")
    room.edges.save(replace(room.edge, keys=anew.keys))

    room.arrive(parcel_of(room, group_id, 1))
    room.arrive(parcel_of(room, group_id, 2), anew)

    assert written(room, group_id) == [1, 2]


def test_what_was_written_under_an_older_lease_comes_home_under_a_newer_one(
    room: EdgeRoom, group_id: GroupId
) -> None:
    text = text_of(room, group_id)
    brams = batch_text([answer("I", "A")], lease=2, session_id=room.session_id(group_id, "bram"))
    room.take_back(group_id)
    room.offline_again(group_id, "anna")

    room.arrive(a_parcel(a_place(lease=4, group_id=group_id), text, brams))

    assert room.applied(group_id, lease=4) == 1
    assert written(room, group_id) == [1]


def _ticket(room: EdgeRoom, place: ParcelPlace, size_bytes: int = 9) -> object:
    return room.parcel_intake.ticket(room.edge, place, sha256="0" * 64, size_bytes=size_bytes)


def test_an_address_is_given_for_what_was_handed_over(room: EdgeRoom, group_id: GroupId) -> None:
    assert _ticket(room, a_place(group_id=group_id))
    room.take_back(group_id)

    assert _ticket(room, a_place(2, group_id=group_id))


def test_no_address_is_given_for_what_was_not(room: EdgeRoom, group_id: GroupId) -> None:
    other = room.edges.add(an_edge(id=OTHER_EDGE))
    mine = a_place(group_id=group_id)

    for lease in (1, 3):
        with pytest.raises(LeaseLost):
            _ticket(room, a_place(lease=lease, group_id=group_id))
    with pytest.raises(NotFound):
        _ticket(room, a_place(group_id=room.plan_group("cem")))
    with pytest.raises(ParcelRefused):
        _ticket(room, replace(mine, edge_id=OTHER_EDGE))
    with pytest.raises(ParcelRefused):
        _ticket(room, mine, SIGNED_BYTES_MAX + 1)
    theirs = replace(mine, edge_id=OTHER_EDGE)
    with pytest.raises(NotFound):
        room.parcel_intake.ticket(other, theirs, sha256="0" * 64, size_bytes=9)


def test_a_session_of_another_school_is_no_session_of_this_group(
    room: EdgeRoom, group_id: GroupId
) -> None:
    text = batch_text([answer("I", "A")], lease=2, session_id=SessionId("ELSEWHERE"))

    with pytest.raises(ParcelRefused):
        room.arrive(a_parcel(a_place(group_id=group_id), text))
