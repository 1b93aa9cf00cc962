"""Numbers entries and freezes them in batches, as the exam app does."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from bench.candidates.seats import Answer
from bench.history import Batch, Epoch


class Frozen(NamedTuple):
    """A batch that never changes again, and the number that acknowledges it."""

    batch: Batch
    last_seq: int


class Outbox:
    """The entries of one login: numbered from 1, without a gap."""

    def __init__(self, session_id: str, epoch: Epoch) -> None:
        self._session_id = session_id
        self._epoch = epoch
        self._last_seq = 0

    def answers(self, answers: Iterable[Answer]) -> Frozen:
        """Freeze answers."""
        return self._freeze(
            [
                {"act": "respond", "item_id": one.item_id, "response": one.response}
                for one in answers
            ]
        )

    def submit(self) -> Frozen:
        """Freeze the hand-in: it is an entry too."""
        return self._freeze([{"act": "submit"}])

    def _freeze(self, entries: list[Mapping[str, Any]]) -> Frozen:
        first_seq = self._last_seq + 1
        self._last_seq += len(entries)
        client_time = datetime.now(UTC).isoformat(timespec="milliseconds")
        lease, login = self._epoch
        row = {
            "session_id": self._session_id,
            "epoch": {"lease": lease, "login": login},
            "first_seq": first_seq,
            "entries": [{**entry, "client_time": client_time} for entry in entries],
        }
        text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        return Frozen(Batch(self._session_id, self._epoch, first_seq, text), self._last_seq)
