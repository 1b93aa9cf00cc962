"""Docker or Podman: builds on the official base image and runs as the compose file does."""

import json
from dataclasses import dataclass
from pathlib import Path

from infrastructure.rehearsal.image.commands import ROOT, RehearsalFailed, run, works
from infrastructure.rehearsal.image.engine import (
    CONTAINERFILE,
    IGNORED,
    TAG,
    Environment,
    ImageConfig,
)
from infrastructure.rehearsal.image.network import free_port

STATE = "/var/lib/facet"
STOP_SECONDS = 20
PODMAN_OPTIONS = ("--format=docker", f"--ignorefile={IGNORED}")
"""Docker does so by itself. An image in the OCI format has no health check."""


@dataclass(frozen=True)
class Docker:
    """An engine with the command line of Docker; ``name`` is the command."""

    name: str

    def build(self) -> None:
        """Build the image as ``TAG``. :raises RehearsalFailed: with the log, if it fails."""
        options = PODMAN_OPTIONS if self.name == "podman" else ()
        run(self.name, "build", *options, "--file", CONTAINERFILE, "--tag", TAG, ROOT)

    def config(self) -> ImageConfig:
        """Read how the image wants to be run."""
        inspected = json.loads(run(self.name, "image", "inspect", TAG))[0]
        # Podman shows the health check beside the configuration.
        beside = {"Healthcheck": inspected["Healthcheck"]} if "Healthcheck" in inspected else {}
        return ImageConfig.of(inspected["Config"] | beside)

    def save(self, archive: Path) -> None:
        """Write the image to one file, which ``docker load`` takes."""
        run(self.name, "save", "--output", archive, TAG)

    def start(self, environment: Environment, preparation: str) -> "DockerContainer":
        """Run a preparation in Python on empty state; start a server that we alone can reach."""
        volume, port = run(self.name, "volume", "create").strip(), free_port()
        options = (
            *("--read-only", "--tmpfs=/tmp", "--cap-drop=ALL", "--security-opt=no-new-privileges"),
            *("--sysctl=net.ipv4.ip_unprivileged_port_start=0", f"--volume={volume}:{STATE}"),
            *(f"--env={name}={value}" for name, value in environment.items()),
        )
        run(self.name, "run", "--rm", *options, "--entrypoint=python3", TAG, "-c", preparation)
        published = f"--publish=127.0.0.1:{port}:{self.config().port}"
        container = run(self.name, "run", "--detach", *options, published, TAG).strip()
        return DockerContainer(self, container, volume, f"https://127.0.0.1:{port}")


@dataclass(frozen=True)
class DockerContainer:
    """A container by its id, and its volume, which goes when it goes."""

    engine: Docker
    id: str
    volume: str
    origin: str

    def runs(self) -> bool:
        """Tell whether the server has not ended."""
        return self._inspected("{{.State.Running}}") == "true"

    def pid(self) -> int:
        """Give the id of the server's process. :raises RehearsalFailed: if there is none."""
        pid = int(self._inspected("{{.State.Pid}}"))
        if pid == 0:
            raise RehearsalFailed(f"The server does not run:\n{self.log()}")
        return pid

    def is_healthy(self) -> bool:
        """Run the health check of the image inside the container."""
        return works(self.engine.name, "exec", self.id, *self.engine.config().health_command)

    def log(self) -> str:
        """Give what the server wrote so far."""
        return run(self.engine.name, "logs", self.id)

    def stop(self) -> int:
        """Ask the server to end, wait for it, remove the container; give its exit status."""
        run(self.engine.name, "stop", f"--time={STOP_SECONDS}", self.id)
        status = int(self._inspected("{{.State.ExitCode}}"))
        run(self.engine.name, "rm", self.id)
        run(self.engine.name, "volume", "rm", self.volume)
        return status

    def _inspected(self, template: str) -> str:
        return run(self.engine.name, "inspect", f"--format={template}", self.id).strip()
