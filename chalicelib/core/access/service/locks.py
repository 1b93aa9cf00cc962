"""Closes a username after three wrong passwords; strangers cannot close it for its owner."""

from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.core.access.mails import account_locked_mail
from chalicelib.core.access.model import LOCK, AccountState, normal_username
from chalicelib.core.access.ports import AccountStore
from chalicelib.core.access.service.limits import Limit
from chalicelib.core.kernel import NotFound, TellLocked, WorkQueue


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


@dataclass(frozen=True)
class LockTelling:
    """Tells users that wrong passwords locked their account."""

    accounts: AccountStore
    work: WorkQueue
    link: Callable[[str], str]

    def tell(self, work: TellLocked) -> None:
        """Mail the user; who has no account, or none that may be used, gets nothing."""
        if work.user_id is None:
            return
        try:
            account = self.accounts.get(work.user_id)
        except NotFound:
            return
        if account.state is not AccountState.DEACTIVATED:
            mail = account_locked_mail(
                to=account.email,
                name=account.name,
                minutes=int(LOCK.total_seconds() // 60),
                link=self.link("/password-forgotten"),
                user_id=account.user_id,
            )
            self.work.put(mail)


def attempts_key(username: str, *, remembered: bool) -> str:
    """Name the count of wrong passwords under a username."""
    return f"{'remembered' if remembered else 'password'}|{normal_username(username)}"


def _keys(username: str) -> tuple[str, str]:
    return attempts_key(username, remembered=False), attempts_key(username, remembered=True)
