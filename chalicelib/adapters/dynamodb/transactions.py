"""Writes that happen all together or not at all."""

from functools import cache

from pynamodb.connection import Connection
from pynamodb.transactions import TransactWrite

from chalicelib.adapters.dynamodb.base import Meta


def transaction() -> TransactWrite:
    """Begin a transaction of at most 100 writes; leaving its ``with`` block commits it."""
    return TransactWrite(connection=_connection())


@cache
def _connection() -> Connection:
    # A connection of its own does not read a model's Meta, so the patience is repeated here.
    return Connection(
        region=Meta.region,
        connect_timeout_seconds=Meta.connect_timeout_seconds,
        read_timeout_seconds=Meta.read_timeout_seconds,
        max_retry_attempts=Meta.max_retry_attempts,
    )
