"""Lets users in and out: deactivate, withdraw, a new initial password, an invitation, a lock."""

from dataclasses import dataclass, replace

from chalicelib.core.access.errors import (
    AccountNotActive,
    AccountNotInvited,
    AccountNotShared,
    AccountShared,
    AccountStillInvited,
)
from chalicelib.core.access.model import Account, AccountState, Actor, new_initial_password
from chalicelib.core.access.ports import PasswordHasher
from chalicelib.core.access.service.letters import AccountLetters
from chalicelib.core.access.service.locks import AccountLocks
from chalicelib.core.access.service.remembered import RememberedBrowsers
from chalicelib.core.access.service.user_changes import UserChanges
from chalicelib.core.kernel import Clock, NewId, UserId


@dataclass(frozen=True)
class UserDoors:
    """What an administrator does about a user's way in.

    An account that works for several institutions is nobody's alone: what would shut it elsewhere
    is refused (docs/decisions/0010-shared-accounts.md).
    """

    changes: UserChanges
    hasher: PasswordHasher
    letters: AccountLetters
    browsers: RememberedBrowsers
    locks: AccountLocks
    clock: Clock
    new_id: NewId

    def deactivate(self, actor: Actor, *, user_id: UserId) -> None:
        """Let a user in no more, and end all logins.

        :raises AccountShared: if it works for other institutions too.
        :raises AccountNotActive: if it is deactivated already.
        :raises LastAdministrator: if nobody would administer the institution any more.
        """
        found = self._own(actor, user_id)
        after = replace(found, state=found.state.deactivate())
        self.changes.keep(actor.institution_id, found, after)
        self.browsers.forget_all_of(user_id)

    def reactivate(self, actor: Actor, *, user_id: UserId) -> None:
        """Let a user in again, with the roles, sites and password of before.

        Whoever never chose a password is invited again: such an account is in nobody's use yet.

        :raises AccountShared: if it works for other institutions too.
        :raises AccountNotDeactivated: if it is not deactivated.
        """
        found = self._own(actor, user_id)
        state = found.state
        after = state.invite_anew() if found.password.initial else state.reactivate()
        self.changes.keep(actor.institution_id, found, replace(found, state=after))

    def withdraw(self, actor: Actor, *, user_id: UserId) -> None:
        """Let a shared account work for this institution no more.

        :raises AccountNotShared: if it works for this institution alone.
        :raises LastAdministrator: if nobody would administer the institution any more.
        """
        found = self.changes.find(actor, user_id)
        if not found.is_shared:
            raise AccountNotShared
        after = found.without_membership(actor.institution_id)
        self.changes.keep(actor.institution_id, found, after)

    def reset_password(self, actor: Actor, *, user_id: UserId) -> None:
        """Mail a user another initial password; logins, remembered browsers and a lock end.

        :raises AccountShared: if it works for other institutions too.
        :raises AccountNotActive: if it is deactivated.
        :raises AccountStillInvited: if the user never logged in.
        """
        found = self._own(actor, user_id)
        if found.state is AccountState.DEACTIVATED:
            raise AccountNotActive
        if found.state is AccountState.INVITED:
            raise AccountStillInvited
        kept, password = self._with_new_password(found)
        self.letters.reset(kept, actor.institution_id, password)

    def invite_again(self, actor: Actor, *, user_id: UserId) -> None:
        """Send an invitation again, with another password; the one before no longer works.

        :raises AccountNotInvited: if the user chose a password already.
        """
        found = self.changes.find(actor, user_id)
        if found.state is not AccountState.INVITED:
            raise AccountNotInvited
        kept, password = self._with_new_password(found)
        self.letters.opened(kept, actor.institution_id, password)

    def unlock(self, actor: Actor, *, user_id: UserId) -> None:
        """Let a user try to log in again at once, after three wrong passwords."""
        self.locks.unlock(self.changes.find(actor, user_id).username)

    def _own(self, actor: Actor, user_id: UserId) -> Account:
        found = self.changes.find(actor, user_id)
        if found.is_shared:
            raise AccountShared
        return found

    def _with_new_password(self, found: Account) -> tuple[Account, str]:
        password = new_initial_password(self.new_id)
        reset = found.password.reset_to(self.hasher.hash(password), self.clock())
        kept = self.changes.accounts.save(replace(found, password=reset))
        self.changes.logins.end_all_of(found.user_id)
        self.browsers.forget_all_of(found.user_id)
        self.locks.unlock(found.username)
        return kept, password
