"""The uplink speaks with the acts of the cloud themselves, and tells a refusal from silence."""

import hashlib
from datetime import timedelta

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from chalicelib.adapters.edge_calls import EdgeCallSigner
from chalicelib.core.kernel import EdgeId, GroupId
from chalicelib.core.sessions import PortalContact
from chalicelib.core.sync import (
    CloudOutOfReach,
    CloudRefused,
    EdgeKeys,
    Intake,
    ParcelPlace,
    ParcelTicket,
)
from fao_edge.adapters.uplink import HttpUplink, Line, activate
from tests.builders.line_to_the_cloud import CLOUD, LineToTheCloud
from tests.builders.world import OWN, World
from tests.builders.world_of_edges import CODE

EDGE = EdgeId("edge-active")
OURS = GroupId("group-handed-over")


@pytest.fixture
def line() -> LineToTheCloud:
    return LineToTheCloud(World())


@pytest.fixture
def uplink(line: LineToTheCloud) -> HttpUplink:
    key = Ed25519PrivateKey.from_private_bytes(EDGE.encode().ljust(32, b"*"))
    return HttpUplink(CLOUD, Line(line), EdgeCallSigner(EDGE, key), line.world.clock)


def test_it_learns_which_groups_it_may_fetch_and_which_it_owns(uplink: HttpUplink) -> None:
    listed = uplink.groups()

    assert {one.group_id: one.owned for one in listed.groups} == {
        GroupId("group-offline"): False,
        OURS: True,
    }


def test_a_group_comes_as_the_cloud_hands_it_over(line: LineToTheCloud, uplink: HttpUplink) -> None:
    fetched = uplink.fetch_group(OURS, lost_lease=None)

    cloud = line.world.services.handing_over
    edge = line.world.stores["edge_store"].find(EDGE)
    assert fetched == cloud.hand_over(edge, group_id=OURS, lost_lease=None)
    assert fetched.sessions
    assert fetched.proctors


def test_parts_come_from_where_browsers_fetch_them(
    line: LineToTheCloud, uplink: HttpUplink
) -> None:
    form = uplink.fetch_group(OURS, lost_lease=None).form.form()
    part = form.parts[0]

    blob = uplink.fetch_part(form.form_id, part.name)

    assert len(blob) == part.size_bytes
    assert line.requests[-1] == ("GET", f"/content/{form.form_id}/{part.name}")


def test_keys_come_sealed(uplink: HttpUplink) -> None:
    sealed = uplink.release_keys(OURS, 2)

    assert sealed.content != sealed.outline


def test_a_parcel_is_put_at_the_address_that_the_cloud_gave(
    line: LineToTheCloud, uplink: HttpUplink
) -> None:
    place = ParcelPlace(EDGE, OURS, 2, 1)
    text = "signed"
    digest = hashlib.sha256(text.encode()).hexdigest()

    ticket = uplink.ticket(place, sha256=digest, size_bytes=len(text))
    for _ in range(2):
        uplink.deliver(ticket, text)

    assert line.world.stores["parcel_box"].read(place) == text
    assert uplink.intake(OURS, 2) == Intake(lease=2, applied=0)


def test_a_refusal_of_the_cloud_keeps_its_reference(uplink: HttpUplink) -> None:
    with pytest.raises(CloudRefused) as refused:
        uplink.release_keys(OURS, 7)

    assert refused.value.reference == "lease-lost"


def test_a_clock_that_is_wrong_is_told(line: LineToTheCloud, uplink: HttpUplink) -> None:
    key = Ed25519PrivateKey.from_private_bytes(EDGE.encode().ljust(32, b"*"))
    late = line.world.clock() - timedelta(minutes=6)

    with pytest.raises(CloudRefused) as refused:
        HttpUplink(CLOUD, Line(line), EdgeCallSigner(EDGE, key), lambda: late).groups()

    assert refused.value.reference == "edge-clock-wrong"


