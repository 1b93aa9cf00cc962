"""The connection to the server: asks until there is an answer, and never asks elsewhere."""

import asyncio
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from itertools import cycle
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import aiohttp

from bench.candidates.measuring import Measurements
from bench.candidates.pace import Pace

SERVER_ERROR = 500
SPREAD = 16
PLAIN = {"Content-Type": "application/json", "Accept": "application/json"}


class NotLoopback(ValueError):  # noqa: N818 - a name that says what is refused
    """The address is not of this machine: load on somebody else's server is an attack."""


@dataclass(frozen=True)
class Reply:
    """An answer below 500: a yes, or a refusal of the rules."""

    status: int
    body: Any

    @property
    def reference(self) -> str:
        """Why it was refused: the stable code of a problem, or else its status."""
        known = self.body.get("reference") if isinstance(self.body, dict) else None
        return str(known or self.status)


def loopback(address: str) -> str:
    """Give an address back without its closing slash.

    :raises NotLoopback: unless it names this machine by number. A name could lead elsewhere.
    """
    parts = urlsplit(address)
    try:
        ours = ip_address(parts.hostname or "").is_loopback
    except ValueError:
        ours = False
    if not ours or parts.scheme != "http":
        raise NotLoopback(f"{address} is not like http://127.0.0.1:8400/api")
    return address.rstrip("/")


class Wire:
    """A limited number of kept connections to one server; use it as a context."""

    def __init__(self, address: str, pace: Pace, measured: Measurements) -> None:
        """:raises NotLoopback: for the address of another machine."""
        self._address = loopback(address)
        self._pace = pace
        self._measured = measured
        # Waiting for a turn happens here and not in the library, so that it is not timed.
        self._turns = asyncio.Semaphore(pace.connections)
        self._spread = cycle(part / SPREAD for part in range(SPREAD // 2, SPREAD * 3 // 2))

    async def __aenter__(self) -> Self:
        self._http = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=self._pace.connections),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=self._pace.answer_seconds),
            skip_auto_headers=("User-Agent", "Accept-Encoding"),
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._http.close()

    async def ask(self, act: str, path: str, body: Mapping[str, Any], token: str = "") -> Reply:
        """Post until there is an answer below 500; every time the very same bytes.

        Whoever calls this limits the time: a server that stays away is asked without end.
        """
        headers = PLAIN | ({"Authorization": f"Bearer {token}"} if token else {})
        data = json.dumps(body).encode()
        status, text = await self._until_answered(act, "POST", self._address + path, headers, data)
        return Reply(status, _parsed(text))

    async def fetch(self, path: str) -> bytes:
        """Fetch a file from the same server, from the root of its address."""
        parts = urlsplit(self._address)
        url = f"{parts.scheme}://{parts.netloc}{path}"
        return (await self._until_answered("content", "GET", url, {}, None))[1]

    async def _until_answered(
        self, act: str, method: str, url: str, headers: Mapping[str, str], data: bytes | None
    ) -> tuple[int, bytes]:
        wait = self._pace.retry_seconds
        while True:
            try:
                status, text = await self._once(act, method, url, headers, data)
            except (aiohttp.ClientError, TimeoutError, ConnectionError) as error:
                self._measured.retried(type(error).__name__)
            else:
                if status < SERVER_ERROR:
                    return status, text
                self._measured.retried(str(status))
            # Whoever lost the server together must not come back together.
            await asyncio.sleep(wait * next(self._spread))
            wait = min(wait * 2, self._pace.retry_most_seconds)

    async def _once(
        self, act: str, method: str, url: str, headers: Mapping[str, str], data: bytes | None
    ) -> tuple[int, bytes]:
        async with self._turns:
            began = time.perf_counter()
            async with self._http.request(
                method, url, headers=headers, data=data, allow_redirects=False
            ) as answer:
                text = await answer.read()
            if answer.status < SERVER_ERROR:
                self._measured.answered(act, time.perf_counter() - began)
            return answer.status, text


def _parsed(text: bytes) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        # A page of something that stands before the server; its status says enough.
        return None
