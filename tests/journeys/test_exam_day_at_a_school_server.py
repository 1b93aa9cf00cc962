"""An exam day at a school without internet: fetched and released while the cloud was there.

Then the cloud is gone, the school server is killed in the middle, the group is closed, and when
the cloud is back everything comes home, once.
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from threading import Event as Signal
from threading import Thread

import boto3
import pytest

from bench.candidates import Outcome, Pace, Report, play
from bench.history import Batch, Event, find_faults, read_history
from demonstration.answers import content_canaries, scoring_canaries
from demonstration.day.group import Group, plan_group
from demonstration.day.program import Json, Program, email_of
from demonstration.day.results import ending
from demonstration.day.venue import AtSchoolServer
from infrastructure.local.own_edge import OwnEdge, an_own_edge
from infrastructure.local.own_process import RunningFacet, a_running_facet
from infrastructure.local.place import REGION
from infrastructure.local.running import STAGE
from infrastructure.local.stack import LOGIN
from tests.canaries import readable_words, stored_in_folder

PLANNER, PROCTOR, EDGE_ADMIN = "planner.noord", "afname.noord", "fao.noord"
CANDIDATES = 6
HOME_SECONDS = 60


@dataclass
class School:
    """A cloud that comes and goes, and a school server beside it."""

    folder: Path
    cloud: ExitStack
    facet: RunningFacet
    edge: OwnEdge
    edge_id: str

    def stop_cloud(self) -> None:
        self.cloud.close()

    def start_cloud(self) -> None:
        self.facet = self.cloud.enter_context(
            a_running_facet(self.folder / "cloud", place=self.facet.place)
        )

    def program(self, username: str) -> Program:
        person = Program(self.facet.api, self.facet.place.cloud)
        person.log_in(username, email_of(username))
        return person


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """Start a Facet of its own, and add a school server to it as its administrator does."""
    folder = tmp_path_factory.mktemp("school")
    with ExitStack() as cloud:
        facet = cloud.enter_context(a_running_facet(folder / "cloud"))
        admin = Program(facet.api, facet.place.cloud)
        admin.log_in(EDGE_ADMIN, email_of(EDGE_ADMIN))
        added = admin.post("/edges", {"name": "FAO aula"})
        edge_id = added["edge"]["edge_id"]
        with an_own_edge(facet, folder / "edge", edge_id=edge_id, code=added["code"]) as edge:
            yield School(folder, cloud, facet, edge, edge_id)


class Crowd:
    """Candidates who work beside the test."""

    def __init__(self, address: str, group: Group, history: Path, *, pause_seconds: float) -> None:
        pace = Pace(
            limit_seconds=120,
            work_seconds=90,
            pause_seconds=pause_seconds,
            wait_seconds=0.3,
            fetches_content=True,
        )
        self.report: Report | None = None
        self._history = history
        self._stop = Signal()
        self._thread = Thread(target=self._play, args=(address, group, pace))
        self._thread.start()

    def acknowledged(self) -> int:
        if not self._history.exists():
            return 0
        return self._history.read_text(encoding="utf-8").count(f'["{Event.ACKNOWLEDGED}"')

    def finish(self) -> Report:
        self._thread.join(150)
        assert self.report is not None, "the candidates did not come back"
        return self.report

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()

    def _play(self, address: str, group: Group, pace: Pace) -> None:
        self.report = play(address, group.seats(), pace, self._history, self._stop)


def test_an_exam_day_at_a_school_server_comes_home_exactly_once(school: School) -> None:
    planner = school.program(PLANNER)
    venue = AtSchoolServer(school.edge_id, school.edge.api, planner)
    group = plan_group(planner, size=CANDIDATES, venue=venue.plan())
    hall = venue.open(group.group_id)

    _check_that_the_portal_only_looks_on(planner, group)
    _check_that_candidates_are_sent_to_the_school_server(school, group)
    _check_that_no_word_of_the_exam_can_be_read_there(school, group)

    proctor = Program(hall, school.facet.place.cloud)
    proctor.log_in_monitor(PROCTOR)
    proctor.post(f"{group.monitor}/release")
    school.stop_cloud()
    crowd = Crowd(hall, group, school.folder / "history.jsonl", pause_seconds=0.1)
    try:
        _wait(lambda: crowd.acknowledged() > CANDIDATES * 2, "answers before the power cut")
        school.edge.kill()
        school.edge.start()
        report = crowd.finish()
    finally:
        crowd.stop()
    proctor.post(f"{group.monitor}/close")

    assert set(report.outcomes) <= {Outcome.SUBMITTED, Outcome.WORKED}, report.outcomes
    assert sum(report.retries.values()) > 0, "the kill must have been felt"
    school.start_cloud()
    back_at = time.monotonic()
    _wait(lambda: proctor.get(group.monitor)["monitor"]["is_home"], "everything to come home")
    # Shown with `pytest -s`; docs/figures.md reports it.
    print(f"\nall home {time.monotonic() - back_at:.1f} s after the cloud was back")  # noqa: T201
    planner = school.program(PLANNER)
    _wait(lambda: _is_scored(planner, group), "scores in the portal")
    found = planner.get(f"/groups/{group.group_id}/results")["candidates"]
    endings = [ending(one, group.scripts[one["session_id"]]) for one in found]
    assert all(one.is_right for one in endings), endings
    assert planner.get(f"/groups/{group.group_id}")["group"]["handed_over"] is False
    assert find_faults(read_history(school.folder / "history.jsonl"), _stored(school)) == []


def _stored(school: School) -> Iterator[Batch]:
    """Give every batch of the cloud's journal, read past all our own code."""
    dynamodb = boto3.client(
        "dynamodb",
        endpoint_url=school.facet.place.cloud,
        region_name=REGION,
        aws_access_key_id=LOGIN,
        aws_secret_access_key=LOGIN,
    )
    for page in dynamodb.get_paginator("scan").paginate(TableName=f"facet-{STAGE}-journal"):
        for item in page["Items"]:
            if item["kind"]["S"] == "batch":
                text = item["text"]["S"]
                row = json.loads(text)
                epoch = row["epoch"]["lease"], row["epoch"]["login"]
                yield Batch(row["session_id"], epoch, row["first_seq"], text)


