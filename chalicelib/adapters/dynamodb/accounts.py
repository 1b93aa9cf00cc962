"""Accounts in the access table.

An account lies under its username, so logging in is one read and two people cannot have one
username; a pointer leads there from the user's id. What colleagues may see of it lies a second
time in the partition of each institution where its owner works.
"""

from dataclasses import replace
from typing import Any

from pynamodb.attributes import (
    BooleanAttribute,
    JSONAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)
from pynamodb.exceptions import TransactWriteError

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, institution_partition, table_name
from chalicelib.adapters.dynamodb.outcomes import reads
from chalicelib.adapters.dynamodb.transactions import Transaction, transaction
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.access import (
    Account,
    AccountState,
    Membership,
    Password,
    Role,
    StaffMember,
    UsernameTaken,
)
from chalicelib.core.kernel import (
    ChangedMeanwhile,
    Fault,
    InstitutionId,
    SiteId,
    UserId,
)

WHILE_EMPLOYED = "until a year after the account was deactivated"


class AccountRecord(Record, discriminator="account"):
    """Somebody who can log in."""

    class Meta(base.Meta):
        """Lies in the access table."""

        table_name = table_name("access")

    personal_data = PersonalData(
        "username, name, e-mail address, phone number, password hashes", WHILE_EMPLOYED
    )

    user_id = UnicodeAttribute()
    first_name = UnicodeAttribute()
    last_name = UnicodeAttribute()
    email = UnicodeAttribute()
    phone = UnicodeAttribute()
    memberships = JSONAttribute()
    state = UnicodeAttribute()
    password_hash = UnicodeAttribute()
    password_set_at = UTCDateTimeAttribute()
    password_initial = BooleanAttribute()
    password_expires = BooleanAttribute()
    earlier_hashes = JSONAttribute()
    created_at = UTCDateTimeAttribute()
    version = NumberAttribute()

    def audit_ids(self) -> dict[str, str]:
        """Name whose account it is."""
        return {"user_id": self.user_id}


class UserRecord(Record, discriminator="user"):
    """Says under which username the account of a user lies."""

    class Meta(base.Meta):
        """Lies in the access table."""

        table_name = table_name("access")

    personal_data = PersonalData("username", WHILE_EMPLOYED)

    username = UnicodeAttribute()


class StaffRecord(Record, discriminator="staff"):
    """The same person as colleagues at one institution see them."""

    class Meta(base.Meta):
        """Lies in the access table."""

        table_name = table_name("access")

    personal_data = PersonalData("name, username, e-mail address", WHILE_EMPLOYED)

    username = UnicodeAttribute()
    name = UnicodeAttribute()
    email = UnicodeAttribute()
    site_ids = JSONAttribute()
    roles = JSONAttribute()
    state = UnicodeAttribute()


class DynamoAccountStore:
    """Accounts by username and by user; staff by institution."""

    def add(self, account: Account) -> None:
        """Keep a new account. :raises UsernameTaken: if somebody has its username."""
        user = UserRecord(*_user_key(account.user_id), username=account.username)
        try:
            with transaction() as together:
                record = _account_record(account)
                together.save(record, condition=AccountRecord.sk.does_not_exist())
                together.save(user, condition=UserRecord.sk.does_not_exist())
                _save_staff(together, account)
        except TransactWriteError as error:
            if _lost(error):
                raise UsernameTaken(field="username") from error
            raise Fault("dynamodb write") from error

    def get(self, user_id: UserId) -> Account:
        """Find an account. :raises NotFound: if there is none."""
        with reads():
            username = UserRecord.get(*_user_key(user_id), consistent_read=True).username
        return self.get_by_username(username)

    def get_by_username(self, username: str) -> Account:
        """Find an account by its normal username. :raises NotFound: if there is none."""
        with reads():
            return _account(AccountRecord.get(*_username_key(username), consistent_read=True))

    def save(self, account: Account) -> Account:
        """Keep a change and return it as stored; a username never changes.

        :raises ChangedMeanwhile: unless the stored version is the one that was read.
        """
        kept = replace(account, version=account.version + 1)
        before = self.get_by_username(account.username)
        left = {one.institution_id for one in before.memberships}
        left -= {one.institution_id for one in account.memberships}
        try:
            with transaction() as together:
                unchanged = AccountRecord.version == account.version
                together.save(_account_record(kept), condition=unchanged)
                _save_staff(together, kept)
                for institution_id in sorted(left):
                    together.delete(StaffRecord(*_staff_key(institution_id, account.user_id)))
        except TransactWriteError as error:
            if _lost(error):
                raise ChangedMeanwhile from error
            raise Fault("dynamodb write") from error
        return kept

    def staff(self, institution_id: InstitutionId) -> tuple[StaffMember, ...]:
        """Give all staff of an institution, in no particular order."""
        with reads():
            found = StaffRecord.query(
                institution_partition(institution_id),
                StaffRecord.sk.startswith("STAFF#"),
                consistent_read=True,
            )
            return tuple(_staff_member(record, institution_id) for record in found)


