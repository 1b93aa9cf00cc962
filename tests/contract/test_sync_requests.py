"""What a hand-over and a parcel cost: requests to AWS, counted where botocore sends them."""

from collections import Counter
from collections.abc import Callable

import pytest

from bench.counting import counting
from chalicelib.adapters.dynamodb.edges import DynamoEdgeStore, DynamoIntakeStore
from chalicelib.adapters.dynamodb.sessions import (
    DynamoGroupStore,
    DynamoJournalStore,
    DynamoPresenceStore,
    DynamoSessionStore,
)
from chalicelib.adapters.s3.parcels import S3ParcelBox
from chalicelib.config import settings
from chalicelib.core.sessions import GroupState
from chalicelib.core.sync import GroupNow, Parcel
from tests.builders.edge_room import EdgeRoom
from tests.builders.edges import a_parcel, a_place
from tests.builders.sessions import NINE, answer, batch_text

BATCHES = 20
"""A parcel holds up to 500; each costs the same."""


@pytest.fixture
def room(cloud: None) -> EdgeRoom:
    return EdgeRoom(
        edges=DynamoEdgeStore(),
        intakes=DynamoIntakeStore(),
        groups=DynamoGroupStore(),
        sessions=DynamoSessionStore(),
        presences=DynamoPresenceStore(),
        journals=DynamoJournalStore(),
    )


def _cost(act: Callable[[], object]) -> Counter[str]:
    with counting() as asked:
        act()
    return Counter(one.removeprefix("dynamodb.") for one in asked.operations)


def test_a_hand_over_costs_a_handful_of_requests(room: EdgeRoom) -> None:
    group_id = room.plan_offline("anna", "bram")

    first = _cost(lambda: room.hand_over(group_id))
    again = _cost(lambda: room.hand_over(group_id))

    assert first == {
        "GetItem": 1,
        "Query": 2,
        "TransactWriteItems": 1,
        "BatchGetItem": 1,
        "PutItem": 1,
    }
    assert again == {"GetItem": 1, "Query": 1, "BatchGetItem": 1, "PutItem": 1}


def _parcel(room: EdgeRoom, *, told: bool) -> Parcel:
    group_id = room.handed_over("anna")
    session_id = room.session_id(group_id)
    texts = [
        batch_text([answer("ITM-1", "A")], first_seq=seq, lease=2, session_id=session_id)
        for seq in range(1, BATCHES + 1)
    ]
    place = a_place(group_id=group_id)
    if not told:
        return a_parcel(place, *texts)
    seen = room.seen(group_id, GroupState.RELEASED)
    return a_parcel(place, *texts, group=GroupNow(GroupState.RELEASED, NINE, None), presences=seen)


def test_a_parcel_costs_a_write_for_each_batch_and_six_requests_more(room: EdgeRoom) -> None:
    parcel = _parcel(room, told=False)
    room.put_down(parcel)

    cost = _cost(lambda: room.parcel_intake.take_in(parcel.place.key))

    # Server, hand-overs, count; group, count again; and the write that notes it is applied.
    assert cost == {"PutItem": BATCHES + 1, "GetItem": 4, "Query": 1}


def test_how_the_group_stands_costs_a_query_and_a_transaction_more(room: EdgeRoom) -> None:
    parcel = _parcel(room, told=True)
    room.put_down(parcel)

    cost = _cost(lambda: room.parcel_intake.take_in(parcel.place.key))

    assert cost == {"PutItem": BATCHES + 1, "GetItem": 4, "Query": 2, "TransactWriteItems": 1}


def test_a_parcel_that_is_in_already_costs_three_reads(room: EdgeRoom) -> None:
    parcel = a_parcel(a_place(group_id=room.handed_over("anna")))
    room.arrive(parcel)

    cost = _cost(lambda: room.parcel_intake.take_in(parcel.place.key))

    assert cost == {"GetItem": 2, "Query": 1}


def test_looking_in_the_box_is_one_request_each(cloud: None) -> None:
    box = S3ParcelBox(settings().inbox_bucket, None)

    with counting() as asked:
        box.has(a_place())

    assert asked.operations == ["s3.HeadObject"]
