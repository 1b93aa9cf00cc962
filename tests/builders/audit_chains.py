"""Audit chains in memory, in DynamoDB and in SQLite, and how a test tampers with each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import apsw
import pytest

from chalicelib.adapters.dynamodb.audit import DynamoAuditStore, DynamoAuditTrail
from chalicelib.adapters.dynamodb.audit_records import (
    HEAD,
    EventRecord,
    HeadRecord,
    event_key,
    partition_of,
)
from chalicelib.core.audit import (
    AuditStore,
    AuditTrail,
    ChainCheck,
    ChainHead,
    ChainId,
    Verifier,
    draft_of,
    edge_chain,
)
from chalicelib.core.kernel import AppendEvent, EdgeId, Work
from fao_edge.adapters.sqlite.audit import SqliteAuditStore, SqliteAuditTrail
from fao_edge.adapters.sqlite.database import Database
from tests.builders.audit import CHAIN, KEY
from tests.fakes.audit import FakeAuditStore, FakeAuditTrail
from tests.fakes.work import FakeWorkQueue

KINDS = ["fake", "dynamodb", "sqlite"]


class Tamper(Protocol):
    """Puts other lines and another head in the place of what a chain holds."""

    def __call__(self, lines: Sequence[str], head: ChainHead) -> None: ...


@dataclass(frozen=True)
class Chains:
    """A trail, the store that reads what it wrote, and hands that change it behind its back."""

    trail: AuditTrail
    store: AuditStore
    chain: ChainId
    tamper: Tamper

    def lines(self) -> list[str]:
        return list(self.store.lines(self.chain))

    def check(self) -> ChainCheck:
        return Verifier(self.chain).check(
            self.store.lines(self.chain), self.store.head(self.chain), KEY
        )


def chains_of(request: pytest.FixtureRequest) -> Chains:
    """Give empty chains of the kind that the test asks for."""
    match request.param:
        case "dynamodb":
            request.getfixturevalue("cloud")
            return chains_in_dynamodb()
        case "sqlite":
            return chains_in_sqlite(request.getfixturevalue("database"))
        case _:
            return chains_in_memory()


def chains_in_memory() -> Chains:
    store = FakeAuditStore()

    def tamper(lines: Sequence[str], head: ChainHead) -> None:
        store.kept[CHAIN], store.heads[CHAIN] = list(lines), head

    return Chains(FakeAuditTrail(store), store, CHAIN, tamper)


def chains_in_dynamodb() -> Chains:
    def tamper(lines: Sequence[str], head: ChainHead) -> None:
        for number, _ in enumerate(DynamoAuditStore().lines(CHAIN), 1):
            EventRecord(partition_of(CHAIN), event_key(number)).delete()
        for number, line in enumerate(lines, 1):
            EventRecord(partition_of(CHAIN), event_key(number), line=line).save()
        seal, number = head.seal, head.number
        HeadRecord(partition_of(CHAIN), HEAD, number=number, hash=head.hash, seal=seal).save()

    return Chains(DynamoAuditTrail(KEY, SoonIsNow()), DynamoAuditStore(), CHAIN, tamper)


def chains_in_sqlite(database: Database) -> Chains:
    chain = edge_chain(EdgeId("edge-1"))

    def tamper(lines: Sequence[str], head: ChainHead) -> None:
        def work(connection: apsw.Connection) -> None:
            # Whoever holds the file can also take its guards away.
            for what in ("changed", "removed"):
                connection.execute(f"DROP TRIGGER IF EXISTS audit_events_are_never_{what}")
            connection.execute("DELETE FROM audit_events")
            for number, line in enumerate(lines, 1):
                connection.execute("INSERT INTO audit_events VALUES (?, '', '', ?)", (number, line))
            facts = head.number, head.hash, head.seal
            connection.execute("REPLACE INTO audit_head VALUES (1, ?, ?, ?)", facts)

        database.write(work)

    store = SqliteAuditStore(database, chain)
    return Chains(SqliteAuditTrail(database, chain, KEY), store, chain, tamper)


class SoonIsNow(FakeWorkQueue):
    """A queue whose worker is at hand: it does twice what it is given, as a queue may."""

    def put(self, work: Work) -> None:
        assert isinstance(work, AppendEvent)
        trail = DynamoAuditTrail(KEY, self)
        for _ in range(2):
            trail.append(draft_of(work.facts))
