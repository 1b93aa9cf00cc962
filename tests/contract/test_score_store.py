"""What every store of scores does, whatever it is made of."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from chalicelib.adapters.dynamodb.scores import DynamoScoreStore, ScoreRecord
from chalicelib.core.kernel import ChangedMeanwhile, GroupId, InstitutionId, SessionId
from chalicelib.core.scoring import ScoreStore
from tests.builders.scores import GROUP, SCHOOL, a_score
from tests.fakes.scores import FakeScoreStore


@pytest.fixture(params=["fake", "dynamodb"])
def scores(request: pytest.FixtureRequest) -> Iterator[ScoreStore]:
    if request.param == "fake":
        yield FakeScoreStore()
        return
    request.getfixturevalue("cloud")
    yield DynamoScoreStore()


def test_scores_come_back_as_they_were(scores: ScoreStore) -> None:
    first, second = a_score("s-1"), a_score("s-2", points=0.1, text_points=2.0)
    scores.save(first, replaces=None)
    scores.save(second, replaces=None)

    assert scores.of_group(SCHOOL, GROUP) == {"s-1": first, "s-2": second}


def test_why_an_item_waits_for_a_scorer_is_kept(scores: ScoreStore) -> None:
    waiting = a_score("s-1", reason="De scoreregels van deze opgave werken niet.")
    scores.save(waiting, replaces=None)

    (kept,) = scores.of_group(SCHOOL, GROUP).values()

    assert [one.reason for one in kept.items] == ["", waiting.items[1].reason]


def test_the_outcomes_of_the_test_are_kept(scores: ScoreStore) -> None:
    scores.save(a_score("s-1", text_points=2.0), replaces=None)
    scores.save(a_score("s-2"), replaces=None)

    kept = scores.of_group(SCHOOL, GROUP)

    assert kept[SessionId("s-1")].outcomes == {"GRADE": "7.5", "PASSED": ["taal", "rekenen"]}
    assert kept[SessionId("s-2")].outcomes == {}


@pytest.mark.usefixtures("cloud")
def test_a_score_from_before_reasons_and_test_outcomes_is_still_read() -> None:
    scores = DynamoScoreStore()
    old = a_score()
    scores.save(old, replaces=None)
    (record,) = ScoreRecord.query(f"GROUP#{SCHOOL}#{GROUP}")
    rows = [{name: row[name] for name in row if name != "reason"} for row in record.items]
    record.update([ScoreRecord.items.set(rows), ScoreRecord.outcomes.remove()])

    assert scores.of_group(SCHOOL, GROUP) == {old.session_id: old}


def test_a_group_without_scores_has_none(scores: ScoreStore) -> None:
    assert scores.of_group(SCHOOL, GROUP) == {}


def test_another_institution_or_group_sees_no_scores(scores: ScoreStore) -> None:
    scores.save(a_score(), replaces=None)

    assert scores.of_group(InstitutionId("school-2"), GROUP) == {}
    assert scores.of_group(SCHOOL, GroupId("group-2")) == {}


def test_a_new_score_takes_the_place_of_the_one_that_was_read(scores: ScoreStore) -> None:
    old, new = a_score(digest="old"), a_score(digest="new", points=2.0)
    scores.save(old, replaces=None)

    scores.save(new, replaces=old)

    assert scores.of_group(SCHOOL, GROUP) == {"session-1": new}


@pytest.mark.parametrize("expected", ["none", "other journal", "other form"])
def test_a_score_does_not_take_the_place_of_another(scores: ScoreStore, expected: str) -> None:
    stored = a_score()
    scores.save(stored, replaces=None)
    seen = {
        "none": None,
        "other journal": a_score(digest="other"),
        "other form": replace(stored, form_id="form-2"),  # type: ignore[arg-type]
    }[expected]

    with pytest.raises(ChangedMeanwhile):
        scores.save(a_score(digest="mine"), replaces=seen)

    assert scores.of_group(SCHOOL, GROUP) == {"session-1": stored}


def test_nothing_is_replaced_where_nothing_stands(scores: ScoreStore) -> None:
    with pytest.raises(ChangedMeanwhile):
        scores.save(a_score(digest="new"), replaces=a_score())
