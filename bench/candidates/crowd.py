"""Many candidates at once, from beginning to end, within limits of number and time."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.candidates.candidate import SimulatedCandidate, Surroundings
from bench.candidates.measuring import Measurements, Report
from bench.candidates.obeying import Outcome
from bench.candidates.pace import MOST_CANDIDATES, Pace, Unbounded
from bench.candidates.seats import Seat
from bench.candidates.wire import Wire, loopback
from bench.history import History


def play(address: str, seats: Sequence[Seat], pace: Pace, history: Path) -> Report:
    """Let candidates take their exam at ``address``, which ends in the base path of the acts.

    What they sent and what was acknowledged is written to ``history``.

    :raises NotLoopback: if the address is not of this machine.
    :raises Unbounded: for more candidates than one machine can play.
    """
    loopback(address)
    if not 1 <= len(seats) <= MOST_CANDIDATES:
        raise Unbounded(f"between 1 and {MOST_CANDIDATES} candidates, not {len(seats)}")
    with History(history) as written:
        return asyncio.run(_play(address, seats, pace, written))


async def _play(address: str, seats: Sequence[Seat], pace: Pace, history: History) -> Report:
    measured = Measurements()
    began, cpu_before = time.monotonic(), time.process_time()
    async with Wire(address, pace, measured) as wire:
        around = Surroundings(wire, pace, measured, history, began + pace.work_seconds)
        outcomes = await _all(
            [
                SimulatedCandidate(seat, around, phase=at / len(seats))
                for at, seat in enumerate(seats)
            ],
            pace.limit_seconds,
        )
    return measured.report(
        outcomes,
        seconds=time.monotonic() - began,
        cpu_seconds=time.process_time() - cpu_before,
    )


async def _all(candidates: Sequence[SimulatedCandidate], limit_seconds: float) -> Counter[str]:
    tasks = [asyncio.create_task(one.live()) for one in candidates]
    done, late = await asyncio.wait(
        tasks, timeout=limit_seconds, return_when=asyncio.FIRST_EXCEPTION
    )
    for task in late:
        task.cancel()
    await asyncio.gather(*late, return_exceptions=True)
    outcomes: Counter[str] = Counter(task.result().value for task in done)
    if late:
        outcomes[Outcome.OUT_OF_TIME.value] = len(late)
    return outcomes
