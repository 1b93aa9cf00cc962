"""A parcel put at a signed address becomes work: bucket, event, rule and queue of data.yaml."""

import hashlib
from collections.abc import Iterator

import boto3
import httpx
import pytest

from chalicelib import bootstrap
from chalicelib.adapters.dynamodb.edges import DynamoEdgeStore, DynamoIntakeStore
from chalicelib.adapters.dynamodb.sessions import (
    DynamoGroupStore,
    DynamoJournalStore,
    DynamoPresenceStore,
    DynamoSessionStore,
)
from chalicelib.adapters.queue import from_json
from chalicelib.adapters.s3.parcels import S3ParcelBox
from chalicelib.config import settings
from chalicelib.core.kernel import TakeInParcel
from chalicelib.core.sync import ParcelTicket
from tests.builders.edge_room import EdgeRoom
from tests.builders.edges import a_parcel, a_place
from tests.builders.sessions import SCHOOL, answer, batch_text
from tests.cloud import EmulatedCloud

pytestmark = pytest.mark.emulator
WAIT_SECONDS = 20


@pytest.fixture
def room(emulated_cloud: EmulatedCloud) -> EdgeRoom:
    return EdgeRoom(
        edges=DynamoEdgeStore(),
        intakes=DynamoIntakeStore(),
        box=S3ParcelBox(settings().inbox_bucket, emulated_cloud.endpoint),
        groups=DynamoGroupStore(),
        sessions=DynamoSessionStore(),
        presences=DynamoPresenceStore(),
        journals=DynamoJournalStore(),
    )


@pytest.fixture
def messages(emulated_cloud: EmulatedCloud) -> Iterator[str]:
    """Messages of the work queue, each taken off it."""
    sqs = boto3.client("sqs")
    url = sqs.get_queue_url(QueueName=settings().work_queue)["QueueUrl"]
    sqs.purge_queue(QueueUrl=url)

    def received() -> Iterator[str]:
        while True:
            answer = sqs.receive_message(QueueUrl=url, WaitTimeSeconds=WAIT_SECONDS)
            for message in answer.get("Messages", []):
                sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
                yield message["Body"]
            assert answer.get("Messages"), "no message came"

    return received()


def _put(ticket: ParcelTicket, text: str) -> int:
    return httpx.put(ticket.url, content=text.encode(), headers=ticket.headers).status_code


def test_a_parcel_that_is_put_down_is_taken_in(room: EdgeRoom, messages: Iterator[str]) -> None:
    group_id = room.handed_over()
    batch = batch_text([answer("ITM-1", "é")], lease=2, session_id=room.session_id(group_id))
    place = a_place(group_id=group_id)
    text = room.school.sign(a_parcel(place, batch))
    digest = hashlib.sha256(text.encode()).hexdigest()
    ticket = room.parcel_intake.ticket(
        room.edge, place, sha256=digest, size_bytes=len(text.encode())
    )

    assert _put(ticket, text) == 200
    assert _put(ticket, text) == 412

    body = next(messages)
    assert from_json(body) == TakeInParcel(place.key)
    bootstrap.handle_work(body)
    (stored,) = room.journals.read(SCHOOL, room.session_id(group_id)).batches
    assert stored.batch.text == batch
    assert room.applied(group_id) == 1
