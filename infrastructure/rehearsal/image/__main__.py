"""``python -m infrastructure.rehearsal.image``: the image of the school server, tried for real.

Docker or Podman where one of them runs, else Buildah. Prints the size of the image, and the memory
of the server that was started from it.
"""

import ssl
import sys
import time
import urllib.request
import zlib
from http.client import HTTPException
from pathlib import Path

from infrastructure.rehearsal.image.buildah import Buildah
from infrastructure.rehearsal.image.commands import BUILD, RehearsalFailed, works
from infrastructure.rehearsal.image.docker import Docker
from infrastructure.rehearsal.image.engine import Container, Engine
from infrastructure.rehearsal.image.processes import memory
from infrastructure.rehearsal.image.settings import ACTIVATION, example_settings

START_SECONDS = 60
HEALTH = "/api/v1/health"
PAGES = ("/api/monitor/login", "/exam/", "/static/tokens.css", "/certificaat")
"""What staff and candidates open first; loads templates and files."""
MEGABYTE = 1_000_000
CHUNK_BYTES = 1 << 20


def main() -> int:
    """Rehearse; a failure is told, not thrown."""
    try:
        rehearse(find_engine())
    except RehearsalFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    return 0


def find_engine() -> Engine:
    """Take the engine that runs here. :raises RehearsalFailed: if there is none, nor can be."""
    for name in ("docker", "podman"):
        if works(name, "info"):
            return Docker(name)
    return Buildah()


def rehearse(engine: Engine) -> None:
    """Build, measure, start, ask and stop. :raises RehearsalFailed: where it goes wrong."""
    print(f"Building the image of the school server with {engine.name}", flush=True)
    began = time.monotonic()
    engine.build()
    print(f"built in             {time.monotonic() - began:.0f} s")
    _print_size(engine)
    began = time.monotonic()
    container = engine.start(example_settings(), ACTIVATION)
    try:
        _wait(container, began)
        _ask(container)
    finally:
        status = container.stop()
    if status:
        raise RehearsalFailed(f"The server ended with status {status} when asked to stop")
    print("stopped              when asked, with status 0")


def _print_size(engine: Engine) -> None:
    archive = BUILD / "facet-edge.tar"
    archive.parent.mkdir(parents=True, exist_ok=True)
    # No engine but Docker writes over an archive that is there.
    archive.unlink(missing_ok=True)
    engine.save(archive)
    print(f"image, on disk       {archive.stat().st_size / MEGABYTE:.0f} MB")
    print(f"image, to download   {_packed_bytes(archive) / MEGABYTE:.0f} MB")


def _packed_bytes(archive: Path) -> int:
    packer, size = zlib.compressobj(), 0
    with archive.open("rb") as source:
        while chunk := source.read(CHUNK_BYTES):
            size += len(packer.compress(chunk))
    return size + len(packer.flush())


def _wait(container: Container, began: float) -> None:
    while not _answers(container.origin + HEALTH):
        if not container.runs() or time.monotonic() - began > START_SECONDS:
            raise RehearsalFailed(f"The server does not answer:\n{container.log()}")
        time.sleep(0.1)
    print(f"first answer after   {time.monotonic() - began:.1f} s")


def _ask(container: Container) -> None:
    _print_memory("memory after start  ", container)
    for page in PAGES:
        if not _answers(container.origin + page):
            raise RehearsalFailed(f"{page} is not served:\n{container.log()}")
    if not container.is_healthy():
        raise RehearsalFailed(f"The health check of the image fails:\n{container.log()}")
    _print_memory("memory, pages loaded", container)


def _answers(address: str) -> bool:
    # The server made its certificate a moment ago, and nothing secret is sent.
    trusting = ssl.create_default_context()
    trusting.check_hostname = False
    trusting.verify_mode = ssl.CERT_NONE
    direct = urllib.request.build_opener(
        urllib.request.HTTPSHandler(context=trusting), urllib.request.ProxyHandler({})
    )
    try:
        return bool(direct.open(address, timeout=5).status == 200)
    except (OSError, HTTPException):
        return False


def _print_memory(what: str, container: Container) -> None:
    try:
        used = memory(container.pid())
    except FileNotFoundError:
        # The engine runs in a virtual machine: its processes are not ours to see.
        print(f"{what} unknown on this system")
        return
    now, peak = used.now_bytes / MEGABYTE, used.peak_bytes / MEGABYTE
    print(f"{what} {now:.0f} MB (VmRSS), at most {peak:.0f} MB (VmHWM)")


if __name__ == "__main__":
    raise SystemExit(main())
