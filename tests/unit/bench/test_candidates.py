"""Simulated candidates behave as browsers must: nothing lost, the same bytes, one in flight."""

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from bench.candidates import Outcome, play, typing
from bench.history import find_faults, read_history
from tests.unit.bench.crowd import FAST, Played, seats, until
from tests.unit.bench.fake_server import ITEMS, FakeServer, serving


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
    seen = [life["workspace"]["seen"] for life in fake.riding if life]
    assert seen == [[ITEMS[0]], ITEMS[:2]]


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
        "workspace": None,
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


def test_a_server_that_comes_back_gets_everything_that_it_missed(tmp_path: Path) -> None:
    fake, path = FakeServer(), tmp_path / "history.jsonl"
    slow = replace(FAST, pause_seconds=0.02)

    with ThreadPoolExecutor(1) as room:
        with serving(fake) as address:
            crowd = room.submit(play, address, seats(4), slow, path)
            until(lambda: len(fake.stored) >= 4)
        until(lambda: path.read_text().count("sent") > len(fake.stored))
        with serving(fake, int(address.removesuffix("/api").rpartition(":")[2])):
            report = crowd.result(20)

    assert report.outcomes == {Outcome.SUBMITTED: 4}
    assert report.retries["ClientConnectorError"] > 0
    assert len(fake.stored) == 4 * 7
    assert find_faults(read_history(path), fake.stored.values()) == []
