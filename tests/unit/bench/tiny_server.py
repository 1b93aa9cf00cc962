"""A server for tests of the fault proxy: it remembers what reached it."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiohttp import web

LARGE = b"x" * 20_000


@dataclass
class TinyServer:
    """Answers with what was posted, a large text at ``/large``, chunks at ``/chunks``."""

    reached: list[str] = field(default_factory=list)
    """Method, path and body of each request, in the order in which they came."""

    def application(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/large", self._large)
        app.router.add_get("/chunks", self._chunks)
        app.router.add_get("/nothing", self._nothing)
        app.router.add_post("/{path:.*}", self._echo)
        return app

    async def _echo(self, request: web.Request) -> web.Response:
        body = await request.text()
        self.reached.append(f"POST {request.path_qs} {body}")
        return web.Response(status=201, text=body)

    async def _large(self, _: web.Request) -> web.Response:
        return web.Response(body=LARGE)

    async def _nothing(self, _: web.Request) -> web.Response:
        return web.Response(status=204)

    async def _chunks(self, request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse()
        answer.enable_chunked_encoding()
        await answer.prepare(request)
        for part in (b"one ", b"two ", LARGE):
            await answer.write(part)
        await answer.write_eof()
        return answer


@contextmanager
def serving(server: TinyServer) -> Iterator[str]:
    """Serve in a thread, on a free port of this machine; give the address."""
    loop = asyncio.new_event_loop()
    runner = web.AppRunner(server.application())

    async def begin() -> int:
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        taken: int = runner.addresses[0][1]
        return taken

    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{asyncio.run_coroutine_threadsafe(begin(), loop).result(10)}"
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
