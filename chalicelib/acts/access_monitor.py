"""The monitor's door, in the cloud and on a school server; the language of the pages."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from chalicelib.core.access import MONITOR_ROLES, LoginView, Role, Scope
from chalicelib.serving.act import Example, Registry
from chalicelib.serving.call import Call, Reply
from chalicelib.serving.inputs import Input
from chalicelib.serving.security import (
    BROWSER_COOKIE,
    COOKIES,
    LANGUAGE_COOKIE,
    PENDING_COOKIE,
    csrf_token,
)
from chalicelib.serving.way_back import BACK_CHARACTERS_MAX, BACK_PATTERN

acts = Registry()

PasswordText = Annotated[
    str, StringConstraints(strip_whitespace=False, min_length=1, max_length=200)
]
"""A password exactly as it was typed, spaces and all (OWASP ASVS 5.0, 6.2.8)."""


def back_field() -> Any:
    """Declare the page to go to after logging in; empty: the first page."""
    return Field("", pattern=BACK_PATTERN, max_length=BACK_CHARACTERS_MAX)


class DoorInput(Input):
    """How somebody came to a door: from a page that asked for a login, or with unsaved work."""

    back: str = back_field()
    unsaved: bool = False


class Credentials(Input):
    """Who wants to log in."""

    username: str = Field(min_length=1, max_length=100)
    password: PasswordText
    back: str = back_field()


class LanguageInput(Input):
    """The language of the pages, and the page to go back to."""

    language: Literal["nl", "en"]
    back: str = Field("/portal", pattern=r"^/([A-Za-z0-9_.-]+/?)*$", max_length=300)


@dataclass(frozen=True)
class LoginFormView:
    """A door: where the form goes, and whether it is the monitor's."""

    action: str
    monitor: bool
    back: str = ""
    unsaved: bool = False


@dataclass(frozen=True)
class LoggedInView:
    """A login was made; programs send ``csrf_token`` in the header ``X-CSRF-Token``."""

    name: str
    roles: frozenset[Role]
    ends_at: datetime
    csrf_token: str


@dataclass(frozen=True)
class LoggedOutView:
    """The login has ended; where to log in again."""

    login_path: str


@dataclass(frozen=True)
class LanguageView:
    """The language that was chosen."""

    language: str


@acts.act("GET", "/monitor/login", scope=Scope.PUBLIC, page="access/login.html", example=Example())
def show_monitor_login(_call: Call, door: DoorInput) -> LoginFormView:
    """Ask who wants to enter the session monitor."""
    return LoginFormView("/monitor/login", True, door.back, door.unsaved)


@acts.act(
    "POST",
    "/monitor/login",
    scope=Scope.PUBLIC,
    audits="monitor_logged_in",
    audits_refusal="monitor_log_in_failed",
    then="/monitor",
    retry="show_monitor_login",
    slow=True,
    example=Example(body={"username": "proctor", "password": "Examen-2026!"}),
)
def log_in_monitor(call: Call, form: Credentials) -> Reply:
    """Log a proctor in on the monitor with the password alone; it opens no portal act."""
    login = call.services.monitor_log_in.log_in(
        username=form.username, password=form.password, visitor=call.visitor
    )
    return logged_in(call, login, then=form.back or "/monitor")


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
    return logged_out(call, Scope.MONITOR, "/monitor/login")


@acts.act("POST", "/language", scope=Scope.PUBLIC, example=Example(body={"language": "en"}))
def choose_language(_call: Call, form: LanguageInput) -> Reply:
    """Choose the language of the pages."""
    cookies = {LANGUAGE_COOKIE: form.language}
    return Reply(LanguageView(form.language), cookies=cookies, then=form.back)


def logged_in(call: Call, login: LoginView, *, then: str) -> Reply:
    """Answer a login that was just made, with its cookie; one that was half made is over.

    What the browser still had ends here, so that no forgotten login lives on (ASVS 5.0, 7.2.4).
    """
    if had := call.request.cookie(COOKIES[login.scope]):
        call.services.logins.log_out(login_id=had)
    token = csrf_token(call.setting.secret, login.login_id)
    view = LoggedInView(login.name, login.roles, login.ends_at, token)
    cookies = {COOKIES[login.scope]: login.login_id, PENDING_COOKIE: None}
    if login.mark is not None:
        cookies[BROWSER_COOKIE] = login.mark
    return Reply(view, cookies=cookies, then=then)


def logged_out(call: Call, scope: Scope, login_path: str) -> Reply:
    """End the login of this call and take its cookie away."""
    if call.login_id is not None:
        call.services.logins.log_out(login_id=call.login_id)
    return Reply(LoggedOutView(login_path), cookies={COOKIES[scope]: None})
