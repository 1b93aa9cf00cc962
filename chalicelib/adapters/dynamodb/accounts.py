"""Accounts and counted attempts in the access table.

An account lies under its username, so logging in is one read and two people cannot have one
username. What colleagues may see of it lies a second time in the partition of the institution.
"""

import hashlib
from dataclasses import replace

from pynamodb.attributes import (
    JSONAttribute,
    NumberAttribute,
    TTLAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)
from pynamodb.exceptions import TransactWriteError

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, institution_partition, table_name
from chalicelib.adapters.dynamodb.outcomes import reads, writes
from chalicelib.adapters.dynamodb.transactions import transaction
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.access import (
    REMEMBERED,
    Account,
    AccountState,
    Attempts,
    Role,
    StaffMember,
    UsernameTaken,
)
from chalicelib.core.kernel import Fault, InstitutionId, NotFound, SiteId, UserId

WHILE_EMPLOYED = "until a year after the account was deactivated"


class AccountRecord(Record, discriminator="account"):
    """Somebody who can log in."""

    class Meta(base.Meta):
        """Lies in the access table."""

        table_name = table_name("access")

    personal_data = PersonalData("username, name, e-mail address, password hash", WHILE_EMPLOYED)

    user_id = UnicodeAttribute()
    name = UnicodeAttribute()
    email = UnicodeAttribute()
    institution_id = UnicodeAttribute()
    site_ids = JSONAttribute()
    roles = JSONAttribute()
    state = UnicodeAttribute()
    password_hash = UnicodeAttribute()
    password_set_at = UTCDateTimeAttribute()
    created_at = UTCDateTimeAttribute()


class StaffRecord(Record, discriminator="staff"):
    """The same person as colleagues see them."""

    class Meta(base.Meta):
        """Lies in the access table."""

        table_name = table_name("access")

    personal_data = PersonalData("name, username", WHILE_EMPLOYED)

    username = UnicodeAttribute()
    name = UnicodeAttribute()
    site_ids = JSONAttribute()
    roles = JSONAttribute()
    state = UnicodeAttribute()


class AttemptsRecord(Record, discriminator="attempts"):
    """How often a key was tried since the last success."""

    class Meta(base.Meta):
        """Lies in the access table."""

        table_name = table_name("access")

    personal_data = PersonalData("a hash of what was typed as username", "a day")

    made = NumberAttribute()
    last_at = UTCDateTimeAttribute(null=True)
    closed_until_at = UTCDateTimeAttribute(null=True)
    version = NumberAttribute()
    expires_at = TTLAttribute(null=True)


class DynamoAccountStore:
    """Accounts by username; staff by institution."""

    def add(self, account: Account) -> None:
        """Keep a new account. :raises UsernameTaken: if somebody has its username."""
        try:
            with transaction() as both:
                both.save(_account_record(account), condition=AccountRecord.sk.does_not_exist())
                both.save(_staff_record(account), condition=StaffRecord.sk.does_not_exist())
        except TransactWriteError as error:
            reasons = [reason.code for reason in error.cancellation_reasons if reason]
            if "ConditionalCheckFailed" in reasons:
                raise UsernameTaken(field="username") from error
            raise Fault("dynamodb write") from error

    def get_by_username(self, username: str) -> Account:
        """Find an account by its normal username. :raises NotFound: if there is none."""
        with reads():
            key = _username_key(username)
            return _account(AccountRecord.get(key, "ACCOUNT", consistent_read=True))

    def staff(self, institution_id: InstitutionId) -> tuple[StaffMember, ...]:
        """Give all staff of an institution, in no particular order."""
        with reads():
            found = StaffRecord.query(
                institution_partition(institution_id),
                StaffRecord.sk.startswith("STAFF#"),
                consistent_read=True,
            )
            return tuple(_staff_member(record, institution_id) for record in found)


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


def _username_key(username: str) -> str:
    return f"USERNAME#{username}"


def _attempts_key(key: str) -> str:
    return f"ATTEMPTS#{hashlib.sha256(key.encode()).hexdigest()}"


def _account_record(account: Account) -> AccountRecord:
    return AccountRecord(
        _username_key(account.username),
        "ACCOUNT",
        user_id=account.user_id,
        name=account.name,
        email=account.email,
        institution_id=account.institution_id,
        site_ids=sorted(account.site_ids),
        roles=sorted(account.roles),
        state=account.state.value,
        password_hash=account.password_hash,
        password_set_at=account.password_set_at,
        created_at=account.created_at,
    )


def _staff_record(account: Account) -> StaffRecord:
    return StaffRecord(
        institution_partition(account.institution_id),
        f"STAFF#{account.user_id}",
        username=account.username,
        name=account.name,
        site_ids=sorted(account.site_ids),
        roles=sorted(account.roles),
        state=account.state.value,
    )


def _account(record: AccountRecord) -> Account:
    return Account(
        user_id=UserId(record.user_id),
        username=record.pk.removeprefix("USERNAME#"),
        name=record.name,
        email=record.email,
        institution_id=InstitutionId(record.institution_id),
        site_ids=frozenset(SiteId(site) for site in record.site_ids),
        roles=frozenset(Role(role) for role in record.roles),
        state=AccountState(record.state),
        password_hash=record.password_hash,
        password_set_at=record.password_set_at,
        created_at=record.created_at,
    )


def _staff_member(record: StaffRecord, institution_id: InstitutionId) -> StaffMember:
    return StaffMember(
        username=record.username,
        user_id=UserId(record.sk.removeprefix("STAFF#")),
        institution_id=institution_id,
        name=record.name,
        site_ids=frozenset(SiteId(site) for site in record.site_ids),
        roles=frozenset(Role(role) for role in record.roles),
        state=AccountState(record.state),
    )
