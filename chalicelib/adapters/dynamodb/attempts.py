"""Counted attempts in the access table, each key under its hash."""

import hashlib
from dataclasses import replace

from pynamodb.attributes import (
    NumberAttribute,
    TTLAttribute,
    UTCDateTimeAttribute,
)

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, table_name
from chalicelib.adapters.dynamodb.outcomes import reads, writes
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.access import REMEMBERED, Attempts
from chalicelib.core.kernel import NotFound


class AttemptsRecord(Record, discriminator="attempts"):
    """How often a key was tried since the last success."""

    class Meta(base.Meta):
        """Lies in the access table."""

        table_name = table_name("access")

    personal_data = PersonalData("a hash of what was typed as username", "a day")
    audited = False

    made = NumberAttribute()
    last_at = UTCDateTimeAttribute(null=True)
    closed_until_at = UTCDateTimeAttribute(null=True)
    version = NumberAttribute()
    expires_at = TTLAttribute(null=True)


class DynamoAttemptStore:
    """Counted attempts, each key under its hash."""

    def get(self, key: str) -> Attempts:
        """Give the attempts on a key; a key nobody tried has made none."""
        try:
            with reads():
                found = AttemptsRecord.get(_attempts_key(key), "ATTEMPTS", consistent_read=True)
        except NotFound:
            return Attempts(key)
        return Attempts(
            key=key,
            made=int(found.made),
            last_at=found.last_at,
            closed_until_at=found.closed_until_at,
            version=int(found.version),
        )

    def save(self, attempts: Attempts) -> Attempts:
        """Keep the count and return it as stored.

        :raises ChangedMeanwhile: unless the stored version is the one that was read.
        """
        kept = replace(attempts, version=attempts.version + 1)
        record = AttemptsRecord(
            _attempts_key(kept.key),
            "ATTEMPTS",
            made=kept.made,
            last_at=kept.last_at,
            closed_until_at=kept.closed_until_at,
            version=kept.version,
            expires_at=kept.last_at + REMEMBERED if kept.last_at else None,
        )
        is_new = AttemptsRecord.sk.does_not_exist()
        is_as_read = AttemptsRecord.version == attempts.version
        with writes():
            record.save(condition=is_as_read if attempts.version else is_new)
        return kept

    def forget(self, key: str) -> None:
        """Start again at zero."""
        with writes():
            AttemptsRecord(_attempts_key(key), "ATTEMPTS").delete()


def _attempts_key(key: str) -> str:
    return f"ATTEMPTS#{hashlib.sha256(key.encode()).hexdigest()}"
