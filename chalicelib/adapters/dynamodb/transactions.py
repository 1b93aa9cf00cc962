"""Writes that happen all together or not at all, with the audit event that waits for them.

This is how an event gets into the transaction of the change that it tells of: the dispatcher lets
it wait (adapters/waiting_events.py), and the first transaction with an audited record, or the first
write of such a record by itself, comes here and takes it along.
"""

from collections.abc import Callable, Iterator
from functools import cache
from time import sleep
from typing import Any, Self

from pynamodb.connection import Connection
from pynamodb.exceptions import CancellationReason, TransactWriteError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from chalicelib.adapters.dynamodb.audit_records import new_lines, read_head
from chalicelib.adapters.dynamodb.base import Meta, Record
from chalicelib.adapters.waiting_events import WaitingEvent, waiting_event
from chalicelib.core.audit import chained
from chalicelib.core.kernel import Fault

MAX_WRITES = 98
"""What one transaction may hold (100, DynamoDB, TransactWriteItems) beside an event and a head."""
TRIES = 8
PAUSE_SECONDS = 0.01
"""Who loses the race for a head waits a little longer each time."""
LINES_OF_EVENT = 2


class Transaction:
    """Collects writes; leaving its ``with`` block commits them, unless something was raised."""

    def __init__(self) -> None:
        self._writes: list[Callable[[TransactWrite], None]] = []
        self._records: list[Record] = []
        self._deletes = 0

    def save(self, record: Record, condition: Condition | None = None) -> None:
        """Put a record."""
        self._records.append(record)
        self._writes.append(lambda together: together.save(record, condition=condition))

    def update(
        self, record: Record, actions: list[Action], condition: Condition | None = None
    ) -> None:
        """Change a record."""
        self._records.append(record)
        self._writes.append(lambda together: together.update(record, actions, condition=condition))

    def delete(self, record: Record, condition: Condition | None = None) -> None:
        """Remove a record."""
        self._records.append(record)
        self._deletes += 1
        self._writes.append(lambda together: together.delete(record, condition=condition))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: Any) -> None:
        if kind is not None:
            return
        event = waiting_event()
        if event is None or not any(record.audited for record in self._records):
            self._send(iter(()))
        else:
            self.commit_with(event)

    def commit_with(self, waiting: WaitingEvent) -> None:
        """Commit with an event: again with the new head, as long as only the head was lost.

        :raises TransactWriteError: if a condition of our own writes failed.
        :raises Fault: if the head was lost too often.
        """
        draft = waiting.draft_about(
            {k: v for one in self._records for k, v in one.audit_ids().items()}
        )
        for lost in range(TRIES):
            sleep(PAUSE_SECONDS * lost)
            before = read_head(draft.chain)
            event, after = chained(before, draft, waiting.key)
            try:
                self._send(new_lines(before, event, after))
            except TransactWriteError as error:
                self._raise_unless_only_the_head_was_lost(error)
            else:
                waiting.event = event
                return
        raise Fault(f"audit chain {draft.chain} is too busy")

    def _send(self, lines: Iterator[tuple[Record, Condition]]) -> None:
        with TransactWrite(connection=_connection()) as together:
            # First, so that they stand right behind the deletes: pynamodb sends those before puts.
            for record, condition in lines:
                together.save(record, condition=condition)
            for write in self._writes:
                write(together)

    def _raise_unless_only_the_head_was_lost(self, error: TransactWriteError) -> None:
        reasons = list(error.cancellation_reasons)
        ours = slice(self._deletes, self._deletes + LINES_OF_EVENT)
        lost = [reason.code for reason in reasons[ours] if reason]
        del reasons[ours]
        if not lost or any(reasons) or not set(lost) <= LOST_RACES:
            raise OwnWriteFailedError(error, reasons) from error


LOST_RACES = {"ConditionalCheckFailed", "TransactionConflict"}


class OwnWriteFailedError(TransactWriteError):
    """A transaction with an event failed; its reasons are those of the other writes alone."""

    def __init__(self, error: TransactWriteError, reasons: list[CancellationReason | None]) -> None:
        super().__init__(error.msg, error.cause)
        self._reasons = reasons

    @property
    def cancellation_reasons(self) -> list[CancellationReason | None]:
        """Why the caller's own writes failed, in their order."""
        return self._reasons


def transaction() -> Transaction:
    """Begin a transaction of at most :data:`MAX_WRITES` writes."""
    return Transaction()


@cache
def _connection() -> Connection:
    # A connection of its own does not read a model's Meta, so the patience is repeated here.
    return Connection(
        region=Meta.region,
        connect_timeout_seconds=Meta.connect_timeout_seconds,
        read_timeout_seconds=Meta.read_timeout_seconds,
        max_retry_attempts=Meta.max_retry_attempts,
    )
