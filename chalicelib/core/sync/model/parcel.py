"""What a school server hands in: numbered parcels, frozen, signed, sent until they are applied.

The format is described in docs/parcels.md. A parcel holds journal items in the order in which
they were stored; the one that empties the outbox also tells how the group stands.
"""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.kernel import EdgeId, GroupId, SessionId
from chalicelib.core.sessions import (
    Adoption,
    Batch,
    Epoch,
    EpochOpened,
    GroupState,
    Presence,
    SessionGroup,
    read_batch,
)
from chalicelib.core.sync.errors import ParcelRefused

ITEMS_MAX = 500
BYTES_MAX = 4_000_000
"""A parcel is read into memory by a function of one gigabyte, and sent over a school's line."""
FOLDER = "parcels"


@dataclass(frozen=True)
class ParcelPlace:
    """Which parcel: the ``number`` counts from 1 for one owner (``lease``) of one group."""

    edge_id: EdgeId
    group_id: GroupId
    lease: int
    number: int

    @property
    def key(self) -> str:
        """Where it lies in the bucket for parcels."""
        return f"{FOLDER}/{self.edge_id}/{self.group_id}/{self.lease}/{self.number:09d}"

    @staticmethod
    def from_key(key: str) -> "ParcelPlace":
        """Read a place back. :raises ParcelRefused: if it is not the place of a parcel."""
        parts = key.split("/")
        if len(parts) != 5 or parts[0] != FOLDER or not (parts[3] + parts[4]).isdecimal():
            raise ParcelRefused(key=key)
        return ParcelPlace(EdgeId(parts[1]), GroupId(parts[2]), int(parts[3]), int(parts[4]))


@dataclass(frozen=True)
class HomeBatch:
    """A batch byte for byte, and when it came in by the clock of the school server."""

    text: str
    received_at: datetime

    def batch(self) -> Batch:
        """Read it. :raises BatchUnreadable, BatchTooLarge: as when it came in."""
        return read_batch(self.text)


@dataclass(frozen=True)
class HomeOpening:
    """The marker of a login; each row of ``cut`` is a lease, a login and its last number."""

    session_id: SessionId
    lease: int
    login: int
    cut: tuple[tuple[int, int, int], ...]
    at: datetime

    @staticmethod
    def of(opening: EpochOpened) -> "HomeOpening":
        """Pack a marker."""
        cut = sorted((epoch.lease, epoch.login, seq) for epoch, seq in opening.cut.items())
        epoch = opening.epoch
        return HomeOpening(opening.session_id, epoch.lease, epoch.login, tuple(cut), opening.at)

    def opening(self) -> EpochOpened:
        """Unpack it."""
        cut = {Epoch(lease, login): seq for lease, login, seq in self.cut}
        return EpochOpened(self.session_id, Epoch(self.lease, self.login), cut, self.at)


@dataclass(frozen=True)
class GroupNow:
    """How the group stands at the school server."""

    state: GroupState
    released_at: datetime | None
    closed_at: datetime | None

    @staticmethod
    def of(group: SessionGroup) -> "GroupNow":
        """Note how a group stands."""
        return GroupNow(group.state, group.released_at, group.closed_at)


@dataclass(frozen=True)
class JournalPart:
    """Journal items in the order in which they were stored, up to and with ``through``.

    ``through`` is the number of the last one at the school server; 0 stands before the first.
    """

    through: int
    batches: tuple[HomeBatch, ...] = ()
    openings: tuple[HomeOpening, ...] = ()
    adoptions: tuple[Adoption, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing in it."""
        return not (self.batches or self.openings or self.adoptions)


@dataclass(frozen=True)
class Parcel:
    """One parcel. ``group`` and ``presences`` are there when nothing of the journal is left."""

    place: ParcelPlace
    made_at: datetime
    journal: JournalPart
    group: GroupNow | None = None
    presences: tuple[Presence, ...] = ()


@dataclass(frozen=True)
class FrozenParcel:
    """A parcel as it is sent, again and again the same: its signed text."""

    place: ParcelPlace
    text: str


@dataclass(frozen=True)
class ParcelTicket:
    """Where a parcel is put by PUT, and the headers that are signed into that address."""

    url: str
    headers: dict[str, str]
