"""What the kernel tells about a server and the processes it started: commands and memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
KILOBYTE = 1024


@dataclass(frozen=True)
class Memory:
    """Resident memory of a process and its children, added up: now, and each one's most ever."""

    now_bytes: int
    peak_bytes: int


def memory(pid: int, proc: Path = PROC) -> Memory:
    """Measure a process and its children. :raises FileNotFoundError: without such a process."""
    family = [pid, *descendants(pid, proc)]
    status = [(proc / str(one) / "status").read_text(encoding="utf-8") for one in family]
    return Memory(
        now_bytes=sum(_kilobytes(text, "VmRSS") for text in status) * KILOBYTE,
        peak_bytes=sum(_kilobytes(text, "VmHWM") for text in status) * KILOBYTE,
    )


def descendants(pid: int, proc: Path = PROC) -> Iterator[int]:
    """Give the processes that a process started, and those that they started."""
    for each in (proc / str(pid) / "task").glob("*/children"):
        for child in each.read_text(encoding="ascii").split():
            yield int(child)
            yield from descendants(int(child), proc)


def words_of(pid: int, proc: Path = PROC) -> tuple[str, ...]:
    """Give the words with which a process was started, the program by its name alone."""
    text = (proc / str(pid) / "cmdline").read_text(encoding="utf-8", errors="replace")
    program, *words = text.split("\0")[:-1] or [""]
    return Path(program).name, *words


def _kilobytes(status: str, name: str) -> int:
    # A process that ended and was not waited for yet holds no memory.
    return sum(int(line.split()[1]) for line in status.splitlines() if line.startswith(name))
