"""The trail of audit events and the store that reads their chains, in DynamoDB."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from chalicelib.adapters import waiting_events
from chalicelib.adapters.dynamodb.audit_records import (
    NUMBER_MAX,
    AppendedRecord,
    ChainRecord,
    EventRecord,
    event_key,
    partition_of,
    read_head,
)
from chalicelib.adapters.dynamodb.outcomes import reads, writes
from chalicelib.adapters.dynamodb.transactions import transaction
from chalicelib.adapters.waiting_events import WaitingEvent, waiting_during
from chalicelib.core.audit import AuditDraft, ChainHead, ChainId, canonical
from chalicelib.core.kernel import (
    AppendEvent,
    ChangedMeanwhile,
    InstitutionId,
    UserId,
    WorkQueue,
)

BROUGHT_AGAIN_WITHIN = timedelta(days=30)
"""A queue keeps a message 14 days (SQS), and failed work as long again."""


@dataclass(frozen=True)
class DynamoAuditTrail:
    """Writes events in the transaction of what they tell of."""

    key: bytes = field(repr=False)
    queue: WorkQueue

    @contextmanager
    def during(self, draft: AuditDraft) -> Iterator[WaitingEvent]:
        """Write the event with the first audited record that is written inside, else at the end."""
        with waiting_during(draft, self.key) as waiting:
            yield waiting
            if waiting.event is None:
                with writes():
                    transaction().commit_with(waiting)

    def caller_is(
        self,
        *,
        user_id: UserId | None,
        institution_id: InstitutionId,
        chain: ChainId | None = None,
    ) -> None:
        """Tell who turned out to do the act that runs now."""
        waiting_events.caller_is(user_id=user_id, institution_id=institution_id, chain=chain)

    def append(self, draft: AuditDraft) -> None:
        """Write an event that no act does, once for its name and ``request_id``."""
        given = hashlib.sha256(f"{draft.name}|{draft.request_id}".encode()).hexdigest()
        marker = AppendedRecord(f"APPENDED#{given}", "APPENDED")
        marker.expires_at = draft.at + BROUGHT_AGAIN_WITHIN
        with waiting_during(draft, self.key):
            try:
                with writes():
                    marker.save(condition=AppendedRecord.sk.does_not_exist())
            except ChangedMeanwhile:
                # The marker came with the event, in one transaction: it is there.
                return

    def append_soon(self, draft: AuditDraft) -> None:
        """Put an event on the queue: a flood of them must not fight over one head."""
        self.queue.put(AppendEvent(canonical(draft.facts)))


class DynamoAuditStore:
    """Reads chains as they lie there."""

    def chains(self) -> tuple[ChainId, ...]:
        """Give every chain that has an event or a head, by name; reads the whole table's keys."""
        with reads():
            keys = ChainRecord.scan(attributes_to_get=["pk", "sk", "kind"], consistent_read=True)
            found = {one.pk.removeprefix(partition_of(ChainId(""))) for one in keys}
        return tuple(ChainId(name) for name in sorted(found))

    def head(self, chain: ChainId) -> ChainHead:
        """Give the head of a chain; that of an empty one if it has none."""
        return read_head(chain)

    def lines(self, chain: ChainId) -> Iterator[str]:
        """Give the lines of a chain in their order."""
        return self._lines(chain, is_forward=True, before=None)

    def newest(self, chain: ChainId, *, before: int | None = None) -> Iterator[str]:
        """Give the lines of a chain, or those before a number; the last one first."""
        return self._lines(chain, is_forward=False, before=before)

    def _lines(self, chain: ChainId, *, is_forward: bool, before: int | None) -> Iterator[str]:
        last = NUMBER_MAX if before is None else before - 1
        with reads():
            for record in EventRecord.query(
                partition_of(chain),
                EventRecord.sk.between(event_key(0), event_key(last)),
                consistent_read=True,
                scan_index_forward=is_forward,
            ):
                yield record.line
