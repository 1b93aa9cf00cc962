"""Mails people about their accounts."""

from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.core.access.mails import (
    account_linked_mail,
    account_opened_mail,
    password_reset_mail,
)
from chalicelib.core.access.model import Account
from chalicelib.core.access.ports import Workplaces
from chalicelib.core.kernel import InstitutionId, WorkQueue

LOGIN = "/login"


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
