"""Groups, and the one transaction in which a group changes with its sessions and live records."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import apsw

from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.kernel import ChangedMeanwhile, GroupId, InstitutionId, NotFound
from chalicelib.core.sessions import ExamSession, Presence, SessionGroup
from fao_edge.adapters.sqlite.database import Database, rows
from fao_edge.adapters.sqlite.documents import Document
from fao_edge.adapters.sqlite.exam_sessions import add_session, replace_session
from fao_edge.adapters.sqlite.presences import add_presence, presences_in, save_presence

_OF_INSTITUTION = "SELECT document FROM groups WHERE institution_id = ?"
_GET = f"{_OF_INSTITUTION} AND group_id = ?"
_ADD = "INSERT INTO groups (institution_id, group_id, version, document) VALUES (?, ?, ?, ?)"
_SAVE = (
    "UPDATE groups SET version = ?, document = ?"
    " WHERE institution_id = ? AND group_id = ? AND version = ?"
)
_REMOVALS = (
    "DELETE FROM exam_sessions WHERE institution_id = ? AND group_id = ? AND session_id = ?",
    "DELETE FROM presences WHERE institution_id = ? AND group_id = ? AND session_id = ?",
)
_REMOVE_ALL = (
    "DELETE FROM groups WHERE institution_id = ? AND group_id = ?",
    "DELETE FROM exam_sessions WHERE institution_id = ? AND group_id = ?",
    "DELETE FROM presences WHERE institution_id = ? AND group_id = ?",
)
_DOCUMENT = Document(SessionGroup)
_Seats = Iterable[tuple[ExamSession, Presence]]


@dataclass(frozen=True)
class SqliteGroupStore:
    """Keeps groups, and the sessions and live records that change together with them."""

    database: Database
    personal_data: ClassVar[Mapping[str, PersonalData]] = {
        "groups": PersonalData("the ids of the proctors", "until the folder is emptied")
    }

    def get(self, institution_id: InstitutionId, group_id: GroupId) -> SessionGroup:
        """Give the group as it is now. :raises NotFound: if the institution has no such group."""
        found = self.database.read(_GET, (institution_id, group_id))
        if not found:
            raise NotFound()
        return _DOCUMENT.value(found[0][0])

    def of_institution(self, institution_id: InstitutionId) -> tuple[SessionGroup, ...]:
        """Give all groups of an institution, the earliest first."""
        found = self.database.read(_OF_INSTITUTION, (institution_id,))
        groups = (_DOCUMENT.value(document) for (document,) in found)
        return tuple(sorted(groups, key=lambda group: (group.opens_at, group.id)))

    def add(
        self,
        institution_id: InstitutionId,
        group: SessionGroup,
        sessions: Sequence[ExamSession],
        presences: Sequence[Presence],
    ) -> SessionGroup:
        """Keep a new group whole.

        :raises ChangedMeanwhile: if the group or one of the login names exists already.
        """
        seats = list(zip(sessions, presences, strict=True))

        def add(connection: apsw.Connection) -> SessionGroup:
            _add_seats(connection, seats)
            return _add_group(connection, institution_id, group)

        return self.database.write(add)

    def put(
        self,
        institution_id: InstitutionId,
        group: SessionGroup,
        sessions: Sequence[ExamSession],
        presences: Sequence[Presence],
    ) -> SessionGroup:
        """Keep a fetched group whole, over what was known of it before its release.

        A candidate who has logged in here already stays logged in.

        :raises ChangedMeanwhile: if it was released here, or another group has a login name.
        """
        seats = list(zip(sessions, presences, strict=True))

        def put(connection: apsw.Connection) -> SessionGroup:
            place = institution_id, group.id
            before = [_DOCUMENT.value(text) for (text,) in rows(connection, _GET, place)]
            if any(known.released_at for known in before):
                raise ChangedMeanwhile()
            live = {one.session_id: one for one in presences_in(connection, *place)}
            for statement in _REMOVE_ALL:
                connection.execute(statement, place)
            kept = [(one, _still_logged_in(live.get(one.id), fresh)) for one, fresh in seats]
            _add_seats(connection, kept)
            version = max(one.version for one in (*before, group))
            return _add_group(connection, institution_id, replace(group, version=version))

        return self.database.write(put)

    def correct(
        self,
        institution_id: InstitutionId,
        group: SessionGroup,
        *,
        kept: Sequence[tuple[ExamSession, Presence]],
        added: Sequence[tuple[ExamSession, Presence]],
        removed: Sequence[ExamSession],
    ) -> SessionGroup:
        """Save a corrected group with its sessions. :raises ChangedMeanwhile: if so."""

        def correct(connection: apsw.Connection) -> SessionGroup:
            saved = _save_group(connection, institution_id, group)
            for session in removed:
                for statement in _REMOVALS:
                    connection.execute(statement, (institution_id, group.id, session.id))
            for session, presence in kept:
                replace_session(connection, session)
                save_presence(connection, institution_id, presence)
            _add_seats(connection, added)
            return saved

        return self.database.write(correct)

    def save(
        self,
        institution_id: InstitutionId,
        group: SessionGroup,
        presences: Sequence[Presence] = (),
    ) -> SessionGroup:
        """Save a group and live records together.

        :raises ChangedMeanwhile: if the group or one of the records changed.
        """

        def save(connection: apsw.Connection) -> SessionGroup:
            for presence in presences:
                save_presence(connection, institution_id, presence)
            return _save_group(connection, institution_id, group)

        return self.database.write(save)


def _still_logged_in(known: Presence | None, fetched: Presence) -> Presence:
    if known is None or known.epoch < fetched.epoch:
        return replace(fetched, version=max(fetched.version, known.version if known else 0))
    # To number the logins anew would open an epoch a second time, which the journal refuses.
    return replace(
        fetched,
        epoch=known.epoch,
        state=known.state,
        version=known.version,
        computer=known.computer,
        logged_in_at=known.logged_in_at,
        wrong_logins=known.wrong_logins,
        login_request=known.login_request,
        flags=known.flags,
        messages=known.messages,
        rulings=known.rulings,
    )


def _add_seats(connection: apsw.Connection, seats: _Seats) -> None:
    try:
        for session, presence in seats:
            add_session(connection, session)
            add_presence(connection, presence)
    except apsw.ConstraintError as error:
        raise ChangedMeanwhile() from error


def _add_group(
    connection: apsw.Connection, institution_id: InstitutionId, group: SessionGroup
) -> SessionGroup:
    saved = replace(group, version=group.version + 1)
    try:
        connection.execute(_ADD, (institution_id, group.id, saved.version, _DOCUMENT.text(saved)))
    except apsw.ConstraintError as error:
        raise ChangedMeanwhile() from error
    return saved


def _save_group(
    connection: apsw.Connection, institution_id: InstitutionId, group: SessionGroup
) -> SessionGroup:
    saved = replace(group, version=group.version + 1)
    values = (saved.version, _DOCUMENT.text(saved), institution_id, group.id, group.version)
    connection.execute(_SAVE, values)
    if not connection.changes():
        raise ChangedMeanwhile()
    return saved
