"""What people see of their own logins, and of authenticator apps."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from chalicelib.core.access import (
    AuthenticatorSetup,
    AuthenticatorView,
    Device,
    OwnLogin,
    OwnLogins,
    RecoveryCodes,
    Scope,
    UserAuthenticatorView,
)
from chalicelib.core.kernel import UserId
from tests.unit.pages.portal_page import NOW, PortalPage

HERE = OwnLogin(
    id_hash="a1",
    scope=Scope.PORTAL,
    device=Device("Firefox", "Windows", "192.0.2.•••"),
    created_at=NOW - timedelta(hours=2),
    last_seen_at=NOW,
    is_this=True,
)
PHONE = replace(
    HERE, id_hash="b2", device=Device("Safari", "iPhone", "2001:db8:7:•••"), is_this=False
)
MONITOR = replace(PHONE, id_hash="c3", scope=Scope.MONITOR, device=Device())
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
SETUP = AuthenticatorSetup(SECRET, f"otpauth://totp/Facet:p.devries?secret={SECRET}&issuer=Facet")
CODES = RecoveryCodes(tuple(f"{start}bcd-efgh-jkmn" for start in "acdefghjkm"))


def login_pages() -> Iterator[PortalPage]:
    """Give the pages with all that can stand on them."""
    logins, authenticator = "access/logins.html", "access/authenticator.html"
    yield PortalPage("logins", logins, OwnLogins((HERE, PHONE, MONITOR)), "/logins")
    yield PortalPage("logins-here", logins, OwnLogins((HERE,)), "/logins")
    off, on = AuthenticatorView(None, 0), AuthenticatorView(NOW, 10)
    yield PortalPage("authenticator-off", authenticator, off, "/authenticator")
    yield PortalPage("authenticator-on", authenticator, on, "/authenticator")
    few = replace(on, recovery_left=2)
    yield PortalPage("authenticator-few-codes", authenticator, few, "/authenticator")
    setup = "access/authenticator_setup.html"
    yield PortalPage("authenticator-setup", setup, SETUP, "/authenticator/setup")
    codes = "access/recovery_codes.html"
    yield PortalPage("recovery-codes", codes, CODES, "/authenticator/confirm")
    path, somebody = (
        "/users/PIEN/authenticator",
        UserAuthenticatorView(UserId("PIEN"), "Pien de Vries", NOW),
    )
    user = "access/user_authenticator.html"
    yield PortalPage("user-authenticator", user, somebody, path)
    none = replace(somebody, switched_on_at=None)
    yield PortalPage("user-without-authenticator", user, none, path)
