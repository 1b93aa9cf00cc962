"""Mijn profiel: somebody's own data, and the link that confirms a new e-mail address."""

from typing import Annotated

from pydantic import Field, StringConstraints

from chalicelib.acts.access_monitor import logged_in
from chalicelib.acts.users import UserInput
from chalicelib.core.access import (
    EmailConfirmationView,
    ProfileView,
    Role,
    Scope,
)
from chalicelib.core.kernel import NotLoggedIn
from chalicelib.serving.act import Example, Menu, Registry
from chalicelib.serving.call import Call, Reply

acts = Registry()

EVERYONE = set(Role)
CONFIRMATION = "/email-confirmation/{token}"
TOKEN = "a-link-that-confirms"  # noqa: S105 - of the sample world


class ProfileInput(UserInput):
    """Somebody's own data; the password only with another e-mail address."""

    password: Annotated[str, StringConstraints(strip_whitespace=False)] = Field("", max_length=200)


@acts.act(
    "GET",
    "/profile",
    scope=Scope.PORTAL,
    roles=EVERYONE,
    page="profile/show.html",
    menu=Menu("Gebruikersbeheer", "Mijn profiel"),
    example=Example(),
)
def show_profile(call: Call) -> ProfileView:
    """Show somebody their own data."""
    return call.services.profiles.show(call.actor)


@acts.act(
    "GET",
    "/profile/change",
    scope=Scope.PORTAL,
    roles=EVERYONE,
    page="profile/change.html",
    example=Example(),
)
def show_change_profile(call: Call) -> ProfileView:
    """Show somebody their own data to change."""
    return call.services.profiles.show(call.actor)


@acts.act(
    "POST",
    "/profile/change",
    scope=Scope.PORTAL,
    roles=EVERYONE,
    audits="profile_changed",
    then="/profile",
    retry="show_change_profile",
    slow=True,
    example=Example(
        body={
            "first_name": "Wouter",
            "last_name": "de Graaf",
            "email": "wouter@school.example.nl",
            "phone": "06 12 34 56 78",
            "password": "Examen-2026!",
        }
    ),
)
def change_profile(call: Call, form: ProfileInput) -> Reply:
    """Change one's own data; a new e-mail address waits until the link mailed to it is used."""
    if call.login_id is None:
        raise NotLoggedIn
    login = call.services.profiles.change(
        call.actor,
        login_id=call.login_id,
        given=form.data,
        password=form.password,
        visitor=call.visitor,
    )
    return logged_in(call, login, then="/profile")


@acts.act(
    "GET",
    CONFIRMATION,
    scope=Scope.PUBLIC,
    page="profile/confirm_email.html",
    example=Example(path={"token": TOKEN}),
)
def show_confirm_email(call: Call, token: str) -> EmailConfirmationView:
    """Ask whoever holds the link to confirm; a program that follows links changes nothing."""
    return call.services.email_confirming.look(token=token)


@acts.act(
    "POST",
    CONFIRMATION,
    scope=Scope.PUBLIC,
    audits="email_confirmed",
    page="profile/email_confirmed.html",
    example=Example(path={"token": TOKEN}),
)
def confirm_email(call: Call, token: str) -> EmailConfirmationView:
    """Use the new e-mail address from now on."""
    return call.services.email_confirming.confirm(token=token)
