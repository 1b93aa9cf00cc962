"""A server that keeps batches in memory and, when told so, misbehaves as real ones do."""

import asyncio
import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bench.history import Batch

ITEMS = ["ITM-2", "ITM-1", "ITM-3"]


@dataclass
class FakeServer:
    """What it was told and what it does; counts go down as the trouble happens."""

    drops_answers: int = 0
    """So many batches are stored, and then the connection is cut instead of an answer."""
    fails: int = 0
    """So many saves get 503 and store nothing."""
    forgets_tokens: int = 0
    """So many saves find their token invalid."""
    waits_for_proctor: int = 0
    releases_after: int = 0
    """So many signs of life come before the release."""
    closes_after: int | None = None
    """So many batches and the group is closed."""
    refuses_saves: str = ""
    miscounts: int = 0

    received: list[Batch] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    riding: list[Any] = field(default_factory=list)
    """The signs of life that came with saves, None included."""
    presences: list[Any] = field(default_factory=list)
    stored: dict[tuple[Any, ...], Batch] = field(default_factory=dict)
    submitted: set[str] = field(default_factory=set)
    most_in_flight: int = 0
    fetched: list[str] = field(default_factory=list)
    _logins: Counter[str] = field(default_factory=Counter)
    _in_flight: Counter[str] = field(default_factory=Counter)

    def application(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/api/delivery/browser-checks", self._check_browser)
        app.router.add_post("/api/delivery/logins", self._log_in)
        app.router.add_post("/api/delivery/start", self._start)
        app.router.add_post("/api/delivery/presence", self._presence)
        app.router.add_post("/api/delivery/batches", self._save)
        app.router.add_get("/content/form-1/{name}", self._content)
        return app

    async def _check_browser(self, request: web.Request) -> web.Response:
        assert set(await request.json()) == {"page_url", "evidence"}
        return web.json_response({"outcome": "accepted", "proof": "an honest browser"})

    async def _log_in(self, request: web.Request) -> web.Response:
        asked = await request.json()
        name = asked["login_name"]
        assert asked["browser_proof"] == "an honest browser"
        if asked["access_code"] != "CODE":
            return _refused(403, "login-refused")
        if self.waits_for_proctor:
            self.waits_for_proctor -= 1
            return web.json_response({"outcome": "waiting_for_proctor"}, status=202)
        self._logins[name] += 1
        return web.json_response(
            {
                "outcome": "admitted",
                "token": f"{name}/{self._logins[name]}",
                "session_id": f"session-{name}",
                "epoch": {"lease": 1, "login": self._logins[name]},
                "total_items": len(ITEMS),
                "manifest": {"base_url": "/content/form-1/", "parts": [{"name": "a"}]},
            }
        )

    async def _content(self, request: web.Request) -> web.Response:
        self.fetched.append(request.match_info["name"])
        return web.Response(body=b"ciphertext")

    async def _start(self, request: web.Request) -> web.Response:
        if self.releases_after:
            return _refused(409, "group-not-released")
        return web.json_response({"plan": {"item_order": ITEMS}, "live": self._live()})

    async def _presence(self, request: web.Request) -> web.Response:
        self.presences.append(await request.json())
        live = self._live()
        self.releases_after = max(0, self.releases_after - 1)
        return web.json_response(live)

    async def _save(self, request: web.Request) -> web.Response:
        name = request.headers["Authorization"].removeprefix("Bearer ").partition("/")[0]
        self._in_flight[name] += 1
        self.most_in_flight = max(self.most_in_flight, self._in_flight[name])
        try:
            self.bodies.append(await request.read())
            asked = json.loads(self.bodies[-1])
            self.riding.append(asked["presence"])
            await asyncio.sleep(0)
            return self._judge(request, asked)
        finally:
            self._in_flight[name] -= 1

    def _judge(self, request: web.Request, asked: Any) -> web.Response:
        row = json.loads(asked["batch"])
        epoch = (row["epoch"]["lease"], row["epoch"]["login"])
        batch = Batch(row["session_id"], epoch, row["first_seq"], asked["batch"])
        self.received.append(batch)
        if trouble := self._trouble():
            return trouble
        self.stored[batch.key] = batch
        if any(entry["act"] == "submit" for entry in row["entries"]):
            self.submitted.add(batch.session_id)
        if self.drops_answers:
            self.drops_answers -= 1
            assert request.transport is not None
            request.transport.abort()
        last = row["first_seq"] + len(row["entries"]) - 1 + self.miscounts
        return web.json_response({"acknowledged_seq": last, "live": self._live()})

    def _trouble(self) -> web.Response | None:
        if self.fails:
            self.fails -= 1
            return web.Response(status=503, text="<h1>later</h1>")
        if self.forgets_tokens:
            self.forgets_tokens -= 1
            return _refused(401, "token-invalid")
        return _refused(409, self.refuses_saves) if self.refuses_saves else None

    def _live(self) -> Any:
        closed = self.closes_after is not None and len(self.stored) >= self.closes_after
        state = "closed" if closed else "distributed" if self.releases_after else "released"
        return {"group_state": state, "session_state": "running", "moved": False}


def _refused(status: int, reference: str) -> web.Response:
    return web.json_response({"reference": reference, "status": status}, status=status)


@contextmanager
def serving(fake: FakeServer, port: int = 0) -> Iterator[str]:
    """Serve on this machine, in a thread, on a free port if none is named; give the address."""
    loop = asyncio.new_event_loop()
    runner = web.AppRunner(fake.application())

    async def begin() -> int:
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", port)
        await site.start()
        taken: int = runner.addresses[0][1]
        return taken

    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        taken = asyncio.run_coroutine_threadsafe(begin(), loop).result(10)
        yield f"http://127.0.0.1:{taken}/api"
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
