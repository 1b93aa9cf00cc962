"""Writes in as few transactions as hold them, in the order in which they are given."""

from collections.abc import Callable, Sequence

from pynamodb.exceptions import TransactWriteError
from pynamodb.transactions import TransactWrite

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
