"""Many candidates at once, from beginning to end, within limits of number and time."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from threading import Event

from bench.candidates.candidate import SimulatedCandidate, Surroundings
from bench.candidates.measuring import Measurements, Report
from bench.candidates.obeying import Outcome
from bench.candidates.pace import MOST_CANDIDATES, Pace, Unbounded
from bench.candidates.seats import Seat
from bench.candidates.wire import Wire, loopback
from bench.history import History

LOOK_SECONDS = 0.2


def play(
    address: str, seats: Sequence[Seat], pace: Pace, history: Path, stop: Event | None = None
) -> Report:
    """Let candidates take their exam at ``address``, which ends in the base path of the acts.

    What they sent and what was acknowledged is written to ``history``. Whoever sets ``stop``, from
    another thread, ends it at once.

    :raises NotLoopback: if the address is not of this machine.
    :raises Unbounded: for more candidates than one machine can play.
    """
    loopback(address)
    if not 1 <= len(seats) <= MOST_CANDIDATES:
        raise Unbounded(f"between 1 and {MOST_CANDIDATES} candidates, not {len(seats)}")
    with History(history) as written:
        return asyncio.run(_play(address, seats, pace, written, stop or Event()))


async def _play(
    address: str, seats: Sequence[Seat], pace: Pace, history: History, stop: Event
) -> Report:
    measured = Measurements()
    began, cpu_before = time.monotonic(), time.process_time()
    async with Wire(address, pace, measured) as wire:
        around = Surroundings(wire, pace, measured, history, began + pace.work_seconds)
        candidates = [
            SimulatedCandidate(seat, around, phase=at / len(seats)) for at, seat in enumerate(seats)
        ]
        outcomes = await _all(candidates, began + pace.limit_seconds, stop)
    return measured.report(
        outcomes,
        seconds=time.monotonic() - began,
        cpu_seconds=time.process_time() - cpu_before,
    )


async def _all(candidates: Sequence[SimulatedCandidate], ends: float, stop: Event) -> Counter[str]:
    tasks = [asyncio.create_task(one.live()) for one in candidates]
    left = ends - time.monotonic()
    while left > 0 and not stop.is_set() and _go_on(tasks):
        await asyncio.wait(
            [task for task in tasks if not task.done()],
            timeout=min(LOOK_SECONDS, left),
            return_when=asyncio.FIRST_EXCEPTION,
        )
        left = ends - time.monotonic()
    late = [task for task in tasks if not task.done()]
    for task in late:
        task.cancel()
    await asyncio.gather(*late, return_exceptions=True)
    outcomes: Counter[str] = Counter(task.result().value for task in tasks if not task.cancelled())
    if late:
        outcomes[Outcome.STOPPED.value] = len(late)
    return outcomes


def _go_on(tasks: Sequence["asyncio.Task[Outcome]"]) -> bool:
    """Tell whether anybody is busy still, and no defect of ours ended anybody."""
    done = [task for task in tasks if task.done()]
    return len(done) < len(tasks) and not any(task.exception() for task in done)
