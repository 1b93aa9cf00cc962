"""One Facet and one school server for all fault journeys; a line of its own for each.

Every journey runs at both: ``hall`` is first the one, then the other.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.fault_proxy import a_fault_proxy
from tests.journeys.chromium import a_house
from tests.journeys.faults.halls import (
    Cloud,
    Hall,
    a_cloud,
    a_hall_at_a_school_server,
    a_hall_in_the_cloud,
)
from tests.journeys.faults.room import Room

HERE = "tests/journeys/faults/"


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder for all that is started here."""
    return tmp_path_factory.mktemp("faults")


@pytest.fixture(scope="package")
def cloud(folder: Path) -> Iterator[Cloud]:
    """Start a Facet of our own, which may be restarted."""
    with a_cloud(folder / "cloud") as running:
        yield running


@pytest.fixture(scope="package", params=["cloud", "edge"])
def hall(request: pytest.FixtureRequest, cloud: Cloud, folder: Path) -> Iterator[Hall]:
    """Give a released group: in the cloud, then at a school server."""
    if request.param == "cloud":
        made = a_hall_in_the_cloud(cloud)
    else:
        made = a_hall_at_a_school_server(cloud, folder / "edge")
    with made as hall:
        yield hall


@pytest.fixture
def room(hall: Hall, tmp_path: Path) -> Iterator[Room]:
    """Give computers whose line to the server is in our hands."""
    with a_fault_proxy(hall.origin) as proxy, a_house(proxy.origin, tmp_path) as house:
        yield Room(hall, proxy, house)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many fault journeys passed, of how many: docs/figures.md reports it."""
    counts = {
        outcome: sum(one.nodeid.startswith(HERE) for one in terminalreporter.stats.get(outcome, []))
        for outcome in ("passed", "failed", "error", "xfailed", "xpassed")
    }
    if sum(counts.values()):
        terminalreporter.write_line(
            f"fault journeys passed / all: {counts['passed']} / {sum(counts.values())}"
        )
