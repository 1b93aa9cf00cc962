"""The demonstration exam passes the import, keeps its secrets and is scored as its makers meant."""

from functools import cache

import pytest

from chalicelib.core.exams import MasteredForm
from chalicelib.core.scoring import ItemScore
from demonstration.answers import (
    ExpectedScore,
    content_canaries,
    expected_scores,
    scoring_canaries,
)
from demonstration.build import build_package
from tests.builders.forms import only_form, scores_of


@cache
def mastered() -> MasteredForm:
    return only_form(build_package())


def score(expected: ExpectedScore) -> ItemScore:
    return scores_of(mastered(), {expected.item_id: expected.response})[expected.item_id]


def test_the_package_becomes_a_form_of_twelve_items_in_three_sections() -> None:
    outline = mastered().outline

    assert outline.title == "Rekenen 2F (demonstratie)"
    assert [s.title for s in outline.sections] == ["Getallen", "Verhoudingen", "Meten en verbanden"]
    assert [len(s.children) for s in outline.sections] == [4, 4, 4]
    assert sum(item.max_score or 0 for item in outline.items) == 22
    assert len(mastered().assets) == 10


def test_two_items_wait_for_a_scorer_and_three_shuffle_their_choices() -> None:
    items = mastered().outline.items

    assert {item.id for item in items if item.needs_scorer} == {"REK-08", "REK-12"}
    assert {item.id for item in items if any(s.shuffle for s in item.choice_sets)} == {
        "REK-04",
        "REK-05",
        "REK-11",
    }
    fixed = {item.id: s.fixed_ids for item in items for s in item.choice_sets if s.fixed_ids}
    assert fixed == {"REK-05": frozenset({"ANDERS"})}


def test_the_delivery_part_shows_the_texts_and_none_of_the_keys_and_guides() -> None:
    shown = mastered().content + b"".join(asset.data for asset in mastered().assets)

    assert [word for word in content_canaries() if word.encode() not in shown] == []
    assert [word for word in scoring_canaries() if word.encode() in shown] == []


@pytest.mark.parametrize("word", ["correct-response", "mapping", "map-entry", "feedback", "rubric"])
def test_the_delivery_part_has_no_element_that_tells_a_key(word: str) -> None:
    assert f"<qti-{word}".encode() not in mastered().content


def test_the_outline_holds_no_content() -> None:
    outline = repr(mastered().outline)

    assert [w for w in content_canaries() + scoring_canaries() if w in outline] == []


@pytest.mark.parametrize("expected", expected_scores(), ids=lambda e: f"{e.item_id}-{e.quality}")
def test_a_listed_answer_earns_its_listed_score(expected: ExpectedScore) -> None:
    given = score(expected)

    assert given.score == expected.score
    assert given.max_score == expected.max_score


def test_metres_instead_of_kilometres_call_for_feedback() -> None:
    metres = next(e for e in expected_scores() if e.response == {"RESPONSE": "5500"})

    assert score(metres).outcomes["FEEDBACK"] == "METERS"


def test_an_exam_handed_in_empty_earns_nothing() -> None:
    scores = scores_of(mastered(), {}).values()

    assert len(scores) == 12
    assert {s.score for s in scores} <= {0, None}
