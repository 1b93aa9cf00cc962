"""The proxy as a test uses it: an address, faults to switch on and off, and what passed."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Thread
from urllib.parse import urlsplit

from bench.fault_proxy.exchange import Exchange
from bench.fault_proxy.messages import HEAD_BYTES_MAX
from bench.fault_proxy.relay import Relay
from bench.fault_proxy.rules import Rule, Rules
from bench.fault_proxy.trouble import SlowLine, Trouble

HOST = "127.0.0.1"
HTTP_PORT = 80
WAIT_SECONDS = 10


class FaultProxy:
    """A proxy in front of one server.

    ``path`` is a part of the paths that a fault meets, and meets all if it is empty; ``times`` ends
    a fault after so many requests.
    """

    def __init__(self, upstream: str) -> None:
        address = urlsplit(upstream)
        self._rules = Rules()
        server = address.hostname or HOST, address.port or HTTP_PORT
        self._relay = Relay(server, self._rules, self._note)
        self._exchanges: list[Exchange] = []
        self._lock = Lock()
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="fault-proxy", daemon=True)
        self._server: asyncio.Server | None = None
        self.origin = ""
        """The address for the browser: portal, exam app, content and acts."""

    def delay(self, seconds: float, path: str = "") -> Rule:
        """Let requests and answers take so long each."""
        trouble = Trouble(request_delay_seconds=seconds, answer_delay_seconds=seconds)
        return self._rules.put_up(path, trouble, None)

    def delay_answers(self, seconds: float, path: str = "") -> Rule:
        """Let answers take so long; the server hears at once."""
        return self._rules.put_up(path, Trouble(answer_delay_seconds=seconds), None)

    def throttle(self, bytes_per_second: float, path: str = "") -> Rule:
        """Let no more through in each direction, for all connections together."""
        return self._rules.put_up(path, Trouble(line=SlowLine(bytes_per_second)), None)

    def cut(self, path: str = "", *, after_bytes: int = 0, times: int | None = None) -> Rule:
        """Reset the connection after so many bytes of the answer; the server did its work."""
        return self._rules.put_up(path, Trouble(answer_bytes=after_bytes), times)

    def lose_answers(
        self, path: str = "", *, times: int | None = None, hangs: bool = False
    ) -> Rule:
        """Let requests reach the server and no byte come back: a reset, or silence (``hangs``)."""
        return self._rules.put_up(path, Trouble(answer_bytes=0, hangs=hangs), times)

    def duplicate(
        self, path: str = "", *, times: int | None = None, again_seconds: float | None = None
    ) -> Rule:
        """Send requests twice at the same moment, and once more after ``again_seconds``."""
        return self._rules.put_up(path, Trouble(copies=2, again_seconds=again_seconds), times)

    def black_hole(self, path: str = "", *, times: int | None = None) -> Rule:
        """Take requests and never answer; nothing reaches the server."""
        return self._rules.put_up(path, Trouble(reaches_server=False, hangs=True), times)

    def refuse(self, path: str = "", *, times: int | None = None) -> Rule:
        """Reset the connection at once; nothing reaches the server."""
        return self._rules.put_up(path, Trouble(reaches_server=False), times)

    def heal(self) -> None:
        """Lift every fault. What hangs already goes on hanging."""
        self._rules.lift_all()

    def exchanges(self, path: str = "") -> tuple[Exchange, ...]:
        """Give what has passed so far, in the order in which it ended."""
        with self._lock:
            return tuple(one for one in self._exchanges if path in one.path)

    def start(self) -> None:
        """Listen on a free port of this machine."""
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(WAIT_SECONDS)

    def stop(self) -> None:
        """Break what is under way and end."""
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(WAIT_SECONDS)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(WAIT_SECONDS)
        self._loop.close()

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._relay.serve, HOST, 0, limit=HEAD_BYTES_MAX)
        self.origin = f"http://{HOST}:{self._server.sockets[0].getsockname()[1]}"

    async def _end(self) -> None:
        if self._server:
            self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def _note(self, exchange: Exchange) -> None:
        with self._lock:
            self._exchanges.append(exchange)


@contextmanager
def a_fault_proxy(upstream: str) -> Iterator[FaultProxy]:
    """Give a proxy in front of the server at this address, such as ``http://127.0.0.1:8400``."""
    proxy = FaultProxy(upstream)
    proxy.start()
    try:
        yield proxy
    finally:
        proxy.stop()
