"""A user's way in, by whoever administers the institution: open, shut, a new password, a lock."""

from chalicelib.acts.users import ADMINS, USER
from chalicelib.core.access import Scope, UserView
from chalicelib.core.kernel import UserId
from chalicelib.serving.act import Example, Registry
from chalicelib.serving.call import Call

acts = Registry()


@acts.act(
    "GET",
    USER + "/deactivate",
    scope=Scope.PORTAL,
    roles=ADMINS,
    page="users/deactivate.html",
    example=Example(path={"user_id": "user-planner"}),
)
def show_deactivate_user(call: Call, user_id: UserId) -> UserView:
    """Ask whether a user is really to be let in no more."""
    return call.services.users.get_user(call.actor, user_id=user_id)


@acts.act(
    "POST",
    USER + "/deactivate",
    scope=Scope.PORTAL,
    roles=ADMINS,
    audits="user_deactivated",
    then=USER,
    retry="show_user",
    example=Example(path={"user_id": "user-planner"}),
)
def deactivate_user(call: Call, user_id: UserId) -> None:
    """Let a user in no more, and end all logins."""
    call.services.user_doors.deactivate(call.actor, user_id=user_id)


@acts.act(
    "GET",
    USER + "/reactivate",
    scope=Scope.PORTAL,
    roles=ADMINS,
    page="users/reactivate.html",
    example=Example(path={"user_id": "user-gone"}),
)
def show_reactivate_user(call: Call, user_id: UserId) -> UserView:
    """Ask whether a user is really to be let in again."""
    return call.services.users.get_user(call.actor, user_id=user_id)


@acts.act(
    "POST",
    USER + "/reactivate",
    scope=Scope.PORTAL,
    roles=ADMINS,
    audits="user_reactivated",
    then=USER,
    retry="show_user",
    example=Example(path={"user_id": "user-gone"}),
)
def reactivate_user(call: Call, user_id: UserId) -> None:
    """Let a user in again, with the roles, sites and password of before."""
    call.services.user_doors.reactivate(call.actor, user_id=user_id)


@acts.act(
    "GET",
    USER + "/withdraw",
    scope=Scope.PORTAL,
    roles=ADMINS,
    page="users/withdraw.html",
    example=Example(path={"user_id": "user-shared"}),
)
def show_withdraw_user(call: Call, user_id: UserId) -> UserView:
    """Ask whether a shared account is really to work for this institution no more."""
    return call.services.users.get_user(call.actor, user_id=user_id)


@acts.act(
    "POST",
    USER + "/withdraw",
    scope=Scope.PORTAL,
    roles=ADMINS,
    audits="user_withdrawn",
    then="/users",
    retry="show_user",
    example=Example(path={"user_id": "user-shared"}),
)
def withdraw_user(call: Call, user_id: UserId) -> None:
    """Let a shared account work for this institution no more."""
    call.services.user_doors.withdraw(call.actor, user_id=user_id)


@acts.act(
    "GET",
    USER + "/reset-password",
    scope=Scope.PORTAL,
    roles=ADMINS,
    page="users/reset_password.html",
    example=Example(path={"user_id": "user-planner"}),
)
def show_reset_user_password(call: Call, user_id: UserId) -> UserView:
    """Ask whether a user is really to get another password."""
    return call.services.users.get_user(call.actor, user_id=user_id)


@acts.act(
    "POST",
    USER + "/reset-password",
    scope=Scope.PORTAL,
    roles=ADMINS,
    audits="user_password_reset",
    then=USER,
    retry="show_user",
    slow=True,
    example=Example(path={"user_id": "user-planner"}),
)
def reset_user_password(call: Call, user_id: UserId) -> None:
    """Mail a user another password for one time; all logins end."""
    call.services.user_doors.reset_password(call.actor, user_id=user_id)


@acts.act(
    "POST",
    USER + "/invite",
    scope=Scope.PORTAL,
    roles=ADMINS,
    audits="user_invited_again",
    then=USER,
    retry="show_user",
    slow=True,
    example=Example(path={"user_id": "user-invited"}),
)
def invite_user_again(call: Call, user_id: UserId) -> None:
    """Send an invitation again, with another password for one time."""
    call.services.user_doors.invite_again(call.actor, user_id=user_id)


@acts.act(
    "POST",
    USER + "/unlock",
    scope=Scope.PORTAL,
    roles=ADMINS,
    audits="user_unlocked",
    then=USER,
    retry="show_user",
    example=Example(path={"user_id": "user-planner"}),
)
def unlock_user(call: Call, user_id: UserId) -> None:
    """Let a user try to log in again at once, after three wrong passwords."""
    call.services.user_doors.unlock(call.actor, user_id=user_id)
