"""When a candidate gives a sign of life, and what it says; a changed workspace goes along."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bench.candidates.seats import Answer


class SignsOfLife:
    """At once on another item, and else when the last one is too long ago."""

    def __init__(self, every_seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.total = 0
        self._every = every_seconds
        self._clock = clock
        self._item_id: str | None = None
        self._number: int | None = None
        self._answered: set[str] = set()
        self._seen: list[str] = []
        self._told_seen = 0
        self._told_item: str | None = None
        self._told_at = clock() - every_seconds

    def note(self, answers: Sequence[Answer], item_ids: Sequence[str]) -> None:
        """Remember where the candidate is now and what is answered."""
        self._item_id = answers[-1].item_id
        self._number = item_ids.index(self._item_id) + 1
        for one in answers:
            if one.item_id not in self._seen:
                self._seen.append(one.item_id)
            # An answer that is taken back counts as none.
            change = self._answered.add if any(one.response.values()) else self._answered.discard
            change(one.item_id)

    def seconds_left(self) -> float:
        """Give the time until the next one is due by the clock; below zero it is late."""
        return self._told_at + self._every - self._clock()

    def if_due(self) -> Mapping[str, Any] | None:
        """Say it when it is due, and None else."""
        return self.say() if self._item_id != self._told_item or self.seconds_left() <= 0 else None

    def say(self) -> Mapping[str, Any]:
        """Say it now."""
        self._told_item, self._told_at = self._item_id, self._clock()
        return {
            "item_id": self._item_id,
            "number": self._number,
            "answered": len(self._answered),
            "total": self.total,
            "waiting": 0,
            "workspace": self._changed_workspace(),
        }

    def _changed_workspace(self) -> Mapping[str, Any] | None:
        if self._told_seen == len(self._seen):
            return None
        self._told_seen = len(self._seen)
        return {"preferences": {}, "marked": [], "seen": list(self._seen)}
