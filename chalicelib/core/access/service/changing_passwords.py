"""Changing a password by giving the old one: inside the portal, and at its door."""

from dataclasses import dataclass

from chalicelib.core.access.errors import (
    LoginRefused,
    OldPasswordWrong,
    OneTimePasswordEnded,
    PasswordNotAsked,
)
from chalicelib.core.access.model import (
    NOBODY_KNOWN,
    Account,
    Actor,
    LoginStep,
    PendingLogin,
    Visitor,
)
from chalicelib.core.access.ports import AccountStore
from chalicelib.core.access.service.log_in import LogIn
from chalicelib.core.access.service.own_passwords import OwnPasswords
from chalicelib.core.access.service.passwords import PasswordCheck
from chalicelib.core.access.views import PasswordAskedView, PendingLoginView
from chalicelib.core.kernel import Clock


@dataclass(frozen=True)
class ChangingPasswords:
    """Lets people replace a password that they know; a wrong one counts like a wrong login."""

    accounts: AccountStore
    passwords: PasswordCheck
    own: OwnPasswords
    log_in: LogIn
    clock: Clock

    def change(
        self,
        actor: Actor,
        *,
        login_id: str | None,
        old_password: str,
        password: str,
        visitor: Visitor = NOBODY_KNOWN,
    ) -> None:
        """Change the actor's password; every login but this one ends.

        :raises OldPasswordWrong: if the old one is another.
        :raises AccountLocked: after three wrong ones, for fifteen minutes.
        :raises PasswordRefused: naming the rules that the new one breaks.
        """
        account = self._proved(self.accounts.get(actor.user_id), old_password, visitor)
        self.own.put(account, password, keep_login=login_id)

    def find_asked(self, *, pending_id: str) -> PasswordAskedView:
        """Tell why a login waits for another password. :raises PasswordNotAsked: if none does."""
        account = self.accounts.get(self._pending(pending_id).actor.user_id)
        return PasswordAskedView(initial=account.password.initial)

    def replace_at_login(
        self,
        *,
        pending_id: str,
        old_password: str,
        password: str,
        visitor: Visitor = NOBODY_KNOWN,
    ) -> PendingLoginView:
        """Replace an initial or ended password; the login goes on with a code.

        :raises PasswordNotAsked: if no login waits for this.
        :raises OldPasswordWrong: if the old one is another.
        :raises AccountLocked: after three wrong ones, for fifteen minutes.
        :raises PasswordRefused: naming the rules that the new one breaks.
        :raises InitialPasswordEnded: if the old one is an initial one of more than a year old.
        """
        pending = self._pending(pending_id)
        account = self.accounts.get(pending.actor.user_id)
        proved = self._proved(account, old_password, visitor)
        proved.password.check_usable(self.clock())
        kept = self.own.put(proved, password)
        return self.log_in.password_replaced(pending_id=pending_id, account=kept)

    def _proved(self, account: Account, old_password: str, visitor: Visitor) -> Account:
        try:
            recognised = self.passwords.check(
                username=account.username, password=old_password, visitor=visitor
            )
        except LoginRefused as error:
            raise OldPasswordWrong(field="old_password") from error
        return recognised.account

    def _pending(self, pending_id: str) -> PendingLogin:
        try:
            pending = self.log_in.find(pending_id)
        except OneTimePasswordEnded as error:
            raise PasswordNotAsked from error
        if pending.step is not LoginStep.REPLACE_PASSWORD:
            raise PasswordNotAsked
        return pending
