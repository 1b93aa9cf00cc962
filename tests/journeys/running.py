"""A whole Facet of our own: emulated cloud, server and worker, as ``make run`` starts them."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from infrastructure.local.place import HOST, REPOSITORY, Place
from tests.cloud import free_port

READY = "Klaar in"
START_SECONDS = 90
STOP_SECONDS = 60
TAIL_LINES = 40
TRIES = 50
TROUBLE = ("Traceback (most recent call last)", "ERROR ")


@dataclass(frozen=True)
class RunningFacet:
    """A Facet that answers; ``place.state`` holds all that it wrote, its log included."""

    place: Place
    log: Path

    @property
    def origin(self) -> str:
        """The address of portal, monitor and exam app."""
        return self.place.origin

    @property
    def api(self) -> str:
        """The address under which the acts stand."""
        return f"{self.origin}/api"


@contextmanager
def a_running_facet(state: Path) -> Iterator[RunningFacet]:
    """Start a Facet that keeps everything in ``state``; a defect in its log fails its user."""
    port = _free_pair()
    state.mkdir(parents=True, exist_ok=True)
    facet = RunningFacet(Place(state, port, port + 1), state / "facet.log")
    with facet.log.open("wb") as log:
        process = _start(facet, log)
        try:
            _wait_until_ready(facet, process)
            yield facet
            assert process.poll() is None, f"Facet ended by itself:\n{_tail(facet)}"
        finally:
            _stop(process)
    assert process.returncode == 0, f"Facet ended badly ({process.returncode}):\n{_tail(facet)}"
    trouble = [line for line in _lines(facet) if line.startswith(TROUBLE)]
    assert not trouble, f"Facet met a defect:\n{_tail(facet)}"


def _start(facet: RunningFacet, log: IO[bytes]) -> "subprocess.Popen[bytes]":
    # Nothing of the invented deployment in which the other tests run may leak in here.
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("FACET_", "AWS_"))}
    return subprocess.Popen(
        [sys.executable, "-m", "infrastructure.local"],
        cwd=REPOSITORY,
        env=inherited
        | {
            "FACET_PORT": str(facet.place.port),
            "FACET_STATE": str(facet.place.state),
            "PYTHONUNBUFFERED": "1",
        },
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        # Ctrl-C on the tests must not end Facet before the tests have stopped using it.
        start_new_session=True,
    )


def _wait_until_ready(facet: RunningFacet, process: "subprocess.Popen[bytes]") -> None:
    patience = time.monotonic() + START_SECONDS
    while not any(line.startswith(READY) for line in _lines(facet)):
        assert process.poll() is None, f"Facet did not start:\n{_tail(facet)}"
        assert time.monotonic() < patience, f"Facet is not ready in time:\n{_tail(facet)}"
        time.sleep(0.1)


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _lines(facet: RunningFacet) -> list[str]:
    return facet.log.read_text(encoding="utf-8", errors="replace").splitlines()


def _tail(facet: RunningFacet) -> str:
    return "\n".join(_lines(facet)[-TAIL_LINES:])


def _free_pair() -> int:
    """Find two free ports that stand side by side: for Facet, and for its cloud."""
    for _ in range(TRIES):
        port = free_port()
        if _is_free(port + 1):
            return port
    raise AssertionError("no two free ports side by side")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True
