"""The live records: a document that acts change, and a sign of life in columns beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

import apsw

from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.kernel import (
    ChangedMeanwhile,
    GroupId,
    InstitutionId,
    ItemId,
    NotFound,
    SessionId,
)
from chalicelib.core.sessions import Epoch, Presence, SignOfLife
from fao_edge.adapters.sqlite.database import Database, Row, rows
from fao_edge.adapters.sqlite.documents import Document, moment

_COLUMNS = "document, item_id, item_number, answered, total, waiting, seen_at"
_OF_GROUP = f"SELECT {_COLUMNS} FROM presences WHERE institution_id = ? AND group_id = ?"  # noqa: S608
_GET = f"{_OF_GROUP} AND session_id = ?"
_ADD = (
    "INSERT INTO presences (institution_id, group_id, session_id, version, lease, login, document)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_SAVE = (
    "UPDATE presences SET version = ?, lease = ?, login = ?, document = ?"  # noqa: S608
    " WHERE institution_id = ? AND group_id = ? AND session_id = ? AND version = ?"
    f" RETURNING {_COLUMNS}"
)
# On the right-hand side a column still has its old value.
_REPORT = (
    "UPDATE presences SET"  # noqa: S608
    " item_number = iif(?1 IS NULL AND item_id IS NOT NULL, item_number, ?2),"
    " answered = iif(?1 IS NULL AND item_id IS NOT NULL, answered, ?3),"
    " item_id = coalesce(?1, item_id), total = ?4, waiting = ?5, seen_at = ?6"
    " WHERE institution_id = ?7 AND group_id = ?8 AND session_id = ?9"
    f" AND lease = ?10 AND login = ?11 RETURNING {_COLUMNS}"
)
_DOCUMENT = Document(Presence)


@dataclass(frozen=True)
class SqlitePresenceStore:
    """Keeps the live records."""

    database: Database
    personal_data: ClassVar[Mapping[str, PersonalData]] = {
        "presences": PersonalData(
            "the id of the candidate, extra time, times of work, what the proctor wrote and"
            " decided",
            "until the folder of the server is emptied",
        )
    }

    def get(
        self, institution_id: InstitutionId, group_id: GroupId, session_id: SessionId
    ) -> Presence:
        """Give the live record as it is now. :raises NotFound: if it is not there."""
        return _only(self.database.read_settled(_GET, (institution_id, group_id, session_id)))

    def of_group(self, institution_id: InstitutionId, group_id: GroupId) -> tuple[Presence, ...]:
        """Give all live records of a group as they are now: one query."""
        found = self.database.read_settled(_OF_GROUP, (institution_id, group_id))
        return tuple(_presence(row) for row in found)

    def save(self, institution_id: InstitutionId, presence: Presence) -> Presence:
        """Save everything but the sign of life. :raises ChangedMeanwhile: if it changed."""
        return self.database.write_once(lambda c: save_presence(c, institution_id, presence))

    def report(
        self,
        institution_id: InstitutionId,
        group_id: GroupId,
        session_id: SessionId,
        epoch: Epoch,
        life: SignOfLife,
    ) -> Presence:
        """Write a sign of life if ``epoch`` is the current one, and give the record either way.

        It is answered before it is on the disk: the next one comes in fifteen seconds.

        :raises NotFound: if there is no such record.
        """
        told = life.item_id, life.number, life.answered, life.total, life.waiting
        place = institution_id, group_id, session_id
        values = (*told, moment(life.seen_at), *place, epoch.lease, epoch.login)

        def write(connection: apsw.Connection) -> list[Row]:
            return rows(connection, _REPORT, values) or rows(connection, _GET, place)

        return _only(self.database.write_lightly(write))


def add_presence(connection: apsw.Connection, presence: Presence) -> None:
    """Keep the live record of a session that has none."""
    connection.execute(_ADD, _row(replace(presence, version=presence.version + 1)))


def save_presence(
    connection: apsw.Connection, institution_id: InstitutionId, presence: Presence
) -> Presence:
    """Save a live record, as ``SqlitePresenceStore.save`` does, inside a larger work."""
    _, group_id, session_id, *saved = _row(replace(presence, version=presence.version + 1))
    values = (*saved, institution_id, group_id, session_id, presence.version)
    found = rows(connection, _SAVE, values)
    if not found:
        raise ChangedMeanwhile()
    return _presence(found[0])


def presences_in(
    connection: apsw.Connection, institution_id: InstitutionId, group_id: GroupId
) -> tuple[Presence, ...]:
    """Give all live records of a group inside a larger work."""
    return tuple(_presence(row) for row in rows(connection, _OF_GROUP, (institution_id, group_id)))


def _row(presence: Presence) -> tuple[str, str, str, int, int, int, str]:
    # The sign of life has columns of its own; a copy in the document would only grow old.
    return (
        presence.institution_id,
        presence.group_id,
        presence.session_id,
        presence.version,
        presence.epoch.lease,
        presence.epoch.login,
        _DOCUMENT.text(replace(presence, life=None)),
    )


def _only(found: list[Row]) -> Presence:
    if not found:
        raise NotFound()
    return _presence(found[0])


def _presence(row: Row) -> Presence:
    document, item_id, number, answered, total, waiting, seen_at = row
    presence = _DOCUMENT.value(document)
    if seen_at is None:
        return presence
    item = None if item_id is None else ItemId(item_id)
    at = datetime.fromisoformat(seen_at)
    return replace(presence, life=SignOfLife(item, answered, total, waiting, at, number))
