"""The one file of a school server: a thread that writes, and a connection per thread that reads.

WAL with synchronous=FULL: what was answered is on the disk, and less than that loses answers
(``python -m bench.power_cuts 300``). One process owns the file; tools open it ``alone`` when the
server is stopped.
"""

import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import apsw

from chalicelib.adapters.waiting_events import waiting_event
from chalicelib.core.audit import AuditEvent
from chalicelib.core.kernel import Fault
from fao_edge.adapters.sqlite.audit_lines import append_line
from fao_edge.adapters.sqlite.group_commit import GroupCommit, Work
from fao_edge.adapters.sqlite.migrating import migrate

BUSY_MILLISECONDS = 5000
Result = TypeVar("Result")
Row = tuple[Any, ...]


class Database:
    """Opens the file, makes or brings up to date its tables, and reads and writes them.

    ``alone`` keeps every other process out and reads on the writing thread, so it needs no shared
    memory; ``vfs`` names another file system, as the power-cut tests have.

    :raises Fault: if the file cannot be opened, is damaged, or is of a newer program.
    """

    synchronous: ClassVar[str] = "FULL"
    checkpoint_pages: ClassVar[int] = 1000
    """After so many pages the WAL is copied into the file (SQLite's own measure)."""

    def __init__(self, path: Path | str, *, vfs: str | None = None, alone: bool = False) -> None:
        self._path = str(path)
        self._vfs = vfs
        self._alone = alone
        self._local = threading.local()
        self._readers: list[apsw.Connection] = []
        self._closed = False
        self._connection = self._open()
        self._writer = GroupCommit(self._connection)

    @property
    def commits(self) -> int:
        """How many transactions were committed since the start."""
        return self._writer.commits

    @property
    def writes(self) -> int:
        """How many works those transactions held."""
        return self._writer.writes

    @property
    def waiting(self) -> int:
        """How many works wait for the next transaction."""
        return self._writer.waiting

    def write(self, work: Work[Result], *, audited: bool = True) -> Result:
        """Run a work of several changes: all of it is kept, or none if it raises.

        An ``audited`` work takes along the event of the act that runs now, if one waits; what only
        counts is not audited.

        :raises Fault: if the disk did not take it.
        """
        return self._run(work, whole=True, audited=audited)

    def write_once(self, work: Work[Result], *, audited: bool = True) -> Result:
        """Run a work that changes at most one thing, and that as its last act.

        :raises Fault: if the disk did not take it.
        """
        return self._run(work, whole=False, audited=audited)

    def write_lightly(self, work: Work[Result]) -> Result:
        """Like ``write_once``, but answered before the COMMIT: a power cut may undo it.

        For signs of life, never for answers. :raises Fault: if the database is not writable.
        """
        return self._writer.run(work, whole=False, early=True)

    def read(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Give all rows, as they are committed. :raises Fault: if the disk does not give them."""
        if self._alone:
            return self._writer.run(lambda connection: rows(connection, sql, values), whole=False)
        try:
            return rows(self._reader(), sql, values)
        except apsw.Error as error:
            raise Fault("sqlite read") from error

    def read_settled(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Give all rows, with what ``write_lightly`` has answered."""
        if self._writer.unsettled:
            self._writer.run(lambda _: None, whole=False)
        return self.read(sql, values)

    def check(self) -> None:
        """Look through the whole file. :raises Fault: if anything in it is damaged."""
        found = self.read("PRAGMA integrity_check")
        if found != [("ok",)]:
            raise Fault(f"sqlite damaged: {found[0][0]}")

    def close(self) -> None:
        """Commit what is waiting and leave one tidy file; once more is harmless."""
        self._writer.close()
        self._closed = True
        for reader in tuple(self._readers):
            # Whoever still reads does so for a request that nobody waits for any more. The file
            # is tidied at the next start then.
            with suppress(apsw.ThreadingViolationError):
                reader.close()
        self._connection.close()

    def _run(self, work: Work[Result], *, whole: bool, audited: bool) -> Result:
        waiting = waiting_event() if audited else None
        if waiting is None:
            return self._writer.run(work, whole=whole)

        def with_event(connection: apsw.Connection) -> tuple[Result, AuditEvent]:
            return work(connection), append_line(connection, waiting.draft, waiting.key)

        result, waiting.event = self._writer.run(with_event, whole=True)
        return result

    def _open(self) -> apsw.Connection:
        try:
            connection = apsw.Connection(self._path, vfs=self._vfs)
        except apsw.Error as error:
            raise Fault("sqlite open") from error
        try:
            self._prepare(connection)
        except (apsw.Error, Fault) as error:
            with suppress(apsw.Error):
                connection.close()
            raise error if isinstance(error, Fault) else Fault("sqlite open") from error
        return connection

    def _prepare(self, connection: apsw.Connection) -> None:
        connection.set_busy_timeout(BUSY_MILLISECONDS)
        if self._alone:
            # Before the first use of the WAL, or SQLite would share memory after all.
            connection.pragma("locking_mode", "exclusive")
        mode = connection.pragma("journal_mode", "wal")
        if mode != "wal":
            # A network drive, for one, shares no memory: two writers would spoil the file.
            raise Fault(f"sqlite journal mode {mode}")
        connection.pragma("synchronous", self.synchronous)
        connection.pragma("foreign_keys", True)
        # Or REPLACE would remove a row past the trigger that guards the journal.
        connection.pragma("recursive_triggers", True)
        connection.wal_autocheckpoint(self.checkpoint_pages)
        migrate(connection)

    def _reader(self) -> apsw.Connection:
        reader: apsw.Connection | None = getattr(self._local, "reader", None)
        if reader is None:
            if self._closed:
                raise Fault("sqlite closed")
            reader = apsw.Connection(self._path, vfs=self._vfs)
            reader.set_busy_timeout(BUSY_MILLISECONDS)
            reader.pragma("query_only", True)
            self._local.reader = reader
            self._readers.append(reader)
        return reader


def rows(connection: apsw.Connection, sql: str, values: Sequence[Any] = ()) -> list[Row]:
    """Run one statement to its end and give its rows."""
    return connection.execute(sql, values).fetchall()
