"""What pages show of users: the list, one of them, and what a form about them offers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.core.access.model import Account, AccountState, Actor, Role, StaffMember
from chalicelib.core.kernel import InstitutionId, SiteId, UserId


@dataclass(frozen=True)
class SiteChoice:
    """A site to choose, as people know it."""

    site_id: SiteId
    name: str


@dataclass(frozen=True)
class UserChoices:
    """What somebody may give to users: roles in the order of the word list, and sites by code."""

    roles: tuple[Role, ...]
    sites: tuple[SiteChoice, ...]


@dataclass(frozen=True)
class UserRow:
    """A user in the list. ``mail_failed``: the last e-mail did not arrive."""

    user_id: UserId
    name: str
    username: str
    email: str
    state: AccountState
    roles: tuple[Role, ...]
    sites: tuple[str, ...]
    is_locked: bool
    mail_failed: bool


@dataclass(frozen=True)
class UserList:
    """A page of the users that were asked for; ``anybody`` tells whether there are users at all."""

    users: tuple[UserRow, ...]
    total: int
    page: int
    pages: int
    anybody: bool
    choices: UserChoices
    role: Role | None
    site_id: SiteId | None


@dataclass(frozen=True)
class UserView:
    """A user, as whoever administers the institution sees them.

    ``is_shared``: the account works for other institutions too. ``roles`` and ``sites`` are those
    at this institution. ``mail_failed_at`` is when the last e-mail did not arrive.
    """

    user_id: UserId
    username: str
    first_name: str
    last_name: str
    name: str
    email: str
    phone: str
    state: AccountState
    roles: tuple[Role, ...]
    site_ids: frozenset[SiteId]
    sites: tuple[str, ...]
    created_at: datetime
    is_self: bool
    is_shared: bool
    is_locked: bool
    mail_failed_at: datetime | None
    institution: str
    choices: UserChoices


@dataclass(frozen=True)
class ProfileView:
    """Somebody's own data; ``new_email`` waits for the link that was mailed to it."""

    username: str
    first_name: str
    last_name: str
    name: str
    email: str
    new_email: str
    phone: str
    institution: str
    roles: tuple[Role, ...]
    sites: tuple[str, ...]


@dataclass(frozen=True)
class EmailConfirmationView:
    """An address that waits for its owner's yes."""

    token: str = field(repr=False)
    name: str
    email: str


@dataclass(frozen=True)
class WorkplaceView:
    """An institution where somebody works, and as what."""

    institution_id: InstitutionId
    name: str
    roles: tuple[Role, ...]
    sites: tuple[str, ...] = ()
    current: bool = False


@dataclass(frozen=True)
class LinkedAccountView:
    """An account with all its institutions, as the helpdesk sees it."""

    account_id: UserId
    username: str
    name: str
    email: str
    state: AccountState
    workplaces: tuple[WorkplaceView, ...]


@dataclass(frozen=True)
class LinkOffer:
    """An account, the institution to link it to, and what it may be given there."""

    account: LinkedAccountView
    institution_id: InstitutionId
    institution: str
    choices: UserChoices


@dataclass(frozen=True)
class UnlinkOffer:
    """An account, and the institution that it is to be taken from."""

    account: LinkedAccountView
    institution_id: InstitutionId
    institution: str


def in_order(roles: frozenset[Role]) -> tuple[Role, ...]:
    """Put roles in the order in which they are declared."""
    return tuple(role for role in Role if role in roles)


def named(site_ids: frozenset[SiteId], names: Mapping[SiteId, str]) -> tuple[str, ...]:
    """Name sites, in the order of all sites; one that no longer exists has no name."""
    return tuple(name for site_id, name in names.items() if site_id in site_ids)


def choices(roles: frozenset[Role], names: Mapping[SiteId, str]) -> UserChoices:
    """Offer roles and sites."""
    return UserChoices(in_order(roles), tuple(SiteChoice(*site) for site in names.items()))


def user_row(
    member: StaffMember, names: Mapping[SiteId, str], *, is_locked: bool, mail_failed: bool
) -> UserRow:
    """Show a user in the list."""
    return UserRow(
        user_id=member.user_id,
        name=member.name,
        username=member.username,
        email=member.email,
        state=member.state,
        roles=in_order(member.roles),
        sites=named(member.site_ids, names),
        is_locked=is_locked,
        mail_failed=mail_failed,
    )


def profile_view(
    account: Account, actor: Actor, institution: str, names: Mapping[SiteId, str]
) -> ProfileView:
    """Show somebody their own data."""
    return ProfileView(
        username=account.username,
        first_name=account.first_name,
        last_name=account.last_name,
        name=account.name,
        email=account.email,
        new_email=account.new_email,
        phone=account.phone,
        institution=institution,
        roles=in_order(actor.roles),
        sites=named(actor.site_ids, names),
    )
