"""Starts and stops the emulated cloud: ministack, in a virtual environment of its own.

It writes its state when it is asked to stop (SIGTERM). After a kill or a power cut the tables are
as they were at the last clean stop; the buckets, which are written at once, may hold more.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

from infrastructure.local.place import (
    HOST,
    REGION,
    REPOSITORY,
    LocalRunError,
    Place,
    check_port_is_free,
)

PROGRAM = REPOSITORY / ".venv-emulator" / "bin" / "ministack"
START_SECONDS = 60
STOP_SECONDS = 30


@dataclass(frozen=True)
class Emulator:
    """A running emulated cloud."""

    place: Place
    process: "subprocess.Popen[bytes]"

    @property
    def running(self) -> bool:
        """Tell whether it is still there."""
        return self.process.poll() is None

    def check(self) -> None:
        """Look whether it still runs. :raises LocalRunError: if it stopped by itself."""
        if not self.running:
            raise LocalRunError(
                f"De emulator is gestopt (zie {_log(self.place)}). Start opnieuw: make run"
            )

    def stop(self) -> None:
        """Let it write its state and end; harmless if it ended already."""
        if self.running:
            self.process.terminate()
            try:
                self.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def start_emulator(
    place: Place, *, keep: bool, command: Sequence[str] = (str(PROGRAM),)
) -> Emulator:
    """Start the emulated cloud and wait until it answers; ``keep`` makes it remember.

    :raises LocalRunError: if it is not installed, its port is taken, or it does not come up.
    """
    if not PROGRAM.exists():
        raise LocalRunError("De emulator is niet geinstalleerd. Doe eerst: make setup")
    check_port_is_free(place.emulator_port)
    (place.state / "tmp").mkdir(parents=True, exist_ok=True)
    with _log(place).open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=REPOSITORY,
            env=_environment(place, keep=keep),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            # Ctrl-C reaches a whole group of processes; this one must stop last, when asked.
            start_new_session=True,
        )
    emulator = Emulator(place, process)
    _wait_until_it_answers(emulator)
    return emulator


def forget(place: Place) -> None:
    """Delete all state. :raises LocalRunError: while the emulated cloud is running."""
    check_port_is_free(place.emulator_port)
    shutil.rmtree(place.state, ignore_errors=True)


def _environment(place: Place, *, keep: bool) -> dict[str, str]:
    inherited = ("PATH", "HOME", "LANG", "SYSTEMROOT")
    return {name: os.environ[name] for name in inherited if name in os.environ} | {
        "BIND_HOST": HOST,
        "GATEWAY_PORT": str(place.emulator_port),
        "MINISTACK_REGION": REGION,
        "IOT_MTLS_ENABLED": "0",
        "LOG_LEVEL": "WARNING",
        "PERSIST_STATE": "1" if keep else "0",
        "STATE_DIR": str(place.state / "cloud"),
        "S3_PERSIST": "1" if keep else "0",
        "S3_DATA_DIR": str(place.state / "buckets"),
        "TMPDIR": str(place.state / "tmp"),
    }


def _wait_until_it_answers(emulator: Emulator) -> None:
    patience = time.monotonic() + START_SECONDS
    while time.monotonic() < patience:
        emulator.check()
        try:
            httpx.get(f"{emulator.place.cloud}/_ministack/health", timeout=1, trust_env=False)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    emulator.stop()
    raise LocalRunError(f"De emulator antwoordt niet (zie {_log(emulator.place)}): make run")


def _log(place: Place) -> Path:
    return place.state / "emulator.log"
