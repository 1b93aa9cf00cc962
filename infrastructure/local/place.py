"""Where the local run keeps things and which ports it takes."""

import os
import socket
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
HOST = "127.0.0.1"
REGION = "eu-central-1"


class LocalRunError(Exception):
    """The local run cannot go on; the text is one line that says what to do."""


@dataclass(frozen=True)
class Place:
    """A folder for state and two ports, one for Facet and one for the emulated cloud."""

    state: Path
    port: int
    emulator_port: int

    @property
    def origin(self) -> str:
        """The address of Facet."""
        return f"http://{HOST}:{self.port}"

    @property
    def cloud(self) -> str:
        """The address of the emulated cloud."""
        return f"http://{HOST}:{self.emulator_port}"


def developers_place() -> Place:
    """Give the place of ``make run``: ``.local/`` and port 8400.

    ``FACET_STATE`` names another folder, ``FACET_PORT`` another port; the cloud takes the next one.
    """
    port = int(os.environ.get("FACET_PORT", "8400"))
    return Place(Path(os.environ.get("FACET_STATE", REPOSITORY / ".local")), port, port + 1)


def check_port_is_free(port: int) -> None:
    """Look whether nothing listens on a port yet. :raises LocalRunError: if something does."""
    with socket.socket() as probe:
        # Without this a port that was closed a moment ago would still count as taken.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as cause:
            raise LocalRunError(
                f"Poort {port} is bezet. Stop het programma dat daar draait (misschien Facet zelf)"
                f" of kies een andere poort: make run FACET_PORT={port + 100}"
            ) from cause
