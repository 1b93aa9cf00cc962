"""Security headers, cookies and CSRF: the same for every act on every mount.

Sources: OWASP ASVS 5.0 V3.3 (cookies), V3.4 (headers), V3.5 (CSRF);
docs/decisions/0003-server-rendered-pages.md.
"""

import hashlib
import hmac

from chalicelib.core.access import Scope
from chalicelib.core.kernel import Refusal, RefusalKind
from chalicelib.serving.request import Request

API_VERSION = "0.1.0"
COOKIES = {Scope.PORTAL: "__Host-facet-portal", Scope.MONITOR: "__Host-facet-monitor"}
LANGUAGE_COOKIE = "__Host-facet-language"
PENDING_COOKIE = "__Host-facet-pending"
"""Half of a portal login: it waits for the mailed code, or that of an app."""
BROWSER_COOKIE = "__Host-facet-browser"
"""The mark of a remembered browser: an id and our signature."""

DONE_COOKIE = "__Host-facet-done"
"""What was just done, for the next page to say once: the name of an audit event."""

MAX_AGES = {BROWSER_COOKIE: 24 * 60 * 60, DONE_COOKIE: 60}
"""Seconds; a cookie that is not here is gone with the browser's session."""


class RequestForged(Refusal):
    """The request came from another site, or without the token that our own pages carry."""

    kind = RefusalKind.NOT_ALLOWED
    reference = "request-forged"


def page_policy(upload_origin: str) -> str:
    """Give the content security policy of staff pages; uploads go straight to their bucket."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            f"connect-src 'self' {upload_origin}",
            f"form-action 'self' {upload_origin}",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "object-src 'none'",
        )
    )


def security_headers(upload_origin: str) -> tuple[tuple[str, str], ...]:
    """Give the headers that stand on every answer."""
    return (
        ("Content-Security-Policy", page_policy(upload_origin)),
        ("Strict-Transport-Security", "max-age=63072000; includeSubDomains"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ("Cache-Control", "no-store"),
        ("API-Version", API_VERSION),
    )


def cookie_header(name: str, value: str | None) -> tuple[str, str]:
    """Set a cookie, or remove it when the value is None. Values are ids, never user text."""
    if value is not None and not value.replace("-", "").replace("_", "").isalnum():
        raise ValueError(f"cookie {name} would hold more than an id")
    age = 0 if value is None else MAX_AGES.get(name)
    ending = "" if age is None else f"; Max-Age={age}"
    return "Set-Cookie", f"{name}={value or ''}; Path=/; Secure; HttpOnly; SameSite=Lax{ending}"


def csrf_token(secret: str, login_id: str) -> str:
    """Derive the token that pages of this login carry; it tells nothing about the login."""
    return hmac.new(secret.encode(), f"csrf|{login_id}".encode(), hashlib.sha256).hexdigest()[:40]


def check_own_site(request: Request, public_origin: str) -> None:
    """Refuse what the browser itself says was sent by another site.

    Browsers without Fetch Metadata say where a form stands in ``Origin``; programs say neither. A
    school server is reached under more names than its own, so the name of the request counts too.

    :raises RequestForged: if ``Sec-Fetch-Site``, or else ``Origin``, names another site.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    host = request.headers.get("host", "")
    if site is None and origin not in (None, public_origin, f"https://{host}", f"http://{host}"):
        raise RequestForged
    if site not in (None, "same-origin", "none"):
        raise RequestForged


def check_csrf(request: Request, given: object, expected: str) -> None:
    """Compare the token of the form field or the header with the login's own.

    :raises RequestForged: if it is missing or another.
    """
    token = request.headers.get("x-csrf-token") or given
    if not isinstance(token, str) or not hmac.compare_digest(token.encode(), expected.encode()):
        raise RequestForged
