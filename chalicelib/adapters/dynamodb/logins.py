"""Logins in the access table, each under the hash of its id; TTL tidies up what has ended."""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from pynamodb.attributes import (
    JSONAttribute,
    NumberAttribute,
    TTLAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.account_records import user_partition
from chalicelib.adapters.dynamodb.base import Record, table_name
from chalicelib.adapters.dynamodb.outcomes import reads, writes
from chalicelib.adapters.dynamodb.transactions import transaction
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.access import Actor, Device, Login, LoginStep, PendingLogin, Role, Scope
from chalicelib.core.kernel import ChangedMeanwhile, InstitutionId, NotFound, SiteId, UserId


class LoginRecord(Record, discriminator="login"):
    """Somebody is logged in; holds all that a request must know of them."""

    class Meta(base.Meta):
        """Lies in the access table."""

        table_name = table_name("access")

    personal_data = PersonalData(
        "name, roles, browser and masked address of a member of staff", "twelve hours"
    )

    actor = JSONAttribute()
    created_at = UTCDateTimeAttribute()
    last_seen_at = UTCDateTimeAttribute()
    device = JSONAttribute()
    expires_at = TTLAttribute()

    def audit_ids(self) -> dict[str, str]:
        """Name a login by the start of its hash: enough to follow it, too little to be it."""
        return {"login": self.pk.removeprefix("LOGIN#")[:12]}


class LoginOfUserRecord(Record, discriminator="login_of_user"):
    """Says that a user has a login, so that all of them can be found and ended.

    It stays behind when that login ends, and leads to nothing then.
    """

    class Meta(base.Meta):
        """Lies in the access table."""

        table_name = table_name("access")

    personal_data = PersonalData("that a member of staff logged in", "twelve hours")

    expires_at = TTLAttribute()


class PendingLoginRecord(Record, discriminator="pending_login"):
    """Somebody must still type their one-time password."""

    class Meta(base.Meta):
        """Lies in the access table."""

        table_name = table_name("access")

    personal_data = PersonalData(
        "name, username, roles and e-mail address of a member of staff", "an hour"
    )
    audited = False

    actor = JSONAttribute()
    username = UnicodeAttribute()
    password_set_at = UTCDateTimeAttribute()
    email = UnicodeAttribute()
    code_mac = UnicodeAttribute()
    code_ends_at = UTCDateTimeAttribute()
    tries_left = NumberAttribute()
    ends_at = UTCDateTimeAttribute()
    step = UnicodeAttribute()
    version = NumberAttribute()
    expires_at = TTLAttribute()


class DynamoLoginStore:
    """Logins by the hash of their id."""

    def add(self, login: Login) -> None:
        """Keep a new login."""
        record = LoginRecord(
            f"LOGIN#{login.id_hash}",
            "LOGIN",
            actor=_actor_row(login.actor),
            created_at=login.created_at,
            last_seen_at=login.last_seen_at,
            device=asdict(login.device),
            expires_at=login.ends_at,
        )
        of_user = LoginOfUserRecord(
            user_partition(login.actor.user_id),
            f"LOGIN#{login.id_hash}",
            expires_at=login.ends_at,
        )
        with writes(), transaction() as together:
            together.save(record)
            together.save(of_user)

    def get(self, id_hash: str) -> Login:
        """Find a login, as it was last written. :raises NotFound: if there is none (any more)."""
        with reads():
            record = LoginRecord.get(f"LOGIN#{id_hash}", "LOGIN", consistent_read=True)
        return _login(record)

    def mark_seen(self, id_hash: str, at: datetime) -> None:
        """Remember that its holder was seen. :raises NotFound: if it was removed meanwhile."""
        try:
            with writes():
                LoginRecord(f"LOGIN#{id_hash}", "LOGIN").update(
                    actions=[LoginRecord.last_seen_at.set(at)],
                    condition=LoginRecord.sk.exists(),
                )
        except ChangedMeanwhile as error:
            raise NotFound from error

    def remove(self, id_hash: str) -> None:
        """End a login; ending it twice is harmless."""
        with writes():
            LoginRecord(f"LOGIN#{id_hash}", "LOGIN").delete()

    def of_user(self, user_id: UserId) -> tuple[Login, ...]:
        """Give all logins of a user that were not removed, in no particular order."""
        with reads():
            known = LoginOfUserRecord.query(
                user_partition(user_id),
                LoginOfUserRecord.sk.startswith("LOGIN#"),
                consistent_read=True,
            )
            keys = [(record.sk, "LOGIN") for record in known]
            found = list(LoginRecord.batch_get(keys, consistent_read=True)) if keys else []
        return tuple(_login(record) for record in found)


class DynamoPendingLoginStore:
    """Half-open logins by the hash of their id."""

    def add(self, pending: PendingLogin) -> None:
        """Keep a new one."""
        with writes():
            _pending_record(replace(pending, version=1)).save()

    def get(self, id_hash: str) -> PendingLogin:
        """Find one. :raises NotFound: if there is none (any more)."""
        with reads():
            record = PendingLoginRecord.get(_pending_key(id_hash), "LOGIN", consistent_read=True)
        return PendingLogin(
            id_hash=id_hash,
            actor=_actor(record.actor),
            username=record.username,
            password_set_at=record.password_set_at,
            email=record.email,
            code_mac=record.code_mac,
            code_ends_at=record.code_ends_at,
            tries_left=int(record.tries_left),
            ends_at=record.ends_at,
            step=LoginStep(record.step),
            version=int(record.version),
        )

    def save(self, pending: PendingLogin) -> PendingLogin:
        """Keep a change and return it as stored.

        :raises ChangedMeanwhile: unless the stored version is the one that was read.
        """
        kept = replace(pending, version=pending.version + 1)
        with writes():
            _pending_record(kept).save(condition=PendingLoginRecord.version == pending.version)
        return kept

    def remove(self, pending: PendingLogin) -> None:
        """Use it up; of two callers one succeeds.

        :raises ChangedMeanwhile: unless the stored version is the one that was read.
        """
        with writes():
            _pending_record(pending).delete(condition=PendingLoginRecord.version == pending.version)


def _login(record: LoginRecord) -> Login:
    id_hash = record.pk.removeprefix("LOGIN#")
    return Login(
        id_hash,
        _actor(record.actor),
        record.created_at,
        record.last_seen_at,
        Device(**record.device),
    )


def _pending_key(id_hash: str) -> str:
    return f"PENDING-LOGIN#{id_hash}"


def _pending_record(pending: PendingLogin) -> PendingLoginRecord:
    return PendingLoginRecord(
        _pending_key(pending.id_hash),
        "LOGIN",
        actor=_actor_row(pending.actor),
        username=pending.username,
        password_set_at=pending.password_set_at,
        email=pending.email,
        code_mac=pending.code_mac,
        code_ends_at=pending.code_ends_at,
        tries_left=pending.tries_left,
        ends_at=pending.ends_at,
        step=pending.step.value,
        version=pending.version,
        expires_at=pending.ends_at,
    )


def _actor_row(actor: Actor) -> dict[str, Any]:
    return {
        "user_id": actor.user_id,
        "institution_id": actor.institution_id,
        "site_ids": sorted(actor.site_ids),
        "roles": sorted(actor.roles),
        "scope": actor.scope.value,
        "name": actor.name,
        "institution_ids": list(actor.institution_ids),
        "password_ends_at": actor.password_ends_at and actor.password_ends_at.isoformat(),
    }


def _actor(row: dict[str, Any]) -> Actor:
    return Actor(
        user_id=UserId(row["user_id"]),
        institution_id=InstitutionId(row["institution_id"]),
        site_ids=frozenset(SiteId(site) for site in row["site_ids"]),
        roles=frozenset(Role(role) for role in row["roles"]),
        scope=Scope(row["scope"]),
        name=row["name"],
        password_ends_at=_moment(row.get("password_ends_at")),
        institution_ids=tuple(InstitutionId(one) for one in row.get("institution_ids", ())),
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
