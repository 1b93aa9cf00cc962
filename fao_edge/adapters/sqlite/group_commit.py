"""One thread writes; whatever waits for it is committed together and answered after the COMMIT.

Syncing a disk takes milliseconds, and one sync keeps a hundred writes as well as one. Nobody waits
for company: a lone write is committed at once, and whatever comes in during a sync goes together
in the next. (Gathering for some milliseconds more was tried: it made saves slower and no cheaper.)
"""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar, cast

import apsw

from chalicelib.core.kernel import Fault

Result = TypeVar("Result")
Work = Callable[[apsw.Connection], Result]
"""A write, or part of one: runs inside the open transaction, on the thread that writes."""

_log = logging.getLogger(__name__)


class _Write:
    """One work in the queue, and the lock that its caller waits for."""

    __slots__ = ("answered", "done", "early", "error", "result", "whole", "work")

    def __init__(self, work: Work[Any], *, whole: bool, early: bool) -> None:
        self.work = work
        self.whole = whole
        self.early = early
        self.result: object = None
        self.error: Exception | None = None
        self.answered = False
        self.done = threading.Lock()
        self.done.acquire()

    def answer(self) -> None:
        """Let the caller go on; a second answer changes nothing."""
        if not self.answered:
            self.answered = True
            self.done.release()


class _Spoiled(Exception):  # noqa: N818 - never leaves this module
    """The transaction cannot be committed: it is gone, or holds half of a refused work."""


class GroupCommit:
    """Runs works one after the other on one connection, many in one transaction.

    ``writes`` and ``commits`` count what was done, for figures and tests. ``unsettled`` tells
    whether something was answered that is not committed yet.
    """

    def __init__(self, connection: apsw.Connection) -> None:
        self.writes = 0
        self.commits = 0
        self.unsettled = False
        self._connection = connection
        self._queue: list[_Write] = []
        self._closing = False
        self._guard = threading.Lock()
        self._wake = threading.Lock()
        self._wake.acquire()
        self._thread = threading.Thread(target=self._run, name="sqlite-writer", daemon=True)
        self._thread.start()

    def run(self, work: Work[Result], *, whole: bool, early: bool = False) -> Result:
        """Run a work and give its result, or raise what it raised, after the COMMIT.

        ``whole``: what it changed is undone if it raises; without that it must change nothing
        before it raises. ``early``: it is answered before the COMMIT, so it may get lost.

        :raises Fault: if the disk did not take it; then nothing of it is kept.
        """
        write = _Write(work, whole=whole, early=early)
        with self._guard:
            if self._closing:
                raise Fault("sqlite closed")
            self._queue.append(write)
            is_first = len(self._queue) == 1
        if is_first:
            self._wake.release()
        write.done.acquire()
        if write.error is not None:
            raise write.error
        return cast(Result, write.result)

    @property
    def waiting(self) -> int:
        """How many works wait for the next transaction."""
        return len(self._queue)

    def close(self) -> None:
        """Commit what is waiting and stop; once more is harmless."""
        with self._guard:
            sleeps = not self._closing and not self._queue
            self._closing = True
        if sleeps:
            self._wake.release()
        self._thread.join()

    def _run(self) -> None:
        while True:
            self._wake.acquire()
            with self._guard:
                together, self._queue = self._queue, []
                closing = self._closing
            if together:
                self._commit(together)
            if closing:
                return

    def _commit(self, together: list[_Write]) -> None:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for write in together:
                self._do(write)
            self._connection.execute("COMMIT")
        except Exception as error:  # noqa: BLE001 - else all who wait here would wait for ever
            self._give_up(together, error)
        else:
            self.commits += 1
            self.writes += len(together)
        self.unsettled = False
        for write in together:
            write.answer()

    def _do(self, write: _Write) -> None:
        connection = self._connection
        changes = connection.total_changes()
        try:
            if write.whole:
                # As a context manager a connection is a savepoint inside the transaction.
                with connection:
                    write.result = write.work(connection)
            else:
                write.result = write.work(connection)
        except Exception as error:
            # Whatever it is, it belongs to the caller, who raises it in a thread of its own.
            write.error = _fault("write", error) if isinstance(error, apsw.Error) else error
            left_over = not write.whole and connection.total_changes() != changes
            if left_over or not connection.in_transaction:
                raise _Spoiled from error
        if write.early:
            self.unsettled = True
            write.answer()

    def _give_up(self, together: list[_Write], error: Exception) -> None:
        _log.error("sqlite_transaction_failed", exc_info=error)
        # SQLite rolls back by itself when the disk is full; then there is nothing left to undo.
        with suppress(apsw.Error):
            self._connection.execute("ROLLBACK")
        for write in together:
            write.error = _fault("commit", error)


def _fault(what: str, error: Exception) -> Fault:
    fault = Fault(f"sqlite {what}")
    fault.__cause__ = error
    return fault
