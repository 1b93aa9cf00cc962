"""What candidates sent and what was acknowledged, as JSON lines, and the comparison with a journal.

A batch is *missing* when its acknowledgement reached the candidate and the journal does not have
it: the one thing that must never happen. The other faults say that the journal holds what nobody
wrote.
"""

import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

Epoch = tuple[int, int]
"""Lease number and login number."""
BatchKey = tuple[str, Epoch, int]


class Batch(NamedTuple):
    """A frozen batch as a candidate sent it, or as a server stored it."""

    session_id: str
    epoch: Epoch
    first_seq: int
    text: str

    @property
    def key(self) -> BatchKey:
        """What no two batches may share."""
        return self.session_id, self.epoch, self.first_seq


class Event(StrEnum):
    """What happened to a batch, as its candidate saw it."""

    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"


class Happening(NamedTuple):
    """A line of a history; ``at`` is in seconds since 1970, by the candidates' clock."""

    event: Event
    batch: Batch
    at: float


class FaultKind(StrEnum):
    """In what a journal differs from what candidates know."""

    MISSING = "missing"
    """Acknowledged, and not stored."""
    DIFFERS = "differs"
    """Acknowledged, and stored with another text."""
    PHANTOM = "phantom"
    """Stored, and never sent like that."""
    STORED_TWICE = "stored_twice"
    """Stored under one key more than once."""
    SENT_DIFFERENTLY = "sent_differently"
    """Sent under one key with two texts: a defect of the candidate, not of the journal."""


@dataclass(frozen=True)
class Fault:
    """One difference, and the batch that it is about."""

    kind: FaultKind
    key: BatchKey


class History:
    """Writes down what happens at once, a line each, so that a killed client loses nothing."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        """Begin a new file at ``path``."""
        self._file = path.open("w", encoding="utf-8", buffering=1)
        self._clock = clock

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def sent(self, batch: Batch) -> None:
        """Remember a batch; call it before the first byte leaves."""
        self._write(Event.SENT, batch)

    def acknowledged(self, batch: Batch) -> None:
        """Remember that the server said to have it."""
        self._write(Event.ACKNOWLEDGED, batch)

    def _write(self, event: Event, batch: Batch) -> None:
        self._file.write(json.dumps([event, self._clock(), *batch]) + "\n")


def read_history(path: Path) -> Iterator[Happening]:
    """Read a file back, line by line."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            event, at, session_id, (lease, login), first_seq, text = json.loads(line)
            yield Happening(Event(event), Batch(session_id, (lease, login), first_seq, text), at)


def find_faults(history: Iterable[Happening], stored: Iterable[Batch]) -> list[Fault]:
    """List every fault, in the order of sessions, epochs and numbers; a sound journal has none."""
    sent: dict[BatchKey, set[str]] = defaultdict(set)
    acknowledged: dict[BatchKey, str] = {}
    for event, batch, _ in history:
        if event is Event.SENT:
            sent[batch.key].add(batch.text)
        else:
            acknowledged[batch.key] = batch.text
    found: dict[BatchKey, list[str]] = defaultdict(list)
    for batch in stored:
        found[batch.key].append(batch.text)
    keys = sorted({*sent, *acknowledged, *found})
    return [
        Fault(kind, key)
        for key in keys
        for kind in _kinds(sent.get(key, set()), acknowledged.get(key), found.get(key, []))
    ]


def _kinds(sent: set[str], acknowledged: str | None, stored: list[str]) -> Iterator[FaultKind]:
    if acknowledged is not None and not stored:
        yield FaultKind.MISSING
    if acknowledged is not None and any(text != acknowledged for text in stored):
        yield FaultKind.DIFFERS
    if any(text not in sent for text in stored):
        yield FaultKind.PHANTOM
    if len(stored) > 1:
        yield FaultKind.STORED_TWICE
    if len(sent) > 1:
        yield FaultKind.SENT_DIFFERENTLY


def seconds_until_acknowledged(history: Iterable[Happening], after: float) -> float | None:
    """Give how long after a moment the first acknowledgement came; None if none came."""
    later = (one.at for one in history if one.event is Event.ACKNOWLEDGED and one.at > after)
    return min((at - after for at in later), default=None)
