"""What a school server hands in: numbered parcels, frozen, signed, sent until they are applied.

The format is described in docs/parcels.md. A parcel holds journal items in the order in which
they were stored; the one that empties the outbox also tells how the group stands.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

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
SIGNED_BYTES_MAX = 3 * BYTES_MAX
"""As it is sent: text inside JSON may double (quotes), and base64 adds a third to all of it."""
FOLDER = "parcels"
_ID = r"([A-Za-z0-9_-]{1,128})"
_KEY = re.compile(rf"{FOLDER}/{_ID}/{_ID}/([1-9][0-9]{{0,8}})/((?!0{{9}})[0-9]{{9}})")
_TOLD = {GroupState.DISTRIBUTED, GroupState.RELEASED, GroupState.BLOCKED, GroupState.CLOSED}


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
        found = _KEY.fullmatch(key)
        if found is None:
            raise ParcelRefused(key=key)
        edge_id, group_id, lease, number = found.groups()
        return ParcelPlace(EdgeId(edge_id), GroupId(group_id), int(lease), int(number))


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

    @property
    def is_possible(self) -> bool:
        """Tell whether a group can stand like this at a school server."""
        is_closed = self.state is GroupState.CLOSED
        return self.state in _TOLD and is_closed == (self.closed_at is not None)


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
    def session_ids(self) -> frozenset[SessionId]:
        """Whose journals these items belong to."""
        return frozenset(session_id for session_id, _ in self.writers)

    @property
    def writers(self) -> tuple[tuple[SessionId, Epoch], ...]:
        """Whose journals, and which epochs in them, these items belong to."""
        return (
            *((one.session_id, one.opening().epoch) for one in self.openings),
            *((one.session_id, one.epoch) for one in self.read_batches),
            *((one.session_id, one.epoch) for one in self.adoptions),
        )

    @cached_property
    def read_batches(self) -> tuple[Batch, ...]:
        """Read all batches. :raises BatchUnreadable, BatchTooLarge: as when they came in."""
        return tuple(home.batch() for home in self.batches)

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing in it."""
        return not (self.batches or self.openings or self.adoptions)


@dataclass(frozen=True)
class ChainAnchor:
    """How far the audit chain of the school server was when a parcel was made (docs/audit.md)."""

    number: int
    hash: str


@dataclass(frozen=True)
class Parcel:
    """One parcel. ``group`` and ``presences`` are there when nothing of the journal is left.

    ``anchor`` is there once the school server has an audit event.
    """

    place: ParcelPlace
    made_at: datetime
    journal: JournalPart
    group: GroupNow | None = None
    presences: tuple[Presence, ...] = ()
    anchor: ChainAnchor | None = None


@dataclass(frozen=True)
class FrozenParcel:
    """A parcel as it is sent, again and again the same: its signed text."""

    place: ParcelPlace
    text: str


@dataclass(frozen=True)
class ParcelTicket:
    """Where a parcel is put by PUT, and the headers that are signed into that address."""

    url: str = field(repr=False)
    headers: dict[str, str] = field(repr=False)
