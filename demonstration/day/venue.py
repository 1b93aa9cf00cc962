"""Where candidates and proctor go: to the cloud, or to a server that was handed their group."""

from dataclasses import dataclass
from typing import Protocol

from demonstration.day.program import Json


class Venue(Protocol):
    """A place to take an exam. The planner is always in the portal of the cloud."""

    def plan(self) -> Json:
        """Give what a plan must say about this venue, beside what every plan says."""

    def open(self, group_id: str) -> str:
        """Make the venue ready for a planned group; give the address of the acts there."""


@dataclass(frozen=True)
class InTheCloud:
    """No school server: a planned group is ready at once, at the address of the portal."""

    api: str

    def plan(self) -> Json:
        """Give nothing: a plan is for the cloud unless it says otherwise."""
        return {}

    def open(self, group_id: str) -> str:  # noqa: ARG002 - every group is here already
        """Give the address of the acts."""
        return self.api
