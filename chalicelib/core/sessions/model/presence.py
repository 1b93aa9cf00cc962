"""The live record of a session: what the monitor shows and what the browser must obey.

Two hands write it. Candidates write their sign of life, many times and without a version; acts
write everything else, under the version that was read. So a heartbeat never undoes a ruling.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.core.kernel import CandidateId, GroupId, InstitutionId, SessionId
from chalicelib.core.sessions.errors import (
    GroupBlocked,
    GroupNotReleased,
    NoLoginRequest,
    SessionNotLockedOut,
    SessionOver,
    TakenElsewhere,
    TooManyRulings,
)
from chalicelib.core.sessions.model.group import GroupState, SessionGroup
from chalicelib.core.sessions.model.journal import Epoch
from chalicelib.core.sessions.model.login_request import LoginRequest
from chalicelib.core.sessions.model.rulings import MAX_MESSAGES, MAX_RULINGS, Message, Ruling
from chalicelib.core.sessions.model.session import ExamSession, SessionState
from chalicelib.core.sessions.model.sign_of_life import SignOfLife

MAX_WRONG_LOGINS = 5
"""The fifth wrong attempt locks (duo.nl, Facet: bijzondere situaties)."""
SEEN_LATELY = timedelta(seconds=60)
"""Whoever was seen this lately may still be at the first computer."""


class SessionFlag(StrEnum):
    """What stands beside the state of a session and needs a person's eye."""

    LATE = "late"
    """Entries came in after the closing; the planner decides."""
    OTHER_COMPUTER = "other_computer"
    """Entries of an older login are set aside; the proctor may adopt them."""
    SUBMITTED_BY_CLOSING = "submitted_by_closing"
    """The candidate did not hand in; the closing of the group did."""


