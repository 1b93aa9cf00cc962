"""Session groups, exam sessions, the live monitor, and the answer journal that never loses."""

from chalicelib.core.sessions.model.batches import (
    MAX_BATCH_BYTES,
    MAX_RESPONSE_BYTES,
    read_batch,
)
from chalicelib.core.sessions.model.counting import (
    CurrentAnswers,
    PlacedEntry,
    SetAside,
    SetAsideEntry,
    what_counts,
)
from chalicelib.core.sessions.model.group import GroupState, SessionGroup
from chalicelib.core.sessions.model.journal import (
    Adoption,
    Batch,
    Entry,
    EntryAct,
    Epoch,
    EpochOpened,
    Journal,
    Kept,
    Response,
    StoredBatch,
)
from chalicelib.core.sessions.model.presence import (
    LoginRequest,
    Message,
    Presence,
    SessionFlag,
    SignOfLife,
    first_presence,
)
from chalicelib.core.sessions.model.session import (
    CODE_ALPHABET,
    CODE_LENGTH,
    ExamSession,
    SessionState,
    normalised_code,
)

__all__ = [
    "CODE_ALPHABET",
    "CODE_LENGTH",
    "MAX_BATCH_BYTES",
    "MAX_RESPONSE_BYTES",
    "Adoption",
    "Batch",
    "CurrentAnswers",
    "Entry",
    "EntryAct",
    "Epoch",
    "EpochOpened",
    "ExamSession",
    "GroupState",
    "Journal",
    "Kept",
    "LoginRequest",
    "Message",
    "PlacedEntry",
    "Presence",
    "Response",
    "SessionFlag",
    "SessionGroup",
    "SessionState",
    "SetAside",
    "SetAsideEntry",
    "SignOfLife",
    "StoredBatch",
    "first_presence",
    "normalised_code",
    "read_batch",
    "what_counts",
]
