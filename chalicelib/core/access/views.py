"""What acts show of logins and of colleagues."""

from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.core.access.model import LoginStep, PendingLogin, Role, Scope, StaffMember
from chalicelib.core.access.model.login import Login
from chalicelib.core.access.model.visitor import Device
from chalicelib.core.kernel import MailFailureKind, SiteId, UserId


@dataclass(frozen=True)
class PendingLoginView:
    """The password was right: ``step`` comes next. A code went to ``sent_to`` (masked)."""

    pending_id: str = field(repr=False)
    step: LoginStep
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
    mark: str | None = field(default=None, repr=False)
    """What the browser keeps if it is remembered from now on."""
    chooses: bool = False
    """The account works for several institutions, so one is chosen first."""


@dataclass(frozen=True)
class OwnLogin:
    """One login of whoever looks; ``id_hash`` names it, ``is_this`` is the one they look with."""

    id_hash: str
    scope: Scope
    device: Device = field(repr=False)
    created_at: datetime
    last_seen_at: datetime
    is_this: bool


@dataclass(frozen=True)
class OwnLogins:
    """All logins of whoever looks, the one they look with first, then the last seen."""

    logins: tuple[OwnLogin, ...]

    @property
    def elsewhere(self) -> int:
        """How many there are besides the one they look with."""
        return sum(not login.is_this for login in self.logins)


@dataclass(frozen=True)
class AuthenticatorView:
    """Since when logging in asks for an app (None: it does not), and the codes left on paper."""

    switched_on_at: datetime | None
    recovery_left: int


@dataclass(frozen=True)
class UserAuthenticatorView:
    """Whether somebody else logs in with an app, for who may help them."""

    user_id: UserId
    name: str
    switched_on_at: datetime | None


@dataclass(frozen=True)
class AuthenticatorSetup:
    """What an app must know: the secret as text, and in the address that a QR code shows."""

    secret: str = field(repr=False)
    address: str = field(repr=False)


@dataclass(frozen=True)
class RecoveryCodes:
    """The codes for a lost phone, shown this once."""

    codes: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True)
class PasswordAskedView:
    """A login waits for another password: the one that came by e-mail, or that has ended."""

    initial: bool


@dataclass(frozen=True)
class StaffView:
    """A colleague to choose."""

    user_id: UserId
    name: str
    site_ids: frozenset[SiteId]
    roles: frozenset[Role]


@dataclass(frozen=True)
class MailFailureView:
    """A mail that did not arrive; without a user it went to a school board."""

    user_id: UserId | None
    name: str
    institution_name: str
    to_masked: str
    template: str
    at: datetime
    kind: MailFailureKind
    reason: str = field(repr=False)


@dataclass(frozen=True)
class MailFailureList:
    """A page of mails that did not arrive, newest first."""

    failures: tuple[MailFailureView, ...]
    total: int
    page: int
    pages: int
    of_all_institutions: bool


def login_view(login_id: str, login: Login, mark: str | None = None) -> LoginView:
    """Show a login to whoever made it."""
    actor = login.actor
    chooses = actor.scope is Scope.PORTAL and len(actor.institution_ids) > 1
    return LoginView(
        login_id, actor.scope, actor.name, actor.roles, login.ends_at, mark, chooses=chooses
    )


def own_login(login: Login, *, is_this: bool) -> OwnLogin:
    """Show one of somebody's own logins."""
    return OwnLogin(
        id_hash=login.id_hash,
        scope=login.actor.scope,
        device=login.device,
        created_at=login.created_at,
        last_seen_at=login.last_seen_at,
        is_this=is_this,
    )


def staff_view(member: StaffMember) -> StaffView:
    """Show a colleague."""
    return StaffView(member.user_id, member.name, member.site_ids, member.roles)


def pending_login_view(pending: PendingLogin, pending_id: str) -> PendingLoginView:
    """Show what a half-open login waits for."""
    sent_to = masked(pending.email) if pending.code_mac else ""
    return PendingLoginView(pending_id, pending.step, sent_to, pending.code_ends_at)


def masked(email: str) -> str:
    """Show enough of an address to recognise it: ``j•••@school.nl``."""
    mailbox, _, domain = email.rpartition("@")
    return f"{mailbox[:1]}•••@{domain}"
