"""A request of a school server is admitted if that server signed this very request just now."""

import base64
import hashlib
import json
from dataclasses import replace
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from chalicelib.core.kernel import EdgeId
from chalicelib.core.sync import EdgeClockWrong, EdgeNotKnown, EdgeServer, EdgeState
from tests.builders.edge_room import EdgeRoom
from tests.builders.edges import EDGE, School
from tests.builders.sessions import NINE, minutes

PATH = "/v1/edge/groups/GROUP/hand-over"


def _admit(room: EdgeRoom, token: str, **request: Any) -> EdgeServer:
    asked = {"method": "POST", "path": PATH, "body": b"{}"} | request
    return room.edge_access.admit(token=token, **asked)


def _token(school: School, **signed: Any) -> str:
    return school.token(**({"method": "POST", "path": PATH, "body": b"{}"} | signed))


def _claims(**changes: Any) -> dict[str, Any]:
    digest = hashlib.sha256(b"{}").hexdigest()
    claims = {"iss": EDGE, "iat": NINE.timestamp(), "htm": "POST", "htu": PATH, "body": digest}
    return claims | changes


def test_a_server_is_known_by_its_signature(room: EdgeRoom) -> None:
    assert _admit(room, _token(room.school)).id == EDGE


@pytest.mark.parametrize(
    "sent", [{"method": "PUT"}, {"path": "/v1/edge/groups/GROUP/parcels"}, {"body": b"{} "}]
)
def test_a_signature_fits_one_request_only(room: EdgeRoom, sent: dict[str, Any]) -> None:
    with pytest.raises(EdgeNotKnown):
        _admit(room, _token(room.school), **sent)


def test_the_key_of_another_server_opens_nothing(room: EdgeRoom) -> None:
    with pytest.raises(EdgeNotKnown):
        _admit(room, _token(School(EDGE, "stolen")))


@pytest.mark.parametrize("moved", [-5.1, 5.1])
def test_a_signature_of_another_time_tells_the_time(room: EdgeRoom, moved: float) -> None:
    with pytest.raises(EdgeClockWrong) as refused:
        _admit(room, _token(room.school, at=NINE + minutes(moved)))

    assert refused.value.facts == {"server_time": NINE}


@pytest.mark.parametrize("moved", [-5, 5])
def test_five_minutes_are_forgiven(room: EdgeRoom, moved: float) -> None:
    assert _admit(room, _token(room.school, at=NINE + minutes(moved)))


def test_who_knows_no_key_does_not_learn_the_time(room: EdgeRoom) -> None:
    with pytest.raises(EdgeNotKnown):
        _admit(room, _token(School(EDGE, "stolen"), at=NINE + minutes(60)))


@pytest.mark.parametrize("state", [EdgeState.ADDED, EdgeState.INACTIVE])
def test_a_server_out_of_use_is_not_answered(room: EdgeRoom, state: EdgeState) -> None:
    room.edges.save(replace(room.edge, state=state))

    with pytest.raises(EdgeNotKnown):
        _admit(room, _token(room.school))


def test_a_token_without_a_signature_is_none(room: EdgeRoom) -> None:
    parts = [{"alg": "none", "typ": "JWT"}, _claims()]
    encoded = [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in parts]

    with pytest.raises(EdgeNotKnown):
        _admit(room, b".".join([*encoded, b""]).decode())


def test_the_public_key_is_no_secret_to_sign_with(room: EdgeRoom) -> None:
    public = room.school.signing.public_key()
    pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    for secret in (public.public_bytes_raw(), pem):
        # PyJWT refuses to sign with a PEM as a secret, so this is signed by hand.
        header = base64.urlsafe_b64encode(b'{"alg":"HS256","typ":"JWT"}').rstrip(b"=")
        body = base64.urlsafe_b64encode(json.dumps(_claims()).encode()).rstrip(b"=")
        mac = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256)
        signed = base64.urlsafe_b64encode(mac.sign(header + b"." + body, secret)).rstrip(b"=")

        with pytest.raises(EdgeNotKnown):
            _admit(room, b".".join([header, body, signed]).decode())


@pytest.mark.parametrize("missing", ["iss", "iat", "htm", "htu", "body"])
def test_a_token_says_all_of_it(room: EdgeRoom, missing: str) -> None:
    claims = {name: value for name, value in _claims().items() if name != missing}

    with pytest.raises(EdgeNotKnown):
        _admit(room, jwt.encode(claims, room.school.signing, "EdDSA"))


@pytest.mark.parametrize("moment", ["gisteren", None, [1]])
def test_a_moment_that_is_none_is_refused(room: EdgeRoom, moment: object) -> None:
    with pytest.raises(EdgeNotKnown):
        _admit(room, jwt.encode(_claims(iat=moment), room.school.signing, "EdDSA"))


@pytest.mark.parametrize("moment", ["nan", float("inf")])
def test_a_moment_outside_all_time_is_not_now(room: EdgeRoom, moment: object) -> None:
    with pytest.raises(EdgeClockWrong):
        _admit(room, jwt.encode(_claims(iat=moment), room.school.signing, "EdDSA"))


@pytest.mark.parametrize("token", ["", "a", "a.b.c", "a.b.c.d", "é.b.c"])
def test_a_token_that_is_none_is_refused(room: EdgeRoom, token: str) -> None:
    with pytest.raises(EdgeNotKnown):
        _admit(room, token)


@pytest.mark.parametrize("issuer", ["", "x" * 129, "a#b", "\ud800", 7, None, ["edge-1"]])
def test_an_issuer_that_is_no_id_is_not_looked_for(room: EdgeRoom, issuer: object) -> None:
    class NoReads:
        def find(self, edge_id: EdgeId) -> EdgeServer:
            raise AssertionError(edge_id)

    closed = replace(room.edge_access, edges=NoReads())  # type: ignore[arg-type]
    encoded = [
        base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=")
        for part in ({"alg": "EdDSA"}, _claims(iss=issuer))
    ]

    with pytest.raises(EdgeNotKnown):
        closed.admit(
            token=b".".join([*encoded, b"AAAA"]).decode(), method="POST", path=PATH, body=b"{}"
        )


def test_a_parcel_is_no_request(room: EdgeRoom) -> None:
    from tests.builders.edges import a_parcel, a_place

    with pytest.raises(EdgeNotKnown):
        _admit(room, room.school.sign(a_parcel(a_place())))


def test_a_server_is_marked_as_seen_every_five_minutes(room: EdgeRoom) -> None:
    for minute, seen in ((4, 0), (5, 5), (9, 5), (10, 10)):
        room.clock.at = NINE + minutes(minute)
        _admit(room, _token(room.school, at=room.clock()))

        assert room.edges.find(EDGE).last_seen_at == NINE + minutes(seen)
