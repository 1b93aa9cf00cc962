"""How accounts lie in the access table.

An account lies under its username, so logging in is one read and two people cannot have one
username; a pointer leads there from the user's id. What colleagues may see of it lies a second
time in the partition of each institution where its owner works. More pointers lead there from
e-mail addresses, for the helpdesk.
"""

from hashlib import sha256
from typing import Any

from pynamodb.attributes import (
    BooleanAttribute,
    JSONAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, institution_partition, table_name
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.access import (
    Account,
    AccountState,
    Membership,
    Password,
    Role,
    StaffMember,
)
from chalicelib.core.kernel import (
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
    new_email = UnicodeAttribute(default="")
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
    first_name = UnicodeAttribute()
    last_name = UnicodeAttribute()
    email = UnicodeAttribute()
    site_ids = JSONAttribute()
    roles = JSONAttribute()
    state = UnicodeAttribute()


class EmailRecord(Record, discriminator="account_email"):
    """Says that an account has an e-mail address, of which only a hash stands here."""

    class Meta(base.Meta):
        """Lies in the access table."""

        table_name = table_name("access")

    personal_data = PersonalData("hash of an e-mail address, with a username", WHILE_EMPLOYED)

    username = UnicodeAttribute()


class AdministratorRegisterRecord(Record, discriminator="administrator_register"):
    """Counts how often an institution lost an administrator."""

    class Meta(base.Meta):
        """Lies in the access table."""

        table_name = table_name("access")

    audited = False
    personal_data = PersonalData("", "as long as the institution takes part")

    version = NumberAttribute()


def user_partition(user_id: UserId) -> str:
    """Name the partition in which what belongs to a user lies together."""
    return f"USER#{user_id}"


def username_key(username: str) -> tuple[str, str]:
    """Say where the account of a username lies."""
    return f"USERNAME#{username}", "ACCOUNT"


def user_key(user_id: UserId) -> tuple[str, str]:
    """Say where the pointer of a user lies."""
    return user_partition(user_id), "USER"


def staff_key(institution_id: InstitutionId, user_id: UserId) -> tuple[str, str]:
    """Say where colleagues find somebody."""
    return institution_partition(institution_id), f"STAFF#{user_id}"


def email_partition(email: str) -> str:
    """Name the partition of the pointers of an e-mail address; case is no matter."""
    return f"EMAIL#{sha256(email.strip().casefold().encode()).hexdigest()}"


def email_record(account: Account) -> EmailRecord:
    """Write the pointer of an account's e-mail address."""
    return EmailRecord(
        email_partition(account.email), f"ACCOUNT#{account.user_id}", username=account.username
    )


def account_record(account: Account) -> AccountRecord:
    """Write an account."""
    return AccountRecord(
        *username_key(account.username),
        user_id=account.user_id,
        first_name=account.first_name,
        last_name=account.last_name,
        email=account.email,
        phone=account.phone,
        new_email=account.new_email,
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


def staff_record(member: StaffMember) -> StaffRecord:
    """Write what colleagues see of somebody."""
    return StaffRecord(
        *staff_key(member.institution_id, member.user_id),
        username=member.username,
        first_name=member.first_name,
        last_name=member.last_name,
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


def account_of(record: AccountRecord) -> Account:
    """Read an account."""
    return Account(
        user_id=UserId(record.user_id),
        username=record.pk.removeprefix("USERNAME#"),
        first_name=record.first_name,
        last_name=record.last_name,
        email=record.email,
        phone=record.phone,
        new_email=record.new_email,
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


def staff_member(record: StaffRecord, institution_id: InstitutionId) -> StaffMember:
    """Read what colleagues see of somebody."""
    return StaffMember(
        user_id=UserId(record.sk.removeprefix("STAFF#")),
        institution_id=institution_id,
        username=record.username,
        first_name=record.first_name,
        last_name=record.last_name,
        email=record.email,
        site_ids=_site_ids(record.site_ids),
        roles=_roles(record.roles),
        state=AccountState(record.state),
    )


def _site_ids(row: list[str]) -> frozenset[SiteId]:
    return frozenset(SiteId(one) for one in row)


def _roles(row: list[str]) -> frozenset[Role]:
    return frozenset(Role(one) for one in row)
