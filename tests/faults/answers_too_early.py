"""A school server that is broken on purpose: it answers a save and only then writes it.

Answering between the write and its COMMIT is too short a moment for kills to hit; cuts of the power
show that one (tests/unit/edge/test_power_cuts.py).
"""

import sys
from datetime import datetime
from threading import Timer

from chalicelib.core.kernel import InstitutionId
from chalicelib.core.sessions import Batch, Kept
from fao_edge.__main__ import main
from fao_edge.adapters.sqlite.journals import SqliteJournalStore

GATHERS_SECONDS = 0.05
write = SqliteJournalStore.put


def answer(
    self: SqliteJournalStore, institution_id: InstitutionId, batch: Batch, received_at: datetime
) -> Kept:
    """Say that a batch is stored, and gather batches for a while to spare the disk."""
    Timer(GATHERS_SECONDS, write, (self, institution_id, batch, received_at)).start()
    return Kept.STORED


if __name__ == "__main__":
    SqliteJournalStore.put = answer  # type: ignore[method-assign]
    raise SystemExit(main(sys.argv[1:]))
