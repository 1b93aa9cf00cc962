"""Files beside the acts, where no CloudFront stands in front: in the local run and at schools.

The same security headers as web.yaml gives to CloudFront; a test compares.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chalicelib.serving.compressed_files import CompressedFiles
from chalicelib.serving.security import security_headers

Headers = tuple[tuple[str, str], ...]

NOT_FOUND = 404
STATIC = Path(__file__).parents[1] / "pages" / "static"
_SHARED = frozenset(
    {
        "Strict-Transport-Security",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Cross-Origin-Opener-Policy",
        "Cross-Origin-Resource-Policy",
        "Permissions-Policy",
    }
)


def _headers(policy: str) -> Headers:
    shared = (header for header in security_headers("") if header[0] in _SHARED)
    return (("Content-Security-Policy", policy), *shared)


EXAM_HEADERS = _headers(
    # The exam app draws decrypted content, so its pictures, sounds and fonts are blobs; it runs no
    # inline script or style and talks to its own origin only.
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
    " media-src 'self' blob:; font-src 'self' blob:; connect-src 'self'; worker-src 'self';"
    " manifest-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none';"
    " object-src 'none'"
)
STATIC_HEADERS = _headers("default-src 'none'; style-src 'self'; frame-ancestors 'none'")
CONTENT_HEADERS = _headers("default-src 'none'; frame-ancestors 'none'; sandbox")
"""For ciphertext; no browser has a reason to draw it."""


def exam_app(folder: Path) -> ASGIApp:
    """Serve the exam app as it was built."""
    return _files(folder, EXAM_HEADERS)


def static_files() -> ASGIApp:
    """Serve what staff pages load."""
    return _files(STATIC, STATIC_HEADERS)


def ciphertext(route: BaseRoute) -> ASGIApp:
    """Serve encrypted parts of exams from a route of one's own."""
    return _WithHeaders(route, CONTENT_HEADERS)


def _files(folder: Path, headers: Headers) -> ASGIApp:
    if not folder.is_dir():
        return PlainTextResponse(f"{folder} is er nog niet. Doe eerst: make build", 503)
    # Asking again costs little on one network, and whoever updates sees it at once.
    app = Mount("/", CompressedFiles(folder))
    return _WithHeaders(app, (*headers, ("Cache-Control", "no-cache")))


async def _not_found(_request: Request, _error: Exception) -> Response:
    return PlainTextResponse("Niet gevonden", NOT_FOUND)


class _WithHeaders:
    """Puts headers on whatever a route answers, "not found" included."""

    def __init__(self, route: BaseRoute, headers: Headers) -> None:
        self._app = Starlette(routes=[route], exception_handlers={NOT_FOUND: _not_found})
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, self._adding(send))

    def _adding(self, send: Send) -> Callable[[Message], Awaitable[None]]:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers:
                    headers[name] = value
            await send(message)

        return sent
