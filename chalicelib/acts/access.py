"""Getting in and out: the portal asks a password and a mailed code, the monitor a password."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pydantic import Field

from chalicelib.core.access import (
    LoginView,
    OneTimePasswordEnded,
    PendingLoginView,
    Role,
    Scope,
)
from chalicelib.serving.act import Example, Registry
from chalicelib.serving.call import Call, Reply
from chalicelib.serving.inputs import Input
from chalicelib.serving.security import COOKIES, LANGUAGE_COOKIE, csrf_token

acts = Registry()

PENDING_COOKIE = "__Host-facet-pending"
MONITOR_ROLES = {Role.PROCTOR, Role.SYSTEM_CHECK_PROCTOR}
VALID_MINUTES = 15


class Credentials(Input):
    """Who wants to log in."""

    username: str = Field(min_length=1, max_length=100)
    password: str = Field(min_length=1, max_length=200)


class OneTimePasswordInput(Input):
    """What the e-mail said."""

    code: str = Field(min_length=1, max_length=40)


class LanguageInput(Input):
    """The language of the pages, and the page to go back to."""

    language: Literal["nl", "en"]
    back: str = Field("/portal", pattern=r"^/([A-Za-z0-9_.-]+/?)*$", max_length=300)


@dataclass(frozen=True)
class LoginFormView:
    """A door: where the form goes, and whether it is the monitor's."""

    action: str
    monitor: bool


@dataclass(frozen=True)
class OneTimePasswordFormView:
    """The second step of the portal's door."""

    action: str = "/login/code"
    resend_action: str = "/login/code/new"
    email: str = ""
    valid_minutes: int = VALID_MINUTES


@dataclass(frozen=True)
class LoggedInView:
    """A login was made; programs send ``csrf_token`` in the header ``X-CSRF-Token``."""

    name: str
    roles: frozenset[Role]
    ends_at: datetime
    csrf_token: str


@dataclass(frozen=True)
class CodeSentView:
    """A one-time password went to this (masked) address."""

    sent_to: str
    code_ends_at: datetime


@dataclass(frozen=True)
class LoggedOutView:
    """The login has ended; where to log in again."""

    login_path: str


@dataclass(frozen=True)
class LanguageView:
    """The language that was chosen."""

    language: str


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
    then="/login/code",
    retry="show_login",
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
    then="/portal",
    retry="show_one_time_password",
    example=Example(body={"code": "12345678"}),
)
def confirm_one_time_password(call: Call, form: OneTimePasswordInput) -> Reply:
    """Complete the login with the code from the e-mail."""
    login = call.services.log_in.confirm_one_time_password(
        pending_id=_pending_id(call), code=form.code
    )
    return _logged_in(call, login)


@acts.act("GET", "/monitor/login", scope=Scope.PUBLIC, page="access/login.html", example=Example())
def show_monitor_login(_call: Call) -> LoginFormView:
    """Ask who wants to enter the session monitor."""
    return LoginFormView("/monitor/login", monitor=True)


@acts.act(
    "POST",
    "/monitor/login",
    scope=Scope.PUBLIC,
    then="/monitor",
    retry="show_monitor_login",
    example=Example(body={"username": "proctor", "password": "Examen-2026!"}),
)
def log_in_monitor(call: Call, form: Credentials) -> Reply:
    """Log a proctor in on the monitor with the password alone; it opens no portal act."""
    login = call.services.monitor_log_in.log_in(username=form.username, password=form.password)
    return _logged_in(call, login)


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
    return _logged_out(call, Scope.PORTAL, "/login")


@acts.act(
    "POST",
    "/monitor/logout",
    scope=Scope.MONITOR,
    roles=MONITOR_ROLES,
    audits="monitor_logged_out",
    then="/monitor/login",
    example=Example(),
)
def log_out_monitor(call: Call) -> Reply:
    """End the monitor login."""
    return _logged_out(call, Scope.MONITOR, "/monitor/login")


@acts.act("POST", "/language", scope=Scope.PUBLIC, example=Example(body={"language": "en"}))
def choose_language(_call: Call, form: LanguageInput) -> Reply:
    """Choose the language of the pages."""
    cookies = {LANGUAGE_COOKIE: form.language}
    return Reply(LanguageView(form.language), cookies=cookies, then=form.back)


def _pending_id(call: Call) -> str:
    pending_id = call.request.cookie(PENDING_COOKIE)
    if pending_id is None:
        raise OneTimePasswordEnded
    return pending_id


def _sent(pending: PendingLoginView) -> Reply:
    view = CodeSentView(pending.sent_to, pending.code_ends_at)
    return Reply(view, cookies={PENDING_COOKIE: pending.pending_id})


def _logged_in(call: Call, login: LoginView) -> Reply:
    token = csrf_token(call.setting.secret, login.login_id)
    view = LoggedInView(login.name, login.roles, login.ends_at, token)
    return Reply(view, cookies={COOKIES[login.scope]: login.login_id, PENDING_COOKIE: None})


def _logged_out(call: Call, scope: Scope, login_path: str) -> Reply:
    if call.login_id is not None:
        call.services.logins.log_out(login_id=call.login_id)
    return Reply(LoggedOutView(login_path), cookies={COOKIES[scope]: None})
