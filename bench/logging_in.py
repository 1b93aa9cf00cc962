"""Every way to log in on the portal once, for counting what it asks of AWS."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeVar

import pyotp

from chalicelib.bootstrap.services import CloudServices
from chalicelib.core.access import LoginView, PendingLoginView, Scope, Visitor

Result = TypeVar("Result")
Count = Callable[[str, Callable[[], object]], object]
CODE = "12345678"
HERE = Visitor("192.0.2.7", "Mozilla/5.0 (Windows NT 10.0) Firefox/133.0")


class KnownCode:
    """Makes one-time passwords that need no mailbox."""

    def new_code(self) -> str:
        """Give the same code each time."""
        return CODE


@dataclass(frozen=True)
class PortalDoor:
    """One user who logs in with a mailed code, then in the same browser, then with an app."""

    cloud: CloudServices
    username: str
    password: str

    def measure(self, count: Count) -> None:
        """Count each step."""
        doors = replace(self.cloud.log_in, one_time_passwords=KnownCode())

        def give_password(visitor: Visitor = HERE) -> object:
            return doors.log_in(username=self.username, password=self.password, visitor=visitor)

        pending = count("portal login, password", give_password)
        assert isinstance(pending, PendingLoginView)  # noqa: S101 - nothing is remembered yet
        login = count(
            "portal login, code",
            lambda: doors.confirm_one_time_password(
                pending_id=pending.pending_id, code=CODE, visitor=HERE
            ),
        )
        assert isinstance(login, LoginView)  # noqa: S101 - the code was right
        known = replace(HERE, mark=login.mark)
        count("portal login, remembered browser", lambda: give_password(known))
        code = self._set_up_app(login)
        waiting = give_password()
        assert isinstance(waiting, PendingLoginView)  # noqa: S101 - the app comes next
        count(
            "portal login, authenticator app",
            lambda: doors.confirm_authenticator(
                pending_id=waiting.pending_id, code=code, visitor=HERE
            ),
        )

    def _set_up_app(self, login: LoginView) -> str:
        actor = self.cloud.logins.find_login(login_id=login.login_id, scope=Scope.PORTAL)
        apps = self.cloud.authenticators
        apps.begin(actor, password=self.password, visitor=HERE)
        totp = pyotp.TOTP(apps.show_setup(actor).secret)
        now = self.cloud.clock()
        apps.confirm(actor, code=totp.at(now))
        return totp.at(now + timedelta(seconds=30))
