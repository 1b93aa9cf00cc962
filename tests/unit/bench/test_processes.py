"""What a process used is read as Linux tells it, its children included."""

import os
from pathlib import Path

import pytest

from bench.processes import TICKS_PER_SECOND, ProcessGone, Usage, usage


def lay_down(proc: Path, pid: int, *, parent: int, ticks: tuple[int, ...], peak_kb: int) -> None:
    folder = proc / str(pid)
    folder.mkdir(parents=True)
    before = f"S {parent} 1 1 0 -1 4194560 100 0 0 0"
    times = " ".join(map(str, ticks))
    (folder / "stat").write_text(f"{pid} (a (strange) name) {before} {times} 20 0 4 0 100\n")
    (folder / "status").write_text(f"Name:\tname\nVmHWM:\t{peak_kb} kB\nVmRSS:\t1 kB\n")


def test_user_system_and_ended_children_add_up(tmp_path: Path) -> None:
    lay_down(tmp_path, 7, parent=1, ticks=(10, 20, 3, 4), peak_kb=2048)

    assert usage(7, tmp_path) == Usage(37 / TICKS_PER_SECOND, 1024, 2048 * 1024)


def test_children_and_their_children_count_and_strangers_do_not(tmp_path: Path) -> None:
    lay_down(tmp_path, 7, parent=1, ticks=(10, 0, 0, 0), peak_kb=100)
    lay_down(tmp_path, 8, parent=7, ticks=(5, 0, 0, 0), peak_kb=10)
    lay_down(tmp_path, 9, parent=8, ticks=(0, 2, 0, 0), peak_kb=1)
    lay_down(tmp_path, 10, parent=1, ticks=(900, 0, 0, 0), peak_kb=900)
    (tmp_path / "self").mkdir()

    used = usage(7, tmp_path)

    assert used.cpu_seconds == pytest.approx(17 / TICKS_PER_SECOND)
    assert (used.resident_bytes, used.peak_bytes) == (3 * 1024, 111 * 1024)


def test_a_process_that_is_not_there_is_no_zero(tmp_path: Path) -> None:
    with pytest.raises(ProcessGone):
        usage(7, tmp_path)


def test_this_very_process_is_measured() -> None:
    before = usage(os.getpid())
    worked = os.times()
    while os.times().user + os.times().system < worked.user + worked.system + 0.1:
        pass

    after = usage(os.getpid())

    assert 0.05 <= after.cpu_seconds - before.cpu_seconds < 5
    assert after.peak_bytes > 10_000_000
