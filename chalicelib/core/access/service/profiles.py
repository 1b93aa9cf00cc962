"""Somebody's own data: name, telephone, and an e-mail address that must be confirmed."""

from dataclasses import dataclass, replace
from datetime import timedelta

from chalicelib.core.access.errors import LinkEnded
from chalicelib.core.access.model import (
    Account,
    AccountState,
    Actor,
    LinkPurpose,
    Visitor,
)
from chalicelib.core.access.ports import AccountStore, Workplaces
from chalicelib.core.access.service.letters import AccountLetters
from chalicelib.core.access.service.links import LinkTokens
from chalicelib.core.access.service.logins import Logins
from chalicelib.core.access.service.mail_failures import MailFailures
from chalicelib.core.access.service.passwords import PasswordCheck
from chalicelib.core.access.service.remembered import RememberedBrowsers
from chalicelib.core.access.service.user_changes import UserChanges
from chalicelib.core.access.service.users import UserData
from chalicelib.core.access.user_views import EmailConfirmationView, ProfileView, profile_view
from chalicelib.core.access.views import LoginView
from chalicelib.core.audit import AuditTrail

EMAIL_LINK_LASTS = timedelta(hours=24)
EMAIL = "email"


@dataclass(frozen=True)
class Profiles:
    """What people do with their own data, in every role.

    One-time passwords go to the e-mail address, so whoever changes it gives the password again, and
    the old address is told.
    """

    accounts: AccountStore
    places: Workplaces
    changes: UserChanges
    passwords: PasswordCheck
    logins: Logins
    links: LinkTokens
    letters: AccountLetters

    def show(self, actor: Actor) -> ProfileView:
        """Show the actor's own data."""
        account = self.accounts.get(actor.user_id)
        names = self.places.site_names(actor.institution_id)
        institution = self.places.name_of(actor.institution_id)
        return profile_view(account, actor, institution, names)

    def change(
        self, actor: Actor, *, login_id: str, given: UserData, password: str, visitor: Visitor
    ) -> LoginView:
        """Change the actor's own data, and go on under a fresh login with the new name.

        Another e-mail address waits until its owner confirms it; the present one takes back one
        that waits.

        :raises OwnPasswordWrong: if another address comes without the actor's password.
        :raises AccountLocked: after three wrong ones, here or at the door, for fifteen minutes.
        :raises EmailAlreadyHere: if a colleague has the address.
        :raises ChangedMeanwhile: if the account was changed at the same moment.
        """
        found = self.accounts.get(actor.user_id)
        is_new = given.email not in (found.email, found.new_email)
        if is_new:
            self.changes.check_email(actor.institution_id, given.email, actor.user_id)
            self.passwords.check_own(found, password=password, visitor=visitor)
        changed = self.accounts.save(
            replace(
                found,
                first_name=given.first_name,
                last_name=given.last_name,
                phone=given.phone,
                new_email="" if given.email == found.email else given.email,
            )
        )
        if is_new:
            self._ask_to_confirm(actor, changed)
        return self.logins.go_on_as(replace(actor, name=changed.name), login_id=login_id)

    def _ask_to_confirm(self, actor: Actor, account: Account) -> None:
        token = self.links.issue(
            LinkPurpose.EMAIL_CONFIRMATION,
            account.user_id,
            lasts=EMAIL_LINK_LASTS,
            facts={EMAIL: account.new_email},
        )
        self.letters.confirm_email(account, actor.institution_id, token)
        self.letters.email_changes(account, actor.institution_id, account.new_email)


@dataclass(frozen=True)
class EmailConfirming:
    """Lets whoever holds the link to a new address confirm it, logged in or not."""

    accounts: AccountStore
    links: LinkTokens
    browsers: RememberedBrowsers
    failures: MailFailures
    trail: AuditTrail

    def look(self, *, token: str) -> EmailConfirmationView:
        """Show which address a link confirms. :raises LinkEnded: if it confirms none (any more)."""
        account = self._waiting(token)
        return EmailConfirmationView(token, account.name, account.new_email)

    def confirm(self, *, token: str) -> EmailConfirmationView:
        """Use the new address from now on. :raises LinkEnded: if there is none (any more)."""
        account = self._waiting(token)
        here = account.memberships[0].institution_id
        self.trail.caller_is(user_id=account.user_id, institution_id=here)
        self.links.redeem(LinkPurpose.EMAIL_CONFIRMATION, token)
        kept = self.accounts.save(replace(account, email=account.new_email, new_email=""))
        self.browsers.forget_all_of(kept.user_id)
        everywhere = [one.institution_id for one in kept.memberships]
        self.failures.address_changed(kept.user_id, everywhere)
        return EmailConfirmationView(token, kept.name, kept.email)

    def _waiting(self, token: str) -> Account:
        link = self.links.peek(LinkPurpose.EMAIL_CONFIRMATION, token)
        account = self.accounts.get(link.user_id)
        is_open = account.state is not AccountState.DEACTIVATED and account.memberships
        # A later wish, or taking it back, ends the link of an earlier one.
        if not is_open or account.new_email != link.facts.get(EMAIL):
            raise LinkEnded
        return account
