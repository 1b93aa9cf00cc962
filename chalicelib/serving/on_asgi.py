"""Mounts the acts on ASGI (Starlette): the local run, and the school server later."""

from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as StarletteRequest
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from chalicelib.core.kernel import NewId
from chalicelib.serving.dispatch import Server
from chalicelib.serving.inputs import BODY_BYTES_MAX
from chalicelib.serving.request import Answer, Request

NOTHING_THERE = 404
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]


def asgi_app(server: Server, new_id: NewId, *, others: list[BaseRoute] | None = None) -> Starlette:
    """Make an ASGI app that serves the acts under the base path, beside ``others``.

    Where nothing stands, it says so as the acts do.
    """
    path = server.setting.base_path + "/{path:path}"
    return Starlette(
        routes=[*(others or []), Route(path, _Acts(server, new_id), methods=METHODS)],
        exception_handlers={NOTHING_THERE: _nothing_there(server, new_id)},
    )


def _nothing_there(
    server: Server, new_id: NewId
) -> Callable[[StarletteRequest, Exception], Awaitable[Response]]:
    async def answer(given: StarletteRequest, _: Exception) -> Response:
        headers = dict(given.headers.items())
        request = Request(given.method, path="", query={}, headers=headers, body=b"", id=new_id())
        return _response(await run_in_threadpool(server.answer, request, None))

    return answer


class _Acts:
    """The acts as an ASGI app of their own.

    As an endpoint function each request would pass through more of Starlette, which costs as much
    CPU as reading and checking a save.
    """

    def __init__(self, server: Server, new_id: NewId) -> None:
        self._server = server
        self._routes = server.routes
        self._new_id = new_id

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        given = StarletteRequest(scope, receive)
        request = Request(
            method=given.method,
            path=scope["path"][len(self._server.setting.base_path) :],
            query={name: tuple(given.query_params.getlist(name)) for name in given.query_params},
            headers=dict(given.headers.items()),
            body=await _body(given),
            id=self._new_id(),
        )
        match = self._routes.find(request.path)
        found = await run_in_threadpool(self._server.answer, request, match)
        await _response(found)(scope, receive, send)


async def _body(given: StarletteRequest) -> bytes:
    # One byte over the limit is enough to know, and keeps a flood out of memory.
    body = bytearray()
    async for chunk in given.stream():
        body += chunk
        if len(body) > BODY_BYTES_MAX:
            break
    return bytes(body[: BODY_BYTES_MAX + 1])


def _response(answer: Answer) -> Response:
    response = Response(answer.body, answer.status, media_type=None)
    response.headers["Content-Type"] = answer.content_type
    for name, value in answer.headers:
        response.headers.append(name, value)
    return response
