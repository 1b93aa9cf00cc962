"""Authenticator apps in the access table, in the partition of their user."""

from dataclasses import replace

from pynamodb.attributes import (
    BinaryAttribute,
    JSONAttribute,
    NumberAttribute,
    TTLAttribute,
    UTCDateTimeAttribute,
)

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.account_records import user_partition
from chalicelib.adapters.dynamodb.base import Record, table_name
from chalicelib.adapters.dynamodb.outcomes import reads, writes
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.access import SETUP_LASTS, Authenticator
from chalicelib.core.kernel import UserId


class AuthenticatorRecord(Record, discriminator="authenticator"):
    """An app on somebody's phone; one that was never proved to work is tidied up by TTL."""

    class Meta(base.Meta):
        """Lies in the access table."""

        table_name = table_name("access")

    personal_data = PersonalData("", "until it is switched off")

    sealed_secret = BinaryAttribute(legacy_encoding=False)
    set_up_at = UTCDateTimeAttribute()
    switched_on_at = UTCDateTimeAttribute(null=True)
    last_step = NumberAttribute()
    recovery_macs = JSONAttribute()
    version = NumberAttribute()
    expires_at = TTLAttribute(null=True)


class DynamoAuthenticatorStore:
    """Authenticator apps by user."""

    def put(self, authenticator: Authenticator) -> None:
        """Keep a new one, over whatever was being set up before."""
        with writes():
            _record(replace(authenticator, version=1)).save()

    def get(self, user_id: UserId) -> Authenticator:
        """Find a user's. :raises NotFound: if there is none."""
        with reads():
            found = AuthenticatorRecord.get(*_key(user_id), consistent_read=True)
        return Authenticator(
            user_id=user_id,
            sealed_secret=found.sealed_secret,
            set_up_at=found.set_up_at,
            switched_on_at=found.switched_on_at,
            last_step=int(found.last_step),
            recovery_macs=tuple(found.recovery_macs),
            version=int(found.version),
        )

    def save(self, authenticator: Authenticator) -> Authenticator:
        """Keep a change and return it as stored.

        :raises ChangedMeanwhile: unless the stored version is the one that was read.
        """
        kept = replace(authenticator, version=authenticator.version + 1)
        with writes():
            _record(kept).save(condition=AuthenticatorRecord.version == authenticator.version)
        return kept

    def remove(self, user_id: UserId) -> None:
        """Forget a user's; twice is harmless."""
        with writes():
            AuthenticatorRecord(*_key(user_id)).delete()


def _key(user_id: UserId) -> tuple[str, str]:
    return user_partition(user_id), "AUTHENTICATOR"


def _record(authenticator: Authenticator) -> AuthenticatorRecord:
    return AuthenticatorRecord(
        *_key(authenticator.user_id),
        sealed_secret=authenticator.sealed_secret,
        set_up_at=authenticator.set_up_at,
        switched_on_at=authenticator.switched_on_at,
        last_step=authenticator.last_step,
        recovery_macs=list(authenticator.recovery_macs),
        version=authenticator.version,
        expires_at=None if authenticator.is_on else authenticator.set_up_at + SETUP_LASTS,
    )
