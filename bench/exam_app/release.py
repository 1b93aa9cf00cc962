"""From the release to the first question on the screen, with the encrypted exam fetched already.

Fifty candidates in groups of ten, each in a window of its own, wait in the waiting room at moments
of their own; their proctor releases the group. Everything runs on this machine, so one clock tells
all moments: before the proctor's request leaves, when the browser asks for the start, when it has
the answer, and when the question stands on the screen.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, Request

from bench.candidates import percentile
from bench.exam_app.hall import Hall, School
from bench.exam_app.passing import prepare
from bench.exam_app.rows import Row
from tests.journeys.chromium import House, a_house
from tests.journeys.exam_page import ExamPage

MINUTES = 60
GROUPS = 5
SEATS = 10
SCRIPT = Path(__file__).parent / "first_sight.js"
START = "/delivery/start"
MOST_SECONDS = 6.0
"""A waiting candidate asks every three seconds; half of the bound is for everything after that."""
SETTLE_MS = 2_000


@dataclass(frozen=True)
class Opening:
    """How one candidate came from the release to the first question, in seconds."""

    until_asked: float
    until_answered: float
    until_seen: float

    @property
    def seconds(self) -> float:
        """All of it."""
        return self.until_asked + self.until_answered + self.until_seen


@dataclass
class _Waiting:
    """A candidate in the waiting room; ``starts`` are their requests to start."""

    exam: ExamPage
    starts: list[Request]

    def opening(self, released_at: float) -> Opening:
        """Wait for the first question, and tell how it came."""
        self.exam.sees("running")
        page = self.exam.page
        page.wait_for_function("() => window.facetFirstSight !== null")
        seen_at = float(page.evaluate("() => window.facetFirstSight")) / 1000
        timing = self.starts[-1].timing
        asked_at = timing["startTime"] / 1000
        answered_at = asked_at + timing["responseEnd"] / 1000
        return Opening(asked_at - released_at, answered_at - asked_at, seen_at - answered_at)


def measure(school: School, pictures: Path) -> Iterator[Row]:
    """Open the exam fifty times in the cloud and fifty times at the school server."""
    exam_id = school.publish(MINUTES)
    for where, venue in (("cloud", school.cloud), ("school server", school.edge)):
        halls = [school.hall(venue, exam_id, SEATS) for _ in range(GROUPS)]
        openings = [one for hall in halls for one in _open(hall, pictures)]
        yield _row(where, openings)


def _open(hall: Hall, pictures: Path) -> list[Opening]:
    with a_house(hall.origin, pictures) as house:
        waiting = [_sit_down(house, hall, number) for number in range(SEATS)]
        waiting[0].exam.page.wait_for_timeout(SETTLE_MS)
        released_at = time.time()
        hall.release()
        openings = [one.opening(released_at) for one in waiting]
        house.check_complaints()
        return openings


def _sit_down(house: House, hall: Hall, number: int) -> _Waiting:
    person = house.person(f"candidate {number}")
    prepare(person.context, [SCRIPT])
    waiting = _Waiting(ExamPage(person), [])
    _hear(person.page, waiting)
    waiting.exam.log_in(hall.group.access_code, hall.group.candidates[number]["login_name"])
    waiting.exam.sees("waiting")
    person.page.wait_for_load_state("networkidle")
    return waiting


def _hear(page: Page, waiting: _Waiting) -> None:
    def ended(request: Request) -> None:
        if request.url.endswith(START):
            waiting.starts.append(request)

    page.on("requestfinished", ended)


def _row(where: str, openings: Sequence[Opening]) -> Row:
    whole = _spread([one.seconds for one in openings])
    p95 = percentile(sorted(one.seconds for one in openings), 0.95)
    asked, answered, seen = (
        _spread([getattr(one, name) for one in openings])
        for name in ("until_asked", "until_answered", "until_seen")
    )
    return Row(
        f"release to first question on the screen, {len(openings)} candidates, {where}",
        whole,
        f"the exam was fetched already, {SEATS} browsers at a time. Until the browser asks"
        f" (every 3 s): {asked}; until it has the key: {answered}; decrypt and draw: {seen}",
        p95 <= MOST_SECONDS,
    )


def _spread(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    p50, p95 = (percentile(ordered, share) for share in (0.5, 0.95))
    return f"p50 {p50:.2f}, p95 {p95:.2f} s"
