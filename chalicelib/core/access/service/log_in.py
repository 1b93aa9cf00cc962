"""Logging in at the portal: a password, and an app's code or a one-time password by e-mail."""

import hmac
from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.core.access.errors import (
    OneTimePasswordEnded,
    OneTimePasswordWrong,
    TooManyOneTimePasswords,
)
from chalicelib.core.access.mails import one_time_password_mail
from chalicelib.core.access.model import (
    NOBODY_KNOWN,
    PENDING_LASTS,
    Account,
    AccountState,
    LoginStep,
    PendingLogin,
    Scope,
    Visitor,
    code_mac,
    id_hash,
)
from chalicelib.core.access.ports import OneTimePasswords, PendingLoginStore
from chalicelib.core.access.service.authenticators import Authenticators
from chalicelib.core.access.service.limits import Limit
from chalicelib.core.access.service.logins import Logins
from chalicelib.core.access.service.passwords import PasswordCheck
from chalicelib.core.access.service.remembered import RememberedBrowsers
from chalicelib.core.access.views import LoginView, PendingLoginView, pending_login_view
from chalicelib.core.kernel import Clock, NewId, NotFound, WorkQueue


@dataclass(frozen=True)
class LogIn:
    """Lets staff in at the portal."""

    passwords: PasswordCheck
    authenticators: Authenticators
    browsers: RememberedBrowsers
    logins: Logins
    pending_logins: PendingLoginStore
    one_time_passwords: OneTimePasswords
    mail_limit: Limit
    work: WorkQueue
    server_key: bytes = field(repr=False)
    clock: Clock
    new_id: NewId

    def log_in(
        self, *, username: str, password: str, visitor: Visitor = NOBODY_KNOWN
    ) -> PendingLoginView | LoginView:
        """Check the password; say what comes next, or log in at once in a remembered browser.

        :raises LoginRefused: if the combination is wrong, or the account may not be used.
        :raises AccountLocked: after three wrong attempts, for fifteen minutes.
        :raises InitialPasswordEnded: if the password came by e-mail more than a year ago.
        :raises TooManyOneTimePasswords: after five mails without a completed login.
        :raises ChangedMeanwhile: if the account was changed at the same moment.
        """
        found = self.passwords.check(username=username, password=password, visitor=visitor)
        account, pending_id = found.account, self.new_id()
        account.password.check_usable(self.clock())
        pending = _waiting(account, pending_id, self.clock())
        self.logins.name_caller(pending.actor)
        if pending.step is LoginStep.REPLACE_PASSWORD:
            self.pending_logins.add(pending)
            return pending_login_view(pending, pending_id)
        if found.browser and self.browsers.is_at(found.browser, address=visitor.address):
            login = self.logins.open_login(pending.actor, visitor=visitor)
            return self.passwords.admit(account, login, self.logins)
        return self._second_step(pending, pending_id)

    def password_replaced(self, *, pending_id: str, account: Account) -> PendingLoginView:
        """Go on with a login that had to replace its password first, under a fresh id.

        :raises OneTimePasswordEnded: if it waited for something else, or for too long.
        :raises ChangedMeanwhile: if it is being used at the same moment.
        :raises TooManyOneTimePasswords: after five mails without a completed login.
        """
        before = self.find(pending_id)
        if before.step is not LoginStep.REPLACE_PASSWORD:
            raise OneTimePasswordEnded
        self.pending_logins.remove(before)
        new_pending_id = self.new_id()
        return self._second_step(_waiting(account, new_pending_id, self.clock()), new_pending_id)

    def send_new_one_time_password(self, *, pending_id: str) -> PendingLoginView:
        """Mail another one-time password; the one before no longer works.

        :raises OneTimePasswordEnded: if the login must be begun again, or waits for another thing.
        :raises TooManyOneTimePasswords: after five mails without a completed login.
        """
        found = self.find(pending_id)
        if found.step is not LoginStep.ONE_TIME_PASSWORD:
            raise OneTimePasswordEnded
        self.logins.name_caller(found.actor)
        code = self._new_code(found.actor.user_id)
        renewed = found.renew(code_mac(self.server_key, pending_id, code), self.clock())
        self.pending_logins.save(renewed)
        return self._mailed(renewed, pending_id, code)

    def find_pending(self, *, pending_id: str) -> PendingLoginView:
        """Tell what a login waits for, and where the one-time password went.

        :raises OneTimePasswordEnded: if the login must be begun again.
        """
        return pending_login_view(self.find(pending_id), pending_id)

    def find(self, pending_id: str) -> PendingLogin:
        """Find a half-open login. :raises OneTimePasswordEnded: if it must be begun again."""
        try:
            found = self.pending_logins.get(id_hash(pending_id))
        except NotFound as error:
            raise OneTimePasswordEnded from error
        if self.clock() >= found.ends_at:
            raise OneTimePasswordEnded
        return found

    def confirm_one_time_password(
        self, *, pending_id: str, code: str, visitor: Visitor = NOBODY_KNOWN
    ) -> LoginView:
        """Complete a portal login; spaces in what was typed do not count.

        :raises OneTimePasswordWrong: if it is another code; five tries are allowed.
        :raises OneTimePasswordEnded: if it is used, older than 15 minutes, or tried too often.
        :raises ChangedMeanwhile: if it is being used at the same moment.
        """
        found = self.find(pending_id)
        tried = self.pending_logins.save(found.try_code(self.clock()))
        typed = "".join(code.split())
        if not hmac.compare_digest(tried.code_mac, code_mac(self.server_key, pending_id, typed)):
            raise OneTimePasswordWrong(field="code", tries_left=tried.tries_left)
        self.mail_limit.succeeded(_mail_key(tried.actor.user_id))
        return self._complete(tried, visitor)

    def confirm_authenticator(
        self, *, pending_id: str, code: str, visitor: Visitor = NOBODY_KNOWN
    ) -> LoginView:
        """Complete a portal login with a code of the app, or with a recovery code.

        No mail can take its place: somebody who reads another's mail would pass by the app.

        :raises AuthenticatorCodeWrong: if it is no such code, or was used before.
        :raises TooManyAuthenticatorCodes: after five wrong ones, for fifteen minutes.
        :raises OneTimePasswordEnded: if the login must be begun again.
        :raises ChangedMeanwhile: if another code is being used at the same moment.
        """
        found = self.find(pending_id)
        found.check_app_asked(self.clock())
        self.authenticators.use_code(found.actor.user_id, code=code)
        return self._complete(found, visitor)

    def _second_step(self, pending: PendingLogin, pending_id: str) -> PendingLoginView:
        if self.authenticators.is_on(pending.actor.user_id):
            waiting = pending.wait_for_app()
            self.pending_logins.add(waiting)
            return pending_login_view(waiting, pending_id)
        code = self._new_code(pending.actor.user_id)
        waiting = pending.renew(code_mac(self.server_key, pending_id, code), self.clock())
        self.pending_logins.add(waiting)
        return self._mailed(waiting, pending_id, code)

    def _complete(self, pending: PendingLogin, visitor: Visitor) -> LoginView:
        self.pending_logins.remove(pending)
        account = self._account(pending)
        mark = self.browsers.remember(account.user_id, address=visitor.address)
        actor = account.actor(Scope.PORTAL)
        login = self.logins.open_login(actor, visitor=visitor, mark=mark)
        return self.passwords.admit(account, login, self.logins)

    def _account(self, pending: PendingLogin) -> Account:
        # A lot can happen in an hour: the password was replaced, the account closed, roles changed.
        account = self.passwords.accounts.get_by_username(pending.username)
        if not pending.is_of(account) or account.state is AccountState.DEACTIVATED:
            raise OneTimePasswordEnded
        return account

    def _new_code(self, user_id: str) -> str:
        if minutes := self.mail_limit.begin(_mail_key(user_id)):
            raise TooManyOneTimePasswords(minutes=minutes)
        return self.one_time_passwords.new_code()

    def _mailed(self, pending: PendingLogin, pending_id: str, code: str) -> PendingLoginView:
        mail = one_time_password_mail(
            to=pending.email,
            name=pending.actor.name,
            code=code,
            user_id=pending.actor.user_id,
            institution_id=pending.actor.institution_id,
        )
        self.work.put(mail)
        return pending_login_view(pending, pending_id)


def _waiting(account: Account, pending_id: str, at: datetime) -> PendingLogin:
    must_replace = account.password.must_be_replaced(at)
    return PendingLogin(
        id_hash=id_hash(pending_id),
        actor=account.actor(Scope.PORTAL),
        username=account.username,
        password_set_at=account.password.set_at,
        email=account.email,
        code_mac="",
        code_ends_at=at,
        tries_left=0,
        ends_at=at + PENDING_LASTS,
        step=LoginStep.REPLACE_PASSWORD if must_replace else LoginStep.ONE_TIME_PASSWORD,
    )


def _mail_key(user_id: str) -> str:
    return f"mail|{user_id}"
