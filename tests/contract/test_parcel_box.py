"""What every place for parcels does, whatever it is made of."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

import boto3
import pytest

from chalicelib.adapters.s3.parcels import S3ParcelBox
from chalicelib.config import settings
from chalicelib.core.kernel import Fault, NotFound
from chalicelib.core.sync import ParcelBox, ParcelPlace, ParcelTicket
from tests.builders.edges import a_place
from tests.fakes.sync import FakeParcelBox

TEXT = "een pakket van één school"


@dataclass
class Inbox:
    """A box under contract; ``put`` does what a school server does with a ticket."""

    box: ParcelBox
    put: Callable[[ParcelTicket, str], object]


@pytest.fixture(params=["fake", "s3"])
def inbox(request: pytest.FixtureRequest) -> Iterator[Inbox]:
    if request.param == "fake":
        fake = FakeParcelBox()
        yield Inbox(fake, fake.put)
        return
    request.getfixturevalue("cloud")
    s3 = boto3.client("s3")

    def put(ticket: ParcelTicket, text: str) -> None:
        key = urlsplit(ticket.url).path.removeprefix("/")
        s3.put_object(Bucket=settings().inbox_bucket, Key=key, Body=text.encode())

    yield Inbox(S3ParcelBox(settings().inbox_bucket, None), put)


def _ticket(box: ParcelBox, place: ParcelPlace, text: str) -> ParcelTicket:
    sent = text.encode()
    return box.presign(place, sha256=hashlib.sha256(sent).hexdigest(), size_bytes=len(sent))


def test_a_parcel_comes_out_as_it_was_put_in(inbox: Inbox) -> None:
    inbox.put(_ticket(inbox.box, a_place(), TEXT), TEXT)

    assert inbox.box.read(a_place()) == TEXT
    assert inbox.box.has(a_place())


def test_a_parcel_that_has_not_arrived_is_not_there(inbox: Inbox) -> None:
    inbox.put(_ticket(inbox.box, a_place(1), TEXT), TEXT)

    with pytest.raises(NotFound):
        inbox.box.read(a_place(2))
    assert not inbox.box.has(a_place(2))


@pytest.mark.usefixtures("cloud")
def test_an_address_takes_one_content_where_nothing_lies_for_fifteen_minutes() -> None:
    ticket = _ticket(S3ParcelBox(settings().inbox_bucket, None), a_place(7), TEXT)

    address = urlsplit(ticket.url)
    query = {name: values[0] for name, values in parse_qs(address.query).items()}
    assert address.netloc == "facet-test-inbox.s3.eu-central-1.amazonaws.com"
    assert unquote(address.path) == "/parcels/edge-1/GROUP/2/000000007"
    assert query["X-Amz-Expires"] == "900"
    assert set(query["X-Amz-SignedHeaders"].split(";")) >= {
        "content-length",
        "host",
        "if-none-match",
        "x-amz-checksum-sha256",
    }
    assert ticket.headers["If-None-Match"] == "*"


@pytest.mark.usefixtures("cloud")
def test_a_bucket_that_is_gone_is_a_fault() -> None:
    box = S3ParcelBox("facet-test-nowhere", None)

    with pytest.raises(Fault):
        box.read(a_place())
