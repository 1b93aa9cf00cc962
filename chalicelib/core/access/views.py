"""What acts show of logins and of colleagues."""

from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.core.access.model import Role, Scope, StaffMember
from chalicelib.core.kernel import SiteId, UserId


@dataclass(frozen=True)
class PendingLoginView:
    """The password was right: ask for the one-time password that went to ``sent_to`` (masked)."""

    pending_id: str = field(repr=False)
    sent_to: str
    code_ends_at: datetime


@dataclass(frozen=True)
class LoginView:
    """Somebody is logged in; ``login_id`` goes into the cookie of its scope and nowhere else."""

    login_id: str = field(repr=False)
    scope: Scope
    name: str
    roles: frozenset[Role]
    ends_at: datetime


@dataclass(frozen=True)
class StaffView:
    """A colleague to choose."""

    user_id: UserId
    name: str
    site_ids: frozenset[SiteId]
    roles: frozenset[Role]


def staff_view(member: StaffMember) -> StaffView:
    """Show a colleague."""
    return StaffView(member.user_id, member.name, member.site_ids, member.roles)


def masked(email: str) -> str:
    """Show enough of an address to recognise it: ``j•••@school.nl``."""
    mailbox, _, domain = email.rpartition("@")
    return f"{mailbox[:1]}•••@{domain}"
