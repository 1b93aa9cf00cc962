"""Closes a username after three wrong passwords; strangers cannot close it for its owner."""

from dataclasses import dataclass

from chalicelib.core.access.model import normal_username
from chalicelib.core.access.service.limits import Limit


@dataclass(frozen=True)
class AccountLocks:
    """Counts wrong passwords per username, and apart in browsers that its user is known by."""

    limit: Limit

    def unlock(self, username: str) -> None:
        """Let a username be tried again at once; harmless if it was not locked."""
        for key in _keys(username):
            self.limit.succeeded(key)

    def is_locked(self, username: str) -> bool:
        """Tell whether the username is closed now, in its own browsers or anywhere else."""
        return any(self.limit.minutes_closed(key) for key in _keys(username))


def attempts_key(username: str, *, remembered: bool) -> str:
    """Name the count of wrong passwords under a username."""
    return f"{'remembered' if remembered else 'password'}|{normal_username(username)}"


def _keys(username: str) -> tuple[str, str]:
    return attempts_key(username, remembered=False), attempts_key(username, remembered=True)
