"""What counts: from everything that was received to the current answer of each item.

One pure function that resume, review, scoring, statistics and disputes all use. It orders by
``(epoch, seq)``, never by a clock; the times only decide what is set aside for a person to judge.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from chalicelib.core.kernel import ItemId
from chalicelib.core.sessions.model.journal import (
    Adoption,
    Entry,
    EntryAct,
    Epoch,
    Journal,
    Response,
    StoredBatch,
)


class SetAside(StrEnum):
    """Why an entry is kept but does not count."""

    OTHER_COMPUTER = "other_computer"
    """It came in from an older login after a newer one had begun."""
    AFTER_SUBMIT = "after_submit"
    """It was written after the candidate handed in."""
    AFTER_DEADLINE = "after_deadline"
    """It was made, and came in, after the candidate's time was over."""
    AFTER_CLOSING = "after_closing"
    """It came in after the group was closed, and nobody has decided on it: the planner may."""
    NUMBER_TAKEN = "number_taken"
    """An earlier batch of the same login holds another entry under its number: a defect."""


@dataclass(frozen=True)
class PlacedEntry:
    """An entry, the epoch it was written in, and when and in which batch it came in."""

    epoch: Epoch
    entry: Entry
    received_at: datetime
    first_seq: int
    """The first number of its batch."""

    @property
    def place(self) -> tuple[Epoch, int]:
        """Where it stands in the one order there is."""
        return self.epoch, self.entry.seq

    @property
    def batch_place(self) -> tuple[Epoch, int]:
        """Which batch it came in."""
        return self.epoch, self.first_seq


@dataclass(frozen=True)
class SetAsideEntry:
    """An entry that does not count, and why."""

    placed: PlacedEntry
    reason: SetAside


@dataclass(frozen=True)
class CurrentAnswers:
    """The answers that count, and the entries that do not.

    ``submitted_at`` is when the hand-in came in by the server's clock. ``gaps`` names the
    first missing number of each gap: a browser that keeps the rules leaves none, so it is an alarm.
    """

    answers: Mapping[ItemId, Response]
    set_aside: tuple[SetAsideEntry, ...]
    submitted_at: datetime | None
    gaps: tuple[tuple[Epoch, int], ...]


def what_counts(
    journal: Journal, *, closed_at: datetime | None, deadline: datetime | None
) -> CurrentAnswers:
    """Give the current answer of each item, and what is set aside; None means "not yet"."""
    counting: list[PlacedEntry] = []
    set_aside: list[SetAsideEntry] = []
    submit: PlacedEntry | None = None
    handed_in: set[Epoch] = set()
    limits = {epoch: _limits(journal, epoch) for epoch in journal.epochs}
    for placed, is_repeat in _in_order(journal):
        reason = SetAside.NUMBER_TAKEN if is_repeat else _judge(placed, limits[placed.epoch])
        reason = reason or (SetAside.AFTER_SUBMIT if submit else None)
        reason = reason or _too_late(placed, closed_at, deadline)
        if reason is SetAside.AFTER_CLOSING:
            reason = _decided(placed, journal, handed_in)
        if placed.entry.act is EntryAct.SUBMIT:
            handed_in.add(placed.epoch)
        if reason:
            set_aside.append(SetAsideEntry(placed, reason))
        elif placed.entry.act is EntryAct.SUBMIT:
            submit = placed
        else:
            counting.append(placed)
    return CurrentAnswers(
        answers=_newest(counting),
        set_aside=tuple(set_aside),
        submitted_at=submit.received_at if submit else None,
        gaps=tuple(_gaps(journal)),
    )


@dataclass(frozen=True)
class _Limits:
    """Up to which numbers an epoch counts: seen by every newer login, or adopted."""

    seen: float
    adopted: int


def _limits(journal: Journal, epoch: Epoch) -> _Limits:
    # Every newer login must have seen it: a later one may find entries that came in after an
    # earlier one, but the candidate did not have those on the screen.
    cuts = [opening.cut.get(epoch, 0) for opening in journal.openings if opening.epoch > epoch]
    adopted = [mark.through_seq for mark in journal.adoptions if mark.epoch == epoch]
    return _Limits(seen=min(cuts, default=float("inf")), adopted=max(adopted, default=0))


