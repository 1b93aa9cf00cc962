"""The commands of a school server say in one line what is wrong, and activation happens once."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from chalicelib.core.kernel import NotFound
from fao_edge import __main__ as program
from fao_edge import bootstrap
from fao_edge.adapters.identity import read_identity
from fao_edge.adapters.sqlite.database import Database
from fao_edge.adapters.uplink import Line
from fao_edge.config import read_settings
from tests.builders.audit import a_draft
from tests.builders.line_to_the_cloud import CLOUD, LineToTheCloud
from tests.builders.world import World
from tests.builders.world_of_edges import CODE

ENV = {"FACET_EDGE_CLOUD": CLOUD}


@pytest.fixture(autouse=True)
def umask() -> Iterator[None]:
    """Put back what a program changes for its whole process; here as most machines have it."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> LineToTheCloud:
    """Point the commands at a sample world and an empty folder."""
    line = LineToTheCloud(World())
    env = ENV | {"FACET_EDGE_STATE": str(tmp_path)}
    monkeypatch.setattr(bootstrap, "Line", lambda: Line(line))
    monkeypatch.setattr(program, "settings", lambda: read_settings(env))
    return line


def test_activation_remembers_who_the_server_is(
    line: LineToTheCloud, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = program.main(["activate", "--edge-id", "edge-added", "--code", CODE])

    assert ended == 0
    assert "edge-added" in capsys.readouterr().out
    assert read_identity(tmp_path / "edge.json").edge_id == "edge-added"


def test_no_other_user_of_the_machine_reads_what_is_stored(
    line: LineToTheCloud, tmp_path: Path
) -> None:
    program.main(["activate", "--edge-id", "edge-added", "--code", CODE])
    database = Database(tmp_path / "edge.sqlite")
    database.close()

    written = [path for path in tmp_path.rglob("*") if path.stat().st_mode & 0o077]
    assert (tmp_path / "edge.sqlite").exists()
    assert written == []


def test_a_wrong_code_is_one_line_and_leaves_no_identity(
    line: LineToTheCloud, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = program.main(["activate", "--edge-id", "edge-added", "--code", "WRONG"])

    assert ended == 1
    assert capsys.readouterr().err.count("\n") == 1
    with pytest.raises(NotFound):
        read_identity(tmp_path / "edge.json")


def test_the_folder_of_one_server_does_not_become_another(
    line: LineToTheCloud, capsys: pytest.CaptureFixture[str]
) -> None:
    program.main(["activate", "--edge-id", "edge-added", "--code", CODE])
    line.requests.clear()

    ended = program.main(["activate", "--edge-id", "edge-idle", "--code", CODE])

    assert ended == 1
    assert "lege map" in capsys.readouterr().err
    assert line.requests == []


@pytest.mark.parametrize("arguments", [["activate"], ["activate", "--code", CODE], []])
def test_without_id_or_code_it_says_what_to_give(
    line: LineToTheCloud, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.main(arguments) == 1
    assert "--edge-id" in capsys.readouterr().err


def written_chain(folder: Path, count: int) -> None:
    opened = bootstrap.opened(read_settings(ENV | {"FACET_EDGE_STATE": str(folder)}), bootstrap.now)
    for number in range(count):
        opened.services.audit_trail.append(a_draft(request_id=f"request-{number}"))
    opened.database.close()


def test_the_audit_chain_of_a_server_is_checked(
    line: LineToTheCloud, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program.main(["activate", "--edge-id", "edge-added", "--code", CODE])
    written_chain(tmp_path, 3)

    assert program.main(["verify-audit"]) == 0
    assert "edge:edge-added: 3 regels, in orde; 3=" in capsys.readouterr().out


def test_the_first_bad_line_of_a_servers_chain_is_named(
    line: LineToTheCloud, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program.main(["activate", "--edge-id", "edge-added", "--code", CODE])
    written_chain(tmp_path, 3)
    with sqlite3.connect(tmp_path / "edge.sqlite") as file:
        file.execute("DROP TRIGGER audit_events_are_never_removed")
        file.execute("DELETE FROM audit_events WHERE number = 2")

    assert program.main(["verify-audit"]) == 1
    assert "edge:edge-added: FOUT bij regel 2: missing" in capsys.readouterr().out
