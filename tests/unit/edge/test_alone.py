"""A folder has one school server at a time."""

from pathlib import Path

import pytest

from chalicelib.core.kernel import Fault
from fao_edge.adapters.alone import NotAlone, alone_in


def test_a_second_server_in_the_same_folder_does_not_start(tmp_path: Path) -> None:
    with alone_in(tmp_path), pytest.raises(NotAlone, match="draait al"), alone_in(tmp_path):
        pass


def test_a_server_that_ended_leaves_the_folder_to_the_next(tmp_path: Path) -> None:
    for _ in range(2):
        with alone_in(tmp_path / "new"):
            assert (tmp_path / "new").is_dir()


def test_a_folder_that_cannot_be_used_is_said_by_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(Fault, match="file"), alone_in(tmp_path / "file"):
        pass


def test_a_fault_of_the_server_itself_is_not_taken_for_another_server(tmp_path: Path) -> None:
    with pytest.raises(BlockingIOError), alone_in(tmp_path):
        raise BlockingIOError
