"""How one event follows another.

The hash of an event covers the hash of the one before, so nobody can change, drop, swap or insert
an event without changing all that follow. The head says which event is the last; its seal needs
the server's key, so whoever can write the table alone cannot cut off the end and make a new head.
"""

import hashlib
import hmac
from dataclasses import dataclass, field

from chalicelib.core.audit.model.event import AuditDraft, AuditEvent, ChainId, canonical

START = "0" * 64
"""What stands in the first event as the hash of the one before."""


@dataclass(frozen=True)
class ChainHead:
    """The last event of a chain; number 0 and :data:`START` before the first."""

    chain: ChainId
    number: int = 0
    hash: str = START
    seal: str = field(default="", repr=False)


def chained(head: ChainHead, draft: AuditDraft, key: bytes) -> tuple[AuditEvent, ChainHead]:
    """Give the draft its place after the head, and the head that it makes."""
    number = head.number + 1
    event = AuditEvent(number, draft, head.hash, hash_of(head.hash, number, draft))
    return event, ChainHead(head.chain, number, event.hash, seal_of(head.chain, event, key))


def hash_of(previous: str, number: int, draft: AuditDraft) -> str:
    """Give the SHA-256 of the hash before and the facts of an event."""
    facts = canonical(draft.facts | {"number": number})
    return hashlib.sha256(f"{previous}\n{facts}".encode()).hexdigest()


def seal_of(chain: ChainId, last: AuditEvent, key: bytes) -> str:
    """Seal which event is the last one."""
    return _seal(chain, last.number, last.hash, key)


def is_sealed(head: ChainHead, key: bytes) -> bool:
    """Tell whether a head was made by somebody with this key."""
    expected = _seal(head.chain, head.number, head.hash, key)
    return hmac.compare_digest(expected.encode(), head.seal.encode())


def _seal(chain: ChainId, number: int, hash_: str, key: bytes) -> str:
    # The word in front keeps this apart from everything else that is signed with the same key.
    sealed = f"audit-head|{chain}|{number}|{hash_}"
    return hmac.new(key, sealed.encode(), hashlib.sha256).hexdigest()
