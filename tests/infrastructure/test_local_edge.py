"""A school server beside the local run says in one line what is missing."""

from dataclasses import replace
from pathlib import Path

import pytest

from chalicelib import bootstrap
from chalicelib.core.kernel import EdgeId
from chalicelib.core.sync import Activated
from fao_edge.adapters.identity import keep_identity
from infrastructure.local import edge
from infrastructure.local.place import HOST, LocalRunError, Place
from tests.builders.edges import an_edge
from tests.builders.sessions import NINE
from tests.cloud import free_port


@pytest.fixture
def nowhere(tmp_path: Path) -> Place:
    return Place(tmp_path, port=free_port(), emulator_port=free_port())


def test_without_make_run_it_says_to_do_that_first(
    nowhere: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(edge, "developers_place", lambda: nowhere)

    ended = edge.main()

    said = capsys.readouterr().err
    assert ended == 1
    assert "make run" in said
    assert said.count("\n") == 1


def test_a_server_that_was_activated_starts_without_the_cloud(
    nowhere: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    env = edge._environment(nowhere, "8410")
    known = Activated("fao-1", edge.SCHOOL, edge.NAME, NINE)
    nowhere.state.joinpath("edge").mkdir()
    keep_identity(nowhere.state / "edge" / "edge.json", known)

    assert edge._activation(nowhere, env) == {}
    assert "ook zonder" in capsys.readouterr().out


def test_it_answers_on_this_machine_only_and_keeps_its_things_beside_the_cloud(
    nowhere: Place,
) -> None:
    env = edge._environment(nowhere, "8410")

    assert env["FACET_EDGE_HOST"] == HOST
    assert env["FACET_EDGE_STATE"] == str(nowhere.state / "edge")
    assert env["FACET_EDGE_CLOUD"] == f"{nowhere.origin}/api"
    assert not [name for name in env if name.startswith("AWS_")]


@pytest.mark.usefixtures("cloud")
def test_a_cloud_that_was_wiped_meanwhile_is_told(tmp_path: Path) -> None:
    ours = replace(an_edge(), institution_id=edge.SCHOOL)
    bootstrap.cloud().edge_store.add(ours)

    edge._check_known(ours.id, tmp_path)
    with pytest.raises(LocalRunError, match="rm -r") as refused:
        edge._check_known(EdgeId("fao-gone"), tmp_path)

    assert str(tmp_path) in str(refused.value)
