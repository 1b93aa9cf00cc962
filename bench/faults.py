"""Kills a school server while candidates save, again and again, and looks for lost answers.

``python -m bench.faults 20 [SEED]`` (or ``make faults KILLS=20 SEED=7``) kills the real server
twenty times with SIGKILL, at moments that follow from the seed, and starts it again each time. In
the end everything that a candidate saw acknowledged is compared with what stands in the file.
"""

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.candidates import Apart, Errand, Pace, Report, send_out
from bench.edge import EdgeProcess, Hall, a_running_edge, integrity, make_hall, stored_batches
from bench.edge.server import THE_SERVER
from bench.history import (
    Event,
    Fault,
    FaultKind,
    Happening,
    find_faults,
    read_history,
    seconds_until_acknowledged,
)

CANDIDATES = 32
LIVES_SECONDS = (0.05, 1.2)
"""How long a server lives once it listens: from its first save to a few hundred."""
SECONDS_PER_KILL = 10.0
SPARE_SECONDS = 60.0
PATIENCE_SECONDS = 20.0
LOOK_SECONDS = 0.1
SAVES_MAX = 1_000_000


class NothingAcknowledged(Exception):  # noqa: N818 - a name that says what happened
    """A server that runs acknowledges nothing: there is nothing to lose, and nothing is proven."""


@dataclass(frozen=True)
class Restart:
    """One death and the start after it, in seconds; ``started_at`` is since 1970."""

    started_at: float
    listening_seconds: float

    def seconds_until_acknowledged(self, history: Sequence[Happening]) -> float | None:
        """Give the time from the start to the first acknowledgement of this server."""
        # What the dead one said may be read just after its death, but not after the next listens.
        wait = seconds_until_acknowledged(history, self.started_at + self.listening_seconds)
        return None if wait is None else self.listening_seconds + wait


@dataclass(frozen=True)
class Played:
    """What came of a run. ``integrity`` is what SQLite says of the whole file."""

    seed: int
    restarts: tuple[Restart, ...]
    history: tuple[Happening, ...]
    report: Report
    faults: tuple[Fault, ...]
    integrity: str

    @property
    def acknowledged(self) -> int:
        """How many batches were acknowledged."""
        return sum(one.event is Event.ACKNOWLEDGED for one in self.history)

    @property
    def lost(self) -> int:
        """How many of these are not in the file."""
        return sum(fault.kind is FaultKind.MISSING for fault in self.faults)

    @property
    def sound(self) -> bool:
        """Tell whether nothing at all is wrong."""
        return not self.faults and self.integrity == "ok"

    @property
    def until_acknowledged(self) -> list[float]:
        """Give the seconds from each start to its first acknowledgement.

        A server that was killed before its first one counts up to that of the next.
        """
        waits = (one.seconds_until_acknowledged(self.history) for one in self.restarts)
        return [wait for wait in waits if wait is not None]


def play(folder: Path, *, kills: int, seed: int, module: str = THE_SERVER) -> Played:
    """Kill a server so often while candidates save as fast as it answers.

    ``module`` is the server; tests of this test have one that is broken on purpose.

    :raises NothingAcknowledged: if it does not work even without being killed.
    :raises EdgeTrouble: if it does not start again.
    """
    hall = make_hall(folder / "state", CANDIDATES)
    with a_running_edge(hall, module) as edge:
        crowd = send_out(_errand(edge, hall, kills), folder / "history.jsonl")
        try:
            _wait_for_acknowledgement(crowd, after=0)
            restarts = _kill_often(edge, kills, random.Random(seed))  # noqa: S311 - no secret
            _wait_for_acknowledgement(crowd, after=time.time())
            report = crowd.call_back()
        finally:
            crowd.stop()
    history = tuple(read_history(crowd.history))
    faults = tuple(find_faults(history, stored_batches(hall.database)))
    return Played(seed, restarts, history, report, faults, integrity(hall.database))


def main(arguments: Sequence[str]) -> int:
    """Print what came of it; 1 if anything is wrong, and then what was written is kept."""
    kills = int(arguments[0])
    seed = int(arguments[1]) if len(arguments) > 1 else random.SystemRandom().randrange(10**6)
    folder = Path(tempfile.mkdtemp(prefix="facet-faults-"))
    print(f"{kills} kills, seed {seed} (again: make faults KILLS={kills} SEED={seed})", flush=True)
    played = play(folder, kills=kills, seed=seed)
    print(told(played))
    if not played.sound:
        print("\n".join(str(fault) for fault in played.faults))
        print(f"What candidates saw and what the server wrote: {folder}")
        return 1
    shutil.rmtree(folder)
    return 0


def told(played: Played) -> str:
    """Sum up in a few lines."""
    listening = [one.listening_seconds for one in played.restarts]
    return "\n".join(
        (
            f"acknowledged answers: {played.acknowledged}, lost: {played.lost},"
            f" other faults: {len(played.faults) - played.lost}, file: {played.integrity}",
            f"kills: {len(played.restarts)}, requests sent again: {played.report.retries}",
            f"from start to first acknowledgement: {spread(played.until_acknowledged)}",
            f"from start to listening: {spread(listening)}",
        )
    )


def spread(seconds: Sequence[float]) -> str:
    """Write minimum, median and maximum in milliseconds."""
    least, middle, most = min(seconds), median(seconds), max(seconds)
    return f"{least * 1000:.0f} / {middle * 1000:.0f} / {most * 1000:.0f} ms (min / median / max)"


def _errand(edge: EdgeProcess, hall: Hall, kills: int) -> Errand:
    limit = SPARE_SECONDS + kills * SECONDS_PER_KILL
    # Impatient: what is measured is how soon the server is back, not how long browsers wait.
    pace = Pace(limit_seconds=limit, work_seconds=limit, retry_seconds=0.05, retry_most_seconds=0.1)
    return Errand(edge.api, hall.slips, pace, SAVES_MAX, saves_per_item=3, submits=False)


def _kill_often(edge: EdgeProcess, kills: int, chance: random.Random) -> tuple[Restart, ...]:
    restarts = []
    for _ in range(kills):
        time.sleep(chance.uniform(*LIVES_SECONDS))
        edge.kill()
        restarts.append(Restart(time.time(), edge.start()))
    return tuple(restarts)


def _wait_for_acknowledgement(crowd: Apart, *, after: float) -> None:
    patience = time.monotonic() + PATIENCE_SECONDS
    while seconds_until_acknowledged(_so_far(crowd), after) is None:
        if time.monotonic() > patience:
            raise NothingAcknowledged(f"in {PATIENCE_SECONDS:.0f} seconds")
        time.sleep(LOOK_SECONDS)


def _so_far(crowd: Apart) -> Sequence[Happening]:
    return list(read_history(crowd.history)) if crowd.history.exists() else []


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
