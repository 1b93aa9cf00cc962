"""Writes a line of the audit chain inside the transaction of the change that it tells of."""

import apsw

from chalicelib.core.audit import AuditDraft, AuditEvent, ChainHead, ChainId, chained

HEAD = "SELECT number, hash, seal FROM audit_head"
_ADD = "INSERT INTO audit_events (number, name, request_id, line) VALUES (?, ?, ?, ?)"
_PUT_HEAD = "REPLACE INTO audit_head (one, number, hash, seal) VALUES (1, ?, ?, ?)"
_IS_THERE = "SELECT 1 FROM audit_events WHERE request_id = ? AND name = ?"


def read_head(connection: apsw.Connection, chain: ChainId) -> ChainHead:
    """Give the head; that of an empty chain if there is none."""
    for number, hash_, seal in connection.execute(HEAD):
        return ChainHead(chain, number, hash_, seal)
    return ChainHead(chain)


def append_line(connection: apsw.Connection, draft: AuditDraft, key: bytes) -> AuditEvent:
    """Put an event behind the last one; there is one writer, so nobody comes between."""
    event, head = chained(read_head(connection, draft.chain), draft, key)
    connection.execute(_ADD, (event.number, draft.name, draft.request_id, event.line))
    connection.execute(_PUT_HEAD, (head.number, head.hash, head.seal))
    return event


def is_there(connection: apsw.Connection, draft: AuditDraft) -> bool:
    """Tell whether an event of this name and request is written."""
    return bool(connection.execute(_IS_THERE, (draft.request_id, draft.name)).fetchall())
