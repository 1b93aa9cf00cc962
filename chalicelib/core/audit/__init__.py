"""Audit chains: who did what, so that nobody can change it afterwards without being seen."""

from chalicelib.core.audit.errors import LineUnreadable
from chalicelib.core.audit.model.chain import START, ChainHead, chained, is_sealed
from chalicelib.core.audit.model.digest import input_digest, is_secret
from chalicelib.core.audit.model.event import (
    EDGE_CHAIN_ANCHORED,
    SYSTEM,
    AuditDraft,
    AuditEvent,
    ChainId,
    canonical,
    draft_of,
    edge_chain,
    institution_chain,
    read_line,
)
from chalicelib.core.audit.model.verifying import BadLine, ChainCheck, Verifier, Wrong
from chalicelib.core.audit.ports import AuditStore, AuditTrail, PendingEvent
from chalicelib.core.audit.service import Anchors, check_chains, check_part

__all__ = [
    "EDGE_CHAIN_ANCHORED",
    "START",
    "SYSTEM",
    "Anchors",
    "AuditDraft",
    "AuditEvent",
    "AuditStore",
    "AuditTrail",
    "BadLine",
    "ChainCheck",
    "ChainHead",
    "ChainId",
    "LineUnreadable",
    "PendingEvent",
    "Verifier",
    "Wrong",
    "canonical",
    "chained",
    "check_chains",
    "check_part",
    "draft_of",
    "edge_chain",
    "input_digest",
    "institution_chain",
    "is_sealed",
    "is_secret",
    "read_line",
]
