"""What candidates arranged around their answers; a document for each session."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import apsw

from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.kernel import InstitutionId, SessionId
from chalicelib.core.sessions import Epoch, Workspace
from fao_edge.adapters.sqlite.database import Database
from fao_edge.adapters.sqlite.documents import Document

_GET = "SELECT document FROM workspaces WHERE institution_id = ? AND session_id = ?"
_KEEP = (
    "INSERT INTO workspaces (institution_id, session_id, lease, login, document)"
    " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
    " SET lease = excluded.lease, login = excluded.login, document = excluded.document"
    " WHERE (workspaces.lease, workspaces.login) <= (excluded.lease, excluded.login)"
)
_DOCUMENT = Document(Workspace)


@dataclass(frozen=True)
class SqliteWorkspaceStore:
    """Keeps workspaces."""

    database: Database
    personal_data: ClassVar[Mapping[str, PersonalData]] = {
        "workspaces": PersonalData(
            "how a candidate wants to see the exam, and which items were marked or seen",
            "until the folder of the server is emptied",
        )
    }

    def get(self, institution_id: InstitutionId, session_id: SessionId) -> Workspace:
        """Give what was kept last; where nothing is kept, a workspace as everybody begins."""
        found = self.database.read(_GET, (institution_id, session_id))
        return _DOCUMENT.value(found[0][0]) if found else Workspace()

    def keep(
        self,
        institution_id: InstitutionId,
        session_id: SessionId,
        epoch: Epoch,
        workspace: Workspace,
    ) -> bool:
        """Keep a workspace unless one of a newer epoch is kept, and tell whether it was kept."""
        document = _DOCUMENT.text(workspace)
        values = (institution_id, session_id, epoch.lease, epoch.login, document)

        def keep(connection: apsw.Connection) -> bool:
            connection.execute(_KEEP, values)
            return connection.changes() > 0

        return self.database.write_once(keep, audited=False)
