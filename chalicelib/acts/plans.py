"""How a planner plans a session group: the form, a new plan, a corrected one."""

from dataclasses import dataclass, replace

from pydantic import Field

from chalicelib.core.access import Role, Scope, StaffView
from chalicelib.core.candidates import CandidateView
from chalicelib.core.exams import ExamPurpose, ExamView
from chalicelib.core.institutions import SiteView
from chalicelib.core.kernel import CandidateId, EdgeId, ExamId, FormId, GroupId, SiteId, UserId
from chalicelib.core.sessions import GroupPlan, GroupView, NoSiteToPlanFor
from chalicelib.core.sync import EdgeState, EdgeView
from chalicelib.serving.act import Example, Registry
from chalicelib.serving.call import Call
from chalicelib.serving.inputs import Input, Moment

acts = Registry()

PLANNER = {Role.PLANNER}
PLAN = {
    "name": "Rekenen 2F, groep 3B",
    "exam_id": "exam-published",
    "site_id": "site-own",
    "opens_at": "2026-05-15T09:00",
    "closes_at": "2026-05-15T12:00",
    "proctor_ids": ["user-proctor"],
    "candidate_ids": ["candidate-1", "candidate-2"],
}


class PlanChoice(Input):
    """For which site a group is planned; the first one if none is chosen."""

    site_id: str | None = None


class PlanInput(Input):
    """Who takes which exam, where, when, and under whose eyes; online without an ``edge_id``.

    Without a ``form_id`` it is the first form of the exam.
    """

    name: str = Field("", max_length=120)
    exam_id: str = ""
    site_id: str = ""
    opens_at: Moment
    closes_at: Moment
    proctor_ids: frozenset[str] = frozenset()
    candidate_ids: frozenset[str] = frozenset()
    edge_id: str = ""
    form_id: str = ""

    def plan(self) -> GroupPlan:
        """Give it as the core knows it."""
        return GroupPlan(
            name=self.name,
            exam_id=ExamId(self.exam_id),
            site_id=SiteId(self.site_id),
            opens_at=self.opens_at,
            closes_at=self.closes_at,
            proctor_ids=frozenset(UserId(one) for one in self.proctor_ids),
            candidate_ids=frozenset(CandidateId(one) for one in self.candidate_ids),
            edge_id=EdgeId(self.edge_id) if self.edge_id else None,
            form_id=FormId(self.form_id) if self.form_id else None,
        )


class CorrectionInput(PlanInput):
    """A new plan for a group, and the version that the planner was looking at."""

    version: int = Field(ge=0)


@dataclass(frozen=True)
class GroupFormView:
    """What can be chosen in a plan; ``group`` and ``candidate_ids`` when one is corrected.

    ``edges`` are the school servers in use, for an offline group.
    """

    site: SiteView
    sites: tuple[SiteView, ...]
    exams: tuple[ExamView, ...]
    proctors: tuple[StaffView, ...]
    candidates: tuple[CandidateView, ...]
    edges: tuple[EdgeView, ...] = ()
    group: GroupView | None = None
    candidate_ids: frozenset[CandidateId] = frozenset()


@acts.act(
    "GET",
    "/groups/new",
    scope=Scope.PORTAL,
    roles=PLANNER,
    page="groups/plan.html",
    example=Example(),
)
def show_plan_group(call: Call, query: PlanChoice) -> GroupFormView:
    """Ask for a plan: exam, site, time window, online or offline, proctors, candidates."""
    return _choices(call, SiteId(query.site_id) if query.site_id else None)


@acts.act(
    "POST",
    "/groups",
    scope=Scope.PORTAL,
    roles=PLANNER,
    audits="group_planned",
    then="/groups/{group_id}",
    retry="show_plan_group",
    example=Example(body=PLAN),
)
def plan_group(call: Call, form: PlanInput) -> GroupView:
    """Plan a group with its sessions, access code and login names."""
    return call.services.planning.plan_group(call.actor, plan=form.plan())


@acts.act(
    "GET",
    "/groups/{group_id}/correct",
    scope=Scope.PORTAL,
    roles=PLANNER,
    page="groups/plan.html",
    example=Example(path={"group_id": "group-distributed"}),
)
def show_correct_group(call: Call, group_id: GroupId, query: PlanChoice) -> GroupFormView:
    """Show the plan of a group to correct it, for its own site or for another one."""
    planned = call.services.planning.get_group(call.actor, group_id=group_id)
    chosen = SiteId(query.site_id) if query.site_id else planned.group.site_id
    return replace(
        _choices(call, chosen),
        group=planned.group,
        candidate_ids=frozenset(row.candidate_id for row in planned.candidates),
    )


@acts.act(
    "POST",
    "/groups/{group_id}/correct",
    scope=Scope.PORTAL,
    roles=PLANNER,
    audits="group_corrected",
    then="/groups/{group_id}",
    retry="show_correct_group",
    example=Example(path={"group_id": "group-distributed"}, body={**PLAN, "version": 1}),
)
def correct_group(call: Call, group_id: GroupId, form: CorrectionInput) -> GroupView:
    """Plan a group anew before its release; who stays keeps the login name."""
    return call.services.planning.correct_group(
        call.actor, group_id=group_id, version=form.version, plan=form.plan()
    )


def _choices(call: Call, site_id: SiteId | None) -> GroupFormView:
    services, actor = call.services, call.actor
    sites = services.institutions.get_institution(actor).sites
    if not sites:
        raise NoSiteToPlanFor()
    site = next((one for one in sites if site_id in (None, one.site_id)), sites[0])
    exams = services.exams.list_offered(levels=site.offered_levels)
    checks = any(exam.purpose is ExamPurpose.SYSTEM_CHECK for exam in exams)
    return GroupFormView(
        site=site,
        sites=sites,
        exams=exams,
        proctors=services.accounts.list_proctors(
            actor, site_id=site.site_id, for_system_check=checks
        ),
        candidates=services.candidates.at_site(actor, site_id=site.site_id),
        edges=tuple(
            edge for edge in services.edges.list_edges(actor) if edge.state is EdgeState.ACTIVE
        ),
    )
