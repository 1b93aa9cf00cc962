"""Where groups, sessions, presences and journals are kept.

Every method takes the institution first: another institution's id is simply not found. Saving
takes the ``version`` that was read, raises ``ChangedMeanwhile`` if it is no longer the stored
one, and gives back the value with its new version.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from chalicelib.core.kernel import GroupId, InstitutionId, SessionId
from chalicelib.core.sessions.model.group import SessionGroup
from chalicelib.core.sessions.model.journal import (
    Adoption,
    Batch,
    Epoch,
    EpochOpened,
    Journal,
    Kept,
    LateAccepted,
)
from chalicelib.core.sessions.model.presence import Presence
from chalicelib.core.sessions.model.session import ExamSession
from chalicelib.core.sessions.model.sign_of_life import SignOfLife
from chalicelib.core.sessions.model.workspace import Workspace


class GroupStore(Protocol):
    """Keeps groups, and the sessions and presences that change together with them."""

    def get(self, institution_id: InstitutionId, group_id: GroupId) -> SessionGroup:
        """Give the group as it is now. :raises NotFound: if the institution has no such group."""
        ...

    def of_institution(self, institution_id: InstitutionId) -> tuple[SessionGroup, ...]:
        """Give all groups of an institution, the earliest first."""
        ...

    def add(
        self,
        institution_id: InstitutionId,
        group: SessionGroup,
        sessions: Sequence[ExamSession],
        presences: Sequence[Presence],
    ) -> SessionGroup:
        """Keep a new group; it can be found only after all its sessions are there.

        :raises ChangedMeanwhile: if the group or one of the login names exists already.
        """
        ...

    def correct(
        self,
        institution_id: InstitutionId,
        group: SessionGroup,
        *,
        kept: Sequence[tuple[ExamSession, Presence]],
        added: Sequence[tuple[ExamSession, Presence]],
        removed: Sequence[ExamSession],
    ) -> SessionGroup:
        """Save a corrected group first, then its sessions. :raises ChangedMeanwhile: if so."""
        ...

    def save(
        self,
        institution_id: InstitutionId,
        group: SessionGroup,
        presences: Sequence[Presence] = (),
    ) -> SessionGroup:
        """Save presences and, last of all, their group, so that an act cut short can be repeated.

        :raises ChangedMeanwhile: if the group or one of the presences changed.
        """
        ...


class SessionStore(Protocol):
    """Finds what is fixed about a session."""

    def find(self, login_name: str) -> ExamSession:
        """Find a session by its login name. :raises NotFound: if nobody has that name.

        The one method without an institution: a candidate who logs in belongs to none yet.
        """
        ...

    def of_group(
        self, institution_id: InstitutionId, login_names: Sequence[str]
    ) -> tuple[ExamSession, ...]:
        """Give the sessions with these login names, as far as they are the institution's."""
        ...

    def taken(self, login_names: Sequence[str]) -> frozenset[str]:
        """Tell which of these login names somebody has already."""
        ...


class PresenceStore(Protocol):
    """Keeps the live records."""

    def get(
        self, institution_id: InstitutionId, group_id: GroupId, session_id: SessionId
    ) -> Presence:
        """Give the live record as it is now. :raises NotFound: if it is not there."""
        ...

    def of_group(self, institution_id: InstitutionId, group_id: GroupId) -> tuple[Presence, ...]:
        """Give all live records of a group as they are now."""
        ...

    def save(self, institution_id: InstitutionId, presence: Presence) -> Presence:
        """Save everything but the sign of life. :raises ChangedMeanwhile: if it changed."""
        ...

    def report(
        self,
        institution_id: InstitutionId,
        group_id: GroupId,
        session_id: SessionId,
        epoch: Epoch,
        life: SignOfLife,
    ) -> Presence:
        """Write a sign of life if ``epoch`` is the current one, and give the record either way.

        One without an item keeps the item, its number and the count of answers that were known.

        :raises NotFound: if there is no such record.
        """
        ...


class WorkspaceStore(Protocol):
    """Keeps what candidates arranged around their answers."""

    def get(self, institution_id: InstitutionId, session_id: SessionId) -> Workspace:
        """Give what was kept last; where nothing is kept, a workspace as everybody begins."""
        ...

    def keep(
        self,
        institution_id: InstitutionId,
        session_id: SessionId,
        epoch: Epoch,
        workspace: Workspace,
    ) -> bool:
        """Keep a workspace unless one of a newer epoch is kept, and tell whether it was kept."""
        ...


class JournalStore(Protocol):
    """Keeps what candidates wrote. Nothing in it is ever changed or removed."""

    def put(self, institution_id: InstitutionId, batch: Batch, received_at: datetime) -> Kept:
        """Store a batch unless it is there, and return only when it cannot be lost any more.

        :raises BatchDiffers: if other content has its session, epoch and first number.
        """
        ...

    def open_epoch(self, institution_id: InstitutionId, opening: EpochOpened) -> None:
        """Write down that a login began. :raises ChangedMeanwhile: if that epoch is opened."""
        ...

    def adopt(self, institution_id: InstitutionId, adoption: Adoption) -> None:
        """Write down an adoption; the same one again changes nothing."""
        ...

    def accept_late(self, institution_id: InstitutionId, accepted: LateAccepted) -> None:
        """Write down a decision. :raises ChangedMeanwhile: if one with its number is there."""
        ...

    def read(self, institution_id: InstitutionId, session_id: SessionId) -> Journal:
        """Give everything that is acknowledged; empty if nothing was written."""
        ...
