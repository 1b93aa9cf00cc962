"""One simulated candidate, from the login to the hand-in (docs/delivery-api.md)."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from bench.candidates.life import SignsOfLife
from bench.candidates.measuring import Measurements
from bench.candidates.obeying import Live, Outcome, Over, checked, must_wait
from bench.candidates.outbox import Frozen, Outbox
from bench.candidates.pace import Pace
from bench.candidates.seats import Seat
from bench.candidates.wire import Reply, Wire
from bench.history import History

OK, ACCEPTED, UNAUTHORIZED = 200, 202, 401
ASK_AGAIN = {"group-not-released", "group-blocked", "session-interrupted"}


@dataclass(frozen=True)
class Surroundings:
    """What the candidates of a crowd share; ``work_ends`` is a moment of the monotonic clock."""

    wire: Wire
    pace: Pace
    measured: Measurements
    history: History
    work_ends: float


class SimulatedCandidate:
    """Says to a server what a browser says: one batch in flight, the same text until it is safe."""

    def __init__(self, seat: Seat, around: Surroundings, phase: float) -> None:
        """``phase``, from 0 to 1, is where in its pause this candidate begins to save."""
        self._seat = seat
        self._phase = phase
        self._around = around
        self._pace = around.pace
        self._life = SignsOfLife(around.pace.presence_seconds)

    async def live(self) -> Outcome:
        """Log in, wait, work and perhaps hand in; say how it ended."""
        try:
            await self._log_in()
            await self._fetch_content()
            await self._work(await self._start())
            return await self._finish()
        except Over as over:
            return over.outcome

    async def _log_in(self) -> None:
        seat = self._seat
        body = {
            "access_code": seat.access_code,
            "login_name": seat.login_name,
            "computer": seat.computer,
            "browser_proof": await self._browser_proof(),
        }
        while (reply := await self._ask("login", "/delivery/logins", body, token="")).status != OK:
            if reply.status != ACCEPTED:
                self._stop(reply)
            await asyncio.sleep(self._pace.wait_seconds)
        self._token: str = reply.body["token"]
        self._manifest = reply.body["manifest"]
        self._life.total = reply.body["total_items"]
        epoch = reply.body["epoch"]
        self._outbox = Outbox(reply.body["session_id"], (epoch["lease"], epoch["login"]))

    async def _browser_proof(self) -> str | None:
        told = {"page_url": "about:blank", "evidence": {}}
        reply = await self._ask("browser check", "/delivery/browser-checks", told, token="")
        if reply.status != OK:
            self._stop(reply)
        proof: str | None = reply.body["proof"]
        return proof

    async def _fetch_content(self) -> None:
        if self._pace.fetches_content:
            for part in self._manifest["parts"]:
                await self._around.wire.fetch(self._manifest["base_url"] + part["name"])

    async def _start(self) -> Sequence[str]:
        """Start as soon as it is allowed; give the items in this candidate's order."""
        while True:
            reply = await self._ask("start", "/delivery/start", {})
            if reply.status == OK:
                item_ids: list[str] = reply.body["plan"]["item_order"]
                return item_ids
            if reply.status == UNAUTHORIZED:
                await self._log_in_again(reply)
            elif reply.reference not in ASK_AGAIN:
                self._stop(reply)
            while must_wait(await self._give_sign_of_life()):
                await asyncio.sleep(self._pace.wait_seconds)

    async def _work(self, item_ids: Sequence[str]) -> None:
        await asyncio.sleep(self._phase * self._pace.pause_seconds)
        for answers in self._seat.work(item_ids):
            if time.monotonic() >= self._around.work_ends:
                break
            self._life.note(answers, item_ids)
            live = await self._save(self._outbox.answers(answers))
            if live is not None and must_wait(checked(live)):
                await self._start()
            await self._pause()

    async def _pause(self) -> None:
        ends = time.monotonic() + self._pace.pause_seconds
        while (left := ends - time.monotonic()) > 0:
            await asyncio.sleep(min(left, max(0.0, self._life.seconds_left())))
            if self._life.seconds_left() <= 0 and must_wait(await self._give_sign_of_life()):
                await self._start()

    async def _finish(self) -> Outcome:
        if not self._seat.submits:
            return Outcome.WORKED
        await self._save(self._outbox.submit())
        return Outcome.SUBMITTED

    async def _save(self, frozen: Frozen) -> Live | None:
        """Have a batch acknowledged; after a new login the same text goes with the new token."""
        body = {"batch": frozen.batch.text, "presence": self._life.if_due()}
        began = time.perf_counter()
        self._around.history.sent(frozen.batch)
        while (reply := await self._ask("save", "/delivery/batches", body)).status == UNAUTHORIZED:
            await self._log_in_again(reply)
        if reply.status != OK:
            self._stop(reply)
        if reply.body["acknowledged_seq"] != frozen.last_seq:
            self._around.measured.refused("acknowledged-another-number")
            raise Over(Outcome.REFUSED)
        self._around.history.acknowledged(frozen.batch)
        self._around.measured.saved(began, time.perf_counter())
        live: Live | None = reply.body["live"]
        return live

    async def _give_sign_of_life(self) -> Live:
        while True:
            reply = await self._ask("presence", "/delivery/presence", self._life.say())
            if reply.status == OK:
                return checked(reply.body)
            if reply.status != UNAUTHORIZED:
                self._stop(reply)
            await self._log_in_again(reply)

    async def _log_in_again(self, reply: Reply) -> None:
        self._around.measured.refused(reply.reference)
        await asyncio.sleep(self._pace.retry_seconds)
        await self._log_in()

    async def _ask(
        self, act: str, path: str, body: Mapping[str, Any], token: str | None = None
    ) -> Reply:
        return await self._around.wire.ask(act, path, body, self._token if token is None else token)

    def _stop(self, reply: Reply) -> NoReturn:
        self._around.measured.refused(reply.reference)
        raise Over(Outcome.REFUSED)
