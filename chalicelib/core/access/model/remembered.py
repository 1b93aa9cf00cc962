"""A browser that needs no new one-time password for a day, as long as it stays where it was."""

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from chalicelib.core.kernel import UserId

BROWSER_REMEMBERED = timedelta(hours=24)
"""Manual, section 4.1.1; from the last one-time password, so logging in again adds nothing."""


@dataclass(frozen=True)
class RememberedBrowser:
    """In this browser, at this address, its user gave a one-time password at ``created_at``."""

    id_hash: str
    user_id: UserId
    address_mac: str = field(repr=False)
    created_at: datetime

    @property
    def ends_at(self) -> datetime:
        """The moment after which the browser is a stranger again."""
        return self.created_at + BROWSER_REMEMBERED

    def is_over(self, at: datetime) -> bool:
        """Tell whether its day has passed."""
        return at >= self.ends_at


def address_mac(server_key: bytes, address: str) -> str:
    """Give what is kept of an address: it can be compared, and read by nobody."""
    return hmac.new(server_key, f"address|{address}".encode(), hashlib.sha256).hexdigest()