def user_partition(user_id: UserId) -> str:
    """Name the partition in which what belongs to a user lies together."""
    return f"USER#{user_id}"


def _lost(error: TransactWriteError) -> bool:
    reasons = {reason.code for reason in error.cancellation_reasons if reason}
    return bool(reasons & {"ConditionalCheckFailed", "TransactionConflict"})


def _username_key(username: str) -> tuple[str, str]:
    return f"USERNAME#{username}", "ACCOUNT"


def _user_key(user_id: UserId) -> tuple[str, str]:
    return user_partition(user_id), "USER"


def _staff_key(institution_id: InstitutionId, user_id: UserId) -> tuple[str, str]:
    return institution_partition(institution_id), f"STAFF#{user_id}"


def _save_staff(together: Transaction, account: Account) -> None:
    for membership in account.memberships:
        together.save(_staff_record(account.staff_member(membership.institution_id)))


def _account_record(account: Account) -> AccountRecord:
    return AccountRecord(
        *_username_key(account.username),
        user_id=account.user_id,
        first_name=account.first_name,
        last_name=account.last_name,
        email=account.email,
        phone=account.phone,
        memberships=[_membership_row(one) for one in account.memberships],
        state=account.state.value,
        password_hash=account.password.hash,
        password_set_at=account.password.set_at,
        password_initial=account.password.initial,
        password_expires=account.password.expires,
        earlier_hashes=list(account.password.earlier),
        created_at=account.created_at,
        version=account.version,
    )


def _staff_record(member: StaffMember) -> StaffRecord:
    return StaffRecord(
        *_staff_key(member.institution_id, member.user_id),
        username=member.username,
        name=member.name,
        email=member.email,
        site_ids=sorted(member.site_ids),
        roles=sorted(member.roles),
        state=member.state.value,
    )


def _membership_row(membership: Membership) -> dict[str, Any]:
    return {
        "institution_id": membership.institution_id,
        "site_ids": sorted(membership.site_ids),
        "roles": sorted(membership.roles),
    }


def _membership(row: dict[str, Any]) -> Membership:
    return Membership(
        institution_id=InstitutionId(row["institution_id"]),
        site_ids=_site_ids(row["site_ids"]),
        roles=_roles(row["roles"]),
    )


def _account(record: AccountRecord) -> Account:
    return Account(
        user_id=UserId(record.user_id),
        username=record.pk.removeprefix("USERNAME#"),
        first_name=record.first_name,
        last_name=record.last_name,
        email=record.email,
        phone=record.phone,
        memberships=tuple(_membership(row) for row in record.memberships),
        state=AccountState(record.state),
        password=_password(record),
        created_at=record.created_at,
        version=int(record.version),
    )


def _password(record: AccountRecord) -> Password:
    return Password(
        hash=record.password_hash,
        set_at=record.password_set_at,
        initial=record.password_initial,
        expires=record.password_expires,
        earlier=tuple(record.earlier_hashes),
    )


def _staff_member(record: StaffRecord, institution_id: InstitutionId) -> StaffMember:
    return StaffMember(
        user_id=UserId(record.sk.removeprefix("STAFF#")),
        institution_id=institution_id,
        username=record.username,
        name=record.name,
        email=record.email,
        site_ids=_site_ids(record.site_ids),
        roles=_roles(record.roles),
        state=AccountState(record.state),
    )


def _site_ids(row: list[str]) -> frozenset[SiteId]:
    return frozenset(SiteId(one) for one in row)


def _roles(row: list[str]) -> frozenset[Role]:
    return frozenset(Role(one) for one in row)
