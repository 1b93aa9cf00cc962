"""Gives a day its own school server: added and activated as its administrator does."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from demonstration.day.program import Program, email_of
from demonstration.day.venue import AtSchoolServer
from infrastructure.local.own_edge import an_own_edge
from infrastructure.local.own_process import RunningFacet

EDGE_ADMIN, PLANNER = "fao.noord", "planner.noord"


@contextmanager
def a_school_server(facet: RunningFacet, state: Path) -> Iterator[AtSchoolServer]:
    """Start a school server beside a Facet, and end it after the day.

    :raises UnexpectedAnswer: if it cannot be added.
    :raises FacetTrouble: if it does not start.
    """
    admin = Program(facet.api, facet.place.cloud)
    admin.log_in(EDGE_ADMIN, email_of(EDGE_ADMIN))
    added = admin.post("/edges", {"name": "FAO demonstratie"})
    edge_id, code = added["edge"]["edge_id"], added["code"]
    planner = Program(facet.api, facet.place.cloud)
    planner.log_in(PLANNER, email_of(PLANNER))
    with an_own_edge(facet, state, edge_id=edge_id, code=code) as edge:
        yield AtSchoolServer(edge_id, edge.api, planner)
