"""Accounts of staff, where each of them works, and what colleagues may see of each other."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from chalicelib.core.access.errors import AccountNotActive, AccountNotDeactivated, WorksNowhere
from chalicelib.core.access.model.actor import Actor, Role, Scope
from chalicelib.core.access.model.names import list_order
from chalicelib.core.access.model.password import Password
from chalicelib.core.kernel import InstitutionId, NotFound, SiteId, UserId

MONITOR_ROLES = frozenset({Role.PROCTOR, Role.SYSTEM_CHECK_PROCTOR})
"""The roles that open the session monitor (manual, sections 3.4 and 3.6)."""


class AccountState(StrEnum):
    """Whether an account may be used. A lock is no state: see :class:`Attempts`."""

    INVITED = "invited"
    ACTIVE = "active"
    DEACTIVATED = "deactivated"

    def use(self) -> "AccountState":
        """The owner chose a password. :raises AccountNotActive: if it is deactivated."""
        if self is AccountState.DEACTIVATED:
            raise AccountNotActive
        return AccountState.ACTIVE

    def deactivate(self) -> "AccountState":
        """Nobody gets in with it any more. :raises AccountNotActive: if it is so already."""
        if self is AccountState.DEACTIVATED:
            raise AccountNotActive
        return AccountState.DEACTIVATED

    def reactivate(self) -> "AccountState":
        """It may be used again. :raises AccountNotDeactivated: if it may be used now."""
        self._check_deactivated()
        return AccountState.ACTIVE

    def invite_anew(self) -> "AccountState":
        """It may be used once a password is chosen. :raises AccountNotDeactivated: as above."""
        self._check_deactivated()
        return AccountState.INVITED

    def _check_deactivated(self) -> None:
        if self is not AccountState.DEACTIVATED:
            raise AccountNotDeactivated


@dataclass(frozen=True)
class Membership:
    """What somebody does at one institution: in which roles, at which sites."""

    institution_id: InstitutionId
    site_ids: frozenset[SiteId]
    roles: frozenset[Role]


@dataclass(frozen=True)
class StaffMember:
    """A colleague, as planners and administrators find one: no password."""

    user_id: UserId
    institution_id: InstitutionId
    username: str
    first_name: str
    last_name: str
    email: str
    site_ids: frozenset[SiteId]
    roles: frozenset[Role]
    state: AccountState

    @property
    def name(self) -> str:
        """How others know this person."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def order(self) -> tuple[str, str, str]:
        """Where they stand in a list: by surname without its prefix."""
        return *list_order(self.first_name, self.last_name), self.user_id


@dataclass(frozen=True)
class Account:
    """A member of staff who can log in; ``username`` is in normal form.

    One account may work for several institutions; roles and sites belong to the pair. The one
    where its owner worked last stands first. ``new_email`` waits for its owner to confirm it.
    """

    user_id: UserId
    username: str
    first_name: str
    last_name: str
    email: str
    phone: str
    memberships: tuple[Membership, ...]
    state: AccountState
    password: Password = field(repr=False)
    created_at: datetime
    new_email: str = ""
    version: int = 0

    @property
    def name(self) -> str:
        """How others know this person."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def is_shared(self) -> bool:
        """Tell whether it works for several institutions (decision 0010 says what follows)."""
        return len(self.memberships) > 1

    def membership(self, institution_id: InstitutionId) -> Membership:
        """Give what they do at an institution. :raises NotFound: if they do not work there."""
        for membership in self.memberships:
            if membership.institution_id == institution_id:
                return membership
        raise NotFound

    def with_membership(self, given: Membership) -> "Account":
        """Give the account with this membership, over the one it had of that institution."""
        known = {one.institution_id: one for one in self.memberships}
        return replace(self, memberships=tuple((known | {given.institution_id: given}).values()))

    def without_membership(self, institution_id: InstitutionId) -> "Account":
        """Give the account as it is for all other institutions."""
        rest = tuple(one for one in self.memberships if one.institution_id != institution_id)
        return replace(self, memberships=rest)

    def working_at(self, institution_id: InstitutionId) -> "Account":
        """Give the account as of somebody who works there now. :raises NotFound: if they do not."""
        first = self.membership(institution_id)
        rest = tuple(one for one in self.memberships if one is not first)
        return replace(self, memberships=(first, *rest))

    def actor(self, scope: Scope, institution_id: InstitutionId | None = None) -> Actor:
        """Give what a login of this account carries; of its first institution if none is named.

        :raises NotFound: if they do not work there.
        :raises WorksNowhere: if they work at no institution at all.
        """
        if not self.memberships:
            raise WorksNowhere
        membership = self.membership(institution_id or self.memberships[0].institution_id)
        return Actor(
            user_id=self.user_id,
            institution_id=membership.institution_id,
            site_ids=membership.site_ids,
            roles=membership.roles,
            scope=scope,
            name=self.name,
            password_ends_at=self.password.ends_at,
            institution_ids=tuple(one.institution_id for one in self.memberships),
        )

    def staff_member(self, institution_id: InstitutionId) -> StaffMember:
        """Give what colleagues there may see. :raises NotFound: if they do not work there."""
        membership = self.membership(institution_id)
        return StaffMember(
            user_id=self.user_id,
            institution_id=institution_id,
            username=self.username,
            first_name=self.first_name,
            last_name=self.last_name,
            email=self.email,
            site_ids=membership.site_ids,
            roles=membership.roles,
            state=self.state,
        )


def normal_username(typed: str) -> str:
    """Give the form under which a username is kept: capitals and outer spaces do not count."""
    return typed.strip().casefold()
