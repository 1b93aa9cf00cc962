"""The back button of the browser itself, which passes over pages that nobody touched.

What Playwright does to a page counts as a touch, so nothing is looked at between two presses.
"""

import pytest

from tests.journeys.faults.candidate import Candidate
from tests.journeys.faults.checking import SAVES
from tests.journeys.faults.room import Room

pytestmark = pytest.mark.journey

STORY = "Elke dag 25 liter, dus na 8 dagen is de ton leeg."
PRESSES = 4
BETWEEN_MS = 500


def test_going_back_time_and_again_leaves_exam_and_answer_where_they_were(room: Room) -> None:
    candidate = room.candidate()
    candidate.come_in()
    with room.proxy.refuse(SAVES):
        candidate.type(12, STORY)
        candidate.is_saved("computer")
        _go_back(candidate, PRESSES)
        candidate.exam.sees("running")
        candidate.exam.is_at(12 - PRESSES)
        candidate.go_to(12)
        candidate.has_kept(12)
    candidate.look_back()

    room.check(candidate)


def test_going_back_after_a_reload_that_nobody_touched(room: Room) -> None:
    candidate = room.candidate()
    candidate.come_in()
    candidate.type(12, STORY)
    candidate.is_saved("server")
    candidate.page.reload()
    candidate.page.wait_for_timeout(BETWEEN_MS)
    _go_back(candidate, PRESSES)
    candidate.exam.sees("running")
    candidate.look_back()

    room.check(candidate)


def _go_back(candidate: Candidate, presses: int) -> None:
    """Press the back button of the mouse; a page hears only that it is let go."""
    browser = candidate.person.context.new_cdp_session(candidate.page)
    let_go = {"type": "mouseReleased", "button": "back", "x": 1, "y": 1, "clickCount": 1}
    for _ in range(presses):
        browser.send("Input.dispatchMouseEvent", let_go)
        candidate.page.wait_for_timeout(BETWEEN_MS)
