"""A mail that did not arrive, as long as somebody must do something about it."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from chalicelib.core.kernel import InstitutionId, MailFailureKind, UserId

FAILURE_KEPT = timedelta(days=90)


@dataclass(frozen=True)
class MailFailure:
    """The last failure of one mail to one recipient.

    A mail to a school board has no user; a user's mail has the institution that it was about.
    """

    recipient: str
    template: str
    to_masked: str
    at: datetime
    kind: MailFailureKind
    reason: str = field(repr=False)
    """In the words of a mail server, so it may quote anything."""
    user_id: UserId | None = None
    institution_id: InstitutionId | None = None

    def is_kept(self, at: datetime) -> bool:
        """Tell whether it is recent enough to show."""
        return at < self.at + FAILURE_KEPT


def recipient_of(user_id: UserId | None, email: str) -> str:
    """Name whoever a mail goes to: the user, or the address of somebody who is none."""
    return user_id or hashlib.sha256(email.strip().casefold().encode()).hexdigest()[:22]
