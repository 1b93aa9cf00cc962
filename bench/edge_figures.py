"""Measures a school server with the real handler, over HTTP: ``python -m bench.edge_figures``.

Prints the rows of docs/figures.md. CPU is that of the server process alone; candidates are in a
process of their own. What logins and starts cost is measured apart and taken off what saves cost.
"""

import logging
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench import faults, power_cuts
from bench.candidates import ActFigures, CrowdFailed, Errand, Outcome, Pace, Report, send_out
from bench.edge import EdgeProcess, Hall, a_running_edge, make_hall
from bench.processes import Usage, usage

CROWDS = (30, 120, 1000)
SAVES = 18_000
"""About so many saves for each crowd: half a minute."""
PAUSE_SECONDS = 3.0
"""Who types without a pause is sent every two seconds, and people pause."""
PACED_SECONDS = 15.0
LOGINS = 120
KILLS = 20
CUTS = 300
LIMIT_SECONDS = 180.0
MEGABYTE = 1_000_000
COMMAND = "`.venv/bin/python -m bench.edge_figures`"
FULL_SPEED = Pace(limit_seconds=LIMIT_SECONDS, work_seconds=LIMIT_SECONDS)
Row = tuple[str, str, str]
"""Figure, value and remark."""


@dataclass(frozen=True)
class Crowd:
    """What one number of candidates asked of the server, in seconds of CPU."""

    candidates: int
    logins_cpu: float
    saves_cpu: float
    at_full_speed: Report
    paced: Report
    used: Usage

    @property
    def cpu_ms_per_save(self) -> float:
        """CPU of the server for one save."""
        return self.saves_cpu * 1000 / self.at_full_speed.saved_batches


class Meter:
    """One server with one hall, and what its CPU says before and after each errand."""

    def __init__(self, edge: EdgeProcess, hall: Hall, history: Path) -> None:
        self._edge = edge
        self._history = history
        self._errand = Errand(
            edge.api, hall.slips, FULL_SPEED, saves=0, saves_per_item=3, submits=False
        )

    def run(self, *, saves: int, pace: Pace = FULL_SPEED) -> tuple[float, Report]:
        """Let everyone log in, start and save; give seconds of CPU and the report.

        :raises CrowdFailed: if anyone could not do what was asked.
        """
        before = usage(self._edge.pid)
        errand = replace(self._errand, saves=saves, pace=pace)
        report = send_out(errand, self._history).report()
        if set(report.outcomes) != {Outcome.WORKED} or report.refusals:
            raise CrowdFailed(f"{report.outcomes} {report.refusals}")
        return usage(self._edge.pid).cpu_seconds - before.cpu_seconds, report

    @property
    def used(self) -> Usage:
        """What the server used so far."""
        return usage(self._edge.pid)


def main() -> int:
    """Measure and print everything; 1 if an acknowledged answer was lost."""
    with tempfile.TemporaryDirectory(prefix="facet-figures-") as folder:
        return _measure_all(Path(folder))


def _measure_all(folder: Path) -> int:
    print("| figure | value | command | remark |\n| --- | --- | --- | --- |", flush=True)
    for candidates in CROWDS:
        _print(_rows_of(measure(folder / str(candidates), candidates)))
    killed = faults.play(folder / "kills", kills=KILLS, seed=KILLS)
    # Every cut is a failed transaction, which a server would log.
    logging.disable()
    cuts = power_cuts.play(CUTS)
    _print(_rows_of_losses(killed, cuts))
    return int(not killed.sound or any(cut.verdict != "ok" for cut in cuts))


def measure(folder: Path, candidates: int) -> Crowd:
    """Measure one crowd on a server of its own."""
    hall = make_hall(folder / "state", candidates)
    paced = replace(FULL_SPEED, work_seconds=PACED_SECONDS, pause_seconds=PAUSE_SECONDS)
    with a_running_edge(hall) as edge:
        meter = Meter(edge, hall, folder / "history.jsonl")
        logins_cpu, _ = meter.run(saves=0, pace=replace(FULL_SPEED, connections=LOGINS))
        # Everyone logs in once more, as each next crowd does; then what is left are the saves.
        again_cpu, _ = meter.run(saves=0)
        cpu, full = meter.run(saves=SAVES // candidates)
        _, slow = meter.run(saves=SAVES, pace=paced)
        return Crowd(candidates, logins_cpu, cpu - again_cpu, full, slow, meter.used)


def _rows_of(crowd: Crowd) -> Iterator[Row]:
    who, full = f"{crowd.candidates:,} candidates", crowd.at_full_speed
    client_ms = full.client_cpu_seconds * 1000 / full.saved_batches
    yield (
        f"durable saves, {who}",
        f"{full.saves_per_second:.0f} a second, {crowd.cpu_ms_per_save:.2f} ms CPU each",
        f"{full.saved_batches:,} saves as fast as they are acknowledged, 64 requests at once:"
        f" {_times(full.acts['save'])}; the client used {client_ms:.2f} ms CPU a save beside it",
    )
    yield (
        f"time of a save, {who}",
        _times(crowd.paced.acts["save"]),
        f"everyone saves every {PAUSE_SECONDS:.0f} seconds:"
        f" {crowd.paced.saves_per_second:.0f} saves a second",
    )
    if crowd.candidates == LOGINS:
        yield (
            f"{LOGINS} logins and starts at once",
            f"{crowd.logins_cpu:.2f} s CPU",
            "Moodle: 29 s",
        )
    if crowd.candidates == max(CROWDS):
        resident, peak = crowd.used.resident_bytes / MEGABYTE, crowd.used.peak_bytes / MEGABYTE
        yield (
            f"memory, {who}",
            f"{resident:.0f} MB resident, {peak:.0f} MB at its peak",
            "VmRSS and VmHWM after all saves, with the journal of two loads",
        )


def _rows_of_losses(killed: faults.Played, cuts: Sequence[power_cuts.Cut]) -> Iterator[Row]:
    yield (
        f"acknowledged answers lost in {KILLS} kills",
        f"{killed.lost} of {killed.acknowledged:,}",
        f"{len(killed.faults) - killed.lost} other faults, file: {killed.integrity}",
    )
    yield (
        f"acknowledged answers lost in {CUTS} power cuts",
        f"{sum(cut.lost for cut in cuts)} of {sum(cut.acknowledged for cut in cuts):,}",
        f"{sum(cut.verdict != 'ok' for cut in cuts)} cuts with any fault",
    )
    listening = [one.listening_seconds for one in killed.restarts]
    yield (
        "restart to first acknowledgement",
        faults.spread(killed.until_acknowledged),
        f"to listening: {faults.spread(listening)}",
    )


def _times(act: ActFigures) -> str:
    return f"p50 {act.p50_ms:.0f}, p95 {act.p95_ms:.0f}, p99 {act.p99_ms:.0f} ms"


def _print(rows: Iterator[Row]) -> None:
    for figure, value, remark in rows:
        print(f"| {figure} | {value} | {COMMAND} | {remark} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
