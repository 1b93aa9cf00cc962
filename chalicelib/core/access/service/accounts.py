"""Opens accounts, and lets planners find colleagues."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from chalicelib.core.access.errors import UsernameTaken
from chalicelib.core.access.model import (
    MONITOR_ROLES,
    Account,
    AccountState,
    Actor,
    Membership,
    Password,
    PasswordPolicy,
    Role,
    StaffMember,
    new_initial_password,
    normal_username,
    usernames,
)
from chalicelib.core.access.ports import AccountStore, PasswordHasher
from chalicelib.core.access.service.letters import AccountLetters
from chalicelib.core.access.views import StaffView, staff_view
from chalicelib.core.kernel import Clock, InstitutionId, NewId, NotFound, SiteId, UserId


@dataclass(frozen=True)
class Accounts:
    """Keeps who works where."""

    accounts: AccountStore
    hasher: PasswordHasher
    policy: PasswordPolicy
    letters: AccountLetters
    clock: Clock
    new_id: NewId

    def open_account(
        self,
        *,
        username: str,
        first_name: str,
        last_name: str,
        email: str,
        phone: str = "",
        institution_id: InstitutionId,
        site_ids: frozenset[SiteId],
        roles: frozenset[Role],
        password: str,
    ) -> Account:
        """Make an active account. No act: operators and demonstrations call it.

        :raises PasswordRefused: if the password breaks the rules.
        :raises UsernameTaken: if somebody has this username.
        """
        self.policy.check(password)
        at = self.clock()
        account = Account(
            user_id=UserId(self.new_id()),
            username=normal_username(username),
            first_name=first_name,
            last_name=last_name,
            email=email,
            phone=phone,
            memberships=(Membership(institution_id, site_ids, roles),),
            state=AccountState.ACTIVE,
            password=Password(self.hasher.hash(password), at),
            created_at=at,
        )
        self.accounts.add(account)
        return account

    def invite(
        self,
        *,
        first_name: str,
        last_name: str,
        email: str,
        phone: str,
        institution_id: InstitutionId,
        site_ids: frozenset[SiteId],
        roles: frozenset[Role],
        username: str | None = None,
    ) -> Account:
        """Make an account and mail how to get in. Who may give these roles is not judged here.

        :raises UsernameTaken: if somebody has this username, or too many people have the name.
        """
        password, at = new_initial_password(self.new_id), self.clock()
        account = Account(
            user_id=UserId(self.new_id()),
            username="",
            first_name=first_name,
            last_name=last_name,
            email=email,
            phone=phone,
            memberships=(Membership(institution_id, site_ids, roles),),
            state=AccountState.INVITED,
            password=Password(self.hasher.hash(password), at, initial=True),
            created_at=at,
        )
        chosen = [normal_username(username)] if username else None
        added = self._add_under_one_of(
            chosen or usernames(first_name, last_name, self.new_id), account
        )
        self.letters.opened(added, institution_id, password)
        return added

    def list_proctors(
        self, actor: Actor, *, site_id: SiteId, for_system_check: bool = False
    ) -> tuple[StaffView, ...]:
        """Give who may watch an exam at a site, by name; more people may watch a system check.

        :raises NotFound: if the site is not one of the actor's.
        """
        if site_id not in actor.site_ids:
            raise NotFound
        roles = MONITOR_ROLES if for_system_check else frozenset({Role.PROCTOR})
        everyone = self._active(actor.institution_id, roles)
        found = [member for member in everyone if site_id in member.site_ids]
        return tuple(staff_view(member) for member in sorted(found, key=lambda one: one.order))

    def _add_under_one_of(self, names: Iterable[str], account: Account) -> Account:
        for name in names:
            named = replace(account, username=name)
            if self._added(named):
                return named
        raise UsernameTaken(field="username")

    def _added(self, account: Account) -> bool:
        try:
            self.accounts.add(account)
        except UsernameTaken:
            return False
        return True

    def _active(self, institution_id: InstitutionId, roles: frozenset[Role]) -> list[StaffMember]:
        return [
            member
            for member in self.accounts.staff(institution_id)
            if member.state is AccountState.ACTIVE and member.roles & roles
        ]
