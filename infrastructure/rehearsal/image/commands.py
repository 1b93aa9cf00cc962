"""Runs the programs of others, and knows where a rehearsal keeps what it makes."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[3]
BUILD = ROOT / "build" / "image"
"""Kept between rehearsals, never committed: wheels, the base image, the engine's own store."""


class RehearsalFailed(Exception):  # noqa: N818 - a name that says what happened
    """The rehearsal cannot go on; the text says what failed, and what to do where we know it."""


def run(*command: str | Path) -> str:
    """Run a program in the top folder and give what it printed.

    :raises RehearsalFailed: if it says that it failed; quotes what it complained about.
    """
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        words = " ".join(str(word) for word in command)
        raise RehearsalFailed(f"{words} failed:\n{done.stdout}{done.stderr}".rstrip())
    return done.stdout


def works(*command: str) -> bool:
    """Tell whether a program is there and says that all is well."""
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def need(*programs: str, packages: tuple[str, ...]) -> None:
    """See to it that programs are there; on Debian, root installs their packages.

    :raises RehearsalFailed: if they are not there and cannot be installed.
    """
    if all(shutil.which(program) for program in programs):
        return
    install = ("apt-get", "install", "--yes", "--no-install-recommends", *packages)
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise RehearsalFailed(
            f"Without Docker or Podman a rehearsal needs {', '.join(programs)}, and root."
            f" On Debian or Ubuntu: sudo {' '.join(install)}"
        )
    print(f"Installing {' '.join(packages)}", flush=True)
    run("apt-get", "update", "-qq")
    run(*install, "-qq")
