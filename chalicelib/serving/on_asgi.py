"""Mounts the acts on ASGI (Starlette): the local run, and the school server later."""

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as StarletteRequest
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from chalicelib.core.kernel import NewId
from chalicelib.serving.dispatch import Server
from chalicelib.serving.inputs import BODY_BYTES_MAX
from chalicelib.serving.request import Answer, Request

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]


def asgi_app(server: Server, new_id: NewId, *, others: list[BaseRoute] | None = None) -> Starlette:
    """Make an ASGI app that serves the acts under the base path, beside ``others``."""
    path = server.setting.base_path + "/{path:path}"
    return Starlette(
        routes=[*(others or []), Route(path, _endpoint(server, new_id), methods=METHODS)]
    )


def _endpoint(server: Server, new_id: NewId) -> Callable[[StarletteRequest], object]:
    routes = server.routes

    async def answer(given: StarletteRequest) -> Response:
        request = Request(
            method=given.method,
            path=given.url.path[len(server.setting.base_path) :],
            query={name: tuple(given.query_params.getlist(name)) for name in given.query_params},
            headers=dict(given.headers.items()),
            body=await _body(given),
            id=new_id(),
        )
        found = await run_in_threadpool(server.answer, request, routes.find(request.path))
        return _response(found)

    return answer


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
