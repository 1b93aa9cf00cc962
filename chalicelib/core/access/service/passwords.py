"""Checks username and password, and tells an outsider nothing about which usernames exist."""

from dataclasses import dataclass
from typing import NoReturn

from chalicelib.core.access.errors import AccountLocked, LoginRefused, OwnPasswordWrong
from chalicelib.core.access.model import (
    LOCK,
    NOBODY_KNOWN,
    Account,
    AccountState,
    RememberedBrowser,
    Visitor,
    normal_username,
)
from chalicelib.core.access.ports import AccountFinder, PasswordVerifier
from chalicelib.core.access.service.limits import Limit
from chalicelib.core.access.service.locks import attempts_key
from chalicelib.core.access.service.logins import Logins
from chalicelib.core.access.service.remembered import RememberedBrowsers
from chalicelib.core.access.views import LoginView
from chalicelib.core.kernel import ChangedMeanwhile, NotFound, TellLocked, UserId, WorkQueue

NOBODY = UserId("nobody")


@dataclass(frozen=True)
class Recognised:
    """Whose username and password these were, and the remembered browser they came from."""

    account: Account
    browser: RememberedBrowser | None


@dataclass(frozen=True)
class PasswordCheck:
    """Finds the account that a username and a password open.

    An invented username costs the same reads, the same slow hash, the same lock after three wrong
    attempts and the same message to the queue as a real one. A school server remembers no browsers
    and sends no mail, so it has neither ``browsers`` nor ``work``.
    """

    accounts: AccountFinder
    hasher: PasswordVerifier
    limit: Limit
    browsers: RememberedBrowsers | None = None
    work: WorkQueue | None = None

    def check(self, *, username: str, password: str, visitor: Visitor = NOBODY_KNOWN) -> Recognised:
        """Give the account behind a right combination; its password may have to be replaced.

        What strangers try does not count in a browser that its user is known by, so nobody can
        lock somebody else out there.

        :raises LoginRefused: if the combination is wrong, or the account may not be used.
        :raises AccountLocked: at the third wrong attempt, and for fifteen minutes after it.
        """
        name = normal_username(username)
        account = self._account(name)
        browser = self._browser(account, visitor)
        key = attempts_key(name, remembered=browser is not None)
        begun = self.limit.begun(key)
        if begun.minutes_closed:
            raise AccountLocked(minutes=begun.minutes_closed)
        is_right = self.hasher.verify(account.password.hash if account else None, password)
        if account is None or not is_right or account.state is AccountState.DEACTIVATED:
            self._refuse(account, is_last=begun.is_last)
        self.limit.succeeded(key)
        return Recognised(account, browser)

    def check_own(self, account: Account, *, password: str, visitor: Visitor) -> Account:
        """Ask somebody who is logged in for the password again; wrong ones count as at the door.

        :raises OwnPasswordWrong: if it is another.
        :raises AccountLocked: at the third wrong attempt, and for fifteen minutes after it.
        """
        try:
            found = self.check(username=account.username, password=password, visitor=visitor)
        except LoginRefused as error:
            raise OwnPasswordWrong(field="password") from error
        return found.account

    def admit(self, account: Account, login: LoginView, logins: Logins) -> LoginView:
        """Give a login that was just made, if the account is still as :meth:`check` found it.

        Whatever changes an account ends its logins, and would miss one that is made at the same
        moment: checking a password takes long enough to aim for that.

        :raises ChangedMeanwhile: if it was changed; the login has ended.
        """
        now = self._account(account.username)
        if now is None or now.version != account.version:
            logins.log_out(login_id=login.login_id)
            raise ChangedMeanwhile
        return login

    def _account(self, name: str) -> Account | None:
        try:
            return self.accounts.get_by_username(name)
        except NotFound:
            return None

    def _browser(self, account: Account | None, visitor: Visitor) -> RememberedBrowser | None:
        if self.browsers is None:
            return None
        return self.browsers.find(account.user_id if account else NOBODY, mark=visitor.mark)

    def _refuse(self, account: Account | None, *, is_last: bool) -> NoReturn:
        if not is_last:
            raise LoginRefused(field="password")
        if self.work is not None:
            # For an invented name too: whoever reads the queue finds that there is nobody to tell.
            self.work.put(TellLocked(account.user_id if account else None))
        raise AccountLocked(minutes=int(LOCK.total_seconds() // 60))
