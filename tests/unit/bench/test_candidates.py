"""Simulated candidates behave as browsers must: nothing lost, the same bytes, one in flight."""

import threading
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bench.candidates import (
    Answer,
    NotLoopback,
    Outcome,
    Pace,
    Report,
    Seat,
    Unbounded,
    play,
    typing,
)
from bench.history import Batch, Event, find_faults, read_history
from tests.unit.bench.fake_server import ITEMS, FakeServer, serving

FAST = Pace(
    limit_seconds=20,
    work_seconds=20,
    wait_seconds=0.005,
    retry_seconds=0.002,
    retry_most_seconds=0.01,
)


def two_rounds(item_ids: Sequence[str]) -> list[list[Answer]]:
    return [[Answer(one, {"RESPONSE": value})] for value in "AB" for one in item_ids]


def seats(count: int, *, submits: bool = True) -> list[Seat]:
    return [Seat("CODE", f"NAME{at}", f"pc-{at}", two_rounds, submits) for at in range(count)]


class Played:
    """A crowd that took its exam with a fake server, and the history that it wrote."""

    def __init__(self, folder: Path, fake: FakeServer, crowd: list[Seat], pace: Pace = FAST):
        path = folder / "history.jsonl"
        with serving(fake) as address:
            self.report: Report = play(address, crowd, pace, path)
        self.history = list(read_history(path))
        self.faults = find_faults(self.history, fake.stored.values())

    @property
    def acknowledged(self) -> list[Batch]:
        return [one.batch for one in self.history if one.event is Event.ACKNOWLEDGED]


def test_everyone_answers_every_item_in_order_and_hands_in(tmp_path: Path) -> None:
    fake = FakeServer()

    played = Played(tmp_path, fake, seats(3))

    assert played.report.outcomes == {Outcome.SUBMITTED: 3}
    assert len(fake.submitted) == 3
    assert played.report.saved_batches == len(fake.stored) == 3 * 7
    numbers = [one.first_seq for one in fake.stored.values() if one.session_id == "session-NAME1"]
    assert numbers == [1, 2, 3, 4, 5, 6, 7]
    assert played.faults == []
    assert set(played.acknowledged) == set(fake.stored.values())
    assert fake.most_in_flight == 1


def test_whoever_does_not_hand_in_stops_after_the_work(tmp_path: Path) -> None:
    fake = FakeServer()

    played = Played(tmp_path, fake, seats(2, submits=False))

    assert played.report.outcomes == {Outcome.WORKED: 2}
    assert fake.submitted == set()


def test_a_batch_whose_answer_got_lost_is_sent_again_byte_for_byte(tmp_path: Path) -> None:
    fake = FakeServer(drops_answers=5)

    played = Played(tmp_path, fake, seats(3))

    texts = defaultdict(list)
    for batch in fake.received:
        texts[batch.key].append(batch.text)
    assert sum(len(same) for same in texts.values()) == 3 * 7 + 5
    assert all(len(set(same)) == 1 for same in texts.values())
    assert len(set(fake.bodies)) == 3 * 7, "what stands beside the batch is the same too"
    assert played.report.outcomes == {Outcome.SUBMITTED: 3}
    assert sum(played.report.retries.values()) == 5
    assert played.faults == []
    assert fake.most_in_flight == 1


def test_a_server_that_is_in_trouble_is_asked_again_until_it_stores(tmp_path: Path) -> None:
    fake = FakeServer(fails=4)

    played = Played(tmp_path, fake, seats(1))

    assert played.report.retries == {"503": 4}
    assert played.report.outcomes == {Outcome.SUBMITTED: 1}
    assert played.report.acts["save"].count == 7, "only real answers are timed"
    assert played.faults == []


def test_after_a_new_login_the_old_batch_goes_unchanged_and_the_next_has_its_own_epoch(
    tmp_path: Path,
) -> None:
    fake = FakeServer(forgets_tokens=1)

    played = Played(tmp_path, fake, seats(1))

    keys = [(batch.epoch, batch.first_seq) for batch in fake.received]
    assert keys[:4] == [((1, 1), 1), ((1, 1), 1), ((1, 2), 1), ((1, 2), 2)]
    assert fake.received[0].text == fake.received[1].text
    assert played.report.refusals == {"token-invalid": 1}
    assert played.report.outcomes == {Outcome.SUBMITTED: 1}
    assert played.faults == []


def test_a_candidate_waits_for_the_proctor_and_for_the_release(tmp_path: Path) -> None:
    fake = FakeServer(waits_for_proctor=2, releases_after=3)

    played = Played(tmp_path, fake, seats(1), replace(FAST, fetches_content=True))

    assert played.report.acts["login"].count == 3
    assert played.report.acts["start"].count == 2
    assert played.report.refusals == {}, "waiting is no refusal"
    assert len(fake.presences) == 4
    assert played.report.outcomes == {Outcome.SUBMITTED: 1}
    assert fake.fetched == ["a"]
    assert fake.presences[0]["item_id"] is None, "nobody sees an item before the start"


def test_a_sign_of_life_rides_with_a_save_on_another_item_only(tmp_path: Path) -> None:
    fake = FakeServer()
    work = typing({}, saves=4, saves_per_item=2)

    Played(tmp_path, fake, [replace(seats(1)[0], work=work, submits=False)])

    told = [life and (life["item_id"], life["number"], life["answered"]) for life in fake.riding]
    assert told == [(ITEMS[0], 1, 1), None, (ITEMS[1], 2, 2), None]


def test_signs_of_life_continue_while_a_candidate_thinks(tmp_path: Path) -> None:
    fake = FakeServer()
    thinking = replace(FAST, pause_seconds=0.05, presence_seconds=0.01)

    Played(tmp_path, fake, seats(1), thinking)

    assert len(fake.presences) >= 6
    assert fake.presences[-1] | {"item_id": "", "number": 0} == {
        "item_id": "",
        "number": 0,
        "answered": 3,
        "total": 3,
        "waiting": 0,
    }
    assert {one["item_id"] for one in fake.presences} <= {None, *ITEMS}


def test_a_closed_group_ends_the_work(tmp_path: Path) -> None:
    played = Played(tmp_path, FakeServer(closes_after=2), seats(1))

    assert played.report.outcomes == {Outcome.ENDED: 1}
    assert len(played.acknowledged) == 2


@pytest.mark.parametrize(
    ("fake", "reference"),
    [
        (FakeServer(refuses_saves="batch-differs"), "batch-differs"),
        (FakeServer(miscounts=1), "acknowledged-another-number"),
    ],
)
def test_a_save_that_is_refused_or_miscounted_is_told_and_never_called_acknowledged(
    tmp_path: Path, fake: FakeServer, reference: str
) -> None:
    played = Played(tmp_path, fake, seats(1))

    assert played.report.outcomes == {Outcome.REFUSED: 1}
    assert played.report.refusals == {reference: 1}
    assert played.acknowledged == []


def test_a_wrong_access_code_ends_it(tmp_path: Path) -> None:
    stranger = replace(seats(1)[0], access_code="WRONG")

    played = Played(tmp_path, FakeServer(), [stranger])

    assert played.report.refusals == {"login-refused": 1}
    assert played.report.outcomes == {Outcome.REFUSED: 1}


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
