"""The portal's door, which asks a password and a mailed code, and the page behind it."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import Field

from chalicelib.acts.access_monitor import Credentials, LoginFormView, logged_in, logged_out
from chalicelib.core.access import (
    MONITOR_ROLES,
    LoginStep,
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
NEXT_PAGES = {
    LoginStep.REPLACE_PASSWORD: "/login/password",
    LoginStep.ONE_TIME_PASSWORD: "/login/code",
}


class OneTimePasswordInput(Input):
    """What the e-mail said."""

    code: str = Field(min_length=1, max_length=40)


@dataclass(frozen=True)
class OneTimePasswordFormView:
    """The second step of the portal's door."""

    action: str = "/login/code"
    resend_action: str = "/login/code/new"
    email: str = ""
    valid_minutes: int = VALID_MINUTES


@dataclass(frozen=True)
class PendingLoginSummary:
    """What comes next; if that is a one-time password, it went to this (masked) address."""

    step: LoginStep
    sent_to: str
    code_ends_at: datetime


@dataclass(frozen=True)
class HomeView:
    """The first page after logging in; ``watches_exams`` leads a proctor to the monitor."""

    name: str
    roles: frozenset[Role]
    watches_exams: bool


@acts.act("GET", "/login", scope=Scope.PUBLIC, page="access/login.html", example=Example())
def show_login(_call: Call) -> LoginFormView:
    """Ask who wants to enter the portal."""
    return LoginFormView("/login", monitor=False)


@acts.act(
    "POST",
    "/login",
    scope=Scope.PUBLIC,
    audits_refusal="log_in_failed",
    then="/login/code",
    retry="show_login",
    slow=True,
    example=Example(body={"username": "planner", "password": "Examen-2026!"}),
)
def log_in(call: Call, form: Credentials) -> Reply:
    """Check the password and mail a one-time password; the login is complete after that."""
    pending = call.services.log_in.log_in(username=form.username, password=form.password)
    return _sent(pending)


@acts.act(
    "GET",
    "/login/code",
    scope=Scope.PUBLIC,
    page="access/one_time_password.html",
    example=Example(),
)
def show_one_time_password(call: Call) -> OneTimePasswordFormView:
    """Ask for the code from the e-mail."""
    pending = call.services.log_in.find_pending(pending_id=_pending_id(call))
    return OneTimePasswordFormView(email=pending.sent_to)


@acts.act(
    "POST",
    "/login/code/new",
    scope=Scope.PUBLIC,
    then="/login/code",
    retry="show_one_time_password",
    example=Example(),
)
def send_new_one_time_password(call: Call) -> Reply:
    """Mail another one-time password; the one before no longer works."""
    return _sent(call.services.log_in.send_new_one_time_password(pending_id=_pending_id(call)))


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
        pending_id=_pending_id(call), code=form.code
    )
    return logged_in(call, login)


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
    return HomeView(call.actor.name, roles, watches_exams=bool(roles & MONITOR_ROLES))


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


def _pending_id(call: Call) -> str:
    pending_id = call.request.cookie(PENDING_COOKIE)
    if pending_id is None:
        raise OneTimePasswordEnded
    return pending_id


def _sent(pending: PendingLoginView) -> Reply:
    view = PendingLoginSummary(pending.step, pending.sent_to, pending.code_ends_at)
    cookies = {PENDING_COOKIE: pending.pending_id}
    return Reply(view, cookies=cookies, then=NEXT_PAGES[pending.step])
