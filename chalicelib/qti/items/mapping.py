"""Mappings: what points each answer is worth (QTI 3.0, mapping and mapResponse)."""

from dataclasses import dataclass

from chalicelib.qti.items.totals import adds_whole, bounded
from chalicelib.qti.items.values import Scalar, Value


@dataclass(frozen=True)
class MapEntry:
    """One line of a mapping; case counts for strings only."""

    key: Scalar
    points: float
    case_sensitive: bool

    def fits(self, scalar: Scalar) -> bool:
        """Tell whether this line is about the value."""
        if not self.case_sensitive and isinstance(scalar, str) and isinstance(self.key, str):
            return scalar.casefold() == self.key.casefold()
        return scalar == self.key


@dataclass(frozen=True)
class Mapping:
    """The points for each value, for any other value, and the bounds of the total."""

    entries: tuple[MapEntry, ...]
    default: float
    lower: float | None
    upper: float | None

    @property
    def is_whole(self) -> bool:
        """Tell whether every total is a whole number."""
        points = (entry.points for entry in self.entries)
        return adds_whole(points, self.default, self.lower, self.upper)

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
        exact = [entry for entry in self.entries if entry.key == scalar]
        fitting = exact or [entry for entry in self.entries if entry.fits(scalar)]
        return fitting[0].points if fitting else self.default
