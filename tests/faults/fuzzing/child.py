"""Tries cases in a process that may use little and write nothing; ``running`` starts it.

It is started with its judge, seed, first and last case, and seconds of CPU for each, and tells
what came of every case on a line of JSON. A case that takes too long ends the whole process.
"""

import importlib
import json
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from tests.faults.fuzzing import judging
from tests.faults.fuzzing.cases import make_case
from tests.faults.fuzzing.seeds import seeds

MEMORY_BYTES = 2 * 1024**3
"""Address space; the import function has 3008 MB for itself and all libraries."""
CLOCK_SECONDS = 120
"""For what hangs without using the processor."""
_TOUCHING = ("os.mkdir", "os.rename", "os.remove", "os.link", "os.symlink", "os.truncate", "shutil")
_OUTSIDE = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

Judge = Callable[[bytes, Random], str]


class Watch:
    """Hears from Python of everything that is written, called or connected to."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
        if writes or event.startswith(_TOUCHING + _OUTSIDE):
            self.seen.append(f"{event} {arguments[0]!r}")


def try_case(judge: Judge, seed: int, number: int, watch: Watch) -> dict[str, object]:
    """Try one case and tell what came of it; ``fault`` is empty when all is well."""
    case = make_case(seed, number)
    watch.seen.clear()
    started, outcome, fault = time.process_time(), "", ""
    try:
        outcome = judge(case.data, Random(number))
    except BaseException:  # noqa: BLE001 - whatever it is, it is a fault of the importer
        fault = traceback.format_exc()
    seconds = time.process_time() - started
    if watch.seen or any(Path.cwd().iterdir()):
        fault += f"It touched something: {watch.seen or list(Path.cwd().iterdir())}"
    told = {"number": number, "made": case.made, "outcome": outcome}
    return told | {"cpu_seconds": seconds, "fault": fault}


def main(arguments: Sequence[str]) -> None:
    """Try the cases, one by one."""
    module, _, name = arguments[0].partition(":")
    seed, first, end, seconds = (int(word) for word in arguments[1:])
    judge: Judge = getattr(importlib.import_module(module), name)
    watch = Watch()
    # Honest packages first: what is imported or read once is no concern of a case.
    for _, data in seeds():
        judging.judge(data, Random(0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    sys.addaudithook(watch)
    for number in range(first, end):
        _tell({"trying": number})
        # Nobody handles these signals, so they end the process, also in the midst of C.
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.alarm(CLOCK_SECONDS)
        _tell(try_case(judge, seed, number, watch))


def _tell(row: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(row) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
