"""Makes valid school servers, and plays one: its keys, its signatures, its parcels."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from chalicelib.adapters.edge_calls import EdgeCallSigner
from chalicelib.adapters.parcels import ParcelSigner
from chalicelib.core.kernel import EdgeId, GroupId, SessionId
from chalicelib.core.sessions import Adoption, EpochOpened
from chalicelib.core.sync import (
    EdgeKeys,
    EdgeServer,
    EdgeState,
    HandOverNote,
    HomeBatch,
    HomeOpening,
    JournalPart,
    Parcel,
    ParcelPlace,
)
from tests.builders.sessions import GROUP, NINE, SCHOOL, SESSION

EDGE = EdgeId("edge-1")
OTHER_EDGE = EdgeId("edge-2")


class School:
    """The private halves of a school server's keys, and what it does with them."""

    def __init__(self, edge_id: EdgeId = EDGE, seed: str = "") -> None:
        secret = hashlib.sha256(f"{edge_id}{seed}".encode()).digest()
        self.edge_id = edge_id
        self.encryption = X25519PrivateKey.from_private_bytes(secret)
        self.signing = Ed25519PrivateKey.from_private_bytes(secret)
        self.keys = EdgeKeys(
            self.encryption.public_key().public_bytes_raw(),
            self.signing.public_key().public_bytes_raw(),
        )

    def token(self, at: datetime = NINE, **request: Any) -> str:
        """Sign a request; without more, the one for the list of groups."""
        asked = {"method": "GET", "path": "/v1/edge/groups", "body": b""} | request
        return EdgeCallSigner(self.edge_id, self.signing).token(at=at, **asked)

    def sign(self, parcel: Parcel) -> str:
        return ParcelSigner(self.signing).write(parcel)


def an_edge(**changes: Any) -> EdgeServer:
    """A school server that is in use."""
    edge_id = changes.get("id", EDGE)
    edge = EdgeServer(
        id=edge_id,
        institution_id=SCHOOL,
        name="FAO Noord",
        added_at=NINE,
        state=EdgeState.ACTIVE,
        keys=School(edge_id).keys,
        activated_at=NINE,
        last_seen_at=NINE,
    )
    return replace(edge, **changes)


def a_note(**changes: Any) -> HandOverNote:
    note = HandOverNote(EDGE, GROUP, 2, School().keys.signing, frozenset({SESSION}))
    return replace(note, **changes)


def a_place(number: int = 1, lease: int = 2, group_id: GroupId = GROUP) -> ParcelPlace:
    return ParcelPlace(EDGE, group_id, lease, number)


def a_parcel(
    place: ParcelPlace,
    *texts: str,
    openings: Iterable[EpochOpened] = (),
    adoptions: Iterable[Adoption] = (),
    received_at: datetime = NINE,
    **told: Any,
) -> Parcel:
    """A parcel with these batches, and what it tells of the group."""
    journal = JournalPart(
        through=len(texts),
        batches=tuple(HomeBatch(text, received_at) for text in texts),
        openings=tuple(map(HomeOpening.of, openings)),
        adoptions=tuple(adoptions),
    )
    return Parcel(place, received_at, journal, **told)


def sessions(*names: str) -> frozenset[SessionId]:
    return frozenset(map(SessionId, names))
