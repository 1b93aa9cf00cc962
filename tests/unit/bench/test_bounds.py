"""A crowd has an end and stays on this machine, whatever it is asked."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from bench.candidates import NotLoopback, Outcome, Unbounded, play
from tests.unit.bench.crowd import FAST, Played, seats
from tests.unit.bench.fake_server import FakeServer, serving


def test_the_work_ends_in_time_and_is_handed_in(tmp_path: Path) -> None:
    fake = FakeServer()

    played = Played(tmp_path, fake, seats(1), replace(FAST, work_seconds=0.0))

    assert played.report.outcomes == {Outcome.SUBMITTED: 1}
    assert len(fake.stored) == 1


def test_everything_stops_at_the_limit(tmp_path: Path) -> None:
    played = Played(tmp_path, FakeServer(fails=10_000), seats(2), replace(FAST, limit_seconds=0.2))

    assert played.report.outcomes == {Outcome.STOPPED: 2}
    assert played.report.seconds < 2
    assert played.acknowledged == []


def test_whoever_stops_a_crowd_need_not_wait_for_it(tmp_path: Path) -> None:
    stop, path = threading.Event(), tmp_path / "history.jsonl"
    stop.set()

    with serving(FakeServer(releases_after=10_000)) as address:
        report = play(address, seats(2), FAST, path, stop)

    assert report.outcomes == {Outcome.STOPPED: 2}
    assert report.seconds < 2


def test_a_server_that_is_gone_is_asked_again_and_again(tmp_path: Path) -> None:
    with serving(FakeServer()) as address:
        pass

    report = play(address, seats(2), replace(FAST, limit_seconds=0.2), tmp_path / "history.jsonl")

    assert report.outcomes == {Outcome.STOPPED: 2}
    assert report.retries["ClientConnectorError"] > 10


@pytest.mark.parametrize(
    "address",
    [
        "http://192.0.2.1/api",
        "http://facet.example.nl/api",
        "http://localhost.example.nl/api",
        "http://127.0.0.1.example.nl/api",
        "http://127.0.0.1@example.nl/api",
        "https://127.0.0.1/api",
        "127.0.0.1:8400/api",
        "",
    ],
)
def test_only_this_machine_is_ever_asked(tmp_path: Path, address: str) -> None:
    with pytest.raises(NotLoopback):
        play(address, seats(1), FAST, tmp_path / "history.jsonl")

    assert list(tmp_path.iterdir()) == []


def test_a_crowd_without_bounds_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unbounded):
        play("http://127.0.0.1:1/api", seats(2_001), FAST, tmp_path / "history.jsonl")
    with pytest.raises(Unbounded):
        replace(FAST, limit_seconds=4_000)
    with pytest.raises(Unbounded):
        replace(FAST, connections=0)
    with pytest.raises(Unbounded):
        replace(FAST, retry_seconds=0)
