"""What staff does over JSON to get an exam day going: publish, read in candidates, plan."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from demonstration.build import build_package
from demonstration.people import staff
from tests.journeys.program import Program
from tests.journeys.running import RunningFacet
from tests.journeys.sitting import Desk

Json = Any
HEADING = "kandidaatnummer;voornaam;achternaam;klas;niveau;extra tijd"


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


def email_of(username: str) -> str:
    """Give the address to which someone's one-time passwords go."""
    return next(person.email for person in staff() if person.username == username)


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
    received = publisher.post(f"{exam}/receive")
    assert (received["state"], received["total_items"]) == ("mastered", 12)
    assert len(publisher.get(f"{exam}/preview")["content"]["items"]) == 12
    details = {
        "title": title,
        "subject": "Rekenen",
        "level": "2F",
        "period": "2026-2027, periode 2",
        "duration_minutes": 60,
    }
    return publisher.post(f"{exam}/publish", details)


def candidates_file(rows: Sequence[str]) -> bytes:
    """Write a file as a school's spreadsheet does."""
    return "\r\n".join((HEADING, *rows, "")).encode("utf-8-sig")


def read_candidates(planner: Program, data: bytes) -> Json:
    """Hand in a file and see what is in it; nothing is saved."""
    site_id = planner.get("/candidates/import")["sites"][0]["site_id"]
    file = {"name": "kandidaten.csv", "base64": base64.b64encode(data).decode()}
    return planner.post("/candidates/import", {"site_id": site_id, "file": file})


def plan_of(planner: Program, *, name: str, exam_id: str, candidate_ids: Sequence[str]) -> Json:
    """Fill in a plan for now, with every proctor whom the form offers."""
    form = planner.get("/groups/new")
    now = datetime.now(UTC)
    assert exam_id in [exam["exam_id"] for exam in form["exams"]], "the exam can be chosen"
    return {
        "name": name,
        "exam_id": exam_id,
        "site_id": form["site"]["site_id"],
        "opens_at": (now - timedelta(minutes=5)).isoformat(),
        "closes_at": (now + timedelta(hours=3)).isoformat(),
        "proctor_ids": [proctor["user_id"] for proctor in form["proctors"]],
        "candidate_ids": list(candidate_ids),
    }


def planned(planner: Program, plan: Json) -> PlannedGroup:
    """Plan a group and look it up."""
    return look_up(planner, planner.post("/groups", plan)["group_id"])


def look_up(planner: Program, group_id: str) -> PlannedGroup:
    """Find a planned group."""
    found = planner.get(f"/groups/{group_id}")
    code = found["group"]["access_code"]
    return PlannedGroup(planner.facet, group_id, code, tuple(found["candidates"]))
