"""Numbered files bring a database up to date, each whole, and never back."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from fao_edge.adapters.sqlite.database import Database
from fao_edge.adapters.sqlite.migrating import MIGRATIONS, DatabaseTooNew, migrate


@pytest.fixture
def connection() -> Iterator[apsw.Connection]:
    with closing(apsw.Connection("")) as opened:
        yield opened


def test_files_are_applied_once_and_in_order(connection: apsw.Connection, tmp_path: Path) -> None:
    (tmp_path / "0010_fill.sql").write_text("INSERT INTO marks VALUES ('A')")
    (tmp_path / "0009_make.sql").write_text("CREATE TABLE marks (name TEXT)")

    migrate(connection, tmp_path)
    migrate(connection, tmp_path)

    assert connection.execute("SELECT name FROM marks").fetchall() == [("A",)]
    assert connection.pragma("user_version") == 10


def test_a_file_that_fails_leaves_nothing_of_itself(
    connection: apsw.Connection, tmp_path: Path
) -> None:
    (tmp_path / "0001_make.sql").write_text("CREATE TABLE marks (name TEXT)")
    (tmp_path / "0002_break.sql").write_text("DROP TABLE marks; SELECT nothing")

    with pytest.raises(apsw.SQLError):
        migrate(connection, tmp_path)

    assert connection.table_exists(None, "marks")
    assert connection.pragma("user_version") == 1


def test_a_database_of_a_newer_program_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "edge.sqlite"
    with closing(Database(path)) as database:
        database.write(lambda c: c.pragma("user_version", 4711))

    with pytest.raises(DatabaseTooNew, match=r"schema 4711.* Start the newer version again"):
        Database(path)


def test_files_are_numbered_one_by_one_from_1() -> None:
    numbers = sorted(int(path.name[:4]) for path in MIGRATIONS.glob("*.sql"))

    assert numbers == list(range(1, len(numbers) + 1))
