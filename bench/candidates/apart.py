"""A crowd in a process of its own, so that its CPU is not the server's nor that of who measures."""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Event
from typing import Self

from bench.candidates.crowd import play
from bench.candidates.measuring import Report
from bench.candidates.pace import Pace
from bench.candidates.seats import Seat, typing
from demonstration.answers import Quality, expected_scores

REPOSITORY = Path(__file__).parents[2]
END_SECONDS = 30


class CrowdFailed(Exception):  # noqa: N818 - a name that says what happened
    """The process of a crowd ended badly; the text is what it said last."""


@dataclass(frozen=True)
class Errand:
    """What a crowd is sent out to do: everyone types answers to the demonstration exam."""

    address: str
    slips: tuple[tuple[str, str], ...]
    """Access code and login name of each candidate."""
    pace: Pace
    saves: int
    """The most saves of one candidate; 0 is logging in and starting only."""
    saves_per_item: int
    submits: bool

    def to_json(self) -> str:
        """Write it as one line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read back what :meth:`to_json` wrote. :raises Unbounded: for a pace without an end."""
        row = json.loads(text)
        slips = tuple((code, name) for code, name in row.pop("slips"))
        return cls(slips=slips, pace=Pace(**row.pop("pace")), **row)


@dataclass(frozen=True)
class Apart:
    """A crowd on its way; ``history`` can be read when it is back."""

    process: "subprocess.Popen[str]"
    history: Path
    limit_seconds: float

    def report(self) -> Report:
        """Wait until it is back. :raises CrowdFailed: if it did not come back well."""
        try:
            text, trouble = self.process.communicate(timeout=self.limit_seconds)
        except subprocess.TimeoutExpired:
            self.stop()
            raise CrowdFailed("it did not end in time") from None
        if self.process.returncode != 0:
            raise CrowdFailed(trouble.strip())
        return Report.from_json(text)

    def call_back(self) -> Report:
        """Let it stop where it is and report. :raises CrowdFailed: if it did not come back well."""
        self.process.terminate()
        return self.report()

    def stop(self) -> None:
        """End it now; what happened so far stands in the history. Once more is harmless."""
        if self.process.returncode is not None:
            return
        self.process.kill()
        self.process.communicate()


def send_out(errand: Errand, history: Path) -> Apart:
    """Start a process that does an errand and writes ``history``."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.candidates", str(history)],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None  # noqa: S101 - it was asked for as a pipe
    process.stdin.write(errand.to_json())
    process.stdin.close()
    # What is closed must not be flushed again by whoever waits for the end.
    process.stdin = None
    return Apart(process, history, errand.pace.limit_seconds + END_SECONDS)


def run_errand(errand: Errand, history: Path, stop: Event | None = None) -> Report:
    """Do an errand in this process, until it is done or ``stop`` is set.

    :raises NotLoopback: :raises Unbounded: as ``play`` does.
    """
    full = {
        str(one.item_id): one.response for one in expected_scores() if one.quality is Quality.FULL
    }
    work = typing(full, saves=errand.saves, saves_per_item=errand.saves_per_item)
    seats = [
        Seat(code, name, f"computer-{at}", work, errand.submits)
        for at, (code, name) in enumerate(errand.slips)
    ]
    return play(errand.address, seats, errand.pace, history, stop)
