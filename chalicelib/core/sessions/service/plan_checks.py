"""Checks a plan against the world: exam, site, proctors, candidates."""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.core.access import MONITOR_ROLES, Actor, Role
from chalicelib.core.exams import Exam, ExamDetails, ExamPurpose, ExamState, FormSummary
from chalicelib.core.kernel import CandidateId, Clock, ExamId, NotFound
from chalicelib.core.sessions.errors import (
    CandidatesUnknown,
    EdgeUnknown,
    ExamNotOffered,
    FormNeedsPortal,
    FormUnknown,
    ProctorUnknown,
    SiteUnknown,
)
from chalicelib.core.sessions.model.plan import GroupPlan
from chalicelib.core.sessions.ports.world import (
    CandidateDirectory,
    PlannableCandidate,
    PlannableEdges,
    PlannableExams,
    Proctors,
    SiteLevels,
)


@dataclass(frozen=True)
class CheckedPlan:
    """A plan that can be carried out, with the facts that the checks found."""

    plan: GroupPlan
    details: ExamDetails
    exam_title: str
    """With the title of the form, where the exam has several."""
    form: FormSummary
    candidates: Mapping[CandidateId, PlannableCandidate]
    edge_name: str | None


@dataclass(frozen=True)
class PlanChecks:
    """Says of a plan whether it can be carried out, and which field is wrong."""

    exams: PlannableExams
    sites: SiteLevels
    proctors: Proctors
    candidates: CandidateDirectory
    edges: PlannableEdges
    clock: Clock

    def check(self, actor: Actor, plan: GroupPlan) -> CheckedPlan:
        """Check a plan. :raises PlanInvalid: for the first field that is wrong."""
        plan.check(self.clock())
        levels = self._levels(actor, plan)
        exam, details, form = self._offered(plan, levels)
        self._check_proctors(actor, plan, details.purpose)
        candidates = self._candidates(actor, plan)
        plan.check_duration(
            duration_minutes=details.duration_minutes,
            extra_time_minutes=max(one.extra_time_minutes for one in candidates.values()),
        )
        title = details.title if len(exam.forms) == 1 else f"{details.title}: {form.title}"
        return CheckedPlan(plan, details, title, form, candidates, self._edge_name(actor, plan))

    def _levels(self, actor: Actor, plan: GroupPlan) -> frozenset[str]:
        if plan.site_id not in actor.site_ids:
            raise SiteUnknown(field="site_id")
        try:
            return self.sites.offered_levels(actor.institution_id, plan.site_id)
        except NotFound:
            raise SiteUnknown(field="site_id") from None

    def _offered(
        self, plan: GroupPlan, levels: frozenset[str]
    ) -> tuple[Exam, ExamDetails, FormSummary]:
        exam = self._published(plan.exam_id)
        if exam is None or exam.details is None or not exam.forms:
            raise ExamNotOffered(field="exam_id")
        if exam.details.level not in levels:
            raise ExamNotOffered(field="exam_id", level=exam.details.level.value)
        form = exam.form(plan.form_id)
        if form is None:
            raise FormUnknown(field="form_id")
        if form.server_needed and plan.edge_id is not None:
            raise FormNeedsPortal(field="edge_id")
        return exam, exam.details, form

    def _published(self, exam_id: ExamId) -> Exam | None:
        try:
            exam = self.exams.get(exam_id)
        except NotFound:
            return None
        return exam if exam.state is ExamState.PUBLISHED else None

    def _edge_name(self, actor: Actor, plan: GroupPlan) -> str | None:
        if plan.edge_id is None:
            return None
        try:
            return self.edges.active_edge_name(actor.institution_id, plan.edge_id)
        except NotFound:
            raise EdgeUnknown(field="edge_id") from None

    def _check_proctors(self, actor: Actor, plan: GroupPlan, purpose: ExamPurpose) -> None:
        # Whoever tries out a school's computers never comes near a real exam.
        tries_out = purpose is ExamPurpose.SYSTEM_CHECK
        known = self.proctors.known_proctors(
            actor.institution_id,
            plan.site_id,
            plan.proctor_ids,
            MONITOR_ROLES if tries_out else frozenset({Role.PROCTOR}),
        )
        if plan.proctor_ids - known:
            raise ProctorUnknown(field="proctor_ids")

    def _candidates(
        self, actor: Actor, plan: GroupPlan
    ) -> Mapping[CandidateId, PlannableCandidate]:
        known = self.candidates.known_candidates(actor.institution_id, plan.candidate_ids)
        there = {id: one for id, one in known.items() if one.site_id == plan.site_id}
        elsewhere = plan.candidate_ids - there.keys()
        if elsewhere:
            raise CandidatesUnknown(field="candidate_ids", count=len(elsewhere))
        return there
