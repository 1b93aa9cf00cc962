"""What planners and proctors see of a group apart from who does what at this moment."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.kernel import (
    CandidateId,
    EdgeId,
    ExamId,
    FormId,
    GroupId,
    SessionId,
    SiteId,
    UserId,
)
from chalicelib.core.sessions.model.group import GroupState, SessionGroup


@dataclass(frozen=True)
class GroupView:
    """The facts of a group, for planners and proctors."""

    group_id: GroupId
    name: str
    site_id: SiteId
    exam_id: ExamId
    exam_title: str
    form_id: FormId
    opens_at: datetime
    closes_at: datetime
    duration_minutes: int
    total_items: int
    access_code: str
    proctor_ids: tuple[UserId, ...]
    candidate_count: int
    state: GroupState
    version: int
    released_at: datetime | None
    closed_at: datetime | None
    cancel_reason: str | None
    edge_id: EdgeId | None
    edge_name: str | None
    handed_over: bool


@dataclass(frozen=True)
class PlannedCandidate:
    """One candidate of a planned group, as the planner sees it."""

    session_id: SessionId
    candidate_id: CandidateId
    name: str
    login_name: str
    extra_time_minutes: int


@dataclass(frozen=True)
class PlannedGroupView:
    """A group and its candidates, as the planner sees them."""

    group: GroupView
    candidates: tuple[PlannedCandidate, ...]


def group_view(group: SessionGroup) -> GroupView:
    """Show the facts of a group."""
    return GroupView(
        group_id=group.id,
        name=group.name,
        site_id=group.site_id,
        exam_id=group.exam_id,
        exam_title=group.exam_title,
        form_id=group.form_id,
        opens_at=group.opens_at,
        closes_at=group.closes_at,
        duration_minutes=group.duration_minutes,
        total_items=group.total_items,
        access_code=group.access_code,
        proctor_ids=tuple(sorted(group.proctor_ids)),
        candidate_count=group.candidate_count,
        state=group.state,
        version=group.version,
        released_at=group.released_at,
        closed_at=group.closed_at,
        cancel_reason=group.cancel_reason,
        edge_id=group.edge_id,
        edge_name=group.edge_name,
        handed_over=group.handed_over,
    )
