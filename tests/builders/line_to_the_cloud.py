"""A line from a school server to the acts of the cloud themselves, without a socket."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import httpx

from chalicelib.core.kernel import FormId, NotFound
from chalicelib.core.sync import ParcelTicket
from chalicelib.serving.request import Request
from tests.builders.world import World
from tests.fakes.sync import FakeParcelBox

CLOUD = "https://facet.example.nl/api"


class LineToTheCloud(httpx.BaseTransport):
    """Carries requests to the acts, the content and the inbox of a sample world.

    ``instead`` answers in their place: a network that is not the cloud.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.requests: list[tuple[str, str]] = []
        self.instead: Callable[[httpx.Request], httpx.Response] | None = None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.requests.append((request.method, request.url.path))
        if self.instead:
            return self.instead(request)
        if str(request.url).startswith(FakeParcelBox.ADDRESS):
            return self._put(request)
        if request.url.path.startswith("/content/"):
            return self._part(request)
        return self._act(request)

    def _act(self, request: httpx.Request) -> httpx.Response:
        server = self.world.server()
        path = request.url.path.removeprefix("/api")
        query = parse_qs(request.url.query.decode())
        asked = Request(
            method=request.method,
            path=path,
            query={name: tuple(values) for name, values in query.items()},
            headers={name.lower(): value for name, value in request.headers.items()},
            body=request.content,
            id="request-1",
        )
        answer = server.answer(asked, server.routes.find(path))
        return httpx.Response(answer.status, content=answer.body, headers=list(answer.headers))

    def _part(self, request: httpx.Request) -> httpx.Response:
        form_id, name = request.url.path.removeprefix("/content/").split("/")
        content: Any = self.world.stores["content_bucket"]
        try:
            return httpx.Response(200, content=content.get(FormId(form_id), name))
        except NotFound:
            return httpx.Response(403, content=b"<Error>AccessDenied</Error>")

    def _put(self, request: httpx.Request) -> httpx.Response:
        assert request.headers["if-none-match"] == "*"
        box: Any = self.world.stores["parcel_box"]
        ticket = ParcelTicket(str(request.url), {})
        return httpx.Response(box.put(ticket, request.content.decode()))
