"""Logins of proctors, each under the hash of its id."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

import apsw

from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.access import Actor, Device, Login
from chalicelib.core.kernel import NotFound, UserId
from fao_edge.adapters.sqlite.database import Database, Row
from fao_edge.adapters.sqlite.documents import Document, moment

_ADD = (
    "REPLACE INTO logins (id_hash, actor, created_at, last_seen_at, ends_at, device)"
    " VALUES (?,?,?,?,?,?)"
)
_REMOVE_ENDED = "DELETE FROM logins WHERE ends_at < ?"
_GET = "SELECT id_hash, actor, created_at, last_seen_at, device FROM logins WHERE id_hash = ?"
_SEEN = "UPDATE logins SET last_seen_at = ? WHERE id_hash = ?"
_REMOVE = "DELETE FROM logins WHERE id_hash = ?"
_OF_USER = (
    "SELECT id_hash, actor, created_at, last_seen_at, device FROM logins"
    " WHERE actor ->> 'user_id' = ?"
)
_ACTOR = Document(Actor)
_DEVICE = Document(Device)


@dataclass(frozen=True)
class SqliteLoginStore:
    """Logins by the hash of their id."""

    database: Database
    personal_data: ClassVar[Mapping[str, PersonalData]] = {
        "logins": PersonalData(
            "name, roles, browser and masked address of a member of staff",
            "until the first login twelve hours later",
        )
    }

    def add(self, login: Login) -> None:
        """Keep a new login, and remove those that have ended."""
        times = login.created_at, login.last_seen_at, login.ends_at
        values = (
            login.id_hash,
            _ACTOR.text(login.actor),
            *(moment(time) for time in times),
            _DEVICE.text(login.device),
        )

        def add(connection: apsw.Connection) -> None:
            connection.execute(_REMOVE_ENDED, (moment(login.created_at),))
            connection.execute(_ADD, values)

        self.database.write(add)

    def get(self, id_hash: str) -> Login:
        """Find a login, as it was last written. :raises NotFound: if there is none (any more)."""
        found = self.database.read(_GET, (id_hash,))
        if not found:
            raise NotFound()
        return _login(found[0])

    def mark_seen(self, id_hash: str, at: datetime) -> None:
        """Remember that its holder was seen. :raises NotFound: if it was removed meanwhile."""

        def mark(connection: apsw.Connection) -> bool:
            connection.execute(_SEEN, (moment(at), id_hash))
            return connection.changes() > 0

        if not self.database.write_once(mark):
            raise NotFound()

    def remove(self, id_hash: str) -> None:
        """End a login; ending it twice is harmless."""
        self.database.write_once(lambda connection: connection.execute(_REMOVE, (id_hash,)))

    def of_user(self, user_id: UserId) -> tuple[Login, ...]:
        """Give all logins of a user that were not removed, in no particular order."""
        return tuple(_login(row) for row in self.database.read(_OF_USER, (user_id,)))


def _login(row: Row) -> Login:
    id_hash, actor, created_at, last_seen_at, device = row
    return Login(
        id_hash,
        _ACTOR.value(actor),
        datetime.fromisoformat(created_at),
        datetime.fromisoformat(last_seen_at),
        _DEVICE.value(device),
    )
