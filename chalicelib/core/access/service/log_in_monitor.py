"""Logging in on the session monitor, in the cloud and on a school server: a password alone."""

from dataclasses import dataclass

from chalicelib.core.access.errors import MonitorNotAllowed
from chalicelib.core.access.model import MONITOR_ROLES, NOBODY_KNOWN, Scope, Visitor
from chalicelib.core.access.service.logins import Logins
from chalicelib.core.access.service.passwords import PasswordCheck
from chalicelib.core.access.views import LoginView


@dataclass(frozen=True)
class MonitorLogIn:
    """Lets proctors in on the session monitor; that login opens no portal act."""

    passwords: PasswordCheck
    logins: Logins

    def log_in(self, *, username: str, password: str, visitor: Visitor = NOBODY_KNOWN) -> LoginView:
        """Log a proctor in on the session monitor; it opens no portal act.

        :raises LoginRefused: if the combination is wrong, or the account may not be used.
        :raises AccountLocked: after three wrong attempts, for fifteen minutes.
        :raises MonitorNotAllowed: if the user has no role that watches exams.
        """
        account = self.passwords.check(
            username=username, password=password, visitor=visitor
        ).account
        for membership in account.memberships:
            if membership.roles & MONITOR_ROLES:
                actor = account.actor(Scope.MONITOR, membership.institution_id)
                return self.logins.open_login(actor, visitor=visitor)
        raise MonitorNotAllowed
