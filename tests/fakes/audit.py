"""Audit chains in memory."""

from collections.abc import Iterator
from contextlib import contextmanager

from chalicelib.adapters.waiting_events import (
    WaitingEvent,
    caller_is,
    waiting_during,
    waiting_event,
)
from chalicelib.core.audit import (
    AuditDraft,
    AuditEvent,
    ChainHead,
    ChainId,
    canonical,
    chained,
    draft_of,
)
from chalicelib.core.kernel import InstitutionId, UserId

KEY = b"the key of the server"


class FakeAuditStore:
    """Chains as lists of lines, which a test may change."""

    def __init__(self) -> None:
        self.kept: dict[ChainId, list[str]] = {}
        self.heads: dict[ChainId, ChainHead] = {}

    def chains(self) -> tuple[ChainId, ...]:
        return tuple(sorted(self.kept.keys() | self.heads.keys()))

    def head(self, chain: ChainId) -> ChainHead:
        return self.heads.get(chain, ChainHead(chain))

    def lines(self, chain: ChainId) -> Iterator[str]:
        return iter(tuple(self.kept.get(chain, ())))

    def newest(self, chain: ChainId, *, before: int | None = None) -> Iterator[str]:
        last = None if before is None else max(before - 1, 0)
        return reversed(tuple(self.kept.get(chain, ())[:last]))

    def write(self, draft: AuditDraft) -> AuditEvent:
        event, self.heads[draft.chain] = chained(self.head(draft.chain), draft, KEY)
        self.kept.setdefault(draft.chain, []).append(event.line)
        return event


def takes_along(**made: str) -> None:
    """Name in the event that waits what a store in memory writes, as records in DynamoDB do."""
    waiting = waiting_event()
    if waiting is not None:
        waiting.draft = waiting.draft_about(made)


class FakeAuditTrail:
    """Writes events at the end of the act: stores in memory have no transactions to join."""

    def __init__(self, store: FakeAuditStore | None = None) -> None:
        self.store = store or FakeAuditStore()
        self.callers: list[tuple[UserId | None, InstitutionId]] = []
        self._soon: list[str] = []
        self._given: set[tuple[str, str]] = set()

    @contextmanager
    def during(self, draft: AuditDraft) -> Iterator[WaitingEvent]:
        with waiting_during(draft, KEY) as waiting:
            yield waiting
            waiting.event = self.store.write(waiting.draft)

    def caller_is(
        self,
        *,
        user_id: UserId | None,
        institution_id: InstitutionId,
        chain: ChainId | None = None,
    ) -> None:
        self.callers.append((user_id, institution_id))
        caller_is(user_id=user_id, institution_id=institution_id, chain=chain)

    def append(self, draft: AuditDraft) -> None:
        if (draft.name, draft.request_id) not in self._given:
            self._given.add((draft.name, draft.request_id))
            self.store.write(draft)

    def append_soon(self, draft: AuditDraft) -> None:
        self._soon.append(canonical(draft.facts))

    def do_now(self) -> None:
        """Write what was to be written soon, as the queue's worker does."""
        while self._soon:
            self.append(draft_of(self._soon.pop(0)))
