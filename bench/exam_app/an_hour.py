"""Requests and bytes of one candidate: an exam of forty questions in an hour.

The hour passes in minutes: the page's clock and timers go on as if the hour passed, and the server
seems to go along (``fast_clock.js``). The keys are pressed one by one, so what is typed, gathered
and sent is what a person of that pace sends. What passes is counted in the log of the line.
To show that the fast hour is no invention, a minute of doing nothing is counted by both clocks.
"""

import random
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.exam_app.candidate import Candidate
from bench.exam_app.hall import School
from bench.exam_app.passing import FAST_CLOCK, FastTime, Passing, RealTime, prepare
from bench.exam_app.rows import Row
from bench.exam_app.traffic import Counter, Traffic, together, told, total
from bench.fault_proxy import a_fault_proxy
from tests.journeys.chromium import a_house
from tests.journeys.exam_page import ExamPage

MINUTES = 60
SEED = 7
WORKS_SECONDS = 51 * 60.0
LOOKS_BACK_SECONDS = 5 * 60.0
LOOKS_BACK_AT = range(3, 40, 4)
IDLE_SECONDS = 60.0
MOST_IN_AN_IDLE_MINUTE = 5
"""A sign of life every fifteen seconds, and one on the edge."""
MOST_IN_AN_HOUR = 600
"""Ten a minute: four signs of life, and what is typed."""


def measure(school: School, folder: Path) -> Iterator[Row]:
    """Take the exam, and give the rows."""
    hall = school.hall(school.cloud, school.publish(MINUTES), seats=1)
    with a_fault_proxy(hall.origin) as proxy, a_house(proxy.origin, folder) as house:
        person = house.person("candidate")
        prepare(person.context, [FAST_CLOCK])
        exam, counter = ExamPage(person), Counter(proxy)
        exam.log_in(hall.group.access_code, hall.group.candidates[0]["login_name"])
        exam.sees("waiting")
        yield _row("before the start, first visit", counter.since_last())
        hall.release()
        exam.sees("running")
        yield from _hour(exam, counter)
        person.page.close()
        person.page = person.context.new_page()
        person.page.goto("/exam/")
        exam.sees("submitted")
        yield _row("a second visit", counter.since_last())
        house.check_complaints()


def _hour(exam: ExamPage, counter: Counter) -> Iterator[Row]:
    candidate = Candidate(exam, FastTime(), random.Random(SEED))  # noqa: S311 - no secret
    candidate.work_through(WORKS_SECONDS)
    candidate.look_back(LOOKS_BACK_AT, LOOKS_BACK_SECONDS)
    worked = counter.since_last()
    idle = _idle(candidate, FastTime(), counter)
    idle_in_reality = _idle(candidate, RealTime(), counter)
    candidate.hand_in()
    handed_in = counter.since_last()
    exam_kinds = together(worked, idle, handed_in)
    yield _row(f"an exam of 40 items in {MINUTES} minutes", exam_kinds, MOST_IN_AN_HOUR)
    counts = [total(kinds).requests for kinds in (idle, idle_in_reality)]
    yield Row(
        "requests in a minute of doing nothing",
        str(counts[1]),
        f"{counts[0]} by the fast clock that the hour above is counted with",
        max(counts) <= MOST_IN_AN_IDLE_MINUTE and abs(counts[0] - counts[1]) <= 1,
    )


def _idle(candidate: Candidate, time: Passing, counter: Counter) -> Mapping[str, Traffic]:
    time.wait(candidate.page, IDLE_SECONDS)
    return counter.since_last()


def _row(when: str, kinds: Mapping[str, Traffic], most: int | None = None) -> Row:
    whole = total(kinds)
    is_fine = most is None or whole.requests <= most
    return Row(f"requests of a candidate, {when}", str(whole), told(kinds), is_fine)
