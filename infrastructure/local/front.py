"""What CloudFront does in the cloud, on one machine: files, exam content and the way to the portal.

The same paths and security headers as web.yaml, which a test compares.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from infrastructure.headers import Headers, headers_of
from infrastructure.local.mailbox import MailboxError, mails, page
from infrastructure.local.place import REPOSITORY, Place

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

EXAM_APP = REPOSITORY / "web" / "dist"
STATIC = REPOSITORY / "chalicelib" / "pages" / "static"
MAILBOX_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"


def front(
    place: Place, s3: "S3Client", content_bucket: str, *, exam_app: Path = EXAM_APP
) -> list[BaseRoute]:
    """Give the routes for everything on our one address that is no act."""
    return [
        Route("/", _portal),
        Route("/mailbox", _mailbox(place)),
        Mount("/exam", _files(exam_app, "ExamHeaders")),
        Mount("/static", _files(STATIC, "StaticHeaders")),
        Mount("/content", _content(s3, content_bucket)),
    ]


async def _portal(_: Request) -> Response:
    return RedirectResponse("/api/portal", 302)


def _mailbox(place: Place) -> Callable[[Request], Response]:
    def show(_: Request) -> Response:
        try:
            text = page(mails(place.cloud))
        except MailboxError:
            return PlainTextResponse("De emulator antwoordt niet. Start opnieuw: make run", 503)
        headers = {"Content-Security-Policy": MAILBOX_POLICY, "Cache-Control": "no-store"}
        return HTMLResponse(text, headers=headers)

    return show


def _files(folder: Path, policy: str) -> ASGIApp:
    if not folder.is_dir():
        return PlainTextResponse(f"{folder} is er nog niet. Doe eerst: make build", 503)
    # Asking again costs nothing here, and whoever builds anew sees it at once.
    headers = (*headers_of(policy), ("Cache-Control", "no-cache"))
    return _WithHeaders(Mount("/", StaticFiles(directory=folder, html=True)), headers)


def _content(s3: "S3Client", bucket: str) -> ASGIApp:
    def fetch(request: Request) -> Response:
        try:
            found = s3.get_object(Bucket=bucket, Key=f"content/{request.path_params['key']}")
        except s3.exceptions.NoSuchKey:
            return PlainTextResponse("Niet gevonden", 404)
        return Response(found["Body"].read(), media_type="application/octet-stream")

    return _WithHeaders(Route("/{key:path}", fetch), headers_of("ContentHeaders"))


class _WithHeaders:
    """Puts headers on whatever a route answers, "not found" included."""

    def __init__(self, route: BaseRoute, headers: Headers) -> None:
        self._app = Starlette(routes=[route])
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
