"""What a planner does with session groups: plan, correct, cancel, look up."""

from collections import Counter
from dataclasses import dataclass, replace

from pydantic import Field

from chalicelib.core.access import Role, Scope, StaffView
from chalicelib.core.candidates import CandidateView, without_accents
from chalicelib.core.exams import ExamPurpose, ExamView
from chalicelib.core.institutions import SiteView
from chalicelib.core.kernel import CandidateId, ExamId, GroupId, SiteId, UserId, page_of
from chalicelib.core.sessions import (
    GroupPlan,
    GroupState,
    GroupView,
    NoSiteToPlanFor,
    PlannedCandidate,
    PlannedGroupView,
)
from chalicelib.serving.act import Example, Menu, Registry
from chalicelib.serving.call import Call
from chalicelib.serving.inputs import Input, Moment

acts = Registry()

PLANNER = {Role.PLANNER}
PAGE_SIZE = 25
PLAN = {
    "name": "Rekenen 2F, groep 3B",
    "exam_id": "exam-published",
    "site_id": "site-own",
    "opens_at": "2026-05-15T09:00",
    "closes_at": "2026-05-15T12:00",
    "proctor_ids": ["user-proctor"],
    "candidate_ids": ["candidate-1", "candidate-2"],
}


class GroupSearch(Input):
    """Which groups to list."""

    search: str = Field("", max_length=100)
    state: GroupState | None = None
    page: int = Field(1, ge=1)


class PlanChoice(Input):
    """For which site a group is planned; the first one if none is chosen."""

    site_id: str | None = None


class PlanInput(Input):
    """Who takes which exam, where, when, and under whose eyes."""

    name: str = Field("", max_length=120)
    exam_id: str = ""
    site_id: str = ""
    opens_at: Moment
    closes_at: Moment
    proctor_ids: frozenset[str] = frozenset()
    candidate_ids: frozenset[str] = frozenset()

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
        )


class CorrectionInput(PlanInput):
    """A new plan for a group, and the version that the planner was looking at."""

    version: int = Field(ge=0)


class CancelInput(Input):
    """Why a group is called off."""

    reason: str = Field("", max_length=500)


@dataclass(frozen=True)
class GroupListView:
    """A page of the planner's groups; ``counts`` says how many there are in each state."""

    groups: tuple[GroupView, ...]
    total: int
    counts: dict[GroupState, int]
    search: str
    state: GroupState | None
    page: int
    pages: int


@dataclass(frozen=True)
class GroupDetailView:
    """A group with its candidates; site and proctors by name, as far as they are still there."""

    group: GroupView
    candidates: tuple[PlannedCandidate, ...]
    site_name: str
    proctors: tuple[str, ...]


@dataclass(frozen=True)
class GroupFormView:
    """What can be chosen in a plan; ``group`` and ``candidate_ids`` when one is corrected."""

    site: SiteView
    sites: tuple[SiteView, ...]
    exams: tuple[ExamView, ...]
    proctors: tuple[StaffView, ...]
    candidates: tuple[CandidateView, ...]
    group: GroupView | None = None
    candidate_ids: frozenset[CandidateId] = frozenset()


@acts.act(
    "GET",
    "/groups",
    scope=Scope.PORTAL,
    roles=PLANNER,
    page="groups/list.html",
    menu=Menu("Afnamebeheer", "Overzicht afnamegroepen"),
    example=Example(query={"search": "3B"}),
)
def list_groups(call: Call, query: GroupSearch) -> GroupListView:
    """List the groups of the planner's sites, the latest first: the old ones sink."""
    word = without_accents(query.search)
    mine = call.services.planning.list_groups(call.actor)[::-1]
    found = [
        group
        for group in mine
        if query.state in (None, group.state)
        and (word in without_accents(group.name) or word in without_accents(group.exam_title))
    ]
    page = page_of(found, query.page, size=PAGE_SIZE)
    counted = Counter(group.state for group in mine)
    counts = {state: counted[state] for state in GroupState if counted[state]}
    return GroupListView(
        groups=page.rows,
        total=len(found),
        counts=counts,
        search=query.search,
        state=query.state,
        page=page.number,
        pages=page.pages,
    )


@acts.act(
    "GET",
    "/groups/new",
    scope=Scope.PORTAL,
    roles=PLANNER,
    page="groups/plan.html",
    example=Example(),
)
def show_plan_group(call: Call, query: PlanChoice) -> GroupFormView:
    """Ask for a plan: exam, site, time window, proctors, candidates."""
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
    "/groups/{group_id}",
    scope=Scope.PORTAL,
    roles=PLANNER,
    page="groups/detail.html",
    example=Example(path={"group_id": "group-distributed"}),
)
def show_group(call: Call, group_id: GroupId) -> GroupDetailView:
    """Show a group and its candidates."""
    services, actor = call.services, call.actor
    planned = services.planning.get_group(actor, group_id=group_id)
    group = planned.group
    sites = services.institutions.get_institution(actor).sites
    proctors = services.accounts.list_proctors(actor, site_id=group.site_id, for_system_check=True)
    return GroupDetailView(
        group=group,
        candidates=planned.candidates,
        site_name=next((site.name for site in sites if site.site_id == group.site_id), ""),
        proctors=tuple(one.name for one in proctors if one.user_id in group.proctor_ids),
    )


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


@acts.act(
    "GET",
    "/groups/{group_id}/cancel",
    scope=Scope.PORTAL,
    roles=PLANNER,
    page="groups/cancel.html",
    example=Example(path={"group_id": "group-distributed"}),
)
def show_cancel_group(call: Call, group_id: GroupId) -> PlannedGroupView:
    """Ask whether the group is really to be called off, and why."""
    return call.services.planning.get_group(call.actor, group_id=group_id)


@acts.act(
    "POST",
    "/groups/{group_id}/cancel",
    scope=Scope.PORTAL,
    roles=PLANNER,
    audits="group_cancelled",
    then="/groups/{group_id}",
    retry="show_cancel_group",
    example=Example(
        path={"group_id": "group-distributed"}, body={"reason": "Het lokaal is niet vrij"}
    ),
)
def cancel_group(call: Call, group_id: GroupId, form: CancelInput) -> GroupView:
    """Call a group off before its release, and keep why."""
    return call.services.planning.cancel_group(call.actor, group_id=group_id, reason=form.reason)


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
    )
