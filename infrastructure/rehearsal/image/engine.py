"""What a rehearsal asks of whatever builds and runs images."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from infrastructure.rehearsal.image.commands import ROOT

TAG = "localhost/facet-edge:rehearsal"
CONTAINERFILE = ROOT / "fao_edge" / "image" / "Containerfile"
IGNORED = CONTAINERFILE.with_name("Containerfile.dockerignore")

Environment = dict[str, str]


@dataclass(frozen=True)
class ImageConfig:
    """What an image says about how it is run."""

    command: tuple[str, ...]
    health_command: tuple[str, ...]
    user: str
    port: int

    @classmethod
    def of(cls, config: dict[str, Any]) -> "ImageConfig":
        """Read the ``config`` part of the image specification, as every engine prints it."""
        # A port reads "443/tcp"; the lower one only leads to it.
        ports = [int(port.partition("/")[0]) for port in config["ExposedPorts"]]
        kind, *health = config["Healthcheck"]["Test"]
        return cls(
            command=(*config["Entrypoint"], *(config.get("Cmd") or ())),
            health_command=("sh", "-c", *health) if kind == "CMD-SHELL" else tuple(health),
            user=config["User"],
            port=max(ports),
        )


class Container(Protocol):
    """A school server that was started from the image."""

    @property
    def origin(self) -> str:
        """Give the address at which this process can reach it."""

    def runs(self) -> bool:
        """Tell whether the server has not ended."""

    def pid(self) -> int:
        """Give the id of the server's process. :raises RehearsalFailed: if there is none."""

    def is_healthy(self) -> bool:
        """Run the health check of the image inside the container."""

    def log(self) -> str:
        """Give what the server wrote so far."""

    def stop(self) -> int:
        """Ask the server to end, wait for it, remove the container; give its exit status."""


class Engine(Protocol):
    """Builds the image and starts a container from it."""

    @property
    def name(self) -> str:
        """Give the word that a person knows it by."""

    def build(self) -> None:
        """Build the image as ``TAG``. :raises RehearsalFailed: with the log, if it fails."""

    def config(self) -> ImageConfig:
        """Read how the image wants to be run."""

    def save(self, archive: Path) -> None:
        """Write the image to one file, which ``docker load`` takes."""

    def start(self, environment: Environment, preparation: str) -> Container:
        """Run a preparation in Python on empty state; start a server that we alone can reach."""
