"""An audit event: who did what to what, in ids alone.

No name and no address stands in it, so personal data can be erased without breaking a chain.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NewType

from chalicelib.core.audit.errors import LineUnreadable
from chalicelib.core.kernel import EdgeId, InstitutionId, UserId

ChainId = NewType("ChainId", str)

_NOT_OURS = (ValueError, TypeError, KeyError, AttributeError)
"""What reading raises when a text is JSON of another shape, or none."""

SYSTEM = ChainId("system")
"""What DUO does, failed logins, and whoever is unknown."""
EDGE_ACTIVATED = "edge_activated"
"""A school server was taken into use, and begins its chain if it has none."""
EDGE_CHAIN_ANCHORED = "edge_chain_anchored"
"""The cloud heard how far the chain of a school server is."""


def institution_chain(institution_id: InstitutionId) -> ChainId:
    """Name the chain of an institution."""
    return ChainId(f"institution:{institution_id}")


def edge_chain(edge_id: EdgeId) -> ChainId:
    """Name the chain that a school server keeps itself."""
    return ChainId(f"edge:{edge_id}")


@dataclass(frozen=True)
class AuditDraft:
    """An event before it has its place in a chain.

    ``name`` says in the past tense what happened, ``act`` which act did it. ``objects`` are ids of
    what it was done to. ``digest`` fixes the act's input without telling it. ``reason`` is the
    reference of a refusal.
    """

    name: str
    act: str
    at: datetime
    chain: ChainId
    request_id: str
    user_id: UserId | None = None
    institution_id: InstitutionId | None = None
    edge_id: EdgeId | None = None
    objects: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""
    reason: str | None = None

    @property
    def facts(self) -> dict[str, Any]:
        """Everything it says, as JSON knows it."""
        return {
            "name": self.name,
            "act": self.act,
            "at": self.at.astimezone(UTC).isoformat(),
            "chain": self.chain,
            "request_id": self.request_id,
            "user_id": self.user_id,
            "institution_id": self.institution_id,
            "edge_id": self.edge_id,
            "objects": dict(self.objects),
            "digest": self.digest,
            "reason": self.reason,
        }


@dataclass(frozen=True)
class AuditEvent:
    """An event in its chain: numbered from 1, with the hash of the one before and its own."""

    number: int
    draft: AuditDraft
    previous: str
    hash: str

    @property
    def line(self) -> str:
        """The event as it is stored and exported: one line of canonical JSON."""
        own = {"number": self.number, "previous": self.previous, "hash": self.hash}
        return canonical(self.draft.facts | own)


def canonical(facts: Mapping[str, Any]) -> str:
    """Write facts in the one way in which they are hashed: sorted keys, no spaces, UTF-8."""
    return json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def draft_of(text: str) -> AuditDraft:
    """Read what :func:`canonical` wrote of a draft. :raises LineUnreadable: if it is none."""
    try:
        return _draft(json.loads(text))
    except _NOT_OURS as error:
        raise LineUnreadable from error


def read_line(line: str) -> AuditEvent:
    """Read an event back. :raises LineUnreadable: if the line is not exactly what we write."""
    try:
        row = json.loads(line)
        event = AuditEvent(row.pop("number"), _draft(row), row["previous"], row["hash"])
        is_ours = event.line == line and type(event.number) is int
    except _NOT_OURS as error:
        raise LineUnreadable from error
    # Two texts that mean the same would have one hash; a changed space must be seen as well.
    if not is_ours:
        raise LineUnreadable
    return event


def _draft(row: dict[str, Any]) -> AuditDraft:
    given = {key: value for key, value in row.items() if key not in ("previous", "hash", "number")}
    return AuditDraft(**{**given, "at": datetime.fromisoformat(given["at"])})
