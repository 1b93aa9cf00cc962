"""What a planner fills in, and the rules on it that need nothing but the plan itself."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.core.kernel import CandidateId, EdgeId, ExamId, FormId, SiteId, UserId
from chalicelib.core.sessions.errors import (
    FieldMissing,
    TooManyCandidates,
    WindowEndsBeforeItStarts,
    WindowInThePast,
    WindowTooShort,
)

MAX_CANDIDATES = 500
"""The largest hall; a group is read in one query and written in a few transactions."""


@dataclass(frozen=True)
class GroupPlan:
    """The wish of a planner: who takes which exam, where, when and under whose eyes.

    With an ``edge_id`` it is offline, on that school server; without one it is online. Without a
    ``form_id`` they take the first form of the exam.
    """

    name: str
    exam_id: ExamId
    site_id: SiteId
    opens_at: datetime
    closes_at: datetime
    proctor_ids: frozenset[UserId]
    candidate_ids: frozenset[CandidateId]
    edge_id: EdgeId | None = None
    form_id: FormId | None = None

    def check(self, at: datetime) -> None:
        """Check what can be seen from the plan. :raises PlanInvalid: naming the field."""
        for field in ("name", "proctor_ids", "candidate_ids"):
            value = getattr(self, field)
            if not (value.strip() if isinstance(value, str) else value):
                raise FieldMissing(field=field)
        if len(self.candidate_ids) > MAX_CANDIDATES:
            raise TooManyCandidates(field="candidate_ids", limit=MAX_CANDIDATES)
        if self.closes_at <= self.opens_at:
            raise WindowEndsBeforeItStarts(field="closes_at")
        if self.closes_at <= at:
            raise WindowInThePast(field="closes_at")

    def check_duration(self, *, duration_minutes: int, extra_time_minutes: int) -> None:
        """Check that the slowest candidate can finish. :raises WindowTooShort: if not."""
        needed = duration_minutes + extra_time_minutes
        if self.closes_at - self.opens_at < timedelta(minutes=needed):
            raise WindowTooShort(field="closes_at", minutes=needed)
