"""Who is calling: users, roles, the scope of a login, and what a login lets them reach."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.core.audit import SYSTEM, ChainId, institution_chain
from chalicelib.core.kernel import InstitutionId, SiteId, UserId

WARN_BEFORE = timedelta(days=5)
"""Manual, section 4.2.1: the monitor warns when a password is valid for less than five days."""


class Role(StrEnum):
    """What a member of staff may do; the words are those of docs/woordenlijst.md."""

    INSTITUTION_ADMIN = "institution_admin"
    EDGE_ADMIN = "edge_admin"
    PLANNER = "planner"
    PROCTOR = "proctor"
    SYSTEM_CHECK_PLANNER = "system_check_planner"
    SYSTEM_CHECK_PROCTOR = "system_check_proctor"
    SCORER = "scorer"
    HELPDESK = "helpdesk"
    EXAM_PUBLISHER = "exam_publisher"


class Scope(StrEnum):
    """What a login opens. A monitor login (password alone) opens no portal act."""

    PUBLIC = "public"
    PORTAL = "portal"
    MONITOR = "monitor"
    DELIVERY = "delivery"
    EDGE = "edge"
    """A school server, which signs each of its requests."""


@dataclass(frozen=True)
class Actor:
    """Whoever is calling, as the services know them: found at login, carried by the login.

    ``institution_ids`` are all institutions of the account, where the login may be switched to.
    ``password_ends_at`` stays true as long as the login: another password ends it.
    """

    user_id: UserId
    institution_id: InstitutionId
    site_ids: frozenset[SiteId]
    roles: frozenset[Role]
    scope: Scope
    name: str
    institution_ids: tuple[InstitutionId, ...] = ()
    password_ends_at: datetime | None = None

    def password_ends_soon(self, at: datetime) -> bool:
        """Tell whether the password must be changed within days, or its owner stands outside."""
        return self.password_ends_at is not None and self.password_ends_at - at < WARN_BEFORE

    @property
    def audit_chain(self) -> ChainId:
        """The chain that keeps what this actor does; that of DUO is apart from the schools'."""
        at_duo = self.roles & {Role.HELPDESK, Role.EXAM_PUBLISHER}
        return SYSTEM if at_duo else institution_chain(self.institution_id)
