"""Where candidates and proctor go: to the cloud, or to a server that was handed their group."""

import time
from dataclasses import dataclass
from typing import Protocol

from demonstration.day.program import Json, Program, UnexpectedAnswer

FETCH_SECONDS = 90
LOOK_SECONDS = 0.5
ARRIVAL_SECONDS = 2.0


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


@dataclass(frozen=True)
class AtSchoolServer:
    """A school server that fetches the group; candidates and proctor go there."""

    edge_id: str
    api: str
    planner: Program
    """Somebody who sees in the portal whether the group was handed over."""

    def plan(self) -> Json:
        """Give the school server of the plan."""
        return {"edge_id": self.edge_id}

    def open(self, group_id: str) -> str:
        """Wait until the group is fetched. :raises UnexpectedAnswer: if it does not come."""
        patience = time.monotonic() + FETCH_SECONDS
        while not self.planner.get(f"/groups/{group_id}")["group"]["handed_over"]:
            if time.monotonic() > patience:
                raise UnexpectedAnswer(f"the school server did not fetch {group_id}")
            time.sleep(LOOK_SECONDS)
        # What was handed over is on its way: names, proctors and the encrypted exam.
        time.sleep(ARRIVAL_SECONDS)
        return self.api
