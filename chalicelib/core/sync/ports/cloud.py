"""What the cloud's side of the synchronisation needs."""

from datetime import datetime
from typing import Protocol

from chalicelib.core.access import Account
from chalicelib.core.kernel import EdgeId, GroupId, InstitutionId, UserId
from chalicelib.core.sync.model.edge_server import EdgeKeys, EdgeServer
from chalicelib.core.sync.model.hand_over import HandOverNote
from chalicelib.core.sync.model.parcel import Parcel, ParcelPlace, ParcelTicket


class EdgeStore(Protocol):
    """Keeps school servers."""

    def add(self, edge: EdgeServer) -> EdgeServer:
        """Keep a new one and return it as stored. :raises ChangedMeanwhile: if it exists."""
        ...

    def get(self, institution_id: InstitutionId, edge_id: EdgeId) -> EdgeServer:
        """Find one. :raises NotFound: if the institution has no such school server."""
        ...

    def find(self, edge_id: EdgeId) -> EdgeServer:
        """Find one by its id alone. :raises NotFound: if there is none.

        For a school server that presents itself: it belongs to no institution yet.
        """
        ...

    def of_institution(self, institution_id: InstitutionId) -> tuple[EdgeServer, ...]:
        """Give all school servers of an institution, in no particular order."""
        ...

    def save(self, edge: EdgeServer) -> EdgeServer:
        """Keep a change, the mark of when it was seen included, and return it as stored.

        :raises ChangedMeanwhile: unless the stored version is the one that was read.
        """
        ...

    def count_try(self, edge: EdgeServer) -> EdgeServer:
        """Like :meth:`save`, for a try of the code: what is only counted is no act done.

        :raises ChangedMeanwhile: unless the stored version is the one that was read.
        """
        ...

    def mark_seen(self, edge: EdgeServer, at: datetime) -> None:
        """Remember when it was seen, whatever its version. :raises NotFound: if it is gone."""
        ...


class IntakeStore(Protocol):
    """Remembers which school servers hand in parcels of a group, and how far they are taken in."""

    def expect(self, note: HandOverNote) -> None:
        """Remember a hand-over for good; of the same lease the first note stays."""
        ...

    def hand_overs(self, edge_id: EdgeId, group_id: GroupId) -> tuple[HandOverNote, ...]:
        """Give every hand-over of a group to a school server, by lease; empty without any."""
        ...

    def applied(self, edge_id: EdgeId, group_id: GroupId, lease: int) -> int:
        """Give the highest number up to which everything is applied; 0 for nothing."""
        ...

    def advance(self, place: ParcelPlace) -> None:
        """Note that a parcel is applied.

        :raises ChangedMeanwhile: unless the one before it is the last that was noted.
        """
        ...


class ParcelBox(Protocol):
    """Where parcels lie that school servers put there; what lies there is never replaced."""

    def presign(self, place: ParcelPlace, *, sha256: str, size_bytes: int) -> ParcelTicket:
        """Let a school server put one parcel of exactly this content (hex digest and size)."""
        ...

    def read(self, place: ParcelPlace) -> str:
        """Read a parcel. :raises NotFound: if it has not arrived."""
        ...

    def has(self, place: ParcelPlace) -> bool:
        """Tell whether a parcel has arrived."""
        ...


class ParcelReader(Protocol):
    """Reads signed parcels (fulfilled by ``adapters.parcels``)."""

    def read(self, text: str, signing_key: bytes) -> Parcel:
        """Check the signature and read. :raises ParcelRefused: if either fails."""
        ...


class KeySealer(Protocol):
    """Seals a key to a school server (HPKE, RFC 9180)."""

    def check(self, keys: EdgeKeys) -> None:
        """Look whether these are public keys. :raises KeysUnusable: if not."""
        ...

    def seal(self, encryption_key: bytes, plain: bytes, info: bytes) -> bytes:
        """Seal so that only the holder of the private half opens it, with the same ``info``."""
        ...


class StaffVerifiers(Protocol):
    """Derives from a stored password hash what lets one school server check that password."""

    def verifier(self, password_hash: str, edge_id: EdgeId) -> str:
        """Make it without the password; it opens nothing at the portal or another server."""
        ...


class ProctorAccounts(Protocol):
    """Finds the accounts of proctors, with their password hashes."""

    def accounts(
        self, institution_id: InstitutionId, user_ids: frozenset[UserId]
    ) -> tuple[Account, ...]:
        """Give the accounts among these users of the institution, but no deactivated ones."""
        ...


class SignedCalls(Protocol):
    """Reads what a school server puts on its requests (docs/parcels.md)."""

    def signer(self, token: str) -> EdgeId:
        """Tell who says to have signed, unchecked. :raises EdgeNotKnown: if nobody does."""
        ...

    def check(
        self, token: str, signing_key: bytes, *, method: str, path: str, body: bytes, at: datetime
    ) -> None:
        """Check the signature of this very request.

        :raises EdgeNotKnown: if it is not the signature of this request by this key.
        :raises EdgeClockWrong: if it was made more than five minutes from ``at``.
        """
        ...
