"""A school server that stops in the middle of a request keeps all, and says nothing odd."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

import apsw
import pytest

from fao_edge.adapters.sqlite.database import Database

PATIENCE = 10.0


class Held:
    """A function of SQLite that keeps its reader busy until the test lets it go."""

    def __init__(self) -> None:
        self.is_busy, self.go = Event(), Event()

    def __call__(self) -> int:
        self.is_busy.set()
        assert self.go.wait(PATIENCE)
        return 1

    def add_to(self, connection: apsw.Connection) -> None:
        connection.create_scalar_function("held", lambda *_: self(), 0)


def test_a_database_is_closed_while_somebody_still_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, path = Held(), tmp_path / "edge.sqlite"
    monkeypatch.setattr(apsw, "connection_hooks", [held.add_to])
    database = Database(path)
    with ThreadPoolExecutor(1) as thread:
        reading = thread.submit(database.read, "SELECT held()")
        assert held.is_busy.wait(PATIENCE)
        try:
            database.write_once(lambda c: c.execute("CREATE TABLE marks (name TEXT) STRICT"))
            database.close()
        finally:
            held.go.set()
        assert reading.result() == [(1,)]

    with closing(Database(path)) as again:
        assert again.read("SELECT count(*) FROM marks") == [(0,)]
