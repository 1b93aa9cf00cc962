"""Buildah: builds and runs the image where no container engine can run, offline once it has built.

It isolates by ``chroot`` only, so what a read-only root file system or dropped capabilities do is
not tried here. The server has a network of its own.
"""

import json
import os
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

from infrastructure.rehearsal.image.base_image import base_archive, wheels
from infrastructure.rehearsal.image.commands import BUILD, ROOT, RehearsalFailed, need, run
from infrastructure.rehearsal.image.engine import (
    CONTAINERFILE,
    IGNORED,
    TAG,
    Environment,
    ImageConfig,
)
from infrastructure.rehearsal.image.network import leave_the_network
from infrastructure.rehearsal.image.processes import descendants, words_of

STORE = ("buildah", f"--root={BUILD / 'store'}", f"--runroot={BUILD / 'running'}")
BASE = "localhost/facet-base:rehearsal"
STOP_SECONDS = 20


def buildah(*words: str | Path) -> str:
    """Run Buildah on a store of its own. :raises RehearsalFailed: if it fails."""
    return run(*STORE, *words).strip()


class Buildah:
    """Builds on a base image that is made here, from wheels that were fetched before."""

    name = "buildah"

    def __init__(self) -> None:
        """Install what is needed. :raises RehearsalFailed: if that is not possible."""
        need("buildah", "crun", packages=("buildah", "crun"))

    def build(self) -> None:
        """Build the image as ``TAG``. :raises RehearsalFailed: with the log, if it fails."""
        archive, folder = base_archive(), wheels().relative_to(ROOT)
        self._forget()
        _make_base(archive)
        buildah(
            *("build-using-dockerfile", "--pull-never", "--isolation=chroot", "--network=host"),
            *("--format=docker", f"--ignorefile={IGNORED}", f"--file={CONTAINERFILE}"),
            *(f"--build-arg=BASE_IMAGE={BASE}", f"--build-arg=WHEELS={folder}"),
            *(f"--tag={TAG}", ROOT),
        )

    def _forget(self) -> None:
        """Empty the store, which an earlier rehearsal may have left half filled."""
        buildah("rm", "--all")
        buildah("rmi", "--all", "--force")

    def config(self) -> ImageConfig:
        """Read how the image wants to be run."""
        inspected = json.loads(buildah("inspect", "--type=image", TAG))
        return ImageConfig.of(inspected["Docker"]["config"])

    def save(self, archive: Path) -> None:
        """Write the image to one file, which ``docker load`` takes."""
        buildah("push", "--quiet", TAG, f"docker-archive:{archive}:{TAG}")

    def start(self, environment: Environment, preparation: str) -> "BuildahContainer":
        """Run a preparation in Python on empty state; start a server that we alone can reach."""
        config = self.config()
        container = buildah("from", "--pull-never", TAG)
        leave_the_network()
        settings = [f"--env={name}={value}" for name, value in environment.items()]
        inside = (*STORE, "run", "--isolation=chroot", *settings, container, "--")
        run(*inside, "python3", "-c", preparation)
        log = BUILD / "server.log"
        with log.open("wb") as written:
            runner = subprocess.Popen(
                (*inside, *config.command),
                stdin=subprocess.DEVNULL,
                stdout=written,
                stderr=subprocess.STDOUT,
            )
        return BuildahContainer(container, config, inside, runner, log)


def _make_base(archive: Path) -> None:
    container = buildah("from", "scratch")
    buildah("add", "--quiet", container, archive, "/")
    buildah("commit", "--quiet", "--rm", container, BASE)


@dataclass(frozen=True)
class BuildahContainer:
    """A working container, and the ``buildah run`` that waits for the server in it."""

    id: str
    config: ImageConfig
    inside: tuple[str, ...]
    runner: "subprocess.Popen[bytes]"
    log_file: Path

    @property
    def origin(self) -> str:
        """Give the address at which this process can reach it."""
        return f"https://127.0.0.1:{self.config.port}"

    def runs(self) -> bool:
        """Tell whether the server has not ended."""
        return self.runner.poll() is None

    def pid(self) -> int:
        """Give the id of the server's process. :raises RehearsalFailed: if there is none."""
        # Buildah runs itself a few times, one inside the other, before it runs what is ours.
        for pid in descendants(self.runner.pid):
            if words_of(pid) == self.config.command:
                return pid
        raise RehearsalFailed(f"The server does not run:\n{self.log()}")

    def is_healthy(self) -> bool:
        """Run the health check of the image inside the container."""
        asked = subprocess.run(
            (*self.inside, *self.config.health_command), capture_output=True, check=False
        )
        return asked.returncode == 0

    def log(self) -> str:
        """Give what the server wrote so far."""
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    def stop(self) -> int:
        """Ask the server to end, wait for it, remove the container; give its exit status."""
        if self.runs():
            os.kill(self.pid(), signal.SIGTERM)
        try:
            return self.runner.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.kill(self.pid(), signal.SIGKILL)
            return self.runner.wait()
        finally:
            buildah("rm", self.id)
