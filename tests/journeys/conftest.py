"""One whole Facet for all journeys, and the staff of one school who work with programs.

The school in the south works over JSON, the school in the north in the browser: so no journey
stands in the way of another.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.program import Json, Program
from tests.journeys.running import RunningFacet, a_running_facet
from tests.journeys.school import portal_login, publish_demonstration

EXAM_TITLE = "Rekenen 2F, via JSON"


@pytest.fixture(scope="session")
def facet() -> Iterator[RunningFacet]:
    """Start a Facet with its demonstration, and end it after the last journey."""
    with (
        tempfile.TemporaryDirectory(prefix="facet-journeys-") as folder,
        a_running_facet(Path(folder) / "state") as running,
    ):
        yield running


@pytest.fixture(scope="session")
def publisher(facet: RunningFacet) -> Program:
    """Log in who publishes exams for all schools."""
    return portal_login(facet, "publicatie")


@pytest.fixture(scope="session")
def planner(facet: RunningFacet) -> Program:
    """Log in the planner of the school in the south."""
    return portal_login(facet, "planner.zuid")


@pytest.fixture(scope="session")
def proctor(facet: RunningFacet) -> Program:
    """Log in a proctor of the school in the south, on the monitor."""
    program = Program(facet)
    program.log_in_monitor("afname.zuid")
    return program


@pytest.fixture(scope="session")
def exam(publisher: Program) -> Json:
    """Publish the demonstration exam."""
    return publish_demonstration(publisher, title=EXAM_TITLE)
