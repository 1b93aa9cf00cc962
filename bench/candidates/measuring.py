"""Counts and times what a crowd does, and writes it as a report."""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Self


@dataclass(frozen=True)
class ActFigures:
    """The answered requests of one act: how many, and how long an answer took."""

    count: int
    p50_ms: float
    p95_ms: float
    p99_ms: float
    most_ms: float


@dataclass(frozen=True)
class Report:
    """What a crowd did; ``acts``, ``retries``, ``refusals`` and ``outcomes`` go by name."""

    candidates: int
    outcomes: dict[str, int]
    acts: dict[str, ActFigures]
    retries: dict[str, int]
    refusals: dict[str, int]
    saved_batches: int
    saving_seconds: float
    """From the first save that left to the last acknowledgement."""
    seconds: float
    client_cpu_seconds: float

    @property
    def saves_per_second(self) -> float:
        """How many batches were acknowledged in a second, while any were sent."""
        return self.saved_batches / self.saving_seconds if self.saving_seconds else 0.0

    def to_json(self) -> str:
        """Write it as one line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read back what :meth:`to_json` wrote."""
        row = json.loads(text)
        acts = {name: ActFigures(**figures) for name, figures in row.pop("acts").items()}
        return cls(acts=acts, **row)


@dataclass
class Measurements:
    """What was seen so far; times of answers are in seconds, by the client's own clock.

    A time begins when the request has a connection: waiting for a free one is the client's doing,
    not the server's.
    """

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    retries: Counter[str] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    saved_batches: int = 0
    _saving: tuple[float, float] | None = None

    def answered(self, act: str, seconds: float) -> None:
        """Count a request that got an answer, whatever it says."""
        self.times[act].append(seconds)

    def retried(self, why: str) -> None:
        """Count a request that must be sent again."""
        self.retries[why] += 1

    def refused(self, reference: str) -> None:
        """Count a refusal."""
        self.refusals[reference] += 1

    def saved(self, began: float, ended: float) -> None:
        """Count a batch that was acknowledged."""
        self.saved_batches += 1
        first = self._saving[0] if self._saving else began
        self._saving = min(first, began), ended

    def report(self, outcomes: Counter[str], *, seconds: float, cpu_seconds: float) -> Report:
        """Sum up."""
        first, last = self._saving or (0.0, 0.0)
        return Report(
            candidates=outcomes.total(),
            outcomes=dict(outcomes),
            acts={act: _figures(times) for act, times in sorted(self.times.items())},
            retries=dict(self.retries),
            refusals=dict(self.refusals),
            saved_batches=self.saved_batches,
            saving_seconds=last - first,
            seconds=seconds,
            client_cpu_seconds=cpu_seconds,
        )


def _figures(times: Sequence[float]) -> ActFigures:
    ordered = sorted(times)
    p50, p95, p99 = (round(percentile(ordered, share) * 1000, 3) for share in (0.5, 0.95, 0.99))
    return ActFigures(len(ordered), p50, p95, p99, round(ordered[-1] * 1000, 3))


def percentile(ordered: Sequence[float], share: float) -> float:
    """Give the least value that at least this share of the values does not exceed."""
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
