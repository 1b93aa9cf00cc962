"""The stores of sessions: in memory, in DynamoDB and in SQLite; the contract suites run on all."""

from dataclasses import dataclass

import pytest

from chalicelib.adapters.dynamodb.sessions import (
    DynamoGroupStore,
    DynamoJournalStore,
    DynamoPresenceStore,
    DynamoSessionStore,
    DynamoWorkspaceStore,
)
from chalicelib.core.sessions import (
    ExamSession,
    GroupStore,
    JournalStore,
    Presence,
    PresenceStore,
    SessionGroup,
    SessionStore,
    WorkspaceStore,
    first_presence,
)
from fao_edge.adapters.sqlite.database import Database
from fao_edge.adapters.sqlite.exam_sessions import SqliteSessionStore
from fao_edge.adapters.sqlite.groups import SqliteGroupStore
from fao_edge.adapters.sqlite.journals import SqliteJournalStore
from fao_edge.adapters.sqlite.presences import SqlitePresenceStore
from fao_edge.adapters.sqlite.workspaces import SqliteWorkspaceStore
from tests.builders.sessions import SCHOOL, a_group, a_session
from tests.fakes.sessions import (
    FakeGroupStore,
    FakeJournalStore,
    FakePresenceStore,
    FakeSessionStore,
    FakeSessionStores,
    FakeWorkspaceStore,
)

KINDS = ["fake", "dynamodb", "sqlite"]


@dataclass(frozen=True)
class SessionStores:
    """The five stores, of one kind."""

    groups: GroupStore
    sessions: SessionStore
    presences: PresenceStore
    journals: JournalStore
    workspaces: WorkspaceStore

    def plan(self, *sessions: ExamSession) -> tuple[SessionGroup, list[Presence]]:
        """Keep a group with these sessions, or with one."""
        planned = sessions or (a_session(),)
        group = a_group(candidate_count=len(planned))
        presences = [first_presence(session, group) for session in planned]
        group = self.groups.add(SCHOOL, group, planned, presences)
        return group, list(self.presences.of_group(SCHOOL, group.id))


def stores_of(request: pytest.FixtureRequest) -> SessionStores:
    """Give the stores of the kind that the fixture asks for."""
    if request.param == "fake":
        memory = FakeSessionStores()
        return SessionStores(
            FakeGroupStore(memory),
            FakeSessionStore(memory),
            FakePresenceStore(memory),
            FakeJournalStore(),
            FakeWorkspaceStore(),
        )
    if request.param == "sqlite":
        return edge_stores(request.getfixturevalue("database"))
    request.getfixturevalue("cloud")
    return SessionStores(
        DynamoGroupStore(),
        DynamoSessionStore(),
        DynamoPresenceStore(),
        DynamoJournalStore(),
        DynamoWorkspaceStore(),
    )


def edge_stores(database: Database) -> SessionStores:
    """Give the stores of a school server."""
    return SessionStores(
        SqliteGroupStore(database),
        SqliteSessionStore(database),
        SqlitePresenceStore(database),
        SqliteJournalStore(database),
        SqliteWorkspaceStore(database),
    )
