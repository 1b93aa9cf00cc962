"""What a process used, by its id: seconds of CPU, and its memory now and at its worst.

Linux tells both in ``/proc``. CPU seconds, unlike seconds on a wall clock, do not depend on what
else the machine does, so figures are given in them.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
KILOBYTE = 1024


class ProcessGone(Exception):  # noqa: N818 - a name that says what happened
    """There is no process with this id, or this system has no ``/proc``."""


@dataclass(frozen=True)
class Usage:
    """What a process and its children used since they began.

    ``resident_bytes`` is what they have in memory now; ``peak_bytes`` adds up what each of them had
    at its own worst moment.
    """

    cpu_seconds: float
    resident_bytes: int
    peak_bytes: int

    def __add__(self, other: "Usage") -> "Usage":
        """Count two processes as one."""
        return Usage(
            self.cpu_seconds + other.cpu_seconds,
            self.resident_bytes + other.resident_bytes,
            self.peak_bytes + other.peak_bytes,
        )


def usage(pid: int, proc: Path = PROC) -> Usage:
    """Measure a process with all its threads and children, to a hundredth of a second.

    :raises ProcessGone: if there is no such process.
    """
    used = _own(proc / str(pid))
    for child in _descendants(pid, proc):
        try:
            used += _own(proc / str(child))
        except ProcessGone:
            # It ended between the listing and the look; its parent's count has it now.
            continue
    return used


def _own(folder: Path) -> Usage:
    """Measure one process; the CPU of its children that ended is included."""
    fields = _stat(folder)
    user, system, children_user, children_system = (int(one) for one in fields[11:15])
    ticks = user + system + children_user + children_system
    status = _text(folder / "status")
    return Usage(ticks / TICKS_PER_SECOND, _bytes(status, "VmRSS"), _bytes(status, "VmHWM"))


def _bytes(status: str, name: str) -> int:
    for line in status.splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * KILOBYTE
    # A process that ended and was not waited for yet holds no memory.
    return 0


def _descendants(pid: int, proc: Path) -> Iterator[int]:
    parents = dict(_parents(proc))
    family = {pid}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    yield from family - {pid}


def _parents(proc: Path) -> Iterator[tuple[int, int]]:
    for folder in proc.iterdir():
        if folder.name.isdigit():
            try:
                yield int(folder.name), int(_stat(folder)[1])
            except ProcessGone:
                continue


def _stat(folder: Path) -> list[str]:
    """Give the fields after the name, which may hold spaces and brackets itself (man 5 proc)."""
    return _text(folder / "stat").rpartition(")")[2].split()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError) as cause:
        raise ProcessGone(path.parent.name) from cause
