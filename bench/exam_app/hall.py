"""Puts the exam of forty questions before candidates: published, planned, in the cloud or a school.

All of it goes over the API, as staff does it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.exam_app.package import TOTAL, exam_of_forty
from demonstration.day.program import Program as AnyProgram
from demonstration.day.school_server import a_school_server
from demonstration.day.venue import InTheCloud, Venue
from infrastructure.local.own_process import RunningFacet, a_running_facet
from tests.journeys.program import Program
from tests.journeys.school import (
    PlannedGroup,
    new_candidates,
    plan_of,
    planned,
    portal_login,
    read_in,
)

PUBLISHER, PLANNER, PROCTOR = "publicatie", "planner.noord", "afname.noord"
API = "/api"


@dataclass(frozen=True)
class Hall:
    """One planned group, and the address at which its candidates find the exam app."""

    origin: str
    group: PlannedGroup
    proctor: AnyProgram

    def release(self) -> None:
        """Let everybody start."""
        self.proctor.post(f"{self.group.monitor}/release")


@dataclass(frozen=True)
class School:
    """A school with a Facet of its own, where an exam of so many minutes can be planned."""

    facet: RunningFacet
    planner: Program
    publisher: Program
    cloud: Venue
    edge: Venue
    edge_state: Path

    def publish(self, minutes: int) -> str:
        """Publish the exam with so much time, and give its id."""
        upload = self.publisher.post("/exams", {"file_name": "veertig.zip"})
        self.publisher.upload(upload["url"], upload["fields"], exam_of_forty())
        exam = f"/exams/{upload['exam_id']}"
        forms = read_in(self.publisher, exam)["forms"]
        if [form["total_items"] for form in forms] != [TOTAL]:
            raise ValueError(f"the exam has other questions: {forms}")
        self.publisher.post(f"{exam}/preview", {})
        details = {
            "title": f"Veertig vragen, {minutes} minuten",
            "subject": "Rekenen",
            "level": "2F",
            "period": "2026-2027, periode 2",
            "duration_minutes": minutes,
        }
        self.publisher.post(f"{exam}/publish", details)
        return str(upload["exam_id"])

    def hall(self, venue: Venue, exam_id: str, seats: int) -> Hall:
        """Plan a group of new candidates at a venue."""
        ids = new_candidates(self.planner, seats)
        plan = plan_of(self.planner, name="Meetzaal", exam_id=exam_id, candidate_ids=ids)
        group = planned(self.planner, plan | venue.plan())
        api = venue.open(group.group_id)
        proctor = AnyProgram(api, self.facet.place.cloud)
        proctor.log_in_monitor(PROCTOR)
        return Hall(api.removesuffix(API), group, proctor)


@contextmanager
def a_school(folder: Path) -> Iterator[School]:
    """Start a Facet and a school server beside it, and end both.

    :raises FacetTrouble: if they do not start, or met a defect meanwhile.
    """
    with (
        a_running_facet(folder / "state") as facet,
        a_school_server(facet, folder / "edge") as edge,
    ):
        yield School(
            facet=facet,
            planner=portal_login(facet, PLANNER),
            publisher=portal_login(facet, PUBLISHER),
            cloud=InTheCloud(facet.api),
            edge=edge,
            edge_state=folder / "edge",
        )
