"""Audit events, valid from the first call."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from chalicelib.core.audit import AuditDraft, ChainHead, ChainId, chained, institution_chain
from chalicelib.core.kernel import InstitutionId, UserId

KEY = b"the key of the server"
SCHOOL = InstitutionId("school-1")
CHAIN = institution_chain(SCHOOL)
NINE = datetime(2026, 5, 15, 9, 0, tzinfo=UTC)

_DRAFT = AuditDraft(
    name="group_released",
    act="release_group",
    at=NINE,
    chain=CHAIN,
    request_id="request-1",
    user_id=UserId("user-1"),
    institution_id=SCHOOL,
    objects={"group_id": "group-1"},
    digest="d" * 64,
)


def a_draft(**changes: Any) -> AuditDraft:
    """Give an event that has no place yet."""
    return replace(_DRAFT, **changes)


def a_chain(count: int, chain: ChainId = CHAIN) -> tuple[list[str], ChainHead]:
    """Give the lines and the head of a chain of so many events."""
    head, lines = ChainHead(chain), []
    for number in range(1, count + 1):
        draft = a_draft(chain=chain, request_id=f"request-{number}")
        event, head = chained(head, draft, KEY)
        lines.append(event.line)
    return lines, head
