"""What a planner does to get an exam day going: read in candidates, plan a group, look it up."""

import base64
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from demonstration.day.program import Json, Program

HEADING = "kandidaatnummer;voornaam;achternaam;klas;niveau;extra tijd"


def candidates_file(rows: Sequence[str]) -> bytes:
    """Write a file as a school's spreadsheet does."""
    return "\r\n".join((HEADING, *rows, "")).encode("utf-8-sig")


def read_candidates(planner: Program, data: bytes) -> Json:
    """Hand in a file and see what is in it; nothing is saved."""
    site_id = planner.get("/candidates/import")["sites"][0]["site_id"]
    file = {"name": "kandidaten.csv", "base64": base64.b64encode(data).decode()}
    return planner.post("/candidates/import", {"site_id": site_id, "file": file})


def plan_for_now(form: Json, *, name: str, exam_id: str, candidate_ids: Sequence[str]) -> Json:
    """Fill in the form of a plan for now, with every proctor whom it offers."""
    now = datetime.now(UTC)
    return {
        "name": name,
        "exam_id": exam_id,
        "site_id": form["site"]["site_id"],
        "opens_at": (now - timedelta(minutes=5)).isoformat(),
        "closes_at": (now + timedelta(hours=3)).isoformat(),
        "proctor_ids": [proctor["user_id"] for proctor in form["proctors"]],
        "candidate_ids": list(candidate_ids),
    }
