"""What a planner does with session groups: look up, cancel, take back from a school server."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from pydantic import Field

from chalicelib.core.access import Role, Scope
from chalicelib.core.candidates import without_accents
from chalicelib.core.kernel import GroupId, page_of
from chalicelib.core.sessions import (
    GroupNotAtEdge,
    GroupState,
    GroupView,
    PlannedCandidate,
    PlannedGroupView,
)
from chalicelib.core.sync import FETCHED_BEFORE
from chalicelib.serving.act import Example, Menu, Registry
from chalicelib.serving.call import Call
from chalicelib.serving.inputs import Input

acts = Registry()

PLANNER = {Role.PLANNER}
PAGE_SIZE = 25


class GroupSearch(Input):
    """Which groups to list."""

    search: str = Field("", max_length=100)
    state: GroupState | None = None
    page: int = Field(1, ge=1)


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
    """A group with its candidates; site and proctors by name, as far as they are still there.

    ``fetched_from`` is there while a school server has yet to fetch the group.
    """

    group: GroupView
    candidates: tuple[PlannedCandidate, ...]
    site_name: str
    proctors: tuple[str, ...]
    fetched_from: datetime | None = None


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
        fetched_from=_fetched_from(group),
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


@acts.act(
    "GET",
    "/groups/{group_id}/take-back",
    scope=Scope.PORTAL,
    roles=PLANNER,
    page="groups/take_back.html",
    example=Example(path={"group_id": "group-handed-over"}),
)
def show_take_back_group(call: Call, group_id: GroupId) -> PlannedGroupView:
    """Ask whether the group is really to be taken from its school server."""
    planned = call.services.planning.get_group(call.actor, group_id=group_id)
    if not planned.group.handed_over:
        raise GroupNotAtEdge(state=planned.group.state.value)
    return planned


@acts.act(
    "POST",
    "/groups/{group_id}/take-back",
    scope=Scope.PORTAL,
    roles=PLANNER,
    audits="group_taken_back",
    then="/groups/{group_id}",
    retry="show_take_back_group",
    example=Example(path={"group_id": "group-handed-over"}),
)
def take_back_group(call: Call, group_id: GroupId) -> GroupView:
    """Take a group from its school server; it goes on as an online group."""
    return call.services.handing_over.take_back(call.actor, group_id=group_id)


def _fetched_from(group: GroupView) -> datetime | None:
    waits = group.edge_id is not None and group.state is GroupState.PLANNED
    return group.opens_at - FETCHED_BEFORE if waits else None
