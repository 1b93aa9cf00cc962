"""Killing a school server loses nothing that was acknowledged; the test that says so can fail."""

from pathlib import Path

from bench.faults import play

KILLS = 5


def test_five_kills_lose_no_acknowledged_answer(tmp_path: Path) -> None:
    played = play(tmp_path, kills=KILLS, seed=1)

    assert played.faults == ()
    assert played.integrity == "ok"
    assert played.acknowledged > 10 * KILLS
    assert len(played.until_acknowledged) == KILLS


def test_a_server_that_answers_before_it_writes_is_caught(tmp_path: Path) -> None:
    played = play(tmp_path, kills=2, seed=1, module="tests.faults.answers_too_early")

    assert played.lost > 0
