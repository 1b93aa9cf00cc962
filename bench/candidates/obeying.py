"""What a candidate must obey, and how it can end."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

GOES_ON = {"planned", "distributed", "released", "blocked"}
"""States of a group that is not over."""
ENDED = {"submitted", "terminated", "absent"}

Live = Mapping[str, Any]
"""What comes back with presence, start and saves."""


class Outcome(StrEnum):
    """How it ended for a candidate."""

    SUBMITTED = "submitted"
    WORKED = "worked"
    """All work is acknowledged, and not handed in, as the seat says."""
    ENDED = "ended"
    """The proctor closed the group or ended the session."""
    MOVED = "moved"
    """Another computer took over."""
    REFUSED = "refused"
    """The server said no where a browser can do nothing; the report counts why."""
    STOPPED = "stopped"
    """The whole crowd was stopped: its time was up, or nobody waited for it any more."""


class Over(Exception):  # noqa: N818 - not an error: the work of a candidate is over
    """The candidate stops, for the reason that ``outcome`` names."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome)
        self.outcome = outcome


def checked(live: Live) -> Live:
    """Give what must be obeyed. :raises Over: if it says to stop."""
    if live["moved"]:
        raise Over(Outcome.MOVED)
    if live["group_state"] not in GOES_ON or live["session_state"] in ENDED:
        raise Over(Outcome.ENDED)
    return live


def must_wait(live: Live) -> bool:
    """Tell whether the candidate may not work now, but may later."""
    return bool(live["group_state"] != "released" or live["session_state"] == "interrupted")
