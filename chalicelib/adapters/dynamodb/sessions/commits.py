"""Writes that can lose a race: of one record, or of many in as few transactions as hold them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from pynamodb.exceptions import PynamoDBConnectionError, TransactWriteError

from chalicelib.adapters.dynamodb.outcomes import why, writes
from chalicelib.adapters.dynamodb.transactions import (
    LOST_RACES,
    MAX_WRITES,
    Transaction,
    transaction,
)
from chalicelib.core.kernel import ChangedMeanwhile, Fault

Write = Callable[[Transaction], None]


def commit(writes: Sequence[Write]) -> None:
    """Do all writes; as many as one transaction holds happen together or not at all.

    :raises ChangedMeanwhile: if a condition fails, or somebody writes one of them right now.
    :raises Fault: if DynamoDB cannot do it.
    """
    for start in range(0, len(writes), MAX_WRITES):
        _commit_one(writes[start : start + MAX_WRITES])


@contextmanager
def single_write() -> Iterator[None]:
    """Run a write of one record; to meet a transaction of the group is to lose a race as well.

    :raises ChangedMeanwhile: if its condition fails, or a transaction writes the record right now.
    :raises Fault: if DynamoDB cannot do it.
    """
    try:
        with writes():
            yield
    except Fault as fault:
        cause = fault.__cause__
        if isinstance(cause, PynamoDBConnectionError | TransactWriteError) and _met_another(cause):
            raise ChangedMeanwhile() from fault
        raise


def _met_another(error: PynamoDBConnectionError | TransactWriteError) -> bool:
    return "TransactionConflict" in why(error)


def _commit_one(writes: Sequence[Write]) -> None:
    try:
        with transaction() as together:
            for write in writes:
                write(together)
    except TransactWriteError as error:
        codes = why(error)
        if codes and codes <= LOST_RACES:
            raise ChangedMeanwhile() from error
        raise Fault("dynamodb transaction") from error
