"""One deployment for all tests of this room; making it takes most of the time."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deployment.deployed import Deployed, a_deployment


@pytest.fixture(scope="session")
def deployed() -> Iterator[Deployed]:
    """Deploy into an emulated AWS of our own, gone after the last test."""
    with (
        tempfile.TemporaryDirectory(prefix="facet-deployed-") as folder,
        a_deployment(Path(folder)) as made,
    ):
        yield made
