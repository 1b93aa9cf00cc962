"""What planners see after a group was closed: scores and late answers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from chalicelib.core.kernel import ItemId
from chalicelib.core.results import CandidateResultView, FailedItemView, GroupResultsView
from chalicelib.core.sessions import Epoch, GroupState, LateAnswersView, LateItemView, SessionState
from tests.unit.pages.group_samples import CLOSED, PLANNED
from tests.unit.pages.portal_page import NOW, PortalPage

FAILURES = (
    "De scoreregels van deze vraag werken niet in deze versie van Facet.",
    "Het scoren van deze vraag duurde te lang.",
)


def result_pages() -> Iterator[PortalPage]:
    """Give the scores of a group, from early to all there."""
    rows = tuple(
        CandidateResultView(
            session_id=one.session_id,
            name=one.name,
            number=str(100001 + number),
            state=SessionState.SUBMITTED.value,
            answered=22 - number,
            total_items=22,
            score=17.0 + number / 2,
            maximum=26.0,
            waits_for_scorer=0,
            late_entries=0,
        )
        for number, one in enumerate(PLANNED)
    )
    waiting = (replace(rows[0], waits_for_scorer=2), replace(rows[1], late_entries=1), *rows[2:4])
    absent = replace(rows[4], state=SessionState.ABSENT.value, answered=0, score=None, maximum=None)
    scored = GroupResultsView(
        group_id=CLOSED.group_id,
        name=CLOSED.name,
        exam_title=CLOSED.exam_title,
        state=GroupState.SCORED.value,
        total_items=22,
        candidates=(*rows[:4], absent),
    )
    busy = tuple(replace(row, score=None, maximum=None) for row in rows[:2])
    closed = replace(scored, state=GroupState.CLOSED.value, candidates=(*busy, *rows[2:]))
    path, template = "/groups/group-3/results", "results/group.html"
    yield PortalPage("results", template, scored, path)
    yield PortalPage("results-busy", template, closed, path)
    yield PortalPage("results-part", "results/_table.html", closed, path, fragment=True)
    part = replace(closed, candidates=(*waiting, absent))
    yield PortalPage("results-waiting", template, part, path)
    failed = tuple(
        FailedItemView(ItemId(f"REK-0{number}"), why, candidates=3 - number)
        for number, why in enumerate(FAILURES, start=1)
    )
    yield PortalPage("results-failed", template, replace(part, failed_items=failed), path)
    released = replace(scored, state=GroupState.RELEASED.value, candidates=busy)
    yield PortalPage("results-early", template, released, path)


def late_pages() -> Iterator[PortalPage]:
    """Give the late answers of a candidate, also refused and none."""
    closed_at = NOW - timedelta(minutes=10)
    items = tuple(
        LateItemView(ItemId(f"ITM-{n}"), n, closed_at - timedelta(seconds=90 - n), NOW)
        for n in (1, 2, 3)
    )
    late = LateAnswersView(
        group_id=CLOSED.group_id,
        group_name=CLOSED.name,
        session_id=PLANNED[1].session_id,
        name=PLANNED[1].name,
        closed_at=closed_at,
        deadline_at=NOW,
        items=items,
        changes=6,
        epoch=Epoch(1, 2),
        through_seq=41,
        after_deadline=1,
    )
    template, path = "results/late.html", f"/groups/group-3/sessions/{late.session_id}/late"
    refusal = {
        "errors": {"reason": "Vul dit veld in."},
        "error_summary": "Vul dit veld in.",
    }
    yield PortalPage("late", template, late, path)
    yield PortalPage("late-refused", template, late, path, refusal=refusal)
    none = replace(late, items=(), changes=0, epoch=None, through_seq=0)
    yield PortalPage("late-none", template, none, path)
