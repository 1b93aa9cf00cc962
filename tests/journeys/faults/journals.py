"""The journal itself, read past every act: with our stores, in the cloud and at a school server."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest

from chalicelib.adapters.dynamodb.sessions.journals import DynamoJournalStore, JournalRecord
from chalicelib.core.kernel import InstitutionId, SessionId
from chalicelib.core.sessions import Journal
from demonstration.people import staff
from fao_edge.adapters.sqlite.database import Database
from fao_edge.adapters.sqlite.journals import SqliteJournalStore
from infrastructure.local.place import REGION, Place
from infrastructure.local.running import STAGE
from infrastructure.local.stack import LOGIN

ReadJournal = Callable[[str], Journal]
SCHOOL = InstitutionId(
    next(f"school-{one.brin.lower()}" for one in staff() if one.brin and "noord" in one.username)
)


@contextmanager
def journal_in_cloud(place: Place) -> Iterator[ReadJournal]:
    """Point the store of the cloud at a Facet that runs here, instead of at the tests' cloud."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", place.cloud)
        patch.setenv("AWS_ACCESS_KEY_ID", LOGIN)
        patch.setenv("AWS_SECRET_ACCESS_KEY", LOGIN)
        patch.setenv("AWS_DEFAULT_REGION", REGION)
        patch.setattr(JournalRecord.Meta, "table_name", f"facet-{STAGE}-journal")
        patch.setattr(JournalRecord, "_connection", None)
        store = DynamoJournalStore()
        yield lambda session_id: store.read(SCHOOL, SessionId(session_id))


@dataclass(frozen=True)
class _Looking:
    """The reading half of a school server's database: the server itself goes on writing it."""

    path: Path

    def read(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as connection:
            return connection.execute(statement, values).fetchall()


def journal_at_school_server(state: Path) -> ReadJournal:
    """Read the file of a school server without ever writing it."""
    looking = _Looking(state / "edge.sqlite")
    store = SqliteJournalStore(cast("Database", looking))
    return lambda session_id: store.read(SCHOOL, SessionId(session_id))
