"""The answer journal: what was received, exactly as it was sent, and who opened which epoch.

Nothing in it is ever changed or removed. ``batches.py`` reads the text of a batch,
``counting.py`` says what counts. The rules stand in docs/decisions/0002-answer-journal.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from chalicelib.core.kernel import ItemId, SessionId, UserId

Response = dict[str, str | list[str] | None]
"""The value of each response variable of an item, in QTI's lexical forms."""


@dataclass(frozen=True, order=True)
class Epoch:
    """Which writer: the number of the owner of the group, then the number of the login."""

    lease: int
    login: int

    def after_login(self) -> "Epoch":
        """Give the epoch of the next login under the same owner."""
        return Epoch(self.lease, self.login + 1)


class EntryAct(StrEnum):
    """What a candidate can write down."""

    RESPOND = "respond"
    SUBMIT = "submit"


@dataclass(frozen=True)
class Entry:
    """One thing a candidate did; ``client_time`` is a claim of the browser."""

    seq: int
    act: EntryAct
    item_id: ItemId | None
    response: Response | None
    client_time: datetime


@dataclass(frozen=True)
class Batch:
    """Entries as one frozen text, sent byte for byte the same until it is acknowledged."""

    session_id: SessionId
    epoch: Epoch
    first_seq: int
    entries: tuple[Entry, ...]
    text: str = field(repr=False)

    @property
    def last_seq(self) -> int:
        """The number of the last entry: what the server acknowledges."""
        return self.first_seq + len(self.entries) - 1

    @property
    def submits(self) -> bool:
        """Tell whether the candidate hands in with this batch."""
        return any(entry.act is EntryAct.SUBMIT for entry in self.entries)


class Kept(StrEnum):
    """What putting a batch came to; both are an acknowledgement."""

    STORED = "stored"
    ALREADY_THERE = "already_there"


@dataclass(frozen=True)
class StoredBatch:
    """A batch in the journal, and when it came in by the server's clock."""

    batch: Batch
    received_at: datetime


@dataclass(frozen=True)
class EpochOpened:
    """A login began to write. ``cut`` is what it saw of older epochs: their last number.

    Of an older epoch only the entries up to the cut count: the candidate saw those at the new
    computer. No clock is needed to decide that, today or in a dispute years later.
    """

    session_id: SessionId
    epoch: Epoch
    cut: Mapping[Epoch, int]
    at: datetime


@dataclass(frozen=True)
class Adoption:
    """A proctor decided that set-aside entries of an older epoch count, up to a number."""

    session_id: SessionId
    epoch: Epoch
    through_seq: int
    by: UserId
    reason: str
    at: datetime


@dataclass(frozen=True)
class LateAccepted:
    """A planner decided that answers count which came in after the closing.

    It names the batches that were there, and reaches to ``(epoch, through_seq)``: what comes in
    later was not seen by the planner and waits for a decision of its own. Decisions on a session
    are numbered from 1, so that of two planners at the same moment one has to look again.
    """

    session_id: SessionId
    number: int
    epoch: Epoch
    through_seq: int
    batches: tuple[tuple[Epoch, int], ...]
    by: UserId
    reason: str
    at: datetime

    @property
    def through(self) -> tuple[Epoch, int]:
        """The last place that it reaches."""
        return self.epoch, self.through_seq

    def covers(self, batch: tuple[Epoch, int], place: tuple[Epoch, int]) -> bool:
        """Tell whether it reaches an entry; a batch goes by its epoch and first number."""
        return batch in self.batches and place <= self.through


@dataclass(frozen=True)
class Journal:
    """All that is written down about one session, in the order of ``(epoch, first_seq)``."""

    session_id: SessionId
    batches: tuple[StoredBatch, ...] = ()
    openings: tuple[EpochOpened, ...] = ()
    adoptions: tuple[Adoption, ...] = ()
    late_accepted: tuple[LateAccepted, ...] = ()

    @property
    def epochs(self) -> tuple[Epoch, ...]:
        """The epochs that wrote something, oldest first."""
        return tuple(sorted({stored.batch.epoch for stored in self.batches}))

    def contiguous_seq(self, epoch: Epoch) -> int:
        """Find the last number of an epoch before the first gap; 0 if number 1 is missing."""
        reached = 0
        for stored in sorted(self._of(epoch), key=lambda stored: stored.batch.first_seq):
            if stored.batch.first_seq > reached + 1:
                break
            reached = max(reached, stored.batch.last_seq)
        return reached

    def open_epoch(self, epoch: Epoch, at: datetime) -> EpochOpened:
        """Make the marker of a login that has read this journal."""
        cut = {older: self.contiguous_seq(older) for older in self.epochs if older < epoch}
        return EpochOpened(self.session_id, epoch, cut, at)

    def _of(self, epoch: Epoch) -> list[StoredBatch]:
        return [stored for stored in self.batches if stored.batch.epoch == epoch]