def _in_order(journal: Journal) -> Iterator[tuple[PlacedEntry, bool]]:
    """Walk all entries in order; True marks one whose number another entry already holds."""
    held: dict[tuple[Epoch, int], Entry] = {}
    for stored in sorted(journal.batches, key=_place_of):
        for entry in stored.batch.entries:
            placed = _placed(stored, entry)
            holder = held.setdefault(placed.place, entry)
            if holder is entry:
                yield placed, False
            elif holder != entry:
                yield placed, True


def _placed(stored: StoredBatch, entry: Entry) -> PlacedEntry:
    return PlacedEntry(stored.batch.epoch, entry, stored.received_at, stored.batch.first_seq)


def _place_of(stored: StoredBatch) -> tuple[Epoch, int]:
    return stored.batch.epoch, stored.batch.first_seq


def _judge(placed: PlacedEntry, limits: _Limits) -> SetAside | None:
    # A proctor adopts answers, not a hand-in: the candidate went on at the other computer.
    adopts = placed.entry.act is EntryAct.RESPOND
    limit = max(limits.seen, limits.adopted) if adopts else limits.seen
    return None if placed.entry.seq <= limit else SetAside.OTHER_COMPUTER


def _too_late(
    placed: PlacedEntry, closed_at: datetime | None, deadline: datetime | None
) -> SetAside | None:
    # Received in time is in time, whatever a browser's clock claims. Received later, an answer
    # made in time still counts until the closing: a lost network costs nobody an answer. A
    # hand-in has no deadline of its own: the browser makes it when the time is over.
    answers = placed.entry.act is EntryAct.RESPOND
    made_at = min(placed.received_at, placed.entry.client_time)
    if answers and deadline is not None and made_at > deadline:
        return SetAside.AFTER_DEADLINE
    if closed_at is not None and placed.received_at > closed_at:
        return SetAside.AFTER_CLOSING
    return None


def _decided(placed: PlacedEntry, journal: Journal, handed_in: set[Epoch]) -> SetAside | None:
    # Nobody writes on after handing in, whether that hand-in came in time or not.
    if placed.epoch in handed_in:
        return SetAside.AFTER_SUBMIT
    # People decide on answers, not on a hand-in: the closing handed in for the candidate.
    decided = placed.entry.act is EntryAct.RESPOND and (
        any(mark.covers(placed.batch_place, placed.place) for mark in journal.late_accepted)
        or any(_adopts(mark, placed) for mark in journal.adoptions)
    )
    return None if decided else SetAside.AFTER_CLOSING


def _adopts(mark: Adoption, placed: PlacedEntry) -> bool:
    # A proctor who adopted after the closing saw the entry then. What came in since then was
    # seen by nobody, and waits for the planner.
    reaches = mark.epoch == placed.epoch and placed.entry.seq <= mark.through_seq
    return reaches and placed.received_at <= mark.at


def _newest(counting: list[PlacedEntry]) -> dict[ItemId, Response]:
    # They come in order: of two batches the one that starts earlier owns the numbers they share.
    return {
        placed.entry.item_id: placed.entry.response
        for placed in counting
        if placed.entry.item_id is not None and placed.entry.response is not None
    }


def _gaps(journal: Journal) -> Iterator[tuple[Epoch, int]]:
    for epoch in journal.epochs:
        numbers = {
            number
            for stored in journal.batches
            if stored.batch.epoch == epoch
            for number in range(stored.batch.first_seq, stored.batch.last_seq + 1)
        }
        yield from ((epoch, start) for start in _starts_of_gaps(sorted(numbers)))


def _starts_of_gaps(numbers: list[int]) -> Iterator[int]:
    # Only the start: a hostile number near a billion must not make a list of a billion gaps.
    expected = 1
    for number in numbers:
        if number > expected:
            yield expected
        expected = number + 1
