"""Mails people about their accounts."""

from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.core.access.mails import (
    account_linked_mail,
    account_opened_mail,
    email_change_told_mail,
    email_confirm_mail,
    password_reset_mail,
)
from chalicelib.core.access.model import Account
from chalicelib.core.access.ports import Workplaces
from chalicelib.core.access.views import masked
from chalicelib.core.kernel import InstitutionId, WorkQueue

LOGIN = "/login"
CONFIRM = "/email-confirmation/{token}"


@dataclass(frozen=True)
class AccountLetters:
    """Knows where a mail goes and what it leads to; ``link`` makes an address of a page."""

    work: WorkQueue
    places: Workplaces
    link: Callable[[str], str]

    def opened(self, account: Account, institution_id: InstitutionId, password: str) -> None:
        """Tell a new user how to get in."""
        mail = account_opened_mail(
            to=account.email,
            name=account.name,
            username=account.username,
            password=password,
            institution=self.places.name_of(institution_id),
            link=self.link(LOGIN),
            user_id=account.user_id,
            institution_id=institution_id,
        )
        self.work.put(mail)

    def reset(self, account: Account, institution_id: InstitutionId, password: str) -> None:
        """Tell a user the password that an administrator had made."""
        mail = password_reset_mail(
            to=account.email,
            name=account.name,
            username=account.username,
            password=password,
            link=self.link(LOGIN),
            user_id=account.user_id,
            institution_id=institution_id,
        )
        self.work.put(mail)

    def linked(self, account: Account, institution_id: InstitutionId) -> None:
        """Tell a user that the account now works for one more institution."""
        mail = account_linked_mail(
            to=account.email,
            name=account.name,
            username=account.username,
            institution=self.places.name_of(institution_id),
            link=self.link(LOGIN),
            user_id=account.user_id,
            institution_id=institution_id,
        )
        self.work.put(mail)

    def email_changes(self, account: Account, institution_id: InstitutionId, new: str) -> None:
        """Tell the address of until now that another one takes its place."""
        mail = email_change_told_mail(
            to=account.email,
            name=account.name,
            new_email_masked=masked(new),
            user_id=account.user_id,
            institution_id=institution_id,
        )
        self.work.put(mail)

    def confirm_email(self, account: Account, institution_id: InstitutionId, token: str) -> None:
        """Ask the owner of a new address to confirm it."""
        mail = email_confirm_mail(
            to=account.new_email,
            name=account.name,
            link=self.link(CONFIRM.format(token=token)),
            user_id=account.user_id,
            institution_id=institution_id,
        )
        self.work.put(mail)
