"""The services of getting in, each made when it is first asked for."""

from functools import cached_property

from chalicelib.bootstrap.stores import CloudStores
from chalicelib.core.access import (
    FACET_PASSWORDS,
    MAILS_ALLOWED,
    PASSWORDS_ALLOWED,
    AccountLetters,
    Accounts,
    Limit,
    LinkTokens,
    LogIn,
    Logins,
    MailFailures,
    MailRoom,
    MonitorLogIn,
    PasswordCheck,
    Workplaces,
)
from chalicelib.core.institutions import Institutions
from chalicelib.core.institutions.neighbours import KnownWorkplaces


class AccessServices(CloudStores):
    """Accounts, passwords and logins, and the names of the places where people work."""

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
            logins=self.logins,
            pending_logins=self.pending_login_store,
            one_time_passwords=MailedOneTimePasswords(),
            mail_limit=Limit(self.attempt_store, self.clock, MAILS_ALLOWED),
            work=self.work,
            server_key=self.settings.server_secret.encode(),
            clock=self.clock,
            new_id=self.new_id,
        )

    @cached_property
    def monitor_log_in(self) -> MonitorLogIn:
        """The door of the session monitor."""
        return MonitorLogIn(self._passwords, self.logins)

    @cached_property
    def link_tokens(self) -> LinkTokens:
        """Links that do one thing once."""
        return LinkTokens(self.link_store, self.clock, self.new_id)

    @cached_property
    def accounts(self) -> Accounts:
        """Accounts and colleagues."""
        return Accounts(
            self.account_store,
            self.hasher,
            FACET_PASSWORDS,
            self._account_letters,
            self.clock,
            self.new_id,
        )

    @cached_property
    def workplaces(self) -> Workplaces:
        """Names of institutions and sites, for accounts."""
        return KnownWorkplaces(self.institutions, self.institution_store)

    @cached_property
    def _account_letters(self) -> AccountLetters:
        return AccountLetters(self.work, self.workplaces, self.portal_link)

    @cached_property
    def mail_failures(self) -> MailFailures:
        """Mails that did not arrive."""
        return MailFailures(
            self.mail_failure_store, self.account_store, self.workplaces, self.clock
        )

    @cached_property
    def mail_room(self) -> MailRoom:
        """Sending mail."""
        return MailRoom(self.mail_writer, self.mailer, self.mail_failures, self.clock)

    @cached_property
    def institutions(self) -> Institutions:
        """Institutions and sites."""
        return Institutions(self.institution_store, self.clock)

    @cached_property
    def _passwords(self) -> PasswordCheck:
        limit = Limit(self.attempt_store, self.clock, PASSWORDS_ALLOWED)
        return PasswordCheck(self.account_store, self.hasher, limit)
