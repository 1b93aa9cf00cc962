"""Carries requests from a browser's connection to the server and back, with what befalls them."""

import asyncio
import socket
import struct
import time
from asyncio import StreamReader, StreamWriter
from collections.abc import Callable
from dataclasses import dataclass

from bench.fault_proxy.exchange import Exchange
from bench.fault_proxy.messages import Message, NotHttp, read_answer, read_request
from bench.fault_proxy.rules import Rules
from bench.fault_proxy.trouble import Trouble

RESET = struct.pack("ii", 1, 0)
"""Linger on, for zero seconds: closing sends RST instead of FIN (socket(7))."""
BUFFER_BYTES = 1_048_576


class _Broken(Exception):  # noqa: N818 - a name that says what happened
    """The connection to the browser must break now, with a reset."""


@dataclass
class _Passing:
    """What is known of an exchange so far."""

    request: Message
    asked_at: float
    answer: Message | None = None
    bytes_down: int = 0
    arrived: bool = False

    def exchange(self) -> Exchange:
        """Give the record of it."""
        return Exchange(
            method=self.request.method,
            path=self.request.path,
            status=self.answer.status if self.answer else None,
            bytes_up=len(self.request.wire("keep-alive")),
            bytes_down=self.bytes_down,
            asked_at=self.asked_at,
            ended_at=time.time(),
            arrived=self.arrived,
            request_body=self.request.body,
            answer_body=self.answer.body if self.answer else b"",
        )


class Relay:
    """Serves the connections of a proxy; ``upstream`` is host and port of the server."""

    def __init__(
        self, upstream: tuple[str, int], rules: Rules, told: Callable[[Exchange], None]
    ) -> None:
        self._upstream = upstream
        self._rules = rules
        self._told = told
        self._repeats: set[asyncio.Task[None]] = set()

    async def serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Carry every request of one connection, one after the other."""
        try:
            while (request := await read_request(reader)) is not None:
                await self._pass(request, reader, writer)
        except (_Broken, NotHttp, ConnectionError):
            _reset(writer)
        finally:
            writer.close()

    async def _pass(self, request: Message, reader: StreamReader, writer: StreamWriter) -> None:
        passing = _Passing(request, time.time())
        trouble = self._rules.meet(request.path)
        try:
            await self._carry(passing, trouble, writer)
        except (_Broken, NotHttp, ConnectionError):
            if trouble.hangs:
                # Until the browser gives up: it is told nothing, not even that the line broke.
                await reader.read()
            raise
        finally:
            self._told(passing.exchange())

    async def _carry(self, passing: _Passing, trouble: Trouble, writer: StreamWriter) -> None:
        request = passing.request
        await _hold_up(trouble, len(request.body))
        if not trouble.reaches_server:
            raise _Broken
        passing.answer = await self._ask_so_often(request, trouble.copies)
        if trouble.again_seconds is not None:
            self._ask_again(request, trouble.again_seconds)
        await asyncio.sleep(trouble.answer_delay_seconds)
        await _send(passing, passing.answer.wire("keep-alive"), trouble, writer)

    async def _ask_so_often(self, request: Message, copies: int) -> Message:
        """Ask at the same moment; the answer to the first goes back, whatever the others get."""
        asked = [self._ask(request) for _ in range(copies)]
        first, *_ = await asyncio.gather(*asked, return_exceptions=copies > 1)
        if isinstance(first, BaseException):
            raise first
        return first

    async def _ask(self, request: Message) -> Message:
        reader, writer = await asyncio.open_connection(*self._upstream, limit=BUFFER_BYTES)
        try:
            writer.write(request.wire("close"))
            await writer.drain()
            return await read_answer(reader, request.method)
        finally:
            writer.close()

    def _ask_again(self, request: Message, seconds: float) -> None:
        async def repeat() -> None:
            await asyncio.sleep(seconds)
            try:
                await self._ask(request)
            except (ConnectionError, NotHttp):
                # A late copy that meets no server is lost, as on any line.
                return

        task = asyncio.create_task(repeat())
        self._repeats.add(task)
        task.add_done_callback(self._repeats.discard)


async def _hold_up(trouble: Trouble, size: int) -> None:
    await asyncio.sleep(trouble.request_delay_seconds)
    if trouble.line:
        await trouble.line.up.carry(size)


async def _send(passing: _Passing, wire: bytes, trouble: Trouble, writer: StreamWriter) -> None:
    passes = wire if trouble.answer_bytes is None else wire[: trouble.answer_bytes]
    size = trouble.line.slice_bytes if trouble.line else max(1, len(passes))
    for start in range(0, len(passes), size):
        part = passes[start : start + size]
        if trouble.line:
            await trouble.line.down.carry(len(part))
        writer.write(part)
        await writer.drain()
        passing.bytes_down += len(part)
    if len(passes) < len(wire) or trouble.answer_bytes == 0:
        raise _Broken
    passing.arrived = True


def _reset(writer: StreamWriter) -> None:
    connection = writer.get_extra_info("socket")
    if connection is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    writer.transport.abort()
