"""What staff does over JSON to get an exam day going: publish, read in candidates, plan."""

import itertools
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from demonstration.build import build_package
from demonstration.day.planning import candidates_file, plan_for_now, read_candidates
from demonstration.day.program import email_of
from tests.journeys.program import Program
from tests.journeys.running import RunningFacet
from tests.journeys.sitting import Desk

Json = Any
SCORING_SECONDS = 20
IMPORT_SECONDS = 30

_numbers = itertools.count(270_001)


@dataclass(frozen=True)
class PlannedGroup:
    """A group as planner and proctor know it."""

    facet: RunningFacet
    group_id: str
    access_code: str
    candidates: tuple[Json, ...]

    def desk(self, number: int, computer: str = "pc-1") -> Desk:
        """Give a desk with the slip of one candidate of the group."""
        slip = self.candidates[number]
        return Desk(self.facet, computer, self.access_code, slip["login_name"])

    def session(self, number: int) -> str:
        """Give the path of one candidate on the monitor."""
        return f"{self.monitor}/sessions/{self.candidates[number]['session_id']}"

    @property
    def monitor(self) -> str:
        """Give the path of the group on the monitor."""
        return f"/monitor/groups/{self.group_id}"


def portal_login(facet: RunningFacet, username: str) -> Program:
    """Log someone in on the portal."""
    program = Program(facet)
    program.log_in(username, email_of(username))
    return program


def publish_demonstration(publisher: Program, *, title: str) -> Json:
    """Upload the demonstration package, have it read in, look at it and publish it."""
    upload = publisher.post("/exams", {"file_name": "rekenen-2f.zip"})
    publisher.upload(upload["url"], upload["fields"], build_package())
    exam = f"/exams/{upload['exam_id']}"
    read = read_in(publisher, exam)
    assert [form["total_items"] for form in read["forms"]] == [12]
    assert len(publisher.post(f"{exam}/preview", {})["plan"]["item_order"]) == 12
    details = {
        "title": title,
        "subject": "Rekenen",
        "level": "2F",
        "period": "2026-2027, periode 2",
        "duration_minutes": 60,
    }
    return publisher.post(f"{exam}/publish", details)


def read_in(publisher: Program, exam: str) -> Json:
    """Have an uploaded package read in, and wait until the worker has done it."""
    publisher.post(f"{exam}/receive")
    patience = time.monotonic() + IMPORT_SECONDS
    while (read := publisher.get(exam)["exam"])["state"] == "importing":
        assert time.monotonic() < patience, "the package was never read in"
        time.sleep(0.2)
    assert read["state"] == "mastered", publisher.get(exam)["report"]
    return read


def plan_of(planner: Program, *, name: str, exam_id: str, candidate_ids: Sequence[str]) -> Json:
    """Fill in a plan for now, with every proctor whom the form offers."""
    form = planner.get("/groups/new")
    assert exam_id in [exam["exam_id"] for exam in form["exams"]], "the exam can be chosen"
    return plan_for_now(form, name=name, exam_id=exam_id, candidate_ids=candidate_ids)


def planned(planner: Program, plan: Json) -> PlannedGroup:
    """Plan a group and look it up."""
    return look_up(planner, planner.post("/groups", plan)["group_id"])


def look_up(planner: Program, group_id: str) -> PlannedGroup:
    """Find a planned group."""
    found = planner.get(f"/groups/{group_id}")
    code = found["group"]["access_code"]
    return PlannedGroup(planner.facet, group_id, code, tuple(found["candidates"]))


def new_candidates(planner: Program, size: int) -> list[str]:
    """Read in candidates whom nobody knew yet and give their ids."""
    numbers = [str(next(_numbers)) for _ in range(size)]
    rows = [f"{number};Robin;Nieuwkomer {number};Z4C;2F;0" for number in numbers]
    preview = read_candidates(planner, candidates_file(rows))
    saved = planner.post(f"/candidates/imports/{preview['import_id']}/save")
    assert saved["added"] == size
    found = planner.get("/groups/new")["candidates"]
    return [one["candidate_id"] for one in found if one["number"] in numbers]


def scores_of(planner: Program, group: PlannedGroup) -> dict[str, Json]:
    """Wait until everyone who took part was scored and give the results by session."""
    patience = time.monotonic() + SCORING_SECONDS
    while True:
        results = planner.get(f"/groups/{group.group_id}/results")["candidates"]
        if all(one["score"] is not None for one in results if one["state"] != "absent"):
            return {one["session_id"]: one for one in results}
        assert time.monotonic() < patience, "the scores never came"
        time.sleep(0.2)
