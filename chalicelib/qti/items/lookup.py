"""Tables that turn a number into another value (QTI 3.0, matchTable and interpolationTable)."""

from dataclasses import dataclass

from chalicelib.qti.items.values import Value


@dataclass(frozen=True)
class MatchTable:
    """A value for each whole number, and one for every other number."""

    entries: tuple[tuple[int, Value | None], ...]
    default: Value | None

    @property
    def lines(self) -> int:
        """Count the lines of the table."""
        return len(self.entries)

    def look_up(self, number: float) -> Value | None:
        """Return the value for a number; the first entry that has it counts."""
        found = (value for source, value in self.entries if source == number)
        return next(found, self.default)


@dataclass(frozen=True)
class Step:
    """From this number on (``included``: itself too), the table gives this value."""

    start: float
    included: bool
    value: Value | None

    def reached_by(self, number: float) -> bool:
        """Tell whether a number is high enough for this step."""
        return number > self.start or (self.included and number == self.start)


@dataclass(frozen=True)
class InterpolationTable:
    """A value for each step, from the highest number to the lowest, and one for what is below."""

    steps: tuple[Step, ...]
    default: Value | None

    @property
    def lines(self) -> int:
        """Count the lines of the table."""
        return len(self.steps)

    def look_up(self, number: float) -> Value | None:
        """Return the value of the first step that a number reaches."""
        found = (step.value for step in self.steps if step.reached_by(number))
        return next(found, self.default)


LookupTable = MatchTable | InterpolationTable
