"""Checks a chain line by line and names the first that is bad (docs/audit.md)."""

from bisect import bisect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from chalicelib.core.audit.errors import LineUnreadable
from chalicelib.core.audit.model.chain import START, ChainHead, hash_of, is_sealed
from chalicelib.core.audit.model.event import (
    EDGE_ACTIVATED,
    EDGE_CHAIN_ANCHORED,
    AuditEvent,
    ChainId,
    read_line,
)


class Wrong(StrEnum):
    """What can be wrong with a line."""

    UNREADABLE = "unreadable"
    OTHER_CHAIN = "other-chain"
    MISSING = "missing"
    OUT_OF_ORDER = "out-of-order"
    NOT_AFTER_PREVIOUS = "not-after-previous"
    CHANGED = "changed"
    NOT_AS_ANCHORED = "not-as-anchored"
    ANCHOR_WENT_BACK = "anchor-went-back"
    HEAD_DIFFERS = "head-differs"
    HEAD_FORGED = "head-forged"


@dataclass(frozen=True)
class BadLine:
    """The first line that is not as it should be, and why; ``number`` is where it should stand."""

    number: int
    wrong: Wrong


@dataclass(frozen=True)
class ChainCheck:
    """What a check found: the events that are good, up to the last of them, and what is not."""

    chain: ChainId
    events: int
    last_number: int
    last_hash: str
    bad: BadLine | None


class Verifier:
    """Takes the lines of one chain in their order.

    ``anchors`` are hashes of events by number that were seen elsewhere: in the log, or by the cloud
    of a school server's chain. ``after`` lets a part of a chain begin behind that number.
    """

    def __init__(
        self, chain: ChainId, anchors: Mapping[int, str] | None = None, *, after: int = 0
    ) -> None:
        """Begin before the first line."""
        self._chain = chain
        self._anchors = dict(anchors or {})
        self._number = self._after = after
        self._hash: str | None = None if after else START
        self._of_edges: dict[str, list[tuple[datetime, int, str]]] = {}
        self._bad: BadLine | None = None

    def check(self, lines: Iterable[str], head: ChainHead | None, key: bytes) -> ChainCheck:
        """Read lines up to the first that is bad; without a head the end is taken as it is."""
        for line in lines:
            wrong = self._take(line)
            if wrong is not None:
                self._bad = BadLine(self._number + 1, wrong)
                return self._found()
        self._bad = self._end(head, key)
        return self._found()

    def _take(self, line: str) -> Wrong | None:
        try:
            event = read_line(line)
        except LineUnreadable:
            return Wrong.UNREADABLE
        wrong = self._place(event) or self._content(event)
        if wrong is None:
            self._number, self._hash = event.number, event.hash
        return wrong

    def _place(self, event: AuditEvent) -> Wrong | None:
        if event.draft.chain != self._chain:
            return Wrong.OTHER_CHAIN
        if event.number != self._number + 1:
            return Wrong.MISSING if event.number > self._number + 1 else Wrong.OUT_OF_ORDER
        is_after = self._hash in (None, event.previous)
        return None if is_after else Wrong.NOT_AFTER_PREVIOUS

    def _content(self, event: AuditEvent) -> Wrong | None:
        if event.hash != hash_of(event.previous, event.number, event.draft):
            return Wrong.CHANGED
        if self._anchors.get(event.number, event.hash) != event.hash:
            return Wrong.NOT_AS_ANCHORED
        return self._of_edge(event)

    def _of_edge(self, event: AuditEvent) -> Wrong | None:
        if event.draft.name == EDGE_ACTIVATED:
            # A server that lost its folder lost its keys too: it begins again, and so its chain.
            self._of_edges.pop(event.draft.objects.get("edge_id", ""), None)
        if event.draft.name != EDGE_CHAIN_ANCHORED:
            return None
        try:
            edge_id, number, hash_ = anchor_in(event)
        except (KeyError, ValueError):
            return Wrong.UNREADABLE
        # Parcels of two groups may be taken in in another order than they were made in.
        known = self._of_edges.setdefault(edge_id, [])
        place = bisect(known, (event.draft.at, number, hash_))
        known.insert(place, (event.draft.at, number, hash_))
        around = known[max(place - 1, 0) : place + 2]
        follows = all(_may_follow(one, next_) for one, next_ in pairwise(around))
        return None if follows else Wrong.ANCHOR_WENT_BACK

    def _end(self, head: ChainHead | None, key: bytes) -> BadLine | None:
        known = max((*self._anchors, head.number if head else 0))
        if known > self._number:
            return BadLine(self._number + 1, Wrong.MISSING)
        if head is None or (head.number == self._number == 0 and not head.seal):
            return None
        if head.number < self._number:
            return BadLine(head.number + 1, Wrong.HEAD_DIFFERS)
        if head.hash != self._hash:
            return BadLine(head.number, Wrong.HEAD_DIFFERS)
        return None if is_sealed(head, key) else BadLine(head.number, Wrong.HEAD_FORGED)

    def _found(self) -> ChainCheck:
        return ChainCheck(
            self._chain, self._number - self._after, self._number, self._hash or START, self._bad
        )


def anchor_in(event: AuditEvent) -> tuple[str, int, str]:
    """Read which school server's chain an event anchors, at which number, with which hash."""
    objects = event.draft.objects
    return objects["edge_id"], int(objects["number"]), objects["hash"]


def _may_follow(one: tuple[datetime, int, str], later: tuple[datetime, int, str]) -> bool:
    return one[1] < later[1] or one[1:] == later[1:]