def test_a_server_that_the_cloud_does_not_know_is_told(line: LineToTheCloud) -> None:
    signer = EdgeCallSigner(EDGE, Ed25519PrivateKey.generate())

    with pytest.raises(CloudRefused) as refused:
        HttpUplink(CLOUD, Line(line), signer, line.world.clock).groups()

    assert refused.value.reference == "edge-not-known"


def silent(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("nobody there", request=request)


@pytest.mark.parametrize(
    "instead",
    [
        silent,
        lambda _: httpx.Response(200, text="<form>Log in op het schoolnetwerk</form>"),
        lambda _: httpx.Response(200, json={"groups": "?"}),
        lambda _: httpx.Response(302, headers={"location": "https://login.school.example/"}),
        lambda _: httpx.Response(403, text="Filter"),
        lambda _: httpx.Response(403, json=["Filter"]),
        lambda _: httpx.Response(429, json={"reference": "too-many"}),
        lambda _: httpx.Response(503, json={"reference": "our-fault"}),
    ],
)
def test_whatever_is_no_answer_of_the_cloud_is_silence(
    line: LineToTheCloud, uplink: HttpUplink, instead: object
) -> None:
    line.instead = instead  # type: ignore[assignment]

    with pytest.raises(CloudOutOfReach):
        uplink.groups()


def test_it_tells_when_the_cloud_last_answered_and_whether_it_still_does(
    line: LineToTheCloud, uplink: HttpUplink
) -> None:
    contacts = [uplink.contact()]
    began = line.world.clock()
    uplink.groups()
    contacts.append(uplink.contact())
    line.instead = silent
    with pytest.raises(CloudOutOfReach):
        uplink.groups()
    contacts.append(uplink.contact())

    assert contacts == [
        PortalContact(answers=False, reached_at=None),
        PortalContact(answers=True, reached_at=began),
        PortalContact(answers=False, reached_at=began),
    ]


def test_a_refusal_is_contact_too(uplink: HttpUplink) -> None:
    with pytest.raises(CloudRefused):
        uplink.release_keys(OURS, 7)

    assert uplink.contact().answers


@pytest.mark.parametrize(
    ("status", "arrived"), [(200, True), (412, True), (403, False), (409, False), (500, False)]
)
def test_a_parcel_counts_as_put_when_it_is_there(
    line: LineToTheCloud, uplink: HttpUplink, status: int, arrived: bool
) -> None:
    line.instead = lambda _: httpx.Response(status)
    ticket = ParcelTicket("https://inbox.example/parcels/1", {"If-None-Match": "*"})

    if arrived:
        uplink.deliver(ticket, "signed")
    else:
        with pytest.raises(CloudOutOfReach):
            uplink.deliver(ticket, "signed")


def test_a_part_that_is_not_there_is_silence(uplink: HttpUplink) -> None:
    form_id = uplink.fetch_group(OURS, lost_lease=None).form.form_id

    with pytest.raises(CloudOutOfReach):
        uplink.fetch_part(form_id, "nothing")


def test_a_server_is_activated_with_the_keys_that_it_made(line: LineToTheCloud) -> None:
    keys = EdgeKeys(
        X25519PrivateKey.generate().public_key().public_bytes_raw(),
        Ed25519PrivateKey.generate().public_key().public_bytes_raw(),
    )

    known = activate(Line(line), CLOUD, edge_id=EdgeId("edge-added"), code=CODE, keys=keys)

    assert (known.edge_id, known.institution_id) == ("edge-added", OWN)
    assert line.world.stores["edge_store"].find(EdgeId("edge-added")).keys == keys


def test_a_wrong_code_is_refused(line: LineToTheCloud) -> None:
    keys = line.world.stores["edge_store"].find(EDGE).keys

    with pytest.raises(CloudRefused) as refused:
        activate(Line(line), CLOUD, edge_id=EdgeId("edge-added"), code="AAAA", keys=keys)

    assert refused.value.reference == "activation-refused"
