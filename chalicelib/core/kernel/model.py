"""The words every topic shares: identifiers, the clock, and where new ids come from.

The core never reads the clock, the environment or a source of randomness itself; it is handed
a :class:`Clock` and a :class:`NewId` so that a test can decide what time it is.
"""

from collections.abc import Callable
from datetime import datetime
from typing import NewType, Protocol
from zoneinfo import ZoneInfo

InstitutionId = NewType("InstitutionId", str)
SiteId = NewType("SiteId", str)
UserId = NewType("UserId", str)
CandidateId = NewType("CandidateId", str)
ExamId = NewType("ExamId", str)
FormId = NewType("FormId", str)
ItemId = NewType("ItemId", str)
GroupId = NewType("GroupId", str)
SessionId = NewType("SessionId", str)
EdgeId = NewType("EdgeId", str)

DUTCH_TIME = ZoneInfo("Europe/Amsterdam")
"""Where our users' days begin and end; times are kept in UTC."""

Clock = Callable[[], datetime]
"""Gives the present moment, aware and in UTC."""


class NewId(Protocol):
    """Makes identifiers and codes that nobody can guess."""

    def __call__(self) -> str:
        """Return a fresh identifier of 22 characters from ``[A-Za-z0-9_-]``."""
        ...

    def code(self, length: int, alphabet: str) -> str:
        """Return ``length`` characters drawn evenly from ``alphabet``."""
        ...
