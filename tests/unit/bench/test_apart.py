"""A crowd in its own process does the same and says the same; a failure there is told here."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench.candidates import CrowdFailed, Errand, Outcome, Pace, send_out
from bench.history import find_faults, read_history
from tests.unit.bench.crowd import until
from tests.unit.bench.fake_server import FakeServer, serving

FAST = Pace(limit_seconds=20, work_seconds=20, wait_seconds=0.005, retry_seconds=0.002)


def errand(address: str) -> Errand:
    slips = (("CODE", "NAME1"), ("CODE", "NAME2"))
    return Errand(address, slips, FAST, saves=4, saves_per_item=3, submits=True)


def test_a_crowd_apart_brings_its_report_and_its_history(tmp_path: Path) -> None:
    fake = FakeServer(drops_answers=1)

    with serving(fake) as address:
        apart = send_out(errand(address), tmp_path / "history.jsonl")
        report = apart.report()

    assert report.outcomes == {Outcome.SUBMITTED: 2}
    assert report.saved_batches == len(fake.stored) == 2 * 5
    assert find_faults(read_history(apart.history), fake.stored.values()) == []


def test_a_crowd_apart_refuses_other_machines_too(tmp_path: Path) -> None:
    apart = send_out(errand("http://192.0.2.1/api"), tmp_path / "history.jsonl")

    with pytest.raises(CrowdFailed, match="NotLoopback"):
        apart.report()


def test_an_errand_comes_back_from_its_line() -> None:
    there = errand("http://127.0.0.1:1/api")

    assert Errand.from_json(there.to_json()) == there


def test_a_crowd_that_is_called_back_reports_what_it_did(tmp_path: Path) -> None:
    fake = FakeServer()
    with serving(fake) as address:
        endless = replace(errand(address), saves=1_000_000)
        apart = send_out(endless, tmp_path / "history.jsonl")
        until(lambda: len(fake.stored) > 5)
        report = apart.call_back()

    assert report.outcomes == {Outcome.STOPPED: 2}
    assert report.saved_batches > 0
