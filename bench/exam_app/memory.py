"""Memory of the exam app after two hours: does it grow while a candidate works on and on?

The two hours pass in minutes (``fast_clock.js``), with all that happens in them: every key, every
tick of the clock, every sign of life; the candidate answers all forty questions round and round,
leafs through them, and loses the network in each round. Every quarter the candidate returns to the
first question, garbage is collected, and what is left is counted. All questions were seen before
the first count, as their pictures get addresses then.
"""

import random
from collections.abc import Iterator
from pathlib import Path

from bench.exam_app.candidate import Candidate
from bench.exam_app.hall import School
from bench.exam_app.package import TOTAL
from bench.exam_app.passing import BLOB_COUNT, FAST_CLOCK, FastTime, prepare, seconds_on
from bench.exam_app.rows import Row
from bench.exam_app.samples import Sample, Sampler, growth_per_hour
from tests.journeys.chromium import Person, a_house
from tests.journeys.exam_page import ExamPage

MINUTES = 180
HOURS = 2
SEED = 7
HOUR_SECONDS = 3600.0
QUARTER_SECONDS = HOUR_SECONDS / 4
WARM_UP_SAMPLES = 1
"""In the first quarter code is compiled and answers appear where there were none."""
LEAFS_SECONDS = 1.0
OFFLINE_AT = range(10, 14)
MEGABYTE = 1_000_000
MOST_HEAP_PER_HOUR = 1 * MEGABYTE
MOST_NODES_PER_HOUR = 500
MOST_LISTENERS_PER_HOUR = 50


def measure(school: School, pictures: Path) -> Iterator[Row]:
    """Work for two hours, and give the rows."""
    hall = school.hall(school.cloud, school.publish(MINUTES), seats=1)
    with a_house(hall.origin, pictures) as house:
        person = house.person("candidate")
        prepare(person.context, [FAST_CLOCK, BLOB_COUNT])
        exam = ExamPage(person)
        exam.log_in(hall.group.access_code, hall.group.candidates[0]["login_name"])
        hall.release()
        exam.sees("running")
        samples = list(_work(Candidate(exam, FastTime(), random.Random(SEED)), person))  # noqa: S311 - no secret
        exam.is_saved("server")
        house.check_complaints()
    yield from rows(samples)


def rows(samples: list[Sample]) -> Iterator[Row]:
    """Judge the samples of two hours, the first one taken before any work."""
    settled = samples[WARM_UP_SAMPLES:]
    first, last = settled[0], settled[-1]
    heap = growth_per_hour([(one.hours, one.heap_bytes) for one in settled])
    yield Row(
        f"JavaScript heap after {HOURS} hours of simulated use",
        f"{last.heap_bytes / MEGABYTE:.1f} MB, {heap / MEGABYTE:+.2f} MB an hour",
        f"after garbage collection; {first.heap_bytes / MEGABYTE:.1f} MB after a quarter;"
        f" at most {MOST_HEAP_PER_HOUR / MEGABYTE:.0f} MB an hour",
        heap <= MOST_HEAP_PER_HOUR,
    )
    nodes = growth_per_hour([(one.hours, one.nodes) for one in settled])
    listeners = growth_per_hour([(one.hours, one.listeners) for one in settled])
    yield Row(
        f"nodes and listeners after {HOURS} hours",
        f"{last.nodes} nodes, {last.listeners} listeners",
        f"{nodes:+.0f} and {listeners:+.0f} an hour, detached ones included;"
        f" {last.blobs} addresses of pictures, {first.blobs} after a quarter",
        nodes <= MOST_NODES_PER_HOUR
        and listeners <= MOST_LISTENERS_PER_HOUR
        and last.blobs <= first.blobs,
    )
    yield Row(
        f"memory of the page's process after {HOURS} hours",
        f"{last.resident_bytes / MEGABYTE:.0f} MB",
        f"VmRSS; {first.resident_bytes / MEGABYTE:.0f} MB after a quarter;"
        f" {last.stored_bytes / MEGABYTE:.2f} MB kept on the disk, where acknowledged answers stay"
        " until the group is safely home",
    )


def _work(candidate: Candidate, person: Person) -> Iterator[Sample]:
    sampler = Sampler(person)
    _leaf(candidate)
    began = seconds_on(candidate.page)
    due = began
    while due <= began + HOURS * HOUR_SECONDS:
        for number in range(1, TOTAL + 1):
            if seconds_on(candidate.page) >= due:
                yield _sample(candidate, sampler, began)
                due += QUARTER_SECONDS
            _one_question(candidate, person, number)
        _leaf(candidate)


def _leaf(candidate: Candidate) -> None:
    for number in range(1, TOTAL + 1):
        candidate.go_to(number)
        candidate.wait(LEAFS_SECONDS)


def _one_question(candidate: Candidate, person: Person, number: int) -> None:
    candidate.go_to(number)
    if number in OFFLINE_AT:
        with person.without_network():
            candidate.answer(number)
    else:
        candidate.answer(number)


def _sample(candidate: Candidate, sampler: Sampler, began: float) -> Sample:
    candidate.go_to(1)
    candidate.wait(LEAFS_SECONDS)
    return sampler.take((seconds_on(candidate.page) - began) / HOUR_SECONDS)
