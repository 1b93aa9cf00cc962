"""What simulated candidates answer is varied, the same every day, and adds up."""

import itertools

import pytest

from demonstration.day.group import Group, Participant
from demonstration.day.scripts import maximum, script_of

ITEMS = [f"REK-{number:02}" for number in range(1, 13)]
THIRTY = range(30)


@pytest.mark.parametrize("number", THIRTY)
def test_what_a_candidate_says_last_about_an_item_is_what_counts(number: int) -> None:
    script = script_of(number)
    last = {one.item_id: one.response for batch in script.work(ITEMS) for one in batch}

    assert last == {item_id: one.response for item_id, one in script.final.items()}
    assert len(last) == script.answered


@pytest.mark.parametrize("number", THIRTY)
def test_whoever_mends_an_answer_had_another_one_before(number: int) -> None:
    script = script_of(number)
    batches = list(script.work(ITEMS))

    assert len(batches) == script.answered + len(script.first)
    for item_id, before in script.first.items():
        assert before.response != script.final[item_id].response


def test_candidates_differ_from_each_other_and_are_the_same_every_day() -> None:
    scripts = [script_of(number) for number in THIRTY]

    assert scripts == [script_of(number) for number in THIRTY]
    assert len({script.score for script in scripts}) >= 6
    assert {script.answered for script in scripts} == {11, 12}
    assert any(script.first for script in scripts)
    neighbours = itertools.pairwise(scripts)
    assert all(one.final != other.final for one, other in neighbours)
    assert maximum() == 22


def test_a_candidate_follows_the_order_of_the_own_exam() -> None:
    script = script_of(0)

    first_time = [batch[0].item_id for batch in script.work(ITEMS[::-1])][: script.answered]

    assert first_time == [item_id for item_id in ITEMS[::-1] if item_id in script.final]


def test_one_in_ten_forgets_to_hand_in_and_everyone_has_a_computer_of_their_own() -> None:
    participants = tuple(Participant(f"session-{at}", f"NAME{at}", script_of(at)) for at in THIRTY)

    seats = Group("group-1", "CODE", participants).seats()

    assert [at for at, seat in enumerate(seats) if not seat.submits] == [9, 19, 29]
    assert len({seat.computer for seat in seats}) == 30
    assert {(seat.access_code, seat.login_name) for seat in seats} == {
        ("CODE", f"NAME{at}") for at in THIRTY
    }
