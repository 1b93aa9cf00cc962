"""What Cito's scoring engine reads, we read; what it makes of it, we make of it."""

from pathlib import Path

import pytest

from chalicelib.qti.assessing.scoring import score_item
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.item import Item
from chalicelib.qti.node import QtiVersion
from chalicelib.qti.reporting import read_result, write_result
from tests.conformance.cito import (
    Pack,
    Scored,
    differing,
    held_by_test,
    outcomes_of_tests,
    packs,
    scored,
    without_item,
    written,
)
from tests.conformance.cito_facts import (
    ANSWERS,
    ENGINE_OTHERWISE,
    HELD_OTHERWISE,
    ITEMS,
    TEST_HELD_OTHERWISE,
    TESTS,
    WITHOUT_ITEM,
)
from tests.conformance.corpus import corpus

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(corpus() is None, reason="FACET_CORPUS names no corpus"),
]

SCORED = {one.names: one for one in scored()}
TEST_OUTCOMES = {(test, result): made for test, result, made in outcomes_of_tests()}
FILES = {Path(path).name: item for pack in packs() for path, item in pack.items.items()}


def test_every_item_test_and_result_can_be_read() -> None:
    assert [len(pack.items) for pack in packs()] == [2, 4, 15, 8]
    assert [len(pack.tests) for pack in packs()] == [11, 1, 0, 0]
    assert [len(pack.results) for pack in packs()] == [8, 1, 8, 15]
    assert [pack.unreadable for pack in packs()] == [{}, {}, {}, {}]


@pytest.mark.parametrize("pack", packs())
def test_a_result_that_we_write_again_says_the_same(pack: Pack) -> None:
    for path, result in pack.results.items():
        again = read_result(write_result(result, QtiVersion.V3P0), Findings(path))

        assert again == result


def test_every_item_of_a_result_is_scored_and_those_that_are_not_there_are_named() -> None:
    missing = {result: len(items) for result, items in without_item().items()}

    assert [one.reason for one in SCORED.values() if one.reason] == []
    assert missing == {result: count for result, (count, _) in WITHOUT_ITEM.items()}


@pytest.mark.parametrize("name", FILES)
def test_an_item_without_any_response_is_scored_too(name: str) -> None:
    assert "SCORE" in score_item(FILES[name], {})


@pytest.mark.parametrize("one", SCORED.values(), ids=lambda one: "/".join(one.names))
def test_an_item_gets_the_outcomes_that_its_result_holds(one: Scored) -> None:
    assert bool(one.differing) == (one.names in HELD_OTHERWISE), (one.held, one.ours)


@pytest.mark.parametrize("names", ITEMS, ids="/".join)
def test_an_item_gets_the_outcomes_that_citos_engine_gives(names: tuple[str, str]) -> None:
    assert differing(ITEMS[names], SCORED[names].ours) == {}


@pytest.mark.parametrize("names", ENGINE_OTHERWISE, ids="/".join)
def test_where_citos_engine_scores_otherwise_we_give_what_the_result_holds(
    names: tuple[str, str],
) -> None:
    expected, _ = ENGINE_OTHERWISE[names]

    assert differing(expected, SCORED[names].ours) != {}
    assert SCORED[names].differing == []


@pytest.mark.parametrize(("name", "answer", "score"), ANSWERS)
def test_an_answer_gets_the_score_that_citos_engine_gives(
    name: str, answer: str | list[str], score: str
) -> None:
    item: Item = FILES[name]

    outcomes = written(score_item(item, {"RESPONSE": answer}))

    assert differing({"SCORE": score}, outcomes) == {}


@pytest.mark.parametrize("names", TESTS, ids="/".join)
def test_a_test_makes_the_outcomes_that_citos_engine_makes(names: tuple[str, str]) -> None:
    assert differing(TESTS[names], TEST_OUTCOMES[names]) == {}


def test_a_test_makes_the_outcomes_that_its_result_holds() -> None:
    otherwise = {
        result
        for (test, result), made in TEST_OUTCOMES.items()
        if differing(held_by_test(test, result), made)
    }

    assert otherwise == set(TEST_HELD_OTHERWISE)
