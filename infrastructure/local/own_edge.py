"""A school server of our own beside a Facet of our own: added, activated, started, killed.

It runs as a program of a school does, in a process of its own that knows nothing of the cloud's
insides.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from infrastructure.local.own_process import FacetTrouble, RunningFacet
from infrastructure.local.place import HOST, REPOSITORY

START_SECONDS = 30
STOP_SECONDS = 20
TAIL_LINES = 40


class OwnEdge:
    """The process of a school server, which can be killed and started again on its state."""

    def __init__(self, state: Path, settings: dict[str, str], port: int) -> None:
        """Keep everything in ``state``; ``settings`` are those of ``fao_edge.config``."""
        self._state = state
        self._port = port
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def origin(self) -> str:
        """The address of its monitor and exam app."""
        return f"http://{HOST}:{self._port}"

    @property
    def api(self) -> str:
        """The address under which its acts stand."""
        return f"{self.origin}/api"

    @property
    def log(self) -> Path:
        """What it said."""
        return self._state.with_suffix(".log")

    def start(self) -> None:
        """Start it and wait until it answers. :raises FacetTrouble: if it does not."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "fao_edge"],
                cwd=REPOSITORY,
                env=_bare_environment() | self._settings,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        patience = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > patience:
                tail = self.log.read_text(encoding="utf-8").splitlines()[-TAIL_LINES:]
                raise FacetTrouble("The school server did not start:\n" + "\n".join(tail))
            time.sleep(0.05)

    def kill(self) -> None:
        """End it as a power cut ends a process: with SIGKILL."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end; harmless if it is not running."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        self._process.send_signal(how)
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def _answers(self) -> bool:
        try:
            found = httpx.get(f"{self.api}/v1/health", timeout=2, trust_env=False)
        except httpx.TransportError:
            return False
        return found.is_success


@contextmanager
def an_own_edge(
    facet: RunningFacet, state: Path, *, edge_id: str, code: str, fetch_seconds: int = 2
) -> Iterator[OwnEdge]:
    """Give a started school server that activates itself, and end it afterwards.

    :raises FacetTrouble: if it does not start.
    """
    port = _free_port()
    settings = {
        "FACET_EDGE_STATE": str(state),
        "FACET_EDGE_HOST": HOST,
        "FACET_EDGE_PORT": str(port),
        "FACET_EDGE_CLOUD": facet.api,
        "FACET_EDGE_ID": edge_id,
        "FACET_EDGE_CODE": code,
        "FACET_EDGE_FETCH_SECONDS": str(fetch_seconds),
        "PYTHONUNBUFFERED": "1",
    }
    edge = OwnEdge(state, settings, port)
    try:
        edge.start()
        yield edge
    finally:
        edge.stop()


def _bare_environment() -> dict[str, str]:
    # Whatever this process knows of a cloud must not leak in.
    return {k: v for k, v in os.environ.items() if not k.startswith(("FACET_", "AWS_"))}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
