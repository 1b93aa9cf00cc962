"""One's own authenticator app: set up with a QR code, recovery codes, and switching it off."""

from pydantic import Field

from chalicelib.acts.access_monitor import PasswordText
from chalicelib.core.access import (
    AuthenticatorSetup,
    AuthenticatorView,
    RecoveryCodes,
    Role,
    Scope,
)
from chalicelib.serving.act import Example, Registry
from chalicelib.serving.call import Call
from chalicelib.serving.inputs import Input

acts = Registry()


class OwnPasswordInput(Input):
    """The password once more: an open portal alone must not be enough to take an account over."""

    password: PasswordText


class AppCodeInput(Input):
    """What the app shows now."""

    code: str = Field(min_length=1, max_length=40)


@acts.act(
    "GET",
    "/authenticator",
    scope=Scope.PORTAL,
    roles=set(Role),
    page="access/authenticator.html",
    example=Example(),
)
def show_authenticator(call: Call) -> AuthenticatorView:
    """Tell whether the caller logs in with an app, and offer to change that."""
    return call.services.authenticators.show(call.actor)


@acts.act(
    "POST",
    "/authenticator",
    scope=Scope.PORTAL,
    roles=set(Role),
    audits="authenticator_begun",
    then="/authenticator/setup",
    retry="show_authenticator",
    slow=True,
    example=Example(body={"password": "Examen-2026!"}),
)
def begin_authenticator(call: Call, form: OwnPasswordInput) -> None:
    """Make a secret for an app; it counts after its first code."""
    call.services.authenticators.begin(call.actor, password=form.password, visitor=call.visitor)


@acts.act(
    "GET",
    "/authenticator/setup",
    scope=Scope.PORTAL,
    roles=set(Role),
    page="access/authenticator_setup.html",
    example=Example(),
)
def show_authenticator_setup(call: Call) -> AuthenticatorSetup:
    """Show the secret as a QR code and as text, as long as no first code was given."""
    return call.services.authenticators.show_setup(call.actor)


@acts.act(
    "POST",
    "/authenticator/confirm",
    scope=Scope.PORTAL,
    roles=set(Role),
    audits="authenticator_switched_on",
    page="access/recovery_codes.html",
    retry="show_authenticator_setup",
    example=Example(body={"code": "294340"}),
)
def switch_authenticator_on(call: Call, form: AppCodeInput) -> RecoveryCodes:
    """Switch the app on with its first code; the recovery codes stand in this answer only."""
    return call.services.authenticators.confirm(call.actor, code=form.code)


@acts.act(
    "POST",
    "/authenticator/off",
    scope=Scope.PORTAL,
    roles=set(Role),
    audits="authenticator_switched_off",
    then="/authenticator",
    retry="show_authenticator",
    slow=True,
    example=Example(body={"password": "Examen-2026!"}),
)
def switch_authenticator_off(call: Call, form: OwnPasswordInput) -> None:
    """Go back to one-time passwords by e-mail."""
    call.services.authenticators.switch_off(
        call.actor, password=form.password, visitor=call.visitor
    )
