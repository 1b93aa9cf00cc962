"""Colleagues who may log in on this school server, and counted attempts to do so."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

import apsw

from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.access import (
    REMEMBERED,
    Account,
    Attempts,
    StaffMember,
    UsernameTaken,
)
from chalicelib.core.kernel import ChangedMeanwhile, InstitutionId, NotFound
from fao_edge.adapters.sqlite.database import Database
from fao_edge.adapters.sqlite.documents import Document, moment

_ADD = (
    "INSERT INTO accounts (username, institution_id, user_id, document) VALUES (?, ?, ?, ?)"
    " ON CONFLICT DO NOTHING"
)
_REMOVE = "DELETE FROM accounts WHERE username = ? OR (institution_id = ? AND user_id = ?)"
_FIND = "SELECT document FROM accounts WHERE username = ?"
_STAFF = "SELECT document FROM accounts WHERE institution_id = ?"
_ATTEMPTS = "SELECT made, last_at, closed_until_at, version FROM attempts WHERE key_hash = ?"
_FIRST = "INSERT INTO attempts VALUES (?4, ?1, ?2, ?3, 1) ON CONFLICT DO NOTHING"
_NEXT = (
    "UPDATE attempts SET made = ?1, last_at = ?2, closed_until_at = ?3, version = ?5 + 1"
    " WHERE key_hash = ?4 AND version = ?5"
)
_FORGET = "DELETE FROM attempts WHERE key_hash = ?"
_FORGET_OLD = "DELETE FROM attempts WHERE last_at < ?"
_DOCUMENT = Document(Account)


@dataclass(frozen=True)
class SqliteAccountStore:
    """Accounts by username; staff by institution."""

    database: Database
    personal_data: ClassVar[Mapping[str, PersonalData]] = {
        "accounts": PersonalData(
            "username, name, e-mail address, password verifier of staff",
            "until the folder of the server is emptied",
        )
    }

    def add(self, account: Account) -> None:
        """Keep a new account. :raises UsernameTaken: if somebody has its username."""

        def add(connection: apsw.Connection) -> bool:
            connection.execute(_ADD, (*_owner(account), _DOCUMENT.text(account)))
            return connection.changes() > 0

        if not self.database.write_once(add):
            raise UsernameTaken(field="username")

    def put(self, account: Account) -> None:
        """Keep a fetched account over what was known of this colleague or this username."""

        def put(connection: apsw.Connection) -> None:
            connection.execute(_REMOVE, _owner(account))
            connection.execute(_ADD, (*_owner(account), _DOCUMENT.text(account)))

        self.database.write(put)

    def get_by_username(self, username: str) -> Account:
        """Find an account by its normal username. :raises NotFound: if there is none."""
        found = self.database.read(_FIND, (username,))
        if not found:
            raise NotFound()
        return _DOCUMENT.value(found[0][0])

    def staff(self, institution_id: InstitutionId) -> tuple[StaffMember, ...]:
        """Give all staff of an institution, in no particular order."""
        found = self.database.read(_STAFF, (institution_id,))
        accounts = (_DOCUMENT.value(document) for (document,) in found)
        return tuple(account.staff_member(institution_id) for account in accounts)


@dataclass(frozen=True)
class SqliteAttemptStore:
    """Counted attempts, each key under its hash."""

    database: Database
    personal_data: ClassVar[Mapping[str, PersonalData]] = {
        "attempts": PersonalData(
            "a hash of what was typed as username", "until the first attempt a day later"
        )
    }

    def get(self, key: str) -> Attempts:
        """Give the attempts on a key; a key nobody tried has made none."""
        found = self.database.read(_ATTEMPTS, (_hash(key),))
        if not found:
            return Attempts(key)
        made, last_at, closed_until_at, version = found[0]
        return Attempts(key, made, _read(last_at), _read(closed_until_at), version)

    def save(self, attempts: Attempts) -> Attempts:
        """Keep the count and return it as stored; forget those of others that no longer count.

        :raises ChangedMeanwhile: unless the stored version is the one that was read.
        """
        last_at, closed_at = _write(attempts.last_at), _write(attempts.closed_until_at)
        values = attempts.made, last_at, closed_at, _hash(attempts.key)
        version = attempts.version

        def save(connection: apsw.Connection) -> None:
            if version:
                connection.execute(_NEXT, (*values, version))
            else:
                connection.execute(_FIRST, values)
            if not connection.changes():
                raise ChangedMeanwhile()
            if attempts.last_at:
                connection.execute(_FORGET_OLD, (moment(attempts.last_at - REMEMBERED),))

        self.database.write(save, audited=False)
        return replace(attempts, version=version + 1)

    def forget(self, key: str) -> None:
        """Start again at zero."""
        self.database.write_once(
            lambda connection: connection.execute(_FORGET, (_hash(key),)), audited=False
        )


def _owner(account: Account) -> tuple[str, str, str]:
    # A school server is of one institution, and gets to know nobody's others.
    (membership,) = account.memberships
    return account.username, membership.institution_id, account.user_id


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _write(at: datetime | None) -> str | None:
    return None if at is None else moment(at)


def _read(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
