"""Everything on the address of a school server that is no act: files, exam content, short ways.

The short ways are those that schools know from their server: /facet-afname/ for candidates,
/facet-afnamemonitor/ for proctors.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from chalicelib.core.kernel import FormId, NotFound
from chalicelib.serving import static_files
from fao_edge.adapters.disk import DiskBlobStore

MONITOR = "/api/monitor"
SHORT_WAYS = {"/": MONITOR, "/facet-afnamemonitor/": MONITOR, "/facet-afname/": "/exam/"}
FOR_GOOD = {"Cache-Control": "public, max-age=604800, immutable"}
"""A part never changes under its random name: whoever reloads the exam has it already."""


def front(content: DiskBlobStore, exam_app: Path) -> list[BaseRoute]:
    """Give the routes beside the acts."""
    return [
        *(Route(path, _to(target)) for path, target in SHORT_WAYS.items()),
        Mount("/exam", static_files.exam_app(exam_app)),
        Mount("/static", static_files.static_files()),
        Mount("/content", _content(content)),
    ]


def _to(target: str) -> Callable[[Request], Awaitable[Response]]:
    async def lead(_: Request) -> Response:
        return RedirectResponse(target, 302)

    return lead


def _content(content: DiskBlobStore) -> ASGIApp:
    def fetch(request: Request) -> Response:
        try:
            path = content.find(FormId(request.path_params["form_id"]), request.path_params["name"])
        except NotFound:
            return PlainTextResponse("Niet gevonden", 404)
        return FileResponse(path, media_type="application/octet-stream", headers=FOR_GOOD)

    return static_files.ciphertext(Route("/{form_id}/{name}", fetch))
