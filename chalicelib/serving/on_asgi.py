"""Mounts the acts on ASGI (Starlette): the local run, and school servers."""

import asyncio
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

from starlette.applications import Starlette
from starlette.requests import Request as StarletteRequest
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from chalicelib.core.kernel import NewId
from chalicelib.serving.dispatch import Server
from chalicelib.serving.inputs import BODY_BYTES_MAX
from chalicelib.serving.request import Answer, Request
from chalicelib.serving.routes import Match

NOTHING_THERE = 404
THREADS = 32
"""Acts block: they wait for a disk. More threads than this only wait for each other."""
SLOW_THREADS = 2
"""The hash of a password takes 64 MB and a quarter of a second of a school server's one core.
Anybody may ask for a login, so a few dozen at once would use up all threads and memory, and saves
would wait for many seconds. Logins wait for each other instead."""
BEHIND_ALL_ELSE = 19
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]


def asgi_app(server: Server, new_id: NewId, *, others: list[BaseRoute] | None = None) -> Starlette:
    """Make an ASGI app that serves the acts under the base path, beside ``others``.

    Where nothing stands, it says so as the acts do.
    """
    path = server.setting.base_path + "/{path:path}"
    acts = _Acts(server, new_id)
    return Starlette(
        routes=[Route(path, acts, methods=METHODS), *(others or [])],
        exception_handlers={NOTHING_THERE: acts.nothing_there},
    )


class _Acts:
    """The acts as an ASGI app of their own.

    As an endpoint function each request would pass through more of Starlette, which costs as much
    CPU as reading and checking a save. They have threads of their own too: Starlette's way into a
    thread costs more CPU than the act (264 against 154 microseconds a request, in our trial).
    """

    def __init__(self, server: Server, new_id: NewId) -> None:
        self._server = server
        self._routes = server.routes
        self._new_id = new_id
        self._threads = ThreadPoolExecutor(THREADS, "acts")
        self._slow_threads = ThreadPoolExecutor(SLOW_THREADS, "slow-acts", _give_way)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        given = StarletteRequest(scope, receive)
        request = Request(
            method=given.method,
            path=scope["path"][len(self._server.setting.base_path) :],
            query={name: tuple(given.query_params.getlist(name)) for name in given.query_params},
            headers=dict(given.headers.items()),
            body=await _body(given),
            id=self._new_id(),
            address=given.client.host if given.client else "",
        )
        found = await self._answer(request, self._routes.find(request.path))
        await _response(found)(scope, receive, send)

    async def nothing_there(self, given: StarletteRequest, _: Exception) -> Response:
        """Answer where no route stands."""
        headers = dict(given.headers.items())
        request = Request(given.method, "", query={}, headers=headers, body=b"", id=self._new_id())
        return _response(await self._answer(request, None))

    async def _answer(self, request: Request, match: Match | None) -> Answer:
        act = match.acts.get(request.method) if match else None
        threads = self._slow_threads if act and act.slow else self._threads
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(threads, self._server.answer, request, match)


def _give_way() -> None:
    if sys.platform == "linux":
        # Here a priority is a thread's own, and whatever it starts to compute a hash has it too.
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), BEHIND_ALL_ELSE)


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
