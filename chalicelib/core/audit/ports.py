"""What audit chains need from the world."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from chalicelib.core.audit.model.chain import ChainHead
from chalicelib.core.audit.model.event import AuditDraft, AuditEvent, ChainId
from chalicelib.core.kernel import InstitutionId, UserId


class PendingEvent(Protocol):
    """The event of the act that runs now."""

    @property
    def event(self) -> AuditEvent | None:
        """The event in its chain; None as long as it is not written."""
        ...


class AuditTrail(Protocol):
    """Writes events. An event and the change that it tells of are kept together or not at all."""

    def during(self, draft: AuditDraft) -> AbstractContextManager[PendingEvent]:
        """Write the event in one transaction with the first record that is changed inside.

        If nothing is changed it is written at the end. If what is inside raises before it changed
        anything, there is no event.
        """
        ...

    def caller_is(
        self,
        *,
        user_id: UserId | None,
        institution_id: InstitutionId,
        chain: ChainId | None = None,
    ) -> None:
        """Tell who turned out to do the act that runs now, before anything is changed.

        The event goes to the chain of the institution, unless another is given. Outside
        :meth:`during` there is no event, and nothing to tell of.
        """
        ...

    def append(self, draft: AuditDraft) -> None:
        """Write an event of something that no act does.

        An event of the same name and ``request_id`` is written once, however often it is given.
        """
        ...

    def append_soon(self, draft: AuditDraft) -> None:
        """Like :meth:`append`, a moment later where many at once would wait for each other."""
        ...


class AuditStore(Protocol):
    """Reads chains as they lie there, good or bad."""

    def chains(self) -> tuple[ChainId, ...]:
        """Give every chain that has an event or a head. It reads everything there is."""
        ...

    def head(self, chain: ChainId) -> ChainHead:
        """Give the head of a chain; that of an empty one if it has none."""
        ...

    def lines(self, chain: ChainId) -> Iterator[str]:
        """Give the lines of a chain in their order, page by page."""
        ...

    def newest(self, chain: ChainId, *, before: int | None = None) -> Iterator[str]:
        """Give the lines of a chain, or those before a number; the last first, page by page."""
        ...
