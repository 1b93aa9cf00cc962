"""Anybody may ask for a login, and a hall of candidates goes on meanwhile."""

import asyncio
import os
import sys
import threading
from threading import Event

import pytest
from httpx import ASGITransport, AsyncClient

from chalicelib.serving.on_asgi import BEHIND_ALL_ELSE, SLOW_THREADS, THREADS, asgi_app
from tests.builders.world import World
from tests.fakes.access import FakePasswordHasher
from tests.fakes.kernel import CountingIds

PATIENCE = 10.0
TURNS = 1000
"""Of the loop; a request without a network needs a few to get to its thread."""


class HeldUp(FakePasswordHasher):
    """Checks passwords when the test says so; counts who is at it, and how important they are."""

    def __init__(self) -> None:
        super().__init__()
        self.go = Event()
        self.full = Event()
        self.busy = 0
        self.priorities: set[int] = set()

    def verify(self, password_hash: str | None, password: str) -> bool:
        self.busy += 1
        if self.busy == SLOW_THREADS:
            self.full.set()
        self.priorities.add(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
        assert self.go.wait(PATIENCE)
        return super().verify(password_hash, password)


async def ask_while_all_log_in(hasher: HeldUp) -> tuple[int, int]:
    """Give the status of a request among many logins, and how many passwords were at work."""
    world = World(hasher=hasher)
    app = ASGITransport(asgi_app(world.server(), CountingIds()))
    async with AsyncClient(transport=app, base_url="https://facet.example.nl") as client:
        logins = [
            asyncio.create_task(
                client.post("/api/monitor/login", json={"username": f"u{n}", "password": "x"})
            )
            for n in range(2 * THREADS)
        ]
        try:
            for _ in range(TURNS):
                await asyncio.sleep(0)
            assert await asyncio.to_thread(hasher.full.wait, PATIENCE)
            asked = await asyncio.wait_for(client.get("/api/v1/health"), PATIENCE / 2)
            return asked.status_code, hasher.busy
        finally:
            hasher.go.set()
            await asyncio.gather(*logins)


def test_however_many_log_in_others_are_answered_and_few_passwords_are_checked_at_once() -> None:
    assert asyncio.run(ask_while_all_log_in(HeldUp())) == (200, SLOW_THREADS)


@pytest.mark.skipif(sys.platform != "linux", reason="threads of this system have one priority")
def test_the_check_of_a_password_gives_way_to_all_else() -> None:
    hasher = HeldUp()

    asyncio.run(ask_while_all_log_in(hasher))

    assert hasher.priorities == {BEHIND_ALL_ELSE}
