"""Opens accounts, and lets planners find colleagues."""

from dataclasses import dataclass

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
    normal_username,
)
from chalicelib.core.access.ports import AccountStore, PasswordHasher
from chalicelib.core.access.views import StaffView, staff_view
from chalicelib.core.kernel import Clock, InstitutionId, NewId, NotFound, SiteId, UserId


@dataclass(frozen=True)
class Accounts:
    """Keeps who works where."""

    accounts: AccountStore
    hasher: PasswordHasher
    policy: PasswordPolicy
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
        found = [staff_view(member) for member in everyone if site_id in member.site_ids]
        return tuple(sorted(found, key=lambda view: (view.name.casefold(), view.user_id)))

    def _active(self, institution_id: InstitutionId, roles: frozenset[Role]) -> list[StaffMember]:
        return [
            member
            for member in self.accounts.staff(institution_id)
            if member.state is AccountState.ACTIVE and member.roles & roles
        ]
