"""Runs cases in child processes and gathers what came of them."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CPU_SECONDS = 20
"""For one case; a real package takes a tenth of a second."""
JUDGE = "tests.faults.fuzzing.judging:judge"
_ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Tried:
    """What came of a case; without a ``fault`` all is well."""

    number: int
    made: str
    outcome: str
    cpu_seconds: float
    fault: str


def run(
    seed: int, first: int, end: int, *, judge: str = JUDGE, cpu_seconds: int = CPU_SECONDS
) -> Iterator[Tried]:
    """Try the cases from ``first`` up to ``end``; a child that dies is followed by another."""
    while first < end:
        words = [judge, *(str(word) for word in (seed, first, end, cpu_seconds))]
        for tried in _run_child(words):
            yield tried
            first = tried.number + 1


def _run_child(words: list[str]) -> Iterator[Tried]:
    with tempfile.TemporaryDirectory(prefix="facet-fuzz-") as folder:
        paths = {"PYTHONPATH": str(_ROOT), "TMPDIR": folder, "HOME": folder}
        child = subprocess.Popen(
            [sys.executable, "-B", "-m", "tests.faults.fuzzing.child", *words],
            cwd=folder,
            env={**os.environ, **paths},
            stdout=subprocess.PIPE,
            text=True,
        )
        with child:
            assert child.stdout is not None
            yield from _told(child, child.stdout)


def _told(child: subprocess.Popen[str], lines: Iterator[str]) -> Iterator[Tried]:
    trying: int | None = None
    for line in lines:
        told = json.loads(line)
        if "trying" in told:
            trying = told["trying"]
        else:
            yield Tried(**told)
            trying = None
    ended = child.wait()
    if trying is not None:
        told = signal.Signals(-ended).name if ended < 0 else f"exit code {ended}"
        yield Tried(trying, "", "", 0.0, f"the process ended: {told}")
    elif ended:
        raise ChildBroken(f"exit code {ended}")


class ChildBroken(Exception):  # noqa: N818 - a name that says what happened
    """The child ended between two cases: the test is wrong, not the importer."""
