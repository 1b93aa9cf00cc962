"""The database of a school server for tests: a real file, gone after the test."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from fao_edge.adapters.sqlite.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(Database(tmp_path / "edge.sqlite")) as opened:
        yield opened
