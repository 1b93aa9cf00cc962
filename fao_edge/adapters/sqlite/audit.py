"""The audit chain of this school server: every event in the transaction of its change."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import ClassVar

import apsw

from chalicelib.adapters import waiting_events
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.adapters.waiting_events import WaitingEvent, waiting_during
from chalicelib.core.audit import AuditDraft, ChainHead, ChainId
from chalicelib.core.kernel import InstitutionId, UserId
from fao_edge.adapters.sqlite.audit_lines import HEAD, append_line, is_there
from fao_edge.adapters.sqlite.database import Database

PAGE = 500
_FORWARD = "SELECT number, line FROM audit_events WHERE number > ? ORDER BY number LIMIT ?"
_BACK = "SELECT number, line FROM audit_events WHERE number < ? ORDER BY number DESC LIMIT ?"
_ANY = "SELECT 1 FROM audit_events UNION ALL SELECT 1 FROM audit_head LIMIT 1"
_BEHIND_ALL = 2**62


@dataclass(frozen=True)
class SqliteAuditTrail:
    """Writes every event to the one chain of this server."""

    database: Database
    chain: ChainId
    key: bytes = field(repr=False)

    @contextmanager
    def during(self, draft: AuditDraft) -> Iterator[WaitingEvent]:
        """Write the event with the first change that is made inside, else at the end."""
        with waiting_during(self._own(draft), self.key) as waiting:
            yield waiting
            if waiting.event is None:
                self.database.write(lambda _: None)

    def caller_is(
        self,
        *,
        user_id: UserId | None,
        institution_id: InstitutionId,
        chain: ChainId | None = None,  # noqa: ARG002 - a school server has one chain
    ) -> None:
        """Tell who turned out to do the act that runs now."""
        waiting_events.caller_is(user_id=user_id, institution_id=institution_id, chain=self.chain)

    def append(self, draft: AuditDraft) -> None:
        """Write an event that no act does, once for its name and ``request_id``."""

        def append(connection: apsw.Connection) -> None:
            if not is_there(connection, draft):
                append_line(connection, self._own(draft), self.key)

        self.database.write(append, audited=False)

    def append_soon(self, draft: AuditDraft) -> None:
        """Write it now: there is one writer, so nothing waits for a head."""
        self.append(draft)

    def _own(self, draft: AuditDraft) -> AuditDraft:
        return replace(draft, chain=self.chain)


@dataclass(frozen=True)
class SqliteAuditStore:
    """Reads the chain of this server as it lies there."""

    database: Database
    chain: ChainId
    personal_data: ClassVar[Mapping[str, PersonalData]] = {
        "audit_events": PersonalData(
            "the id of a member of staff", "until the folder of the server is emptied"
        ),
        "audit_head": PersonalData("", "until the folder of the server is emptied"),
    }

    def chains(self) -> tuple[ChainId, ...]:
        """Give the chain of this server, once it has an event or a head."""
        return (self.chain,) if self.database.read(_ANY) else ()

    def head(self, chain: ChainId) -> ChainHead:
        """Give the head of a chain; that of an empty one if it has none."""
        found = self.database.read(HEAD) if chain == self.chain else []
        return ChainHead(chain, *found[0]) if found else ChainHead(chain)

    def lines(self, chain: ChainId) -> Iterator[str]:
        """Give the lines of a chain in their order."""
        return self._pages(_FORWARD, -1) if chain == self.chain else iter(())

    def newest(self, chain: ChainId, *, before: int | None = None) -> Iterator[str]:
        """Give the lines of a chain, or those before a number; the last one first."""
        start = _BEHIND_ALL if before is None else before
        return self._pages(_BACK, start) if chain == self.chain else iter(())

    def _pages(self, sql: str, start: int) -> Iterator[str]:
        number = start
        while page := self.database.read(sql, (number, PAGE)):
            for number, line in page:  # noqa: B007 - the last number begins the next page
                yield line
