"""The portal's door, which asks a password and a mailed code, and the page behind it."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from pydantic import Field

from chalicelib.acts.access_monitor import (
    Credentials,
    DoorInput,
    LoginFormView,
    back_field,
    logged_in,
    logged_out,
)
from chalicelib.core.access import (
    MONITOR_ROLES,
    LoginStep,
    LoginView,
    OneTimePasswordEnded,
    PendingLoginView,
    Role,
    Scope,
)
from chalicelib.serving.act import Example, Registry
from chalicelib.serving.call import Call, Reply
from chalicelib.serving.inputs import Input
from chalicelib.serving.security import PENDING_COOKIE

acts = Registry()

VALID_MINUTES = 15
HOME = "/portal"
CHOICE = "/institution/choose"
NEXT_PAGES = {
    LoginStep.REPLACE_PASSWORD: "/login/password",
    LoginStep.ONE_TIME_PASSWORD: "/login/code",
    LoginStep.AUTHENTICATOR: "/login/authenticator",
}


class BackInput(Input):
    """The page to go to after logging in."""

    back: str = back_field()


class OneTimePasswordInput(BackInput):
    """What the e-mail said, or the app."""

    code: str = Field(min_length=1, max_length=40)


@dataclass(frozen=True)
class OneTimePasswordFormView:
    """The second step of the portal's door."""

    action: str = "/login/code"
    resend_action: str = "/login/code/new"
    email: str = ""
    valid_minutes: int = VALID_MINUTES
    back: str = ""


@dataclass(frozen=True)
class AuthenticatorFormView:
    """The second step for who has an authenticator app."""

    action: str = "/login/authenticator"
    back: str = ""


@dataclass(frozen=True)
class PendingLoginSummary:
    """What comes next; if that is a one-time password, it went to this (masked) address."""

    step: LoginStep
    sent_to: str
    code_ends_at: datetime


@dataclass(frozen=True)
class HomeView:
    """The first page after logging in; ``watches_exams`` leads a proctor to the monitor.

    ``reads_logbook``: an administrator's menu is that of the manual, so the way is shown here.
    """

    name: str
    roles: frozenset[Role]
    watches_exams: bool
    reads_logbook: bool = False


@acts.act("GET", "/login", scope=Scope.PUBLIC, page="access/login.html", example=Example())
def show_login(_call: Call, door: DoorInput) -> LoginFormView:
    """Ask who wants to enter the portal."""
    return LoginFormView("/login", False, door.back, door.unsaved)


@acts.act(
    "POST",
    "/login",
    scope=Scope.PUBLIC,
    audits="password_accepted",
    audits_refusal="log_in_failed",
    then="/login/code",
    retry="show_login",
    slow=True,
    example=Example(body={"username": "planner", "password": "Examen-2026!"}),
)
def log_in(call: Call, form: Credentials) -> Reply:
    """Check the password. A code comes next, unless this browser gave one today."""
    found = call.services.log_in.log_in(
        username=form.username, password=form.password, visitor=call.visitor
    )
    if isinstance(found, LoginView):
        return logged_in(call, found, then=_first_page(found, form.back))
    return waits(found, form.back)


@acts.act(
    "GET",
    "/login/code",
    scope=Scope.PUBLIC,
    page="access/one_time_password.html",
    example=Example(),
)
def show_one_time_password(call: Call, given: BackInput) -> OneTimePasswordFormView:
    """Ask for the code from the e-mail."""
    pending = call.services.log_in.find_pending(pending_id=pending_id(call))
    return OneTimePasswordFormView(email=pending.sent_to, back=given.back)


@acts.act(
    "POST",
    "/login/code/new",
    scope=Scope.PUBLIC,
    then="/login/code",
    audits="one_time_password_sent",
    retry="show_one_time_password",
    example=Example(),
)
def send_new_one_time_password(call: Call, given: BackInput) -> Reply:
    """Mail another one-time password; the one before no longer works."""
    sent = call.services.log_in.send_new_one_time_password(pending_id=pending_id(call))
    return waits(sent, given.back)


@acts.act(
    "POST",
    "/login/code",
    scope=Scope.PUBLIC,
    audits="logged_in",
    audits_refusal="log_in_failed",
    then="/portal",
    retry="show_one_time_password",
    example=Example(body={"code": "12345678"}),
)
def confirm_one_time_password(call: Call, form: OneTimePasswordInput) -> Reply:
    """Complete the login with the code from the e-mail."""
    login = call.services.log_in.confirm_one_time_password(
        pending_id=pending_id(call), code=form.code, visitor=call.visitor
    )
    return logged_in(call, login, then=_first_page(login, form.back))


@acts.act(
    "GET",
    "/login/authenticator",
    scope=Scope.PUBLIC,
    page="access/authenticator_code.html",
    example=Example(),
)
def show_authenticator_code(call: Call, given: BackInput) -> AuthenticatorFormView:
    """Ask for the code of the authenticator app, or a recovery code."""
    call.services.log_in.find_pending(pending_id=pending_id(call))
    return AuthenticatorFormView(back=given.back)


@acts.act(
    "POST",
    "/login/authenticator",
    scope=Scope.PUBLIC,
    audits="logged_in",
    audits_refusal="log_in_failed",
    then="/portal",
    retry="show_authenticator_code",
    example=Example(body={"code": "123456"}),
)
def confirm_authenticator(call: Call, form: OneTimePasswordInput) -> Reply:
    """Complete the login with a code of the app, or with a recovery code."""
    login = call.services.log_in.confirm_authenticator(
        pending_id=pending_id(call), code=form.code, visitor=call.visitor
    )
    return logged_in(call, login, then=_first_page(login, form.back))


@acts.act(
    "GET",
    "/portal",
    scope=Scope.PORTAL,
    roles=set(Role),
    page="access/home.html",
    example=Example(),
)
def show_home(call: Call) -> HomeView:
    """Show where everything is, by role."""
    roles = call.actor.roles
    return HomeView(
        call.actor.name,
        roles,
        watches_exams=bool(roles & MONITOR_ROLES),
        reads_logbook=Role.INSTITUTION_ADMIN in roles,
    )


@acts.act(
    "POST",
    "/logout",
    scope=Scope.PORTAL,
    roles=set(Role),
    audits="logged_out",
    then="/login",
    example=Example(),
)
def log_out(call: Call) -> Reply:
    """End the portal login."""
    return logged_out(call, Scope.PORTAL, "/login")


def pending_id(call: Call) -> str:
    """Give the id of the half-open login. :raises OneTimePasswordEnded: if there is none."""
    found = call.request.cookie(PENDING_COOKIE)
    if found is None:
        raise OneTimePasswordEnded
    return found


def waits(pending: PendingLoginView, back: str) -> Reply:
    """Lead to the page of what a half-open login waits for."""
    view = PendingLoginSummary(pending.step, pending.sent_to, pending.code_ends_at)
    cookies = {PENDING_COOKIE: pending.pending_id}
    query = f"?{urlencode({'back': back})}" if back else ""
    return Reply(view, cookies=cookies, then=NEXT_PAGES[pending.step] + query)


def _first_page(login: LoginView, back: str) -> str:
    return back or (CHOICE if login.chooses else HOME)
