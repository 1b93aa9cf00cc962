"""Workspaces: a record for each session, written apart from the live record, which stays small."""

from dataclasses import asdict
from typing import Any

from pynamodb.attributes import JSONAttribute, NumberAttribute
from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, table_name
from chalicelib.adapters.dynamodb.outcomes import reads
from chalicelib.adapters.dynamodb.sessions.commits import single_write
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.kernel import ChangedMeanwhile, InstitutionId, ItemId, NotFound, SessionId
from chalicelib.core.sessions import ColourScheme, Epoch, Language, Preferences, Workspace

SORT_KEY = "WORKSPACE"


class WorkspaceRecord(Record, discriminator="workspace"):
    """What one candidate arranged around the answers, and the epoch that wrote it."""

    class Meta(base.Meta):
        """Lies in the sessions table."""

        table_name = table_name("sessions")

    personal_data = PersonalData(
        "how a candidate wants to see the exam, and which items were marked or seen",
        "as long as the results",
    )
    audited = False

    lease = NumberAttribute()
    login = NumberAttribute()
    preferences = JSONAttribute()
    marked = JSONAttribute()
    seen = JSONAttribute()


class DynamoWorkspaceStore:
    """Keeps workspaces."""

    def get(self, institution_id: InstitutionId, session_id: SessionId) -> Workspace:
        """Give what was kept last; where nothing is kept, a workspace as everybody begins."""
        partition = _partition(institution_id, session_id)
        try:
            with reads():
                return _workspace(WorkspaceRecord.get(partition, SORT_KEY, consistent_read=True))
        except NotFound:
            return Workspace()

    def keep(
        self,
        institution_id: InstitutionId,
        session_id: SessionId,
        epoch: Epoch,
        workspace: Workspace,
    ) -> bool:
        """Keep a workspace unless one of a newer epoch is kept: one put, no read."""
        record = WorkspaceRecord(
            _partition(institution_id, session_id),
            SORT_KEY,
            lease=epoch.lease,
            login=epoch.login,
            preferences=asdict(workspace.preferences),
            marked=list(workspace.marked),
            seen=list(workspace.seen),
        )
        try:
            with single_write():
                record.save(condition=_not_newer_than(epoch))
        except ChangedMeanwhile:
            return False
        return True


def _partition(institution_id: InstitutionId, session_id: SessionId) -> str:
    return f"WORKSPACE#{institution_id}#{session_id}"


def _not_newer_than(epoch: Epoch) -> Condition:
    is_first = WorkspaceRecord.sk.does_not_exist()
    older_lease = WorkspaceRecord.lease < epoch.lease
    same_lease = (WorkspaceRecord.lease == epoch.lease) & (WorkspaceRecord.login <= epoch.login)
    holds: Condition = is_first | older_lease | same_lease
    return holds


def _workspace(record: WorkspaceRecord) -> Workspace:
    return Workspace(_preferences(record.preferences), _items(record.marked), _items(record.seen))


def _preferences(row: dict[str, Any]) -> Preferences:
    language, scheme = Language(row["language"]), ColourScheme(row["colour_scheme"])
    return Preferences(**{**row, "language": language, "colour_scheme": scheme})


def _items(row: list[str]) -> tuple[ItemId, ...]:
    return tuple(map(ItemId, row))
