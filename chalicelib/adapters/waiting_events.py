"""The audit event of the act that runs now, until a record takes it along into its transaction.

The dispatcher puts an event here (``AuditTrail.during``); the first write of an audited record
finds it here. Services and stores know nothing of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace

from chalicelib.core.audit import AuditDraft, AuditEvent, ChainId, institution_chain
from chalicelib.core.kernel import InstitutionId, UserId


@dataclass
class WaitingEvent:
    """An event, and whether it is written: then it knows its place in the chain."""

    draft: AuditDraft
    key: bytes = field(repr=False)
    event: AuditEvent | None = None

    def draft_about(self, objects: dict[str, str]) -> AuditDraft:
        """Give the event with the ids of the records it goes with; those of the path stay."""
        return replace(self.draft, objects={**objects, **self.draft.objects})


_now: ContextVar[WaitingEvent | None] = ContextVar("waiting_event", default=None)


@contextmanager
def waiting_during(draft: AuditDraft, key: bytes) -> Iterator[WaitingEvent]:
    """Let an event wait for the first record that is written inside; ``key`` seals its chain."""
    event = WaitingEvent(draft, key)
    before = _now.set(event)
    try:
        yield event
    finally:
        _now.reset(before)


def waiting_event() -> WaitingEvent | None:
    """Give the event that still waits, if there is one."""
    found = _now.get()
    return found if found is not None and found.event is None else None


def caller_is(
    *, user_id: UserId | None, institution_id: InstitutionId, chain: ChainId | None = None
) -> None:
    """Tell the event that waits who does the act; without one there is nothing to tell."""
    found = waiting_event()
    if found is not None:
        found.draft = replace(
            found.draft,
            user_id=user_id,
            institution_id=institution_id,
            chain=chain or institution_chain(institution_id),
        )
