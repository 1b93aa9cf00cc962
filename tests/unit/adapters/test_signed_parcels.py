"""A parcel on its way: everything in it comes back, and only under the signature of its server."""

import base64
import json
import traceback
from dataclasses import replace
from datetime import timedelta

import jwt
import pytest

from chalicelib.adapters.parcels import SignedParcels
from chalicelib.core.kernel import ItemId, UserId
from chalicelib.core.sessions import (
    Adoption,
    Epoch,
    EpochOpened,
    GroupState,
    LoginRequest,
    Message,
    Ruling,
    RulingKind,
    SessionFlag,
    SessionState,
    SignOfLife,
)
from chalicelib.core.sync import ChainAnchor, GroupNow, Parcel, ParcelRefused
from tests.builders.edges import EDGE, School, a_parcel, a_place
from tests.builders.sessions import NINE, SESSION, a_presence, answer, batch_text

SCHOOL = School()
MOMENT = NINE + timedelta(microseconds=1)


def _full() -> Parcel:
    presence = a_presence(
        epoch=Epoch(2, 3),
        state=SessionState.INTERRUPTED,
        started_at=MOMENT,
        flags=frozenset({SessionFlag.LATE, SessionFlag.OTHER_COMPUTER}),
        messages=(Message("M", "Nog 5 minuten — hup", MOMENT),),
        rulings=(Ruling("R", RulingKind.EXTENDED, MOMENT, UserId("P"), "brandalarm", 10),),
        login_request=LoginRequest("R", None, MOMENT, admitted=False),
        life=SignOfLife(ItemId("ITM-1"), 3, 12, 1, MOMENT, 2),
    )
    return a_parcel(
        a_place(),
        batch_text([answer("ITM-1", 'é"\\\n')], lease=2),
        anchor=ChainAnchor(7, "f" * 64),
        openings=[EpochOpened(SESSION, Epoch(2, 3), {Epoch(2, 1): 7, Epoch(2, 2): 0}, MOMENT)],
        adoptions=[Adoption(SESSION, Epoch(2, 1), 9, UserId("P"), "stroom weg", MOMENT)],
        received_at=MOMENT,
        group=GroupNow(GroupState.RELEASED, MOMENT, None),
        presences=(presence,),
    )


def test_everything_in_a_parcel_comes_back() -> None:
    read = SignedParcels().read(SCHOOL.sign(_full()), SCHOOL.keys.signing)

    assert read == _full()
    assert read.journal.openings[0].opening().cut == {Epoch(2, 1): 7, Epoch(2, 2): 0}


def test_a_parcel_is_the_same_bytes_each_time_it_is_signed() -> None:
    assert SCHOOL.sign(_full()) == SCHOOL.sign(_full())


def test_the_payload_is_what_the_page_on_parcels_says() -> None:
    payload = SCHOOL.sign(_full()).split(".")[1]
    fields = json.loads(base64.urlsafe_b64decode(payload + "=="))

    assert set(fields) == {"place", "made_at", "journal", "group", "presences", "anchor"}
    assert set(fields["journal"]) == {"through", "batches", "openings", "adoptions"}
    assert set(fields["journal"]["batches"][0]) == {"text", "received_at"}


@pytest.mark.parametrize("text", ["", "a", "a.b", "a.b.c", "é.b.c"])
def test_a_text_that_is_no_parcel_is_refused(text: str) -> None:
    with pytest.raises(ParcelRefused):
        SignedParcels().read(text, SCHOOL.keys.signing)


def test_another_key_reads_nothing() -> None:
    for key in (School(EDGE, "other").keys.signing, b"too short"):
        with pytest.raises(ParcelRefused):
            SignedParcels().read(SCHOOL.sign(_full()), key)


@pytest.mark.parametrize("header", [{}, {"typ": "JWT"}, {"typ": "facet-parcel+jws", "b64": False}])
def test_what_is_signed_for_something_else_is_no_parcel(header: dict[str, object]) -> None:
    payload = SCHOOL.sign(_full()).split(".")[1]
    raw = base64.urlsafe_b64decode(payload + "==")
    signed = jwt.api_jws.encode(raw, SCHOOL.signing, "EdDSA", headers={"typ": None} | header)

    with pytest.raises(ParcelRefused):
        SignedParcels().read(signed, SCHOOL.keys.signing)


@pytest.mark.parametrize("payload", [b"", b"[]", b"{}", b'{"place": 1}', b"\xff"])
def test_a_signed_payload_that_is_none_is_refused(payload: bytes) -> None:
    headers = {"typ": "facet-parcel+jws"}
    signed = jwt.api_jws.encode(payload, SCHOOL.signing, "EdDSA", headers=headers)

    with pytest.raises(ParcelRefused):
        SignedParcels().read(signed, SCHOOL.keys.signing)


def test_no_log_quotes_what_a_refused_parcel_holds() -> None:
    headers = {"typ": "facet-parcel+jws"}
    payload = b'{"place": "het antwoord van Noor"}'
    signed = jwt.api_jws.encode(payload, SCHOOL.signing, "EdDSA", headers=headers)

    with pytest.raises(ParcelRefused) as refused:
        SignedParcels().read(signed, SCHOOL.keys.signing)

    assert "Noor" not in "".join(traceback.format_exception(refused.value))


def test_a_parcel_without_signature_is_refused() -> None:
    head = base64.urlsafe_b64encode(b'{"alg":"none","typ":"facet-parcel+jws"}').rstrip(b"=")
    payload = SCHOOL.sign(_full()).split(".")[1]

    with pytest.raises(ParcelRefused):
        SignedParcels().read(f"{head.decode()}.{payload}.", SCHOOL.keys.signing)


def test_reading_a_parcel_needs_no_more_than_it_says() -> None:
    parcel = replace(_full(), group=None, presences=())

    assert SignedParcels().read(SCHOOL.sign(parcel), SCHOOL.keys.signing) == parcel
