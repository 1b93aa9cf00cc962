"""Links in e-mails that do one thing once, for whoever holds them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum, auto

from chalicelib.core.kernel import UserId


class LinkPurpose(StrEnum):
    """What a link is for; it opens nothing else."""

    PASSWORD_FORGOTTEN = auto()
    EMAIL_CONFIRMATION = auto()


@dataclass(frozen=True)
class Link:
    """A link that was mailed and not used yet. Only a hash of the token in it is kept.

    ``facts`` are what its purpose must know when it is used, such as the address that it confirms.
    """

    id_hash: str
    purpose: LinkPurpose
    user_id: UserId
    ends_at: datetime
    facts: Mapping[str, str] = field(default_factory=dict, repr=False)

    def opens(self, purpose: LinkPurpose, at: datetime) -> bool:
        """Tell whether it is for this purpose, and not too old."""
        return self.purpose is purpose and at < self.ends_at
