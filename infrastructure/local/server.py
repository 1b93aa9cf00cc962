"""Serves an app until it is asked to stop, and watches over what it leans on."""

import asyncio
import signal
import socket
from collections.abc import Callable

from granian.constants import Interfaces
from granian.server.embed import Server
from starlette.applications import Starlette

from infrastructure.local.place import HOST

LOOK_SECONDS = 0.2


def serve(
    app: Starlette, port: int, *, ready: Callable[[], None], check: Callable[[], None]
) -> None:
    """Serve until Ctrl-C or SIGTERM; call ``ready`` once, and ``check`` all the time.

    :raises LocalRunError: when ``check`` does.
    """
    asyncio.run(_serve(app, port, ready, check))


async def _serve(
    app: Starlette, port: int, ready: Callable[[], None], check: Callable[[], None]
) -> None:
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    # One worker, as on the school server: two would fight for one SQLite file there.
    server = Server(app, HOST, port, interface=Interfaces.ASGI, log_enabled=False, websockets=False)
    serving = asyncio.create_task(server.serve())
    try:
        await _listening(port, serving, stop)
        ready()
        while not stop.is_set():
            check()
            if serving.done():
                break
            await asyncio.sleep(LOOK_SECONDS)
    finally:
        server.stop()  # type: ignore[no-untyped-call]
        await serving


async def _listening(port: int, serving: "asyncio.Task[None]", stop: asyncio.Event) -> None:
    while not (stop.is_set() or serving.done() or _answers(port)):
        await asyncio.sleep(0.02)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0