@dataclass(frozen=True)
class Presence:
    """Where a candidate is now. ``paused_at`` is set while interruption or block stops the time.

    ``version`` is the one that was read from the store; ``elsewhere`` as in the group.
    """

    session_id: SessionId
    institution_id: InstitutionId
    group_id: GroupId
    candidate_id: CandidateId
    login_name: str
    extra_time_minutes: int
    group_state: GroupState
    epoch: Epoch
    state: SessionState = SessionState.PLANNED
    version: int = 0
    computer: str | None = None
    logged_in_at: datetime | None = None
    started_at: datetime | None = None
    deadline_at: datetime | None = None
    paused_at: datetime | None = None
    submitted_at: datetime | None = None
    wrong_logins: int = 0
    login_request: LoginRequest | None = None
    flags: frozenset[SessionFlag] = frozenset()
    messages: tuple[Message, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    life: SignOfLife | None = None
    elsewhere: bool = False

    @property
    def locked_out(self) -> bool:
        """Tell whether the proctor has to unlock the candidate before the next login."""
        return self.wrong_logins >= MAX_WRONG_LOGINS

    @property
    def seen_at(self) -> datetime | None:
        """When somebody was last seen at work: by a sign of life, a login or the first start."""
        life_at = self.life.seen_at if self.life else None
        times = (life_at, self.logged_in_at, self.started_at)
        return max((time for time in times if time is not None), default=None)

    @property
    def is_over(self) -> bool:
        """Tell whether nothing can be done for this candidate any more."""
        return self.state.has_ended or self.group_state.is_over

    @property
    def extended_minutes(self) -> int:
        """How many minutes the proctor gave so far, beside the extra time that was planned."""
        return sum(ruling.minutes for ruling in self.rulings)

    def count_wrong_login(self) -> "Presence":
        """Remember one wrong attempt more."""
        return replace(self, wrong_logins=min(self.wrong_logins + 1, MAX_WRONG_LOGINS))

    def unlock(self) -> "Presence":
        """Let the candidate try again. :raises SessionNotLockedOut: if nothing is locked."""
        if not self.locked_out:
            raise SessionNotLockedOut()
        return replace(self, wrong_logins=0)

    def must_wait(self, computer: str | None, at: datetime) -> bool:
        """Tell whether a login has to wait for the proctor's yes."""
        if self.state is not SessionState.RUNNING or self._is_admitted(computer):
            return False
        same_computer = computer is not None and computer == self.computer
        seen_lately = self.seen_at is not None and at - self.seen_at < SEEN_LATELY
        return seen_lately and not same_computer

    def ask_to_log_in(self, request: LoginRequest) -> "Presence":
        """Let a second computer wait; the same one asks again and again without a change.

        :raises LoginDenied: once, if the proctor said no to this computer.
        """
        waiting = self.login_request
        return replace(self, login_request=waiting.or_of(request) if waiting else request)

    def forget_login_request(self) -> "Presence":
        """Make room for a new request after a no was told."""
        return replace(self, login_request=None)

    def answer_login_request(self, request_id: str, *, admit: bool) -> "Presence":
        """Say yes or no to a waiting login. :raises NoLoginRequest: if it does not wait."""
        if self.login_request is None:
            raise NoLoginRequest()
        return replace(self, login_request=self.login_request.answer(request_id, admit=admit))

    def refuse_elsewhere(self) -> None:
        """Send a candidate away. :raises TakenElsewhere: if the exam is taken at another server."""
        if self.elsewhere:
            raise TakenElsewhere()

    def log_in(self, computer: str | None, at: datetime) -> "Presence":
        """Open a new epoch for this computer.

        :raises TakenElsewhere: if the exam is taken at another server.
        :raises SessionEnded: if the session is over.
        """
        self.refuse_elsewhere()
        return replace(
            self,
            state=self.state.log_in(),
            epoch=self.epoch.after_login(),
            computer=computer,
            logged_in_at=at,
            login_request=None,
            wrong_logins=0,
        )

    def start(self, at: datetime, *, duration_minutes: int) -> "Presence":
        """Begin, or go on after a reload; only the first start sets the deadline.

        :raises TakenElsewhere: if the exam is taken at another server.
        :raises GroupNotReleased: before the release and after the end of the group.
        :raises GroupBlocked: while the group is blocked.
        :raises SessionStateRefusal: unless the candidate is logged in or busy.
        """
        state = self.state.start()
        if self.elsewhere:
            raise TakenElsewhere()
        if self.group_state is GroupState.BLOCKED:
            raise GroupBlocked(state=self.group_state.value)
        if self.group_state is not GroupState.RELEASED:
            raise GroupNotReleased(state=self.group_state.value)
        if self.started_at is not None:
            return self
        minutes = duration_minutes + self.extra_time_minutes + self.extended_minutes
        deadline_at = at + timedelta(minutes=minutes)
        return replace(self, state=state, started_at=at, deadline_at=deadline_at)

    def interrupt(self, at: datetime) -> "Presence":
        """Take the candidate from the exam. :raises SessionNotRunning: unless running."""
        return replace(self, state=self.state.interrupt(), paused_at=self.paused_at or at)

    def restart(self, at: datetime) -> "Presence":
        """Let the candidate go on. :raises SessionNotInterrupted: unless interrupted."""
        return replace(self, state=self.state.restart())._with_lost_time(at)

    def submit(self, at: datetime) -> "Presence":
        """Hand in; the first time counts. :raises SessionStateRefusal: unless started."""
        return replace(self, state=self.state.submit(), submitted_at=self.submitted_at or at)

    def extend(self, ruling: Ruling) -> "Presence":
        """Give more time; whoever has not started gets it when they do.

        If the time was over already, or stands still, the minutes begin at that moment.

        :raises SessionOver: if the session is over.
        :raises TooManyRulings: if the live record is full.
        """
        self._refuse_over()
        if len(self.rulings) >= MAX_RULINGS:
            raise TooManyRulings(limit=MAX_RULINGS)
        extended = replace(self, rulings=(*self.rulings, ruling))
        if self.deadline_at is None:
            return extended
        begins_at = max(self.deadline_at, self.paused_at or ruling.at)
        return replace(extended, deadline_at=begins_at + timedelta(minutes=ruling.minutes))

    def tell(self, message: Message) -> "Presence":
        """Say something; the newest messages stay. :raises SessionOver: if nobody reads it."""
        self._refuse_over()
        return replace(self, messages=(*self.messages, message)[-MAX_MESSAGES:])

    def terminate(self, ruling: Ruling) -> "Presence":
        """End for good; what was made before still counts, also when it comes in later.

        :raises SessionOver: if the session is over.
        :raises SessionNotStarted: unless started.
        """
        self._refuse_over()
        # Without the pause: the end of a block must not give this candidate time again.
        return replace(
            self,
            state=self.state.terminate(),
            deadline_at=min(self.deadline_at or ruling.at, ruling.at),
            paused_at=None,
            rulings=(*self.rulings, ruling),
        )

    def follow(self, group: SessionGroup, at: datetime) -> "Presence":
        """Take over the state of the group; a block stops the time of whoever is busy."""
        followed = replace(self, group_state=group.state, elsewhere=group.elsewhere)
        if group.state is GroupState.BLOCKED and self.state is SessionState.RUNNING:
            return replace(followed, paused_at=self.paused_at or at)
        if group.state is GroupState.RELEASED:
            return followed._with_lost_time(at)
        return followed._closed(at) if group.state is GroupState.CLOSED else followed

    def move(self, group: SessionGroup) -> "Presence":
        """Go along with a group that got another owner: older logins no longer write.

        Moving on to the same owner once more, after a save that broke off, opens no epoch again.
        """
        followed = replace(self, group_state=group.state, elsewhere=group.elsewhere)
        if self.epoch.lease >= group.lease:
            return followed
        return replace(followed, epoch=Epoch(group.lease, 0), computer=None, login_request=None)

    def flag(self, flag: SessionFlag) -> "Presence":
        """Draw a person's attention to something."""
        return replace(self, flags=self.flags | {flag})

    def without_flag(self, flag: SessionFlag) -> "Presence":
        """Take a flag away after a person has dealt with it."""
        return replace(self, flags=self.flags - {flag})

    def _is_admitted(self, computer: str | None) -> bool:
        return self.login_request is not None and self.login_request.lets_in(computer)

    def _refuse_over(self) -> None:
        if self.is_over:
            raise SessionOver(state=self.state.value)

    def _with_lost_time(self, at: datetime) -> "Presence":
        # A pause is never the candidate's fault, so the deadline moves with it. It lasts until
        # neither an interruption nor a block stands in the way.
        stopped = self.state is SessionState.INTERRUPTED or self.group_state is GroupState.BLOCKED
        if stopped or self.paused_at is None or self.deadline_at is None:
            return self
        deadline_at = self.deadline_at + (at - self.paused_at)
        return replace(self, deadline_at=deadline_at, paused_at=None)

    def _closed(self, at: datetime) -> "Presence":
        state = self.state.close()
        if self.state.has_ended or state is not SessionState.SUBMITTED:
            return replace(self, state=state)
        closed = replace(self, state=state, submitted_at=at)
        return closed.flag(SessionFlag.SUBMITTED_BY_CLOSING)


def first_presence(session: ExamSession, group: SessionGroup) -> Presence:
    """Make the live record of a session that was just planned."""
    return Presence(
        session_id=session.id,
        institution_id=session.institution_id,
        group_id=session.group_id,
        candidate_id=session.candidate_id,
        login_name=session.login_name,
        extra_time_minutes=session.extra_time_minutes,
        group_state=group.state,
        epoch=Epoch(group.lease, 0),
        elsewhere=group.elsewhere,
    )
