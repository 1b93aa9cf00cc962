"""How a rehearsal reads what engines and the kernel tell about the image and its server."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from infrastructure.rehearsal.image.commands import RehearsalFailed, need, run, works
from infrastructure.rehearsal.image.engine import ImageConfig
from infrastructure.rehearsal.image.network import free_port
from infrastructure.rehearsal.image.processes import descendants, memory, words_of

SAID: dict[str, Any] = {
    "User": "10001",
    "Entrypoint": ["python3", "-m", "fao_edge"],
    "Cmd": None,
    "ExposedPorts": {"443/tcp": {}, "80/tcp": {}},
    "Healthcheck": {"Test": ["CMD", "python3", "health.py"]},
}


def a_process(proc: Path, pid: int, children: str, status: str) -> None:
    task = proc / str(pid) / "task" / str(pid)
    task.mkdir(parents=True)
    (task / "children").write_text(children, encoding="ascii")
    (proc / str(pid) / "status").write_text(status, encoding="utf-8")


def test_the_command_is_the_entry_point_with_what_comes_after_it() -> None:
    assert ImageConfig.of(SAID).command == ("python3", "-m", "fao_edge")
    assert ImageConfig.of(SAID | {"Cmd": ["serve"]}).command[-1] == "serve"


def test_the_server_is_asked_at_its_own_port_not_at_the_one_that_leads_to_it() -> None:
    assert ImageConfig.of(SAID).port == 443


def test_a_health_check_may_be_words_or_a_line_for_the_shell() -> None:
    line = SAID | {"Healthcheck": {"Test": ["CMD-SHELL", "test -f /x || exit 1"]}}

    assert ImageConfig.of(SAID).health_command == ("python3", "health.py")
    assert ImageConfig.of(line).health_command == ("sh", "-c", "test -f /x || exit 1")


def test_memory_is_that_of_a_process_and_of_all_that_it_started(tmp_path: Path) -> None:
    a_process(tmp_path, 7, "8 ", "VmHWM:\t 300 kB\nVmRSS:\t 200 kB\n")
    a_process(tmp_path, 8, "9 ", "VmHWM:\t 30 kB\nVmRSS:\t 20 kB\n")
    a_process(tmp_path, 9, "10 ", "VmHWM:\t 3 kB\nVmRSS:\t 2 kB\n")
    a_process(tmp_path, 10, "", "State:\tZ (zombie)\n")

    measured = memory(7, tmp_path)

    assert (measured.now_bytes, measured.peak_bytes) == (222 * 1024, 333 * 1024)


def test_a_process_is_known_by_the_name_of_its_program_and_its_words(tmp_path: Path) -> None:
    (tmp_path / "7").mkdir()
    (tmp_path / "7" / "cmdline").write_bytes(b"/usr/bin/python3\0-m\0fao_edge\0")

    assert words_of(7, tmp_path) == ("python3", "-m", "fao_edge")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux")
def test_a_child_of_this_process_is_found() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        found = list(descendants(os.getpid()))
        assert child.stdin is not None
        child.stdin.close()

    assert child.pid in found


def test_a_command_that_fails_is_quoted() -> None:
    with pytest.raises(RehearsalFailed, match=r"exit\(3\)[\s\S]*the reason"):
        run(sys.executable, "-c", "print('the reason'); exit(3)")


def test_an_engine_that_is_not_there_does_not_work() -> None:
    assert not works("no-such-engine", "info")
    assert works("true")


def test_what_is_there_is_not_installed_again() -> None:
    need("true", packages=("no-such-package",))


def test_who_cannot_install_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(RehearsalFailed, match=r"sudo apt-get install .* some-package"):
        need("no-such-program", packages=("some-package",))


def test_two_free_ports_are_ports() -> None:
    assert 1024 < free_port() < 65536
