"""Writes that can lose a race: of one record, or of many in as few transactions as hold them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from pynamodb.exceptions import PynamoDBException, TransactWriteError
from pynamodb.transactions import TransactWrite

from chalicelib.adapters.dynamodb.outcomes import writes
from chalicelib.adapters.dynamodb.transactions import transaction
from chalicelib.core.kernel import ChangedMeanwhile, Fault

MAX_WRITES = 100
"""What one transaction may hold (DynamoDB, TransactWriteItems)."""

Write = Callable[[TransactWrite], None]

_LOST_RACES = {"ConditionalCheckFailed", "TransactionConflict"}


def commit(writes: Sequence[Write]) -> None:
    """Do all writes; up to a hundred of them happen together or not at all.

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
        if isinstance(cause, PynamoDBException) and _met_a_transaction(cause):
            raise ChangedMeanwhile() from fault
        raise


def _met_a_transaction(error: PynamoDBException) -> bool:
    return error.cause_response_code == "TransactionConflictException"


def _commit_one(writes: Sequence[Write]) -> None:
    try:
        with transaction() as together:
            for write in writes:
                write(together)
    except TransactWriteError as error:
        codes = {reason.code for reason in error.cancellation_reasons if reason}
        if codes and codes <= _LOST_RACES:
            raise ChangedMeanwhile() from error
        raise Fault("dynamodb transaction") from error
