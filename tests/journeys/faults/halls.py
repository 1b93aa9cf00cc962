"""Two places to take the exam of the fault journeys: in the cloud, and at a school server.

Each has one released group with a candidate for every journey, can lose its server for a moment,
and lets the journal itself be read.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.history import Batch
from chalicelib.core.sessions import Journal
from demonstration.day.program import Json, email_of
from demonstration.day.program import Program as AnyProgram
from demonstration.day.venue import AtSchoolServer
from infrastructure.local.own_edge import an_own_edge
from infrastructure.local.own_process import RunningFacet, a_running_facet
from tests.journeys.faults.journals import journal_at_school_server, journal_in_cloud
from tests.journeys.program import Program
from tests.journeys.school import PlannedGroup, new_candidates, plan_of, planned

PLANNER, PROCTOR, EDGE_ADMIN = "planner.noord", "afname.noord", "fao.noord"
SEATS = 24


@dataclass
class Hall:
    """A room full of candidates; ``restart`` ends its server and starts it again."""

    origin: str
    group: PlannedGroup
    proctor: AnyProgram
    restart: Callable[[], None]
    read_journal: Callable[[str], Journal]
    _taken: int = 0

    def slip(self) -> Json:
        """Give the slip of a candidate who has not come in yet."""
        self._taken += 1
        return self.group.candidates[self._taken - 1]

    def session(self, slip: Json) -> str:
        """Give the path of a candidate on the monitor."""
        return f"{self.group.monitor}/sessions/{slip['session_id']}"

    def row(self, slip: Json) -> Json:
        """Give what the monitor shows of a candidate."""
        rows = self.proctor.get(self.group.monitor)["rows"]
        return next(row for row in rows if row["session_id"] == slip["session_id"])


def batches_of(journal: Journal) -> Iterator[Batch]:
    """Give what a journal holds, as the comparison of histories has it."""
    for stored in journal.batches:
        batch = stored.batch
        epoch = batch.epoch.lease, batch.epoch.login
        yield Batch(batch.session_id, epoch, batch.first_seq, batch.text)


@dataclass
class Cloud:
    """A Facet of our own that can be ended and started again where it was."""

    state: Path
    running: ExitStack
    facet: RunningFacet

    def restart(self) -> None:
        """End its process, and start it again on what it stored."""
        self.running.close()
        place = self.facet.place
        self.facet = self.running.enter_context(a_running_facet(self.state, place=place))


@contextmanager
def a_cloud(state: Path) -> Iterator[Cloud]:
    """Give a Facet of our own, and end it."""
    with ExitStack() as running:
        yield Cloud(state, running, running.enter_context(a_running_facet(state)))


@contextmanager
def a_hall_in_the_cloud(cloud: Cloud) -> Iterator[Hall]:
    """Give a released group in the cloud."""
    facet = cloud.facet
    group = _group(_portal(facet, PLANNER), "In de cloud", {})
    proctor = _proctor(facet.api, facet)
    proctor.post(f"{group.monitor}/release")
    with journal_in_cloud(facet.place) as read:
        yield Hall(facet.origin, group, proctor, cloud.restart, read)


@contextmanager
def a_hall_at_a_school_server(cloud: Cloud, state: Path) -> Iterator[Hall]:
    """Give a released group at a school server that is added to this cloud."""
    facet = cloud.facet
    added = _portal(facet, EDGE_ADMIN).post("/edges", {"name": "FAO aula"})
    edge_id, code = added["edge"]["edge_id"], added["code"]
    with an_own_edge(facet, state, edge_id=edge_id, code=code) as edge:
        planner = _portal(facet, PLANNER)
        venue = AtSchoolServer(edge_id, edge.api, planner)
        group = _group(planner, "Op de schoolserver", venue.plan())
        venue.open(group.group_id)
        proctor = _proctor(edge.api, facet)
        proctor.post(f"{group.monitor}/release")

        def restart() -> None:
            edge.kill()
            edge.start()

        yield Hall(edge.origin, group, proctor, restart, journal_at_school_server(state))


def _portal(facet: RunningFacet, username: str) -> Program:
    program = Program(facet)
    program.log_in(username, email_of(username))
    return program


def _proctor(api: str, facet: RunningFacet) -> AnyProgram:
    program = AnyProgram(api, facet.place.cloud)
    program.log_in_monitor(PROCTOR)
    return program


def _group(planner: Program, name: str, venue: Json) -> PlannedGroup:
    exam_id = planner.get("/groups/new")["exams"][0]["exam_id"]
    ids = new_candidates(planner, SEATS)
    plan = plan_of(planner, name=name, exam_id=exam_id, candidate_ids=ids)
    return planned(planner, plan | venue)
