"""One's own logins: which there are, ending them elsewhere, and staying where one is."""

from dataclasses import dataclass

from chalicelib.core.access import IDLE, OwnLogins, Role, Scope
from chalicelib.core.kernel import NotLoggedIn
from chalicelib.serving.act import Example, Registry
from chalicelib.serving.call import Call

acts = Registry()

LOGIN = "/logins/{login_hash}"


@dataclass(frozen=True)
class StayedView:
    """The login goes on for so long without anything being done."""

    idle_seconds: int


@acts.act(
    "GET",
    "/logins",
    scope=Scope.PORTAL,
    roles=set(Role),
    page="access/logins.html",
    example=Example(),
)
def list_own_logins(call: Call) -> OwnLogins:
    """Show where the caller is logged in."""
    return call.services.logins.list_own(call.actor, login_id=_login_id(call))


@acts.act(
    "POST",
    LOGIN + "/end",
    scope=Scope.PORTAL,
    roles=set(Role),
    audits="own_login_ended",
    then="/logins",
    example=Example(path={"login_hash": "login-elsewhere"}),
)
def end_own_login(call: Call, login_hash: str) -> None:
    """End one of the caller's own logins."""
    call.services.logins.end_own(call.actor, id_hash=login_hash)


@acts.act(
    "POST",
    "/logins/end-others",
    scope=Scope.PORTAL,
    roles=set(Role),
    audits="own_logins_elsewhere_ended",
    then="/logins",
    example=Example(),
)
def end_other_logins(call: Call) -> None:
    """End all other logins of the caller; no browser is remembered any more."""
    call.services.logins.end_all_of(call.actor.user_id, keep=_login_id(call))
    call.services.remembered_browsers.forget_all_of(call.actor.user_id)


@acts.act("GET", "/logins/stay", scope=Scope.PORTAL, roles=set(Role), example=Example())
def stay_logged_in(_call: Call) -> StayedView:
    """Go on with a login that nothing was done with; it changes nothing but when one was seen."""
    return StayedView(int(IDLE.total_seconds()))


def _login_id(call: Call) -> str:
    if call.login_id is None:
        raise NotLoggedIn
    return call.login_id
