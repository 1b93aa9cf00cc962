"""What a candidate's browser is told; docs/delivery-api.md shows it as JSON."""

from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.core.exams import ManifestView, SessionPlan
from chalicelib.core.kernel import GroupId, ItemId, SessionId
from chalicelib.core.sessions.model.browsers import BrowserProof
from chalicelib.core.sessions.model.group import GroupState
from chalicelib.core.sessions.model.journal import Epoch, Response
from chalicelib.core.sessions.model.presence import Presence
from chalicelib.core.sessions.model.rulings import Message
from chalicelib.core.sessions.model.session import SessionState
from chalicelib.core.sessions.model.workspace import Workspace


@dataclass(frozen=True)
class Live:
    """All that the exam app must obey."""

    group_state: GroupState
    session_state: SessionState
    deadline_at: datetime | None
    server_time: datetime
    moved: bool
    safely_home: bool
    messages: tuple[Message, ...]
    extended_minutes: int


@dataclass(frozen=True)
class BrowserAccepted:
    """Candidates may log in with this browser; the login shows ``proof``, if there is one."""

    proof: BrowserProof | None
    outcome: str = field(default="accepted", init=False)


@dataclass(frozen=True)
class WaitingForProctor:
    """The login waits for the proctor's yes; ask again in three seconds."""

    outcome: str = field(default="waiting_for_proctor", init=False)


@dataclass(frozen=True)
class Admitted:
    """The login is made: a token, a new epoch, and what the waiting page shows."""

    token: str = field(repr=False)
    session_id: SessionId
    group_id: GroupId
    epoch: Epoch
    outbox_key: bytes = field(repr=False)
    candidate_name: str
    exam_title: str
    group_name: str
    duration_minutes: int
    total_items: int
    manifest: ManifestView
    workspace: Workspace
    live: Live
    outcome: str = field(default="admitted", init=False)


@dataclass(frozen=True)
class CurrentAnswer:
    """The answer of one item that counts now."""

    item_id: ItemId
    response: Response


@dataclass(frozen=True)
class Started:
    """The exam is open: its key, this candidate's orders, and the answers so far.

    ``manifest`` is told again: a group that was corrected after the login may have another exam.
    """

    content_key: bytes = field(repr=False)
    manifest: ManifestView
    plan: SessionPlan
    answers: tuple[CurrentAnswer, ...]
    position: ItemId | None
    workspace: Workspace
    live: Live


@dataclass(frozen=True)
class BatchSaved:
    """Everything up to this number is in the journal."""

    acknowledged_seq: int
    live: Live | None


def live_view(presence: Presence, *, epoch: Epoch, at: datetime, is_home: bool) -> Live:
    """Tell a browser that writes under ``epoch`` what holds now.

    ``is_home``: the group is over, and all of it is where nothing loses it any more. Only then
    may the browser forget what it kept.
    """
    return Live(
        group_state=presence.group_state,
        session_state=presence.state,
        deadline_at=presence.deadline_at,
        server_time=at,
        moved=epoch < presence.epoch,
        safely_home=is_home,
        messages=presence.messages,
        extended_minutes=presence.extended_minutes,
    )
