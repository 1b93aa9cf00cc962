"""Checks username and password, and tells an outsider nothing about which usernames exist."""

from dataclasses import dataclass
from typing import NoReturn

from chalicelib.core.access.errors import AccountLocked, LoginRefused
from chalicelib.core.access.model import Account, AccountState, normal_username
from chalicelib.core.access.ports import AccountFinder, PasswordVerifier
from chalicelib.core.access.service.limits import Limit
from chalicelib.core.kernel import NotFound


@dataclass(frozen=True)
class PasswordCheck:
    """Finds the account that a username and a password open.

    An invented username costs the same reads, the same slow hash and the same lock after three
    wrong attempts as a real one.
    """

    accounts: AccountFinder
    hasher: PasswordVerifier
    limit: Limit

    def check(self, *, username: str, password: str) -> Account:
        """Give the account behind a right combination; its password may have to be replaced.

        :raises LoginRefused: if the combination is wrong, or the account may not be used.
        :raises AccountLocked: at the third wrong attempt, and for fifteen minutes after it.
        """
        name = normal_username(username)
        key = f"password|{name}"
        if minutes := self.limit.begin(key):
            raise AccountLocked(minutes=minutes)
        account = self._account(name)
        is_right = self.hasher.verify(account.password.hash if account else None, password)
        if account is None or not is_right or account.state is AccountState.DEACTIVATED:
            self._refuse(key)
        self.limit.succeeded(key)
        return account

    def _account(self, name: str) -> Account | None:
        try:
            return self.accounts.get_by_username(name)
        except NotFound:
            return None

    def _refuse(self, key: str) -> NoReturn:
        if minutes := self.limit.minutes_closed(key):
            raise AccountLocked(minutes=minutes)
        raise LoginRefused(field="password")
