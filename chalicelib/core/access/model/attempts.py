"""Counting attempts: three wrong passwords close a username, five mails a mailbox, for a while."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

PASSWORDS_ALLOWED = 3
LOCK = timedelta(minutes=15)
"""Manual, section 4.1.1: three wrong logins block an account for fifteen minutes."""

MAILS_ALLOWED = 5
"""One-time passwords mailed to one user without a completed login, before the same pause."""

PASSWORD_LINKS_ALLOWED = 3
"""Links for a new password asked for one username, before the same pause."""

REMEMBERED = timedelta(hours=24)
"""Attempts older than this no longer count."""


@dataclass(frozen=True)
class Attempts:
    """Attempts on one key since the last success, on existing and on invented usernames alike."""

    key: str
    made: int = 0
    last_at: datetime | None = None
    closed_until_at: datetime | None = None
    version: int = 0

    def minutes_closed(self, at: datetime) -> int:
        """Give how many minutes, rounded up, the key stays closed; 0 if it is open."""
        if self.closed_until_at is None or at >= self.closed_until_at:
            return 0
        return -((at - self.closed_until_at) // timedelta(minutes=1))

    def begin(self, at: datetime, *, allowed: int) -> "Attempts":
        """Count one more on an open key, and close it at the last one allowed."""
        # It is counted before the outcome is known: a hundred guesses sent at once must not all
        # be judged while the count still stands at zero. A success wipes the count.
        before = 0 if self._is_over(at) else self.made
        closes = before + 1 >= allowed
        return replace(
            self, made=before + 1, last_at=at, closed_until_at=at + LOCK if closes else None
        )

    def _is_over(self, at: datetime) -> bool:
        forgotten = self.last_at is not None and at - self.last_at >= REMEMBERED
        return forgotten or self.closed_until_at is not None
