"""What stands in the file of a school server, read without the server's own code."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bench.history import Batch

_BATCHES = """
    SELECT session_id, lease, login, seq, body FROM journal WHERE kind = 'batch' ORDER BY number
"""


def stored_batches(database: Path) -> Iterator[Batch]:
    """Give every batch in the journal, in the order in which it was stored."""
    with closing(sqlite3.connect(database)) as connection:
        for session_id, lease, login, seq, body in connection.execute(_BATCHES):
            yield Batch(session_id, (lease, login), seq, body.decode())


def integrity(database: Path) -> str:
    """Look through the whole file: ``ok``, or what is damaged."""
    with closing(sqlite3.connect(database)) as connection:
        return "; ".join(row[0] for row in connection.execute("PRAGMA integrity_check"))
