"""The answer journal, which is also the outbox of what goes home: it only ever grows.

A save is one INSERT and no read; only a batch that is sent again is compared byte for byte.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

import apsw

from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.kernel import ChangedMeanwhile, GroupId, InstitutionId, SessionId
from chalicelib.core.sessions import (
    Adoption,
    Batch,
    BatchDiffers,
    Epoch,
    EpochOpened,
    Journal,
    Kept,
    LateAccepted,
    StoredBatch,
    read_batch,
)
from fao_edge.adapters.sqlite.database import Database, Row, rows
from fao_edge.adapters.sqlite.documents import Document, moment

_PUT = (
    "INSERT INTO journal (institution_id, session_id, kind, lease, login, seq, body, received_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
)
_BODY = (
    "SELECT body FROM journal WHERE institution_id = ? AND session_id = ? AND kind = ?"
    " AND lease = ? AND login = ? AND seq = ?"
)
_READ = (
    "SELECT kind, body, received_at FROM journal WHERE institution_id = ? AND session_id = ?"
    " ORDER BY kind, lease, login, seq"
)
# Only what fits is read: a body can be 300 kB long.
_AFTER = """
    WITH sizes AS (
        SELECT number, length(body) AS size FROM journal
        WHERE number > ? AND session_id IN (SELECT session_id FROM exam_sessions WHERE group_id = ?)
        ORDER BY number LIMIT ?
    ), sums AS (
        SELECT number, size, sum(size) OVER (ORDER BY number) AS total FROM sizes
    )
    SELECT number, session_id, kind, lease, login, seq, body, received_at
    FROM sums JOIN journal USING (number)
    WHERE total <= ? OR total = size ORDER BY number
