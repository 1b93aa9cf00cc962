"""Plays an exam day: plan, log in, release, take the exam, close, score."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from bench.candidates import Outcome, Pace, Report, play
from demonstration.day.display import Display
from demonstration.day.group import Group, plan_group
from demonstration.day.program import Json, Program, email_of
from demonstration.day.results import Ending, ending
from demonstration.day.venue import Venue
from infrastructure.local.own_process import RunningFacet

PLANNER, PROCTOR = "planner.noord", "afname.noord"
LIMIT_SECONDS = 600
LOOK_SECONDS = 0.3
SCORING_SECONDS = 120


class DayFailed(Exception):  # noqa: N818 - a name that says what happened
    """The day could not go on; the text says where it stopped."""


@dataclass(frozen=True)
class Day:
    """Who takes part and where. ``facet`` is the cloud, where the planner works."""

    facet: RunningFacet
    venue: Venue
    display: Display
    candidates: int
    pause_seconds: float
    """How long a candidate thinks between two answers: the compressed clock of the day."""


def play_day(day: Day, history: Path) -> list[Ending]:
    """Play it from the plan to the scores; what candidates sent is written to ``history``.

    :raises DayFailed: if candidates are refused, or the scores never come.
    :raises UnexpectedAnswer: if an act of the staff does not do what it should.
    """
    say = day.display.step
    planner = Program(day.facet.api, day.facet.place.cloud)
    planner.log_in(PLANNER, email_of(PLANNER))
    group = plan_group(planner, size=day.candidates, venue=day.venue.plan())
    say(f"De planner heeft {day.candidates} kandidaten ingelezen en een afnamegroep gepland.")
    report = _take_exam(day, group, day.venue.open(group.group_id), history)
    say(f"De groep is afgesloten. {_figures(report)}")
    return _scores(day, planner, group)


def _take_exam(day: Day, group: Group, hall: str, history: Path) -> Report:
    """Do what happens in the hall, where the proctor and the candidates are."""
    proctor = Program(hall, day.facet.place.cloud)
    proctor.log_in_monitor(PROCTOR)
    pace = Pace(
        limit_seconds=LIMIT_SECONDS,
        work_seconds=LIMIT_SECONDS,
        pause_seconds=day.pause_seconds,
        wait_seconds=1.0,
        fetches_content=True,
    )
    with _crowd(hall, group, pace, history) as crowd:
        _watch(day, proctor, group, crowd, until=_all_logged_in)
        proctor.post(f"{group.monitor}/release")
        day.display.step("Iedereen is ingelogd en wacht. De afnameleider geeft de groep vrij.")
        _watch(day, proctor, group, crowd, until=lambda _: crowd.done())
        report = crowd.result()
    if unexpected := set(report.outcomes) - {Outcome.SUBMITTED, Outcome.WORKED}:
        raise DayFailed(f"Niet iedereen kon het examen maken: {unexpected} {report.refusals}")
    proctor.post(f"{group.monitor}/close")
    return report


@contextmanager
def _crowd(hall: str, group: Group, pace: Pace, history: Path) -> "Iterator[Future[Report]]":
    """Let the candidates do their work beside ours; nobody works on when we stop."""
    stop = Event()
    with ThreadPoolExecutor(1) as room:
        try:
            yield room.submit(play, hall, group.seats(), pace, history, stop)
        finally:
            stop.set()


def _watch(
    day: Day,
    proctor: Program,
    group: Group,
    crowd: "Future[Report]",
    *,
    until: Callable[[Sequence[Json]], bool],
) -> None:
    """Show what the proctor sees until something holds, or until the candidates are gone."""
    while not until(rows := proctor.get(group.monitor)["rows"]):
        if crowd.done():
            raise DayFailed(f"De kandidaten zijn gestopt voor het begin: {crowd.result()}")
        day.display.progress(_seen(rows))
        time.sleep(LOOK_SECONDS)


def _all_logged_in(rows: Sequence[Json]) -> bool:
    return all(row["state"] == "ready" for row in rows)


def _seen(rows: Sequence[Json]) -> str:
    states = [row["state"] for row in rows]
    answered, total = (sum(row[name] for row in rows) for name in ("answered", "total"))
    return (
        f"Monitor: {states.count('ready')} ingelogd, {states.count('running')} bezig,"
        f" {states.count('submitted')} ingeleverd, {answered} van {total} vragen beantwoord"
    )


def _figures(report: Report) -> str:
    slow = f"{report.acts['save'].p95_ms:.0f}"
    return f"{report.saved_batches} keer opgeslagen, 95% binnen {slow} ms."


def _scores(day: Day, planner: Program, group: Group) -> list[Ending]:
    """Wait until everyone was scored; in the order of the portal, by name."""
    patience = time.monotonic() + SCORING_SECONDS
    while True:
        found = planner.get(f"/groups/{group.group_id}/results")["candidates"]
        waiting = sum(one["score"] is None for one in found)
        if not waiting:
            return [ending(one, group.scripts[one["session_id"]]) for one in found]
        if time.monotonic() > patience:
            raise DayFailed(f"Van {waiting} kandidaten kwam de score niet.")
        day.display.progress(f"Scoren: {len(found) - waiting} van {len(found)} kandidaten")
        time.sleep(LOOK_SECONDS)
