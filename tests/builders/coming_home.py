"""What a school server hands in for Anna, ready to arrive in an ``EdgeRoom``."""

from chalicelib.core.kernel import GroupId
from chalicelib.core.sessions import GroupState, SessionState
from chalicelib.core.sync import GroupNow, Parcel
from tests.builders.edge_room import EdgeRoom
from tests.builders.edges import a_parcel, a_place
from tests.builders.sessions import NINE, SCHOOL, answer, batch_text, minutes

TEN = NINE + minutes(60)
CLOSED = GroupNow(GroupState.CLOSED, NINE, TEN)


def text_of(
    room: EdgeRoom, group_id: GroupId, seq: int = 1, value: str = "A", *, lease: int = 2
) -> str:
    """Give a batch with one answer of hers."""
    session_id = room.session_id(group_id)
    return batch_text([answer("ITM-1", value)], first_seq=seq, lease=lease, session_id=session_id)


def parcel_of(room: EdgeRoom, group_id: GroupId, number: int = 1) -> Parcel:
    """Give a parcel that holds the batch of the same number."""
    return a_parcel(a_place(number, group_id=group_id), text_of(room, group_id, number))


def closing_of(room: EdgeRoom, group_id: GroupId, number: int = 1) -> Parcel:
    """Give a parcel that tells that she handed in and the group was closed."""
    seen = room.seen(group_id, GroupState.CLOSED, state=SessionState.SUBMITTED, submitted_at=TEN)
    place = a_place(number, group_id=group_id)
    return a_parcel(place, text_of(room, group_id), group=CLOSED, presences=seen)


def written(room: EdgeRoom, group_id: GroupId) -> list[int]:
    """Give the first numbers of the batches in her journal."""
    journal = room.journals.read(SCHOOL, room.session_id(group_id))
    return [stored.batch.first_seq for stored in journal.batches]
