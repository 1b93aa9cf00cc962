"""Which roles somebody may give, and that an institution never loses its last administrator.

Source: manual "Kennismaken met Facet", chapter 3: who gives each role. The role of administrator
itself is given by the helpdesk, by registration.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chalicelib.core.access.errors import LastAdministrator, RolesNotGrantable
from chalicelib.core.access.model.account import AccountState, StaffMember
from chalicelib.core.access.model.actor import Actor, Role
from chalicelib.core.kernel import InstitutionId, UserId

GRANTABLE: Mapping[Role, frozenset[Role]] = {
    Role.INSTITUTION_ADMIN: frozenset(
        {
            Role.EDGE_ADMIN,
            Role.SYSTEM_CHECK_PLANNER,
            Role.SYSTEM_CHECK_PROCTOR,
            Role.PLANNER,
            Role.PROCTOR,
            Role.SCORER,
        }
    ),
    Role.HELPDESK: frozenset({Role.HELPDESK, Role.EXAM_PUBLISHER}),
}
"""Who holds the role may give these, at the institution of the login only."""


@dataclass(frozen=True)
class AdministratorRegister:
    """Counts how often an institution lost an administrator, so that two cannot go at once."""

    institution_id: InstitutionId
    version: int = 0


def grantable_by(actor: Actor) -> frozenset[Role]:
    """Give the roles that somebody may give, and take away."""
    return frozenset().union(*(GRANTABLE.get(role, frozenset()) for role in actor.roles))


def checked_roles(
    actor: Actor, wanted: frozenset[Role], held: frozenset[Role] = frozenset()
) -> frozenset[Role]:
    """Give the roles that somebody holds when an actor asks for ``wanted``.

    Whoever administers users may also take that very role away, but not give it. All other roles
    stay as they are held.

    :raises RolesNotGrantable: if one of the roles is neither held nor the actor's to give.
    """
    grantable = grantable_by(actor)
    removable = grantable | (actor.roles & GRANTABLE.keys())
    if wanted - grantable - held:
        raise RolesNotGrantable(field="roles")
    return (held - removable) | wanted


def check_one_stays(staff: Iterable[StaffMember], leaving: UserId) -> None:
    """Let somebody stop administering users. :raises LastAdministrator: if nobody else does."""
    if not any(administers(one) for one in staff if one.user_id != leaving):
        raise LastAdministrator


def administers(member: StaffMember) -> bool:
    """Tell whether somebody gives out roles now; an invitation may never be taken up."""
    return member.state is AccountState.ACTIVE and bool(member.roles & GRANTABLE.keys())
