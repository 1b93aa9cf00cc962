"""The services of getting in, each made when it is first asked for."""

from functools import cached_property

from chalicelib.bootstrap.login_services import LoginServices
from chalicelib.core.access import (
    FACET_PASSWORDS,
    AccountLetters,
    Accounts,
    LinkTokens,
    MailFailures,
    MailRoom,
    Workplaces,
)
from chalicelib.core.institutions import Institutions
from chalicelib.core.institutions.neighbours import KnownWorkplaces


class AccessServices(LoginServices):
    """Accounts and passwords, and the names of the places where people work."""

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
