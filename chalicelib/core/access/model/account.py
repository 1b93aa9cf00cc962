"""Accounts of staff, and what colleagues may see of each other."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from chalicelib.core.access.model.actor import Actor, Role, Scope
from chalicelib.core.kernel import InstitutionId, SiteId, UserId

MONITOR_ROLES = frozenset({Role.PROCTOR, Role.SYSTEM_CHECK_PROCTOR})
"""The roles that open the session monitor (manual, sections 3.4 and 3.6)."""


class AccountState(StrEnum):
    """Whether an account may be used. A lock is no state: see :class:`Attempts`."""

    INVITED = "invited"
    ACTIVE = "active"
    DEACTIVATED = "deactivated"


@dataclass(frozen=True)
class Account:
    """A member of staff who can log in; ``username`` is in normal form."""

    user_id: UserId
    username: str
    name: str
    email: str
    institution_id: InstitutionId
    site_ids: frozenset[SiteId]
    roles: frozenset[Role]
    state: AccountState
    password_hash: str = field(repr=False)
    password_set_at: datetime
    created_at: datetime

    def actor(self, scope: Scope) -> Actor:
        """Give what a login of this account carries."""
        return Actor(
            user_id=self.user_id,
            institution_id=self.institution_id,
            site_ids=self.site_ids,
            roles=self.roles,
            scope=scope,
            name=self.name,
        )


@dataclass(frozen=True)
class StaffMember:
    """A colleague, as planners choose one: no address, no password."""

    user_id: UserId
    institution_id: InstitutionId
    username: str
    name: str
    site_ids: frozenset[SiteId]
    roles: frozenset[Role]
    state: AccountState


def normal_username(typed: str) -> str:
    """Give the form under which a username is kept: capitals and outer spaces do not count."""
    return typed.strip().casefold()
