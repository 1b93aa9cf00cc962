"""The services of logging in, each made when it is first asked for."""

from functools import cached_property

from chalicelib.bootstrap.stores import CloudStores
from chalicelib.core.access import (
    APP_TRIES,
    MAILS_ALLOWED,
    PASSWORDS_ALLOWED,
    AccountLocks,
    Authenticators,
    Limit,
    LockTelling,
    LogIn,
    Logins,
    MonitorLogIn,
    PasswordCheck,
    RememberedBrowsers,
)


class LoginServices(CloudStores):
    """Doors, logins, and what proves who somebody is."""

    def portal_link(self, path: str) -> str:
        """Give the full address of a page, as e-mails carry it."""
        return f"{self.settings.public_origin}{self.settings.public_base_path}{path}"

    @cached_property
    def logins(self) -> Logins:
        """Who is logged in."""
        return Logins(self.login_store, self.audit_trail, self.clock, self.new_id)

    @cached_property
    def log_in(self) -> LogIn:
        """The door for staff."""
        from chalicelib.adapters.passwords.one_time import MailedOneTimePasswords

        return LogIn(
            passwords=self._passwords,
            authenticators=self.authenticators,
            browsers=self.remembered_browsers,
            logins=self.logins,
            pending_logins=self.pending_login_store,
            one_time_passwords=MailedOneTimePasswords(),
            mail_limit=self._limit(MAILS_ALLOWED),
            work=self.work,
            server_key=self._server_key,
            clock=self.clock,
            new_id=self.new_id,
        )

    @cached_property
    def monitor_log_in(self) -> MonitorLogIn:
        """The door of the session monitor."""
        link = self.portal_link("/login")
        return MonitorLogIn(self._passwords, self.logins, self.clock, link)

    @cached_property
    def authenticators(self) -> Authenticators:
        """Authenticator apps."""
        from chalicelib.adapters.authenticator_secrets import VaultSecrets
        from chalicelib.adapters.passwords.authenticator import TotpCodes

        return Authenticators(
            authenticators=self.authenticator_store,
            accounts=self.account_store,
            passwords=self._passwords,
            browsers=self.remembered_browsers,
            codes=TotpCodes(),
            secrets=VaultSecrets(self.key_vault),
            limit=self._limit(APP_TRIES),
            work=self.work,
            server_key=self._server_key,
            clock=self.clock,
            new_id=self.new_id,
        )

    @cached_property
    def remembered_browsers(self) -> RememberedBrowsers:
        """Browsers that need no one-time password today."""
        return RememberedBrowsers(
            self.remembered_browser_store, self._server_key, self.clock, self.new_id
        )

    @cached_property
    def account_locks(self) -> AccountLocks:
        """Usernames that were tried too often."""
        return AccountLocks(self._limit(PASSWORDS_ALLOWED))

    @cached_property
    def lock_telling(self) -> LockTelling:
        """Mails about locks."""
        return LockTelling(self.account_store, self.work, self.portal_link)

    @cached_property
    def _passwords(self) -> PasswordCheck:
        return PasswordCheck(
            accounts=self.account_store,
            hasher=self.hasher,
            limit=self._limit(PASSWORDS_ALLOWED),
            browsers=self.remembered_browsers,
            work=self.work,
        )

    @property
    def _server_key(self) -> bytes:
        return self.settings.server_secret.encode()

    def _limit(self, allowed: int) -> Limit:
        return Limit(self.attempt_store, self.clock, allowed)
