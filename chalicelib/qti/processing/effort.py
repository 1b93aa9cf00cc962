"""How much work the rules of one item may do: counted in steps, so every machine stops alike."""

from dataclasses import dataclass

MOST_STEPS = 200_000
"""Less than a second of work; the rules of a real item take some hundreds of steps."""

MOST_VALUES = 1_000
"""Values in a container that rules make; a longer one becomes NULL."""


class EffortSpent(Exception):  # noqa: N818 - becomes a reason at import
    """There are no steps left for what must be done."""


@dataclass
class Effort:
    """The steps that are left; without any, every expression is NULL."""

    left: int = MOST_STEPS

    def spend(self, steps: int) -> bool:
        """Take steps away and tell whether there were enough."""
        self.left = max(self.left - steps, -1)
        return self.left >= 0

    def demand(self, steps: int) -> None:
        """Take steps away. :raises EffortSpent: when there were not enough."""
        if not self.spend(steps):
            raise EffortSpent
