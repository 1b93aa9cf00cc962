"""Help for who lost phone and recovery codes: an administrator, or the helpdesk, ends the app."""

from chalicelib.core.access import Role, Scope, UserAuthenticatorView
from chalicelib.core.kernel import UserId
from chalicelib.serving.act import Example, Registry
from chalicelib.serving.call import Call

acts = Registry()

USER = "/users/{user_id}/authenticator"
ACCOUNT = "/helpdesk-accounts/{account_id}/authenticator"
ADMIN = {Role.INSTITUTION_ADMIN}
HELPDESK = {Role.HELPDESK}


@acts.act(
    "GET",
    USER,
    scope=Scope.PORTAL,
    roles=ADMIN,
    page="access/user_authenticator.html",
    example=Example(path={"user_id": "user-planner"}),
)
def show_user_authenticator(call: Call, user_id: UserId) -> UserAuthenticatorView:
    """Ask an administrator whether a colleague's app should really end."""
    return call.services.authenticators.show_of(call.actor, user_id=user_id)


@acts.act(
    "POST",
    USER + "/off",
    scope=Scope.PORTAL,
    roles=ADMIN,
    audits="authenticator_of_user_switched_off",
    then=USER,
    retry="show_user_authenticator",
    example=Example(path={"user_id": "user-planner"}),
)
def switch_user_authenticator_off(call: Call, user_id: UserId) -> None:
    """End a colleague's app; they are told by e-mail."""
    call.services.authenticators.switch_off_for(call.actor, user_id=user_id)


@acts.act(
    "GET",
    ACCOUNT,
    scope=Scope.PORTAL,
    roles=HELPDESK,
    page="access/user_authenticator.html",
    example=Example(path={"account_id": "user-planner"}),
)
def show_account_authenticator(call: Call, account_id: UserId) -> UserAuthenticatorView:
    """Ask the helpdesk whether somebody's app should really end."""
    return call.services.authenticators.show_of(call.actor, user_id=account_id)


@acts.act(
    "POST",
    ACCOUNT + "/off",
    scope=Scope.PORTAL,
    roles=HELPDESK,
    audits="authenticator_of_user_switched_off",
    then=ACCOUNT,
    retry="show_account_authenticator",
    example=Example(path={"account_id": "user-planner"}),
)
def switch_account_authenticator_off(call: Call, account_id: UserId) -> None:
    """End the app of an administrator, or of anybody else; they are told by e-mail."""
    call.services.authenticators.switch_off_for(call.actor, user_id=account_id)
