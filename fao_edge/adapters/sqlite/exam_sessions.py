"""Sessions by login name: what a candidate types finds everything that is fixed about a session."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import apsw

from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.kernel import InstitutionId, NotFound
from chalicelib.core.sessions import ExamSession
from fao_edge.adapters.sqlite.database import Database
from fao_edge.adapters.sqlite.documents import Document

_NAMED = "login_name IN (SELECT value FROM json_each(?))"
_FIND = "SELECT document FROM exam_sessions WHERE login_name = ?"
_OF_GROUP = f"SELECT document FROM exam_sessions WHERE {_NAMED} AND institution_id = ?"  # noqa: S608
_TAKEN = f"SELECT login_name FROM exam_sessions WHERE {_NAMED}"  # noqa: S608
_WRITE = (
    " INTO exam_sessions (login_name, institution_id, group_id, session_id, document)"
    " VALUES (?, ?, ?, ?, ?)"
)
_DOCUMENT = Document(ExamSession)


@dataclass(frozen=True)
class SqliteSessionStore:
    """Finds what is fixed about a session; ``SqliteGroupStore`` writes it."""

    database: Database
    personal_data: ClassVar[Mapping[str, PersonalData]] = {
        "exam_sessions": PersonalData(
            "the id of the candidate, extra time", "until the folder of the server is emptied"
        )
    }

    def find(self, login_name: str) -> ExamSession:
        """Find a session by its login name. :raises NotFound: if nobody has that name."""
        found = self.database.read(_FIND, (login_name,))
        if not found:
            raise NotFound()
        return _DOCUMENT.value(found[0][0])

    def of_group(
        self, institution_id: InstitutionId, login_names: Sequence[str]
    ) -> tuple[ExamSession, ...]:
        """Give the sessions with these login names, as far as they are the institution's."""
        found = self.database.read(_OF_GROUP, (json.dumps(login_names), institution_id))
        return tuple(_DOCUMENT.value(document) for (document,) in found)

    def taken(self, login_names: Sequence[str]) -> frozenset[str]:
        """Tell which of these login names somebody has already."""
        found = self.database.read(_TAKEN, (json.dumps(login_names),))
        return frozenset(name for (name,) in found)


def add_session(connection: apsw.Connection, session: ExamSession) -> None:
    """Keep a new session. :raises apsw.ConstraintError: if somebody has its login name."""
    connection.execute(f"INSERT{_WRITE}", _row(session))


def replace_session(connection: apsw.Connection, session: ExamSession) -> None:
    """Keep a session over what was known of its login name."""
    connection.execute(f"REPLACE{_WRITE}", _row(session))


def _row(session: ExamSession) -> tuple[str, str, str, str, str]:
    owner = session.institution_id, session.group_id, session.id
    return session.login_name, *owner, _DOCUMENT.text(session)
