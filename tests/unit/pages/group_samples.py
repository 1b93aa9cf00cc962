"""What planners see of their groups: the list, one group, a plan."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from chalicelib.acts.groups import GroupDetailView, GroupFormView, GroupListView
from chalicelib.core.access import StaffView
from chalicelib.core.kernel import GroupId, SessionId, UserId
from chalicelib.core.sessions import GroupState, GroupView, PlannedCandidate, PlannedGroupView
from tests.unit.pages.candidate_samples import CANDIDATES, OTHER_SITE, SITE
from tests.unit.pages.exam_samples import ENGLISH, PUBLISHED
from tests.unit.pages.portal_page import NOW, PortalPage

PROCTORS = (
    StaffView(UserId("user-1"), "Anna de Vries", frozenset({SITE.site_id}), frozenset()),
    StaffView(UserId("user-2"), "Mo Jansen", frozenset({SITE.site_id}), frozenset()),
)

GROUP = GroupView(
    group_id=GroupId("group-1"),
    name="Rekenen 2F, klas 3B",
    site_id=SITE.site_id,
    exam_id=PUBLISHED.exam_id,
    exam_title=PUBLISHED.title,
    opens_at=NOW + timedelta(days=3),
    closes_at=NOW + timedelta(days=3, hours=3),
    duration_minutes=90,
    total_items=22,
    access_code="HAVEN7",
    proctor_ids=(PROCTORS[0].user_id, PROCTORS[1].user_id),
    candidate_count=5,
    state=GroupState.DISTRIBUTED,
    version=3,
    released_at=None,
    closed_at=None,
    cancel_reason=None,
    edge_id=None,
    edge_name=None,
    handed_over=False,
)

RELEASED = replace(
    GROUP, group_id=GroupId("group-2"), state=GroupState.RELEASED, released_at=NOW, opens_at=NOW
)

CLOSED = replace(RELEASED, group_id=GroupId("group-3"), state=GroupState.CLOSED, closed_at=NOW)

CANCELLED = replace(
    GROUP,
    group_id=GroupId("group-4"),
    state=GroupState.CANCELLED,
    cancel_reason="Het lokaal is niet vrij.",
)

PLANNED = tuple(
    PlannedCandidate(
        session_id=SessionId(f"session-{number}"),
        candidate_id=one.candidate_id,
        name=one.listed_name,
        login_name=f"K7P{number}MX",
        extra_time_minutes=one.extra_time_minutes,
    )
    for number, one in enumerate(CANDIDATES[:5])
)

CHOICES = GroupFormView(
    site=SITE,
    sites=(SITE, OTHER_SITE),
    exams=(PUBLISHED, ENGLISH),
    proctors=PROCTORS,
    candidates=CANDIDATES,
)


def group_pages() -> Iterator[PortalPage]:
    """Give the pages on groups that were planned."""
    groups = (GROUP, RELEASED, CLOSED, CANCELLED)
    counts = {group.state: 1 for group in groups}
    listed = GroupListView(groups, 54, counts, "", None, 2, 3)
    nothing = replace(listed, groups=(), total=0, search="frans", page=1, pages=1)
    yield PortalPage("groups", "groups/list.html", listed, "/groups")
    yield PortalPage("groups-not-found", "groups/list.html", nothing, "/groups")
    yield PortalPage("groups-empty", "groups/list.html", replace(nothing, counts={}), "/groups")
    for group in groups:
        names = tuple(one.name for one in PROCTORS)
        view = GroupDetailView(group, PLANNED, SITE.name, names)
        name = f"group-{group.state.value}"
        yield PortalPage(name, "groups/detail.html", view, f"/groups/{group.group_id}")
    yield PortalPage(
        "group-cancel",
        "groups/cancel.html",
        PlannedGroupView(GROUP, PLANNED),
        "/groups/group-1/cancel",
        refusal={
            "errors": {"reason": "Vul dit veld in."},
            "error_summary": "Vul dit veld in.",
            "typed": {"reason": ""},
        },
    )


def plan_pages() -> Iterator[PortalPage]:
    """Give the form that plans or corrects a group, also empty and refused."""
    form = "groups/plan.html"
    yield PortalPage("group-new", form, replace(CHOICES, sites=(SITE,)), "/groups/new")
    yield PortalPage("group-new-sites", form, CHOICES, "/groups/new")
    nobody = replace(CHOICES, exams=(), proctors=(), candidates=())
    yield PortalPage("group-new-too-early", form, nobody, "/groups/new")
    chosen = frozenset(one.candidate_id for one in CANDIDATES[:5])
    correcting = replace(CHOICES, group=GROUP, candidate_ids=chosen)
    yield PortalPage("group-correct", form, correcting, "/groups/group-1/correct")
    yield PortalPage(
        "group-refused",
        form,
        CHOICES,
        "/groups",
        refusal={
            "errors": {"closes_at": "Het einde moet na het begin liggen."},
            "error_summary": "Het einde moet na het begin liggen.",
            "typed": {
                "name": "Rekenen 3B",
                "exam_id": "exam-4",
                "opens_at": "2026-05-18T09:00",
                "closes_at": "2026-05-18T08:00",
                "proctor_ids": "user-2",
                "candidate_ids": ["candidate-1", "candidate-6"],
            },
        },
    )
