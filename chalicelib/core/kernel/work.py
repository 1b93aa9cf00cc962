"""Work that may be done a moment later: what an act puts on the queue instead of waiting for it.

A queue delivers at least once, so whoever does the work must bear doing it twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from chalicelib.core.kernel.model import ExamId, GroupId, InstitutionId, UserId


@dataclass(frozen=True)
class SendMail:
    """Send one e-mail, made by one of the functions in a topic's ``mails.py``."""

    to: str
    template: str
    """Which mail it is: the name of its templates in ``chalicelib/pages/mails``."""
    facts: Mapping[str, str] = field(repr=False)
    """What the templates fill in; may hold a password, so it stays out of logs."""
    user_id: UserId | None = None
    institution_id: InstitutionId | None = None
    """With the user: who is told if it cannot be delivered."""


@dataclass(frozen=True)
class TellLocked:
    """Tell a user that wrong passwords locked their account; None: nobody has that username."""

    user_id: UserId | None


@dataclass(frozen=True)
class ScoreGroup:
    """Score every session of a closed group."""

    institution_id: InstitutionId
    group_id: GroupId


@dataclass(frozen=True)
class ImportPackage:
    """Read the uploaded package of an exam in; it may take minutes, so it has its own queue."""

    exam_id: ExamId


@dataclass(frozen=True)
class TakeInParcel:
    """Take in what a school server handed in; ``key`` is where the parcel lies."""

    key: str


@dataclass(frozen=True)
class AppendEvent:
    """Write an audit event; ``facts`` are those of its draft (``core.audit``), as JSON."""

    facts: str


@dataclass(frozen=True)
class MailPasswordLink:
    """Mail a link for a new password, if anybody has this username.

    It may be anything that was typed as one, a password too, so it stays out of logs.
    """

    username: str = field(repr=False)


@dataclass(frozen=True)
class RemindOfPasswords:
    """Tell whose password ends soon, of one page of all accounts: the one that begins here."""

    start: str = field(repr=False)


MailWork = MailPasswordLink | RemindOfPasswords | SendMail | TellLocked
"""Work that ends in an e-mail, or in none."""

Work = AppendEvent | ImportPackage | MailWork | ScoreGroup | TakeInParcel


class WorkQueue(Protocol):
    """Takes work to be done outside the request."""

    def put(self, work: Work) -> None:
        """Accept the work for good; it is done at least once, in no particular order."""
        ...
