"""What the proctor sees: one group live with trouble on top, and entries set aside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.core.kernel import CandidateId, GroupId, ItemId, SessionId
from chalicelib.core.sessions.model.counting import SetAside, SetAsideEntry
from chalicelib.core.sessions.model.journal import EntryAct, Epoch, Response
from chalicelib.core.sessions.model.login_request import LoginRequest
from chalicelib.core.sessions.model.presence import Presence, SessionFlag
from chalicelib.core.sessions.model.rulings import Message, Ruling
from chalicelib.core.sessions.model.session import SessionState
from chalicelib.core.sessions.views.groups import GroupView

CONNECTION_LOST_AFTER = timedelta(seconds=30)
"""Twice the 15 seconds in which a browser gives a sign of life."""


class RowStatus(StrEnum):
    """What the monitor says of a candidate; the order is the order on the page, trouble first."""

    LOCKED_OUT = "locked_out"
    WAITING_FOR_ADMISSION = "waiting_for_admission"
    CONNECTION_LOST = "connection_lost"
    INTERRUPTED = "interrupted"
    BUSY = "busy"
    LOGGED_IN = "logged_in"
    EXPECTED = "expected"
    SUBMITTED = "submitted"
    TERMINATED = "terminated"
    ABSENT = "absent"


_OF_STATE = {
    SessionState.PLANNED: RowStatus.EXPECTED,
    SessionState.READY: RowStatus.LOGGED_IN,
    SessionState.RUNNING: RowStatus.BUSY,
    SessionState.INTERRUPTED: RowStatus.INTERRUPTED,
    SessionState.SUBMITTED: RowStatus.SUBMITTED,
    SessionState.TERMINATED: RowStatus.TERMINATED,
    SessionState.ABSENT: RowStatus.ABSENT,
}


@dataclass(frozen=True)
class MonitorRow:
    """One candidate on the monitor. ``since`` is the last sign of life of a lost connection.

    ``number`` is how the candidate's screen counts the item at ``position``. ``extended_minutes``
    is what the proctor gave beside the extra time that was planned; ``rulings`` tell why.
    """

    session_id: SessionId
    candidate_id: CandidateId
    name: str
    login_name: str
    status: RowStatus
    state: SessionState
    since: datetime | None
    answered: int
    total: int
    waiting: int
    position: ItemId | None
    number: int | None
    deadline_at: datetime | None
    extra_time_minutes: int
    wrong_logins: int
    locked_out: bool
    login_request: LoginRequest | None
    flags: tuple[SessionFlag, ...]
    extended_minutes: int = 0
    messages: tuple[Message, ...] = ()
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True)
class PortalContact:
    """How a school server stands with the portal.

    ``answers`` tells whether the portal answered when it was last asked, ``reached_at`` when it
    last did; ``None`` if it never did since this server started.
    """

    answers: bool
    reached_at: datetime | None


@dataclass(frozen=True)
class SessionMonitorView:
    """A group as it is now: its facts, how many stand where, and a row for each candidate.

    At a school server ``portal`` tells of its line; in the portal itself it is ``None``.
    ``can_open``: a release needs the portal no more. ``is_home``: all that was written here of a
    group that is over is in the portal.
    """

    group: GroupView
    server_time: datetime
    counts: Mapping[RowStatus, int]
    rows: tuple[MonitorRow, ...]
    portal: PortalContact | None = None
    can_open: bool = True
    is_home: bool = True


@dataclass(frozen=True)
class MonitorGroupsView:
    """The groups that name a proctor; ``portal`` as on the page of one group.

    ``not_home`` names the groups that are over and not yet whole in the portal.
    """

    groups: tuple[GroupView, ...]
    portal: PortalContact | None = None
    not_home: tuple[GroupId, ...] = ()


@dataclass(frozen=True)
class SetAsideView:
    """An entry that does not count, for whoever decides on it."""

    epoch: Epoch
    seq: int
    act: EntryAct
    item_id: ItemId | None
    response: Response | None
    received_at: datetime
    reason: SetAside


def monitor_row(presence: Presence, *, name: str, total: int, at: datetime) -> MonitorRow:
    """Show where one candidate stands at this moment."""
    life = presence.life
    status = row_status(presence, at)
    lost = status is RowStatus.CONNECTION_LOST
    return MonitorRow(
        session_id=presence.session_id,
        candidate_id=presence.candidate_id,
        name=name,
        login_name=presence.login_name,
        status=status,
        state=presence.state,
        since=life.seen_at if life and lost else None,
        answered=life.answered if life else 0,
        total=life.total if life else total,
        waiting=life.waiting if life else 0,
        position=life.item_id if life else None,
        number=life.number if life else None,
        deadline_at=presence.deadline_at,
        extra_time_minutes=presence.extra_time_minutes,
        wrong_logins=presence.wrong_logins,
        locked_out=presence.locked_out,
        login_request=presence.login_request,
        flags=tuple(sorted(presence.flags)),
        extended_minutes=presence.extended_minutes,
        messages=presence.messages,
        rulings=presence.rulings,
    )


def row_status(presence: Presence, at: datetime) -> RowStatus:
    """Say in one word where a candidate stands; what needs the proctor goes first."""
    if presence.state.has_ended:
        return _OF_STATE[presence.state]
    if presence.locked_out:
        return RowStatus.LOCKED_OUT
    if presence.login_request is not None and presence.login_request.admitted is None:
        return RowStatus.WAITING_FOR_ADMISSION
    present = presence.state in (SessionState.READY, SessionState.RUNNING)
    life = presence.life
    if present and life is not None and at - life.seen_at > CONNECTION_LOST_AFTER:
        return RowStatus.CONNECTION_LOST
    return _OF_STATE[presence.state]


def set_aside_view(aside: SetAsideEntry) -> SetAsideView:
    """Show an entry that does not count."""
    entry = aside.placed.entry
    return SetAsideView(
        epoch=aside.placed.epoch,
        seq=entry.seq,
        act=entry.act,
        item_id=entry.item_id,
        response=entry.response,
        received_at=aside.placed.received_at,
        reason=aside.reason,
    )
