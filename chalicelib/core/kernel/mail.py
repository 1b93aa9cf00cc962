"""E-mail on its way: as it leaves, who writes and brings it, and what is heard of it afterwards."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from chalicelib.core.kernel.model import InstitutionId, UserId
from chalicelib.core.kernel.work import SendMail


@dataclass(frozen=True)
class RenderedMail:
    """An e-mail as it leaves: the same message as text and as HTML."""

    to: str
    template: str
    subject: str
    text: str = field(repr=False)
    html: str = field(repr=False)
    user_id: UserId | None = None
    institution_id: InstitutionId | None = None


class MailWriter(Protocol):
    """Turns the facts of a mail into what people read."""

    def write(self, mail: SendMail) -> RenderedMail:
        """Fill in the templates of a mail."""
        ...


class MailRejected(Exception):  # noqa: N818 - an answer of the world, not an error of ours
    """A mail will never leave, however often it is tried."""

    def __init__(self, reason: str) -> None:
        """Remember why, in the words of whoever refused it."""
        super().__init__("mail rejected")
        self.reason = reason


class Mailer(Protocol):
    """Brings e-mail to the outside world."""

    def send(self, mail: RenderedMail) -> None:
        """Hand the mail over for delivery.

        :raises MailRejected: if it never will be accepted.
        :raises Fault: if it was not accepted now; try again later.
        """
        ...


class MailFailureKind(StrEnum):
    """Why an e-mail did not reach anybody."""

    NO_MAILBOX = "no_mailbox"
    """There is no such address."""
    NOT_ACCEPTED = "not_accepted"
    """The address may exist, but its server took no mail: full, too strict, out of order."""
    SUPPRESSED = "suppressed"
    """Nothing is sent to this address any more, because earlier mail came back."""
    COMPLAINED = "complained"
    """It arrived, and was reported as unwanted mail."""
    REJECTED = "rejected"
    """It was refused before it left."""
    DELAYED = "delayed"
    """It has not arrived yet; it is still being tried."""


@dataclass(frozen=True)
class RecordMailFailure:
    """Remember that a mail did not arrive."""

    to: str
    template: str
    at: datetime
    kind: MailFailureKind
    reason: str
    user_id: UserId | None = None
    institution_id: InstitutionId | None = None


@dataclass(frozen=True)
class ForgetMailFailures:
    """A mail arrived: what failed before that moment needs no attention any more."""

    to: str
    at: datetime
    user_id: UserId | None = None
    institution_id: InstitutionId | None = None


MailNews = RecordMailFailure | ForgetMailFailures
"""What the mail service tells us; it comes over the work queue, but no act puts it there."""
