"""The real server process, ``python -m fao_edge``, on this machine only and without a cloud."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.edge.hall import Hall
from bench.edge.proctor import release

HOST = "127.0.0.1"
NO_CLOUD = f"http://{HOST}:1/api"
"""Nothing listens there, as on a day without internet: the server must work on."""
REPOSITORY = Path(__file__).parents[2]
START_SECONDS = 30.0
STOP_SECONDS = 20.0
LOOK_SECONDS = 0.005
THE_SERVER = "fao_edge"


class EdgeTrouble(Exception):  # noqa: N818 - a name that says what happened
    """The server did not start or ended by itself; its log is quoted."""


class EdgeProcess:
    """A server that can be killed and started again, on one address and with one state."""

    def __init__(self, hall: Hall, module: str = THE_SERVER) -> None:
        """``module`` is what runs; tests of tests have a server that is broken on purpose."""
        self._hall = hall
        self._module = module
        self._port = _free_port()
        self._log = hall.state / "edge.log"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def api(self) -> str:
        """The address under which the acts stand."""
        return f"http://{HOST}:{self._port}/api"

    @property
    def pid(self) -> int:
        """The id of the process. :raises EdgeTrouble: if none runs."""
        return self._running().pid

    def start(self) -> float:
        """Start it and wait until it listens; give how many seconds that took.

        :raises EdgeTrouble: if it does not come.
        """
        began = time.monotonic()
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", self._module],
                cwd=REPOSITORY,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # Ctrl-C must not end it before whoever measures has stopped using it.
                start_new_session=True,
            )
        while not self._listens():
            if self._process.poll() is not None or time.monotonic() - began > START_SECONDS:
                raise EdgeTrouble(self._log.read_text(errors="replace"))
            time.sleep(LOOK_SECONDS)
        return time.monotonic() - began

    def kill(self) -> None:
        """End it as a crash does: nothing in it gets a chance. :raises EdgeTrouble: if it ended."""
        process = self._running()
        process.kill()
        process.wait()
        self._process = None

    def stop(self) -> None:
        """End it as an operator does; once more is harmless."""
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            raise EdgeTrouble(self._log.read_text(errors="replace"))
        return self._process

    def _environment(self) -> dict[str, str]:
        # Nothing of the deployment that whoever measures works with may leak in here.
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("FACET_", "AWS_"))}
        return inherited | {
            "FACET_EDGE_STATE": str(self._hall.state),
            "FACET_EDGE_HOST": HOST,
            "FACET_EDGE_PORT": str(self._port),
            "FACET_EDGE_CLOUD": NO_CLOUD,
        }

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex((HOST, self._port)) == 0


@contextmanager
def a_running_edge(hall: Hall, module: str = THE_SERVER) -> Iterator[EdgeProcess]:
    """Start a server and release its group, so that candidates can start; end it afterwards.

    :raises EdgeTrouble: if it does not start.
    """
    edge = EdgeProcess(hall, module)
    try:
        edge.start()
        release(edge.api, hall)
        yield edge
    finally:
        edge.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
