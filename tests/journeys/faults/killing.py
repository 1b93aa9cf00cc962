"""Kills the browser that has a profile open, as a power cut does."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")
PATIENCE_SECONDS = 5


def kill_browser(profile: Path) -> None:
    """End the browser of this profile with SIGKILL, and wait until it is gone."""
    pids = list(_browsers(profile))
    assert len(pids) == 1, f"one browser has {profile} open, not {pids}"
    os.kill(pids[0], signal.SIGKILL)
    patience = time.monotonic() + PATIENCE_SECONDS
    while list(_browsers(profile)):
        assert time.monotonic() < patience, "the browser lives on"
        time.sleep(0.05)


def _browsers(profile: Path) -> Iterator[int]:
    """Find the process that started all others of a browser: it alone has no type."""
    for folder in PROC.iterdir():
        if not folder.name.isdigit():
            continue
        words = _command(folder).split(b"\0")
        is_main = not any(word.startswith(b"--type=") for word in words)
        if is_main and f"--user-data-dir={profile}".encode() in words:
            yield int(folder.name)


def _command(folder: Path) -> bytes:
    try:
        return (folder / "cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        # It ended between the listing and the look.
        return b""
