"""A session group: candidates, one exam, one time window, and the states it goes through.

The machine is drawn in docs/state-machines/session-group.md.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from chalicelib.core.kernel import EdgeId, ExamId, FormId, GroupId, InstitutionId, SiteId, UserId
from chalicelib.core.sessions.errors import (
    GroupElsewhere,
    GroupNotAtEdge,
    GroupNotBlockable,
    GroupNotBlocked,
    GroupNotClosable,
    GroupNotClosed,
    GroupNotCorrectable,
    GroupNotDistributable,
    GroupNotOpenYet,
    GroupNotReleasable,
    GroupStateRefusal,
)


class GroupState(StrEnum):
    """Where a group stands; each method is an act and gives the next state, or refuses."""

    PLANNED = "planned"
    DISTRIBUTED = "distributed"
    RELEASED = "released"
    BLOCKED = "blocked"
    CLOSED = "closed"
    RELEASED_FOR_SCORING = "released_for_scoring"
    SCORED = "scored"
    REPORTED = "reported"
    CANCELLED = "cancelled"

    def distribute(self) -> "GroupState":
        """Bring the exam to where it is taken. :raises GroupNotDistributable: unless planned."""
        return self._to(GroupState.DISTRIBUTED, GroupNotDistributable, GroupState.PLANNED)

    def correct(self) -> "GroupState":
        """Plan anew. :raises GroupNotCorrectable: after release."""
        return self._to(GroupState.PLANNED, GroupNotCorrectable, *_BEFORE_RELEASE)

    def cancel(self) -> "GroupState":
        """Call the group off for good. :raises GroupNotCorrectable: after release."""
        return self._to(GroupState.CANCELLED, GroupNotCorrectable, *_BEFORE_RELEASE)

    def release(self) -> "GroupState":
        """Let candidates start. :raises GroupNotReleasable: unless distributed."""
        return self._to(GroupState.RELEASED, GroupNotReleasable, GroupState.DISTRIBUTED)

    def block(self) -> "GroupState":
        """Stop all candidates. :raises GroupNotBlockable: unless released."""
        return self._to(GroupState.BLOCKED, GroupNotBlockable, GroupState.RELEASED)

    def unblock(self) -> "GroupState":
        """Let all candidates go on. :raises GroupNotBlocked: unless blocked."""
        return self._to(GroupState.RELEASED, GroupNotBlocked, GroupState.BLOCKED)

    def close(self) -> "GroupState":
        """End the group; once more is harmless. :raises GroupNotClosable: unless released."""
        return self._to(
            GroupState.CLOSED,
            GroupNotClosable,
            GroupState.RELEASED,
            GroupState.BLOCKED,
            GroupState.CLOSED,
        )

    def release_for_scoring(self) -> "GroupState":
        """Let scorers begin. :raises GroupNotClosed: unless closed."""
        return self._to(GroupState.RELEASED_FOR_SCORING, GroupNotClosed, GroupState.CLOSED)

    def score(self) -> "GroupState":
        """Say that every score is there. :raises GroupNotClosed: unless released for scoring."""
        return self._to(GroupState.SCORED, GroupNotClosed, GroupState.RELEASED_FOR_SCORING)

    def report(self) -> "GroupState":
        """Say that the results are out. :raises GroupNotClosed: unless scored."""
        return self._to(GroupState.REPORTED, GroupNotClosed, GroupState.SCORED)

    @property
    def is_over(self) -> bool:
        """Tell whether no candidate of the group works any more."""
        return self in _OVER

    def _to(
        self, following: "GroupState", refusal: type[GroupStateRefusal], *allowed: "GroupState"
    ) -> "GroupState":
        if self not in allowed:
            raise refusal(state=self.value)
        return following


_BEFORE_RELEASE = (GroupState.PLANNED, GroupState.DISTRIBUTED)
_OVER = frozenset(
    {
        GroupState.CLOSED,
        GroupState.RELEASED_FOR_SCORING,
        GroupState.SCORED,
        GroupState.REPORTED,
        GroupState.CANCELLED,
    }
)


@dataclass(frozen=True)
class SessionGroup:
    """Candidates who take one exam in one time window under one access code.

    ``version`` is the one that was read from the store. ``lease`` is the number of the owner:
    it rises whenever a group goes from the cloud to a school server or back. ``edge_id`` names
    the school server of an offline group. ``elsewhere`` says that this copy is not where the
    candidates sit: in the cloud while the group is offline, at a school server once the group
    was taken back.
    """

    id: GroupId
    institution_id: InstitutionId
    site_id: SiteId
    exam_id: ExamId
    exam_title: str
    form_id: FormId
    name: str
    opens_at: datetime
    closes_at: datetime
    duration_minutes: int
    total_items: int
    access_code: str
    proctor_ids: frozenset[UserId]
    candidate_count: int
    state: GroupState = GroupState.PLANNED
    lease: int = 1
    version: int = 0
    released_at: datetime | None = None
    closed_at: datetime | None = None
    cancel_reason: str | None = None
    edge_id: EdgeId | None = None
    edge_name: str | None = None
    elsewhere: bool = False

    @property
    def handed_over(self) -> bool:
        """Tell whether another server owns the group, so that this copy is read-only."""
        return self.elsewhere and self.state not in (GroupState.PLANNED, GroupState.CANCELLED)

    def distribute(self) -> "SessionGroup":
        """Bring the exam to where it is taken. :raises GroupNotDistributable: unless planned."""
        return replace(self, state=self.state.distribute())

    def hand_over(self) -> "SessionGroup":
        """Give the group to its school server, which fetches it.

        :raises GroupNotDistributable: unless planned.
        """
        return replace(self.distribute(), lease=self.lease + 1)

    def hand_over_anew(self) -> "SessionGroup":
        """Give the group once more to its school server, which lost it, as a new owner.

        What it wrote before it lost the group belongs to an older lease.

        :raises GroupNotAtEdge: unless a school server owns it.
        """
        self._refuse_here()
        return replace(self, lease=self.lease + 1)

    def take_back(self) -> "SessionGroup":
        """Take the group from its school server; from now on it is an online group.

        :raises GroupNotAtEdge: unless a school server owns it.
        """
        self._refuse_here()
        return replace(self, lease=self.lease + 1, edge_id=None, edge_name=None, elsewhere=False)

    def come_home(
        self, state: GroupState, released_at: datetime | None, closed_at: datetime | None
    ) -> "SessionGroup":
        """Take over how it went at the school server; after the closing the group is ours again.

        :raises GroupNotAtEdge: unless a school server owns it.
        """
        self._refuse_here()
        seen = replace(self, state=state, released_at=released_at, closed_at=closed_at)
        if state is not GroupState.CLOSED:
            return seen
        return replace(seen, lease=self.lease + 1, elsewhere=False)

    def leave(self) -> "SessionGroup":
        """Stop being where the candidates sit, at a school server that no longer owns the group."""
        return replace(self, elsewhere=True)

    def correct(self) -> None:
        """Allow a new plan. :raises GroupElsewhere, GroupNotCorrectable: if it is too late."""
        self.refuse_elsewhere()
        self.state.correct()

    def cancel(self, reason: str) -> "SessionGroup":
        """Call the group off and keep why. :raises GroupNotCorrectable: after release."""
        self.refuse_elsewhere()
        return replace(self, state=self.state.cancel(), cancel_reason=reason)

    def release(self, at: datetime) -> "SessionGroup":
        """Let candidates start; nothing takes that back.

        :raises GroupNotReleasable: unless distributed.
        :raises GroupNotOpenYet: before the time window.
        """
        self.refuse_elsewhere()
        state = self.state.release()
        if at < self.opens_at:
            raise GroupNotOpenYet(opens_at=self.opens_at)
        return replace(self, state=state, released_at=at)

    def block(self) -> "SessionGroup":
        """Stop all candidates. :raises GroupNotBlockable: unless released."""
        self.refuse_elsewhere()
        return replace(self, state=self.state.block())

    def unblock(self) -> "SessionGroup":
        """Let all candidates go on. :raises GroupNotBlocked: unless blocked."""
        self.refuse_elsewhere()
        return replace(self, state=self.state.unblock())

    def close(self, at: datetime) -> "SessionGroup":
        """End the group; the first closing counts. :raises GroupNotClosable: unless released."""
        self.refuse_elsewhere()
        return replace(self, state=self.state.close(), closed_at=self.closed_at or at)

    def refuse_elsewhere(self) -> None:
        """Keep this copy as it is. :raises GroupElsewhere: if another server owns the group."""
        if self.handed_over:
            raise GroupElsewhere()

    def _refuse_here(self) -> None:
        if not self.handed_over:
            raise GroupNotAtEdge(state=self.state.value)
