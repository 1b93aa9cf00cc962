"""Logging in at the portal: a password, and a one-time password by e-mail."""

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
    PENDING_LASTS,
    Account,
    LoginStep,
    PendingLogin,
    Scope,
    code_mac,
    id_hash,
)
from chalicelib.core.access.ports import OneTimePasswords, PendingLoginStore
from chalicelib.core.access.service.limits import Limit
from chalicelib.core.access.service.logins import Logins
from chalicelib.core.access.service.passwords import PasswordCheck
from chalicelib.core.access.views import LoginView, PendingLoginView, pending_login_view
from chalicelib.core.kernel import Clock, NewId, NotFound, WorkQueue


@dataclass(frozen=True)
class LogIn:
    """Lets staff in at the portal."""

    passwords: PasswordCheck
    logins: Logins
    pending_logins: PendingLoginStore
    one_time_passwords: OneTimePasswords
    mail_limit: Limit
    work: WorkQueue
    server_key: bytes = field(repr=False)
    clock: Clock
    new_id: NewId

    def log_in(self, *, username: str, password: str) -> PendingLoginView:
        """Check the password and mail a one-time password, unless it must be replaced first.

        :raises LoginRefused: if the combination is wrong, or the account may not be used.
        :raises AccountLocked: after three wrong attempts, for fifteen minutes.
        :raises TooManyOneTimePasswords: after five mails without a completed login.
        """
        account = self.passwords.check(username=username, password=password)
        pending_id, at = self.new_id(), self.clock()
        pending = _waiting(account, pending_id, at)
        if pending.step is LoginStep.REPLACE_PASSWORD:
            self.pending_logins.add(pending)
            return pending_login_view(pending, pending_id)
        code = self._new_code(account.user_id)
        pending = pending.renew(code_mac(self.server_key, pending_id, code), at)
        self.pending_logins.add(pending)
        return self._mailed(pending, pending_id, code)

    def send_new_one_time_password(self, *, pending_id: str) -> PendingLoginView:
        """Mail another one-time password; the one before no longer works.

        :raises OneTimePasswordEnded: if the login must be begun again.
        :raises TooManyOneTimePasswords: after five mails without a completed login.
        """
        found = self._find(pending_id)
        code = self._new_code(found.actor.user_id)
        renewed = found.renew(code_mac(self.server_key, pending_id, code), self.clock())
        self.pending_logins.save(renewed)
        return self._mailed(renewed, pending_id, code)

    def find_pending(self, *, pending_id: str) -> PendingLoginView:
        """Tell where the one-time password went.

        :raises OneTimePasswordEnded: if the login must be begun again.
        """
        found = self._find(pending_id)
        return pending_login_view(found, pending_id)

    def confirm_one_time_password(self, *, pending_id: str, code: str) -> LoginView:
        """Complete a portal login; spaces in what was typed do not count.

        :raises OneTimePasswordWrong: if it is another code; five tries are allowed.
        :raises OneTimePasswordEnded: if it is used, older than 15 minutes, or tried too often.
        :raises ChangedMeanwhile: if it is being used at the same moment.
        """
        found = self._find(pending_id)
        tried = self.pending_logins.save(found.try_code(self.clock()))
        typed = "".join(code.split())
        if not hmac.compare_digest(tried.code_mac, code_mac(self.server_key, pending_id, typed)):
            raise OneTimePasswordWrong(field="code", tries_left=tried.tries_left)
        self.pending_logins.remove(tried)
        self.mail_limit.succeeded(_mail_key(tried.actor.user_id))
        return self.logins.open_login(tried.actor)

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

    def _find(self, pending_id: str) -> PendingLogin:
        try:
            return self.pending_logins.get(id_hash(pending_id))
        except NotFound as error:
            raise OneTimePasswordEnded from error


def _waiting(account: Account, pending_id: str, at: datetime) -> PendingLogin:
    must_replace = account.password.must_be_replaced(at)
    return PendingLogin(
        id_hash=id_hash(pending_id),
        actor=account.actor(Scope.PORTAL),
        email=account.email,
        code_mac="",
        code_ends_at=at,
        tries_left=0,
        ends_at=at + PENDING_LASTS,
        step=LoginStep.REPLACE_PASSWORD if must_replace else LoginStep.ONE_TIME_PASSWORD,
    )


def _mail_key(user_id: str) -> str:
    return f"mail|{user_id}"
