"""What a run of kills says of itself: how soon a server was back, and what was lost."""

from dataclasses import replace

from bench.candidates import Report
from bench.faults import Played, Restart, spread, told
from bench.history import Batch, Event, Fault, FaultKind, Happening

BATCH = Batch("session", (1, 1), 1, "text")
RESTART = Restart(started_at=100.0, listening_seconds=1.0)
REPORT = Report(1, {}, {}, {"ClientOSError": 2}, {}, 1, 1.0, 1.0, 0.1)


def acknowledged(*moments: float) -> list[Happening]:
    return [Happening(Event.ACKNOWLEDGED, BATCH, at) for at in moments]


def played(*faults: FaultKind, integrity: str = "ok") -> Played:
    history = tuple(acknowledged(99.0, 101.5))
    listed = tuple(Fault(kind, BATCH.key) for kind in faults)
    return Played(7, (RESTART,), history, REPORT, listed, integrity)


def test_what_the_dead_server_said_last_is_no_sign_of_the_next() -> None:
    assert RESTART.seconds_until_acknowledged(acknowledged(100.1, 101.25)) == 1.25


def test_a_server_that_never_answered_again_counts_for_nothing() -> None:
    assert RESTART.seconds_until_acknowledged(acknowledged(99.0)) is None


def test_only_what_was_acknowledged_and_is_missing_is_lost() -> None:
    assert played(FaultKind.MISSING, FaultKind.PHANTOM).lost == 1


def test_a_run_is_sound_only_without_any_fault_and_with_a_whole_file() -> None:
    assert played().sound
    assert not played(FaultKind.PHANTOM).sound
    assert not played(integrity="row 3 missing from index").sound


def test_a_run_is_told_with_its_losses_and_its_times() -> None:
    text = told(replace(played(FaultKind.MISSING), restarts=(RESTART, RESTART)))

    assert "acknowledged answers: 2, lost: 1" in text
    assert "kills: 2, requests sent again: {'ClientOSError': 2}" in text
    assert "first acknowledgement: 1500 / 1500 / 1500 ms" in text


def test_times_are_given_as_least_middle_and_most() -> None:
    assert spread([0.3, 0.1, 0.2]) == "100 / 200 / 300 ms (min / median / max)"
