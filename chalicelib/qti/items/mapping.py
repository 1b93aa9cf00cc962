"""Mappings: what points each answer is worth (QTI 3.0, mapping and mapResponse)."""

from dataclasses import dataclass
from functools import cached_property

from chalicelib.qti.items.totals import adds_whole, bounded
from chalicelib.qti.items.values import Scalar, Value


@dataclass(frozen=True)
class MapEntry:
    """One line of a mapping; case counts for texts only."""

    key: Scalar
    points: float
    case_sensitive: bool


@dataclass(frozen=True)
class Mapping:
    """The points for each value, for any other value, and the bounds of the total."""

    entries: tuple[MapEntry, ...]
    default: float
    lower: float | None
    upper: float | None

    @cached_property
    def is_whole(self) -> bool:
        """Tell whether every total is a whole number."""
        points = (entry.points for entry in self.entries)
        return adds_whole(points, self.default, self.lower, self.upper)

    @property
    def cost(self) -> int:
        """Count what must be looked at for one value of a response."""
        return 1

    def total(self, value: Value | None) -> float:
        """Add up the points of a response.

        A value that stands in the response twice counts once (QTI 3.0, mapResponse). NULL holds no
        values, so its sum is 0. The bounds hold for the sum.
        """
        scalars = dict.fromkeys(value.items) if value else {}
        total = sum(self._points(scalar) for scalar in scalars)
        return bounded(total, self.lower, self.upper)

    def _points(self, scalar: Scalar) -> float:
        # An entry in the very case of the answer wins from one that ignores case, so that
        # "York 1, york 0.5" means what its maker wrote under either default.
        if scalar in self._as_written:
            return self._as_written[scalar]
        if not isinstance(scalar, str):
            return self.default
        return self._without_case.get(scalar.casefold(), self.default)

    @cached_property
    def _as_written(self) -> dict[Scalar, float]:
        # The first of two entries for the same value counts.
        return {entry.key: entry.points for entry in reversed(self.entries)}

    @cached_property
    def _without_case(self) -> dict[str, float]:
        return {
            entry.key.casefold(): entry.points
            for entry in reversed(self.entries)
            if isinstance(entry.key, str) and not entry.case_sensitive
        }
