"""A crowd of simulated candidates that is in a hurry, and what a test looks at afterwards."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.candidates import Answer, Pace, Report, Seat, play
from bench.history import Batch, Event, find_faults, read_history
from tests.unit.bench.fake_server import FakeServer, serving

FAST = Pace(
    limit_seconds=20,
    work_seconds=20,
    wait_seconds=0.005,
    retry_seconds=0.002,
    retry_most_seconds=0.01,
)


def two_rounds(item_ids: Sequence[str]) -> list[list[Answer]]:
    return [[Answer(one, {"RESPONSE": value})] for value in "AB" for one in item_ids]


def seats(count: int, *, submits: bool = True) -> list[Seat]:
    return [Seat("CODE", f"NAME{at}", f"pc-{at}", two_rounds, submits) for at in range(count)]


def until(true: Callable[[], object]) -> None:
    patience = time.monotonic() + 10
    while not true():
        assert time.monotonic() < patience, "it never happened"
        time.sleep(0.002)


class Played:
    """A crowd that took its exam with a fake server, and the history that it wrote."""

    def __init__(self, folder: Path, fake: FakeServer, crowd: list[Seat], pace: Pace = FAST):
        path = folder / "history.jsonl"
        with serving(fake) as address:
            self.report: Report = play(address, crowd, pace, path)
        self.history = list(read_history(path))
        self.faults = find_faults(self.history, fake.stored.values())

    @property
    def acknowledged(self) -> list[Batch]:
        return [one.batch for one in self.history if one.event is Event.ACKNOWLEDGED]
