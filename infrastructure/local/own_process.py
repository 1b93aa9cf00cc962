"""A whole Facet of our own: emulated cloud, server and worker, as ``make run`` starts them.

On free ports and in a folder of its own, so that it meets no other Facet on this machine.
"""

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

READY = "Klaar in"
START_SECONDS = 90
STOP_SECONDS = 60
TAIL_LINES = 40
TRIES = 50
TROUBLE = ("Traceback (most recent call last)", "ERROR ")


class FacetTrouble(Exception):  # noqa: N818 - a name that says what happened
    """A Facet of our own did not start, ended by itself, or met a defect; its log is quoted."""


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
def a_running_facet(state: Path, *, place: Place | None = None) -> Iterator[RunningFacet]:
    """Start a Facet that keeps everything in ``state``, on ports of its own, and end it.

    With the ``place`` of one that has ended it comes back as it was.

    :raises FacetTrouble: if it does not start, ends by itself, or met a defect meanwhile.
    """
    if place is None:
        port = _free_pair()
        place = Place(state, port, port + 1)
    state.mkdir(parents=True, exist_ok=True)
    facet = RunningFacet(place, state / "facet.log")
    with facet.log.open("wb") as log:
        process = _start(facet, log)
        try:
            _wait_until_ready(facet, process)
            yield facet
            _insist(process.poll() is None, facet, "Facet ended by itself")
        finally:
            _stop(process)
    _insist(process.returncode == 0, facet, f"Facet ended badly ({process.returncode})")
    trouble = any(line.startswith(TROUBLE) for line in _lines(facet))
    _insist(not trouble, facet, "Facet met a defect")


def _start(facet: RunningFacet, log: IO[bytes]) -> "subprocess.Popen[bytes]":
    # Nothing of the deployment that whoever starts this works with may leak in here.
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
        # Ctrl-C must not end Facet before whoever started it has stopped using it.
        start_new_session=True,
    )


def _wait_until_ready(facet: RunningFacet, process: "subprocess.Popen[bytes]") -> None:
    patience = time.monotonic() + START_SECONDS
    while not any(line.startswith(READY) for line in _lines(facet)):
        _insist(process.poll() is None, facet, "Facet did not start")
        _insist(time.monotonic() < patience, facet, "Facet is not ready in time")
        time.sleep(0.1)


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _insist(fine: bool, facet: RunningFacet, complaint: str) -> None:
    if not fine:
        tail = "\n".join(_lines(facet)[-TAIL_LINES:])
        raise FacetTrouble(f"{complaint}:\n{tail}")


def _lines(facet: RunningFacet) -> list[str]:
    return facet.log.read_text(encoding="utf-8", errors="replace").splitlines()


def _free_pair() -> int:
    """Find two free ports that stand side by side: for Facet, and for its cloud."""
    for _ in range(TRIES):
        with socket.socket() as first, socket.socket() as second:
            first.bind((HOST, 0))
            port: int = first.getsockname()[1]
            try:
                second.bind((HOST, port + 1))
            except OSError:
                continue
            return port
    raise FacetTrouble("no two free ports side by side")
