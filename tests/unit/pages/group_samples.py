"""What planners see of their groups: the list, one group, a plan."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from chalicelib.acts.groups import GroupDetailView, GroupListView
from chalicelib.acts.plans import GroupFormView
from chalicelib.core.access import StaffView
from chalicelib.core.kernel import EdgeId, FormId, GroupId, SessionId, UserId
from chalicelib.core.sessions import GroupState, GroupView, PlannedCandidate, PlannedGroupView
from tests.unit.pages.candidate_samples import CANDIDATES, OTHER_SITE, SITE
from tests.unit.pages.edge_samples import ACTIVE
from tests.unit.pages.exam_samples import ASKS_TOO_MUCH, ENGLISH, PUBLISHED
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
    form_id=FormId("form-1"),
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

OFFLINE = replace(
    GROUP,
    group_id=GroupId("group-5"),
    state=GroupState.PLANNED,
    opens_at=NOW + timedelta(days=9),
    edge_id=ACTIVE.edge_id,
    edge_name=ACTIVE.name,
)

HANDED_OVER = replace(
    OFFLINE, group_id=GroupId("group-6"), state=GroupState.RELEASED, handed_over=True
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

NAMES = tuple(one.name for one in PROCTORS)

CHOICES = GroupFormView(
    site=SITE,
    sites=(SITE, OTHER_SITE),
    exams=(PUBLISHED, ENGLISH),
    proctors=PROCTORS,
    candidates=CANDIDATES,
)


def group_pages() -> Iterator[PortalPage]:
    """Give the pages on groups that were planned."""
    groups = (GROUP, RELEASED, CLOSED, CANCELLED, OFFLINE, HANDED_OVER)
    counts = {group.state: 1 for group in groups}
    online = groups[:4]
    listed = GroupListView(groups, 54, counts, "", None, 2, 3)
    nothing = replace(listed, groups=(), total=0, search="frans", page=1, pages=1)
    yield PortalPage("groups", "groups/list.html", listed, "/groups")
    yield PortalPage("groups-not-found", "groups/list.html", nothing, "/groups")
    yield PortalPage("groups-empty", "groups/list.html", replace(nothing, counts={}), "/groups")
    for group in online:
        view = GroupDetailView(group, PLANNED, SITE.name, NAMES)
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


def offline_pages() -> Iterator[PortalPage]:
    """Give the pages on groups that are taken on a school server."""
    form, detail = "groups/plan.html", "groups/detail.html"
    planned = GroupDetailView(OFFLINE, PLANNED, SITE.name, NAMES, NOW + timedelta(days=5))
    due = replace(planned, fetched_from=NOW - timedelta(days=1))
    away = GroupDetailView(HANDED_OVER, PLANNED, SITE.name, NAMES)
    yield PortalPage("group-offline", detail, planned, "/groups/group-5")
    yield PortalPage("group-offline-due", detail, due, "/groups/group-5")
    yield PortalPage("group-handed-over", detail, away, "/groups/group-6")
    yield PortalPage(
        "group-take-back",
        "groups/take_back.html",
        PlannedGroupView(HANDED_OVER, PLANNED),
        "/groups/group-6/take-back",
    )
    choices = replace(CHOICES, edges=(ACTIVE,))
    yield PortalPage("group-new-offline", form, choices, "/groups/new")
    correcting = replace(choices, group=OFFLINE)
    yield PortalPage("group-correct-offline", form, correcting, "/groups/group-5/correct")
    gone = replace(OFFLINE, edge_id=EdgeId("w3hn6rtx"), edge_name="Oud")
    lost = replace(choices, group=gone)
    yield PortalPage("group-correct-edge-gone", form, lost, "/groups/group-5/correct")


def plan_pages() -> Iterator[PortalPage]:
    """Give the form that plans or corrects a group, also empty and refused."""
    form = "groups/plan.html"
    yield PortalPage("group-new", form, replace(CHOICES, sites=(SITE,)), "/groups/new")
    several = replace(CHOICES, exams=(PUBLISHED, replace(ENGLISH, forms=ASKS_TOO_MUCH.forms)))
    yield PortalPage("group-forms", form, several, "/groups/new")
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
