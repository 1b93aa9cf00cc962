"""Passwords: changing one, replacing one at the door, and a link for who forgot theirs."""

from dataclasses import dataclass, field
from typing import Self

from pydantic import Field

from chalicelib.acts.access import BackInput, pending_id, waits
from chalicelib.acts.access_monitor import PasswordText
from chalicelib.core.access import PasswordRule, Role, Scope
from chalicelib.serving.act import Example, Menu, Registry
from chalicelib.serving.call import Call, Reply
from chalicelib.serving.inputs import Input, InputRefused

acts = Registry()

NEW = {"password": "Schrijven-2027!", "password_again": "Schrijven-2027!"}


class NewPassword(Input):
    """A password that somebody chose, typed twice."""

    password: PasswordText
    password_again: PasswordText

    @property
    def chosen(self) -> str:
        """The new password. :raises InputRefused: if it was not typed the same twice."""
        if self.password != self.password_again:
            raise InputRefused({"password_again": "not_the_same"})
        return self.password


class ReplacedPassword(NewPassword):
    """The old password once more, and the new one twice."""

    old_password: PasswordText


class LinkedPassword(NewPassword):
    """The token of a mailed link, and a new password twice."""

    token: str = Field(min_length=1, max_length=100)


class ForgottenInput(Input):
    """Whose password was forgotten."""

    username: str = Field(min_length=1, max_length=100)


class PasswordPageInput(Input):
    """Whether the password was changed just now."""

    changed: bool = False


class ForgottenPageInput(Input):
    """Whether a link was asked for just now."""

    asked: bool = False


class LinkInput(Input):
    """The token of a mailed link; without one, whether it was used just now."""

    token: str = Field("", max_length=100)
    changed: bool = False


class PasswordAtLogin(ReplacedPassword, BackInput):
    """The same at the portal's door, and the page to go to after logging in."""


@dataclass(frozen=True)
class PasswordRules:
    """The rules of new passwords, and the figures in them."""

    rules: tuple[PasswordRule, ...]
    figures: dict[str, int]
    expires: bool

    @classmethod
    def of(cls, call: Call) -> Self:
        """Give the rules of this environment."""
        policy = call.services.password_policy
        return cls(policy.rules, policy.figures, policy.expires)


@dataclass(frozen=True)
class PasswordFormView:
    """A form for a new password; ``initial``: the old one came by e-mail."""

    rules: PasswordRules
    changed: bool = False
    initial: bool = False
    token: str = field(default="", repr=False)
    back: str = ""


@dataclass(frozen=True)
class ForgottenView:
    """The form for a link, or that one was asked for; the same whoever it was."""

    asked: bool
    valid_minutes: int = 60


@dataclass(frozen=True)
class PasswordChangedView:
    """The password was changed; where to go on."""

    next_path: str


@acts.act(
    "GET",
    "/password",
    scope=Scope.PORTAL,
    roles=set(Role),
    menu=Menu("Gebruikersbeheer", "Verander wachtwoord"),
    page="access/change_password.html",
    example=Example(),
)
def show_password(call: Call, asked: PasswordPageInput) -> PasswordFormView:
    """Ask for the old password and a new one."""
    return PasswordFormView(PasswordRules.of(call), changed=asked.changed)


@acts.act(
    "POST",
    "/password",
    scope=Scope.PORTAL,
    roles=set(Role),
    audits="password_changed",
    then="/password?changed=true",
    retry="show_password",
    slow=True,
    example=Example(body={"old_password": "Examen-2026!", **NEW}),
)
def change_password(call: Call, form: ReplacedPassword) -> PasswordChangedView:
    """Change one's own password; all other logins end."""
    call.services.changing_passwords.change(
        call.actor,
        login_id=call.login_id,
        old_password=form.old_password,
        password=form.chosen,
        visitor=call.visitor,
    )
    return PasswordChangedView("/portal")


@acts.act(
    "GET",
    "/login/password",
    scope=Scope.PUBLIC,
    page="access/replace_password.html",
    example=Example(),
)
def show_password_at_login(call: Call, given: BackInput) -> PasswordFormView:
    """Ask for the password once more and a new one, before the login goes on."""
    asked = call.services.changing_passwords.find_asked(pending_id=pending_id(call))
    return PasswordFormView(PasswordRules.of(call), initial=asked.initial, back=given.back)


@acts.act(
    "POST",
    "/login/password",
    scope=Scope.PUBLIC,
    audits="password_replaced",
    audits_refusal="log_in_failed",
    then="/login/code",
    retry="show_password_at_login",
    slow=True,
    example=Example(body={"old_password": "Examen-2026!", **NEW}),
)
def replace_password(call: Call, form: PasswordAtLogin) -> Reply:
    """Replace an initial or ended password; the login goes on with a code."""
    pending = call.services.changing_passwords.replace_at_login(
        pending_id=pending_id(call),
        old_password=form.old_password,
        password=form.chosen,
        visitor=call.visitor,
    )
    return waits(pending, form.back)


@acts.act(
    "GET",
    "/password-forgotten",
    scope=Scope.PUBLIC,
    page="access/forgotten_password.html",
    example=Example(),
)
def show_forgotten_password(_call: Call, asked: ForgottenPageInput) -> ForgottenView:
    """Ask whose password was forgotten."""
    return ForgottenView(asked.asked)


@acts.act(
    "POST",
    "/password-forgotten",
    scope=Scope.PUBLIC,
    then="/password-forgotten?asked=true",
    retry="show_forgotten_password",
    example=Example(body={"username": "planner"}),
)
def ask_password_link(call: Call, form: ForgottenInput) -> ForgottenView:
    """Have a link mailed for a new password; the answer is the same for any username."""
    call.services.forgotten_passwords.ask(username=form.username)
    return ForgottenView(asked=True)


@acts.act(
    "GET",
    "/password-reset",
    scope=Scope.PUBLIC,
    page="access/reset_password.html",
    example=Example(query={"token": "password-link"}),
)
def show_password_reset(call: Call, asked: LinkInput) -> PasswordFormView:
    """Ask for a new password, if the link still works; afterwards say that it was set."""
    if not asked.changed:
        call.services.forgotten_passwords.check_link(token=asked.token)
    return PasswordFormView(PasswordRules.of(call), changed=asked.changed, token=asked.token)


@acts.act(
    "POST",
    "/password-reset",
    scope=Scope.PUBLIC,
    audits="password_reset_by_link",
    then="/password-reset?changed=true",
    retry="show_password_reset",
    slow=True,
    example=Example(body={"token": "password-link", **NEW}),
)
def reset_password(call: Call, form: LinkedPassword) -> PasswordChangedView:
    """Set a new password through a link; all logins end, and a lock is lifted."""
    call.services.forgotten_passwords.reset(token=form.token, password=form.chosen)
    return PasswordChangedView("/login")