"""


_EMPTIED = "until the group is safely home and the folder of the server is emptied"


class JournalKind(StrEnum):
    """What a journal holds."""

    BATCH = "batch"
    OPENING = "opening"
    ADOPTION = "adoption"
    LATE_ACCEPTED = "late_accepted"


@dataclass(frozen=True)
class JournalItem:
    """A stored thing as it goes home. ``number`` says in which order things were stored here.

    ``seq`` is the first number of a batch, the last of an adoption, the number of a decision on
    late answers (which has no epoch: 0, 0), and 0 of an opening.
    """

    number: int
    session_id: SessionId
    kind: JournalKind
    epoch: Epoch
    seq: int
    body: str
    received_at: datetime


@dataclass(frozen=True)
class _Place:
    """What may be stored once."""

    institution_id: InstitutionId
    session_id: SessionId
    kind: JournalKind
    epoch: Epoch
    seq: int

    @property
    def values(self) -> tuple[str, str, str, int, int, int]:
        epoch = self.epoch
        owner = self.institution_id, self.session_id, self.kind.value
        return *owner, epoch.lease, epoch.login, self.seq


@dataclass(frozen=True)
class _Opening:
    """An opening as it is stored: a list of lease, login and last number stands for the cut."""

    session_id: SessionId
    epoch: Epoch
    cut: tuple[tuple[int, int, int], ...]
    at: datetime


_OPENING = Document(_Opening)
_ADOPTION = Document(Adoption)
_LATE_ACCEPTED = Document(LateAccepted)


@dataclass(frozen=True)
class SqliteJournalStore:
    """Keeps what candidates wrote. It has no method that changes or removes anything."""

    database: Database
    personal_data: ClassVar[Mapping[str, PersonalData]] = {
        "journal": PersonalData("what candidates answered, ids and reasons of staff", _EMPTIED),
        "parcels": PersonalData("the same, packed to go home", _EMPTIED),
    }

    def put(self, institution_id: InstitutionId, batch: Batch, received_at: datetime) -> Kept:
        """Store a batch unless it is there; a put that is answered was synced to the disk.

        :raises BatchDiffers: if other content has its session, epoch and first number.
        """
        kind = JournalKind.BATCH
        place = _Place(institution_id, batch.session_id, kind, batch.epoch, batch.first_seq)
        key, body, at = place.values, _bytes(batch.text), moment(received_at)

        def store(connection: apsw.Connection) -> Kept:
            connection.execute(_PUT, (*key, body, at))
            if connection.changes():
                return Kept.STORED
            if rows(connection, _BODY, key) != [(body,)]:
                raise BatchDiffers()
            return Kept.ALREADY_THERE

        return self.database.write_once(store)

    def open_epoch(self, institution_id: InstitutionId, opening: EpochOpened) -> None:
        """Write down that a login began. :raises ChangedMeanwhile: if that epoch is opened."""
        place = _Place(institution_id, opening.session_id, JournalKind.OPENING, opening.epoch, 0)
        if not self._add(place, _opening_text(opening), opening.at):
            raise ChangedMeanwhile()

    def adopt(self, institution_id: InstitutionId, adoption: Adoption) -> None:
        """Write down an adoption; the same one again changes nothing."""
        kind = JournalKind.ADOPTION
        seq = adoption.through_seq
        place = _Place(institution_id, adoption.session_id, kind, adoption.epoch, seq)
        # If it is there, these entries count already; who decided it first stays.
        self._add(place, _ADOPTION.text(adoption), adoption.at)

    def accept_late(self, institution_id: InstitutionId, accepted: LateAccepted) -> None:
        """Write down a decision. :raises ChangedMeanwhile: if one with its number is there."""
        kind, no_epoch = JournalKind.LATE_ACCEPTED, Epoch(0, 0)
        place = _Place(institution_id, accepted.session_id, kind, no_epoch, accepted.number)
        if not self._add(place, _LATE_ACCEPTED.text(accepted), accepted.at):
            raise ChangedMeanwhile()

    def read(self, institution_id: InstitutionId, session_id: SessionId) -> Journal:
        """Give everything that is acknowledged; empty if nothing was written."""
        found: dict[str, list[tuple[str, str]]] = {kind.value: [] for kind in JournalKind}
        for kind, body, at in self.database.read(_READ, (institution_id, session_id)):
            found[kind].append((_text(body), at))
        return Journal(
            session_id,
            tuple(_stored(text, at) for text, at in found[JournalKind.BATCH]),
            tuple(opening_of(text) for text, _ in found[JournalKind.OPENING]),
            tuple(adoption_of(text) for text, _ in found[JournalKind.ADOPTION]),
            tuple(_LATE_ACCEPTED.value(text) for text, _ in found[JournalKind.LATE_ACCEPTED]),
        )

    def after(
        self, group_id: GroupId, number: int, *, limit_items: int, limit_bytes: int
    ) -> tuple[JournalItem, ...]:
        """Give what was stored of a group after a number, in that order.

        At most so many items, and so many bytes of bodies unless the first alone is larger.
        """
        values = (number, group_id, limit_items, limit_bytes)
        return tuple(_item(row) for row in self.database.read(_AFTER, values))

    def _add(self, place: _Place, text: str, at: datetime) -> bool:
        values = (*place.values, _bytes(text), moment(at))

        def add(connection: apsw.Connection) -> bool:
            connection.execute(_PUT, values)
            return connection.changes() > 0

        return self.database.write_once(add)


def opening_of(body: str) -> EpochOpened:
    """Read the marker of a login as it is kept."""
    kept = _OPENING.value(body)
    cut = {Epoch(lease, login): seq for lease, login, seq in kept.cut}
    return EpochOpened(kept.session_id, kept.epoch, cut, kept.at)


def adoption_of(body: str) -> Adoption:
    """Read an adoption as it is kept."""
    return _ADOPTION.value(body)


def _bytes(text: str) -> bytes:
    # Text that is no Unicode must come back as it was too; SQLite's own text would not do that.
    return text.encode(errors="surrogatepass")


def _text(body: bytes) -> str:
    return body.decode(errors="surrogatepass")


def _stored(text: str, received_at: str) -> StoredBatch:
    return StoredBatch(read_batch(text), datetime.fromisoformat(received_at))


def _opening_text(opening: EpochOpened) -> str:
    cut = tuple((epoch.lease, epoch.login, seq) for epoch, seq in sorted(opening.cut.items()))
    return _OPENING.text(_Opening(opening.session_id, opening.epoch, cut, opening.at))


def _item(row: Row) -> JournalItem:
    number, session_id, kind, lease, login, seq, body, at = row
    return JournalItem(
        number=number,
        session_id=SessionId(session_id),
        kind=JournalKind(kind),
        epoch=Epoch(lease, login),
        seq=seq,
        body=_text(body),
        received_at=datetime.fromisoformat(at),
    )