def _check_that_the_portal_only_looks_on(planner: Program, group: Group) -> None:
    shown = planner.get(f"/groups/{group.group_id}")["group"]
    assert (shown["handed_over"], shown["edge_name"]) == (True, "FAO aula")
    refused = planner.post(f"/groups/{group.group_id}/cancel", {"reason": "x"}, status=409)
    assert refused["reference"] == "group-elsewhere"


def _check_that_candidates_are_sent_to_the_school_server(school: School, group: Group) -> None:
    candidate = Program(school.facet.api, school.facet.place.cloud)
    slip = {
        "access_code": group.access_code,
        "login_name": group.participants[0].login_name,
        "computer": "x",
    }
    refused = candidate.post("/delivery/logins", slip, status=409)
    assert refused["reference"] == "taken-elsewhere"


def _check_that_no_word_of_the_exam_can_be_read_there(school: School, group: Group) -> None:
    def found(*words: str) -> set[str]:
        return readable_words(stored_in_folder(school.folder / "edge"), words)

    login_name = group.participants[0].login_name
    assert found(login_name), "the search reads what the school server wrote"
    assert list((school.folder / "edge" / "content").rglob("*")), "the exam is there"
    assert found(*content_canaries(), *scoring_canaries()) == set()


def _is_scored(planner: Program, group: Group) -> bool:
    found: list[Json] = planner.get(f"/groups/{group.group_id}/results")["candidates"]
    return all(one["score"] is not None for one in found)


def _wait(holds: Callable[[], bool], what: str) -> None:
    patience = time.monotonic() + HOME_SECONDS
    while not holds():
        assert time.monotonic() < patience, f"waited too long for {what}"
        time.sleep(0.3)
