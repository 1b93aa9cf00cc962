"""Serves ASGI apps with granian until asked to stop: the local run, and a school server."""

import asyncio
import signal
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import anyio.to_thread
from granian.constants import Interfaces
from granian.server.embed import Server
from starlette.applications import Starlette

from chalicelib.core.kernel import Fault

LOOK_SECONDS = 0.2
FILE_THREADS = 32
"""What reads files beside the acts, which have threads of their own (on_asgi.py)."""
WAITING_REQUESTS = 1024
"""A hall of candidates comes back at once when the line was cut."""


class PortRefused(Fault):
    """A port is taken by another program, or not for us."""

    def __init__(self, listener: "Listener", error: OSError) -> None:
        super().__init__(
            f"Poort {listener.port} op {listener.host} is niet te gebruiken: {error.strerror}"
        )


@dataclass(frozen=True)
class Listener:
    """An app at a port; over https when there is a certificate."""

    app: Starlette
    host: str
    port: int
    certificate: Path | None = None
    key: Path | None = None

    def server(self) -> Server:
        """Make its server: one worker, because two would fight for one SQLite file."""
        return Server(
            self.app,
            self.host,
            self.port,
            interface=Interfaces.ASGI,
            backlog=WAITING_REQUESTS,
            backpressure=WAITING_REQUESTS,
            log_enabled=False,
            websockets=False,
            ssl_cert=self.certificate,
            ssl_key=self.key,
        )


def serve(
    listeners: Sequence[Listener], *, ready: Callable[[], None], check: Callable[[], None]
) -> None:
    """Serve until Ctrl-C or SIGTERM; call ``ready`` once, and ``check`` all the time.

    What ``check`` raises ends it and is raised here.

    :raises PortRefused: if one of the ports cannot be had.
    """
    for listener in listeners:
        _check_port(listener)
    asyncio.run(_serve(listeners, ready, check))


async def _serve(
    listeners: Sequence[Listener], ready: Callable[[], None], check: Callable[[], None]
) -> None:
    anyio.to_thread.current_default_thread_limiter().total_tokens = FILE_THREADS
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    servers = [listener.server() for listener in listeners]
    serving = [asyncio.create_task(server.serve()) for server in servers]
    try:
        for listener in listeners:
            await _listening(listener, serving, stop)
        ready()
        while not stop.is_set() and not _any_done(serving):
            check()
            await asyncio.sleep(LOOK_SECONDS)
    finally:
        for server in servers:
            server.stop()  # type: ignore[no-untyped-call]
        await asyncio.gather(*serving)


async def _listening(
    listener: Listener, serving: "list[asyncio.Task[None]]", stop: asyncio.Event
) -> None:
    while not (stop.is_set() or _any_done(serving) or _answers(listener)):
        await asyncio.sleep(0.02)


def _any_done(serving: "list[asyncio.Task[None]]") -> bool:
    return any(task.done() for task in serving)


def _check_port(listener: Listener) -> None:
    # Granian would share a port with another granian, and each would get half of the requests.
    with socket.socket(_family(listener)) as probe:
        # Without this a port that was closed a moment ago would still count as taken.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((listener.host, listener.port))
        except OSError as error:
            raise PortRefused(listener, error) from error


def _answers(listener: Listener) -> bool:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(listener.host, listener.host)  # noqa: S104
    with socket.socket(_family(listener)) as probe:
        return probe.connect_ex((host, listener.port)) == 0


def _family(listener: Listener) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in listener.host else socket.AF_INET
