"""Logging in on the session monitor, in the cloud and on a school server: a password alone."""

from dataclasses import dataclass

from chalicelib.core.access.errors import (
    InitialPasswordOnMonitor,
    MonitorNotAllowed,
    PasswordEnded,
)
from chalicelib.core.access.model import MONITOR_ROLES, NOBODY_KNOWN, Password, Scope, Visitor
from chalicelib.core.access.service.logins import Logins
from chalicelib.core.access.service.passwords import PasswordCheck
from chalicelib.core.access.views import LoginView
from chalicelib.core.kernel import Clock


@dataclass(frozen=True)
class MonitorLogIn:
    """Lets proctors in on the session monitor; that login opens no portal act.

    ``portal`` is the address where they choose another password.
    """

    passwords: PasswordCheck
    logins: Logins
    clock: Clock
    portal: str

    def log_in(self, *, username: str, password: str, visitor: Visitor = NOBODY_KNOWN) -> LoginView:
        """Log a proctor in on the session monitor; it opens no portal act.

        :raises LoginRefused: if the combination is wrong, or the account may not be used.
        :raises AccountLocked: after three wrong attempts, for fifteen minutes.
        :raises MonitorNotAllowed: if the user has no role that watches exams.
        :raises InitialPasswordOnMonitor: if the password came by e-mail.
        :raises PasswordEnded: if it is older than a year.
        :raises ChangedMeanwhile: if the account was changed at the same moment.
        """
        account = self.passwords.check(
            username=username, password=password, visitor=visitor
        ).account
        for membership in account.memberships:
            if membership.roles & MONITOR_ROLES:
                self._check_usable(account.password)
                actor = account.actor(Scope.MONITOR, membership.institution_id)
                login = self.logins.open_login(actor, visitor=visitor)
                return self.passwords.admit(account, login, self.logins)
        raise MonitorNotAllowed

    def _check_usable(self, password: Password) -> None:
        if password.initial:
            raise InitialPasswordOnMonitor(portal=self.portal)
        if password.has_ended(self.clock()):
            raise PasswordEnded(portal=self.portal, ended_at=password.ends_at)
