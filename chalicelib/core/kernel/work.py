"""Work that may be done a moment later: what an act puts on the queue instead of waiting for it.

A queue delivers at least once, so whoever does the work must bear doing it twice.
"""

from dataclasses import dataclass, field
from typing import Protocol

from chalicelib.core.kernel.model import GroupId, InstitutionId


@dataclass(frozen=True)
class SendMail:
    """Send one plain-text e-mail."""

    to: str
    subject: str
    text: str = field(repr=False)
    """May hold a one-time password, so it stays out of logs."""


@dataclass(frozen=True)
class ScoreGroup:
    """Score every session of a closed group."""

    institution_id: InstitutionId
    group_id: GroupId


@dataclass(frozen=True)
class TakeInParcel:
    """Take in what a school server handed in; ``key`` is where the parcel lies."""

    key: str


Work = SendMail | ScoreGroup | TakeInParcel


class WorkQueue(Protocol):
    """Takes work to be done outside the request."""

    def put(self, work: Work) -> None:
        """Accept the work for good; it is done at least once, in no particular order."""
        ...


class Mailer(Protocol):
    """Brings e-mail to the outside world."""

    def send(self, mail: SendMail) -> None:
        """Hand the mail over for delivery. :raises Fault: if it was not accepted."""
        ...
