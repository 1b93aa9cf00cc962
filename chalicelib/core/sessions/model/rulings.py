"""What a proctor says to a candidate, and what a proctor decides about one and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from chalicelib.core.kernel import UserId

MAX_MESSAGES = 5
"""So many of the newest are told; a candidate reads them on one screen."""
MAX_MESSAGE_CHARACTERS = 280
"""A message is read in the middle of an exam, so it is short."""
MAX_EXTENSION_MINUTES = 120
"""Two hours at a time: more is a slip of the keyboard."""
MAX_RULINGS = 20
"""A live record stays small; nobody decides as often about one candidate."""


@dataclass(frozen=True)
class Message:
    """A line from the proctor to a candidate."""

    id: str
    text: str
    at: datetime


class RulingKind(StrEnum):
    """What a proctor decided."""

    EXTENDED = "extended"
    TERMINATED = "terminated"


@dataclass(frozen=True)
class Ruling:
    """What a proctor decided about one candidate, by whom and why, for the official report.

    It stands in the live record, so that it comes home from a school server with it. An act on a
    whole group leaves one of the same ``id`` with each candidate.
    """

    id: str
    kind: RulingKind
    at: datetime
    by: UserId
    reason: str
    minutes: int = 0
