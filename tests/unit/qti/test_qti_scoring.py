"""Scoring follows the specification, also where engines differ (docs/qti/choices.md)."""

import pytest

from chalicelib.core.exams import AllowedNames, tell_nobody
from chalicelib.core.kernel import ItemId
from chalicelib.qti import QtiMaster
from tests.builders.forms import scores_of
from tests.fakes.kernel import CountingIds
from tests.unit.qti.making import (
    EXTENDED_TEXT,
    MAP_RESPONSE,
    MATCH_CORRECT,
    SCORE,
    TEXT_ENTRY,
    assign,
    base,
    choice,
    item,
    master_item,
    package,
    points,
    response,
    rules,
    score_item,
)

FLAG = '<outcomeDeclaration identifier="FLAG" cardinality="single" baseType="boolean"/>'


def text_item(mapping: str, *, version: str = "2.2", base_type: str = "string") -> str:
    declarations = response(mapping=mapping, base_type=base_type) + SCORE
    return item(TEXT_ENTRY, declarations=declarations, processing=MAP_RESPONSE, version=version)


@pytest.mark.parametrize(("answer", "score"), [("B", 1.0), ("A", 0.0), (None, 0.0), ("", 0.0)])
def test_match_correct_gives_one_or_nothing(answer: str | None, score: float) -> None:
    assert points(item(), answer) == score


@pytest.mark.parametrize(
    ("answer", "score"),
    [(["A", "B"], 1.0), (["B", "A"], 1.0), (["A"], 0.0), (["A", "B", "C"], 0.0), ([], 0.0)],
)
def test_several_choices_match_in_any_order(answer: list[str], score: float) -> None:
    text = item(
        choice(attributes='maxChoices="0"'),
        declarations=response(correct="A B", cardinality="multiple") + SCORE,
    )

    assert points(text, answer) == score


def test_a_value_given_twice_counts_once_in_a_mapping() -> None:
    entries = '<mapEntry mapKey="A" mappedValue="2"/><mapEntry mapKey="B" mappedValue="1"/>'
    mapping = f"<mapping>{entries}</mapping>"
    text = item(
        choice(attributes='maxChoices="0"'),
        declarations=response(mapping=mapping, cardinality="multiple") + SCORE,
        processing=MAP_RESPONSE,
    )

    assert points(text, ["A", "A", "B"]) == 3.0


@pytest.mark.parametrize(
    ("answer", "score"), [(["A"], 2.0), (["A", "B"], 3.0), (["C"], 0.0), (["B", "C"], 0.0)]
)
def test_the_bounds_of_a_mapping_hold_for_the_sum(answer: list[str], score: float) -> None:
    mapping = (
        '<mapping lowerBound="0" upperBound="3" defaultValue="-5">'
        '<mapEntry mapKey="A" mappedValue="2"/><mapEntry mapKey="B" mappedValue="2"/></mapping>'
    )
    text = item(
        choice(attributes='maxChoices="0"'),
        declarations=response(mapping=mapping, cardinality="multiple") + SCORE,
        processing=MAP_RESPONSE,
    )

    assert points(text, answer) == score


def test_an_empty_answer_maps_to_nothing_within_the_bounds() -> None:
    mapping = (
        '<mapping lowerBound="1" defaultValue="-5"><mapEntry mapKey="A" mappedValue="2"/></mapping>'
    )
    bare = rules(
        '<setOutcomeValue identifier="SCORE"><mapResponse identifier="RESPONSE"/></setOutcomeValue>'
    )

    assert (
        points(item(declarations=response(mapping=mapping) + SCORE, processing=bare), None) == 1.0
    )


@pytest.mark.parametrize(
    ("version", "answer", "score"),
    [("2.1", "York", 2), ("2.1", "york", 0), ("2.2", "York", 2), ("2.2", "yORK", 2)],
)
def test_case_counts_by_default_in_qti_2_1_only(version: str, answer: str, score: float) -> None:
    text = text_item(
        '<mapping><mapEntry mapKey="York" mappedValue="2"/></mapping>', version=version
    )

    assert points(text, answer) == score


@pytest.mark.parametrize(("answer", "score"), [("York", 1), ("york", 0.5), ("YORK", 1)])
def test_an_entry_in_the_very_case_of_the_answer_goes_first(answer: str, score: float) -> None:
    mapping = (
        '<mapping caseSensitive="false"><mapEntry mapKey="York" mappedValue="1"/>'
        '<mapEntry mapKey="york" mappedValue="0.5"/></mapping>'
    )

    assert points(text_item(mapping), answer) == score


def test_an_entry_may_decide_about_case_for_itself() -> None:
    mapping = '<mapping><mapEntry mapKey="pH" mappedValue="1" caseSensitive="true"/></mapping>'

    assert [points(text_item(mapping), answer) for answer in ("pH", "PH")] == [1, 0]


@pytest.mark.parametrize(
    ("answer", "score"),
    [("12.5", 1), ("12,5", 1), (" 12,50 ", 1), ("1.2,5", 0), ("1,2,5", 0), ("twaalf", 0), ("", 0)],
)
def test_a_number_may_be_typed_with_a_dutch_comma(answer: str, score: float) -> None:
    declarations = response(correct="12.5", base_type="float") + SCORE

    assert points(item(TEXT_ENTRY, declarations=declarations), answer) == score


@pytest.mark.parametrize(
    "answer", ["1.5", "1e3", "0x10", "NaN", "Infinity", "9" * 400, "1_000", "٣"]
)
def test_what_is_no_whole_number_is_no_answer(answer: str) -> None:
    declarations = response(correct="1", base_type="integer") + SCORE

    assert points(item(TEXT_ENTRY, declarations=declarations), answer) == 0


def test_blanks_around_a_declared_value_are_layout() -> None:
    declared = response(correct="kaas", base_type="string").replace("kaas", "\n   kaas\n ")

    assert points(item(TEXT_ENTRY, declarations=declared + SCORE), "kaas") == 1


def test_blanks_around_a_typed_text_count() -> None:
    declarations = response(correct="kaas", base_type="string") + SCORE

    assert [
        points(item(TEXT_ENTRY, declarations=declarations), one) for one in ("kaas", "kaas ")
    ] == [1, 0]


def test_outcomes_start_at_their_default_and_numbers_at_nothing() -> None:
    defaults = (
        '<outcomeDeclaration identifier="MAX" cardinality="single" baseType="integer">'
        "<defaultValue><value>4</value></defaultValue></outcomeDeclaration>" + FLAG
    )

    outcomes = score_item(
        item(declarations=response(correct="B") + SCORE + defaults), None
    ).outcomes

    assert outcomes == {"SCORE": "0.0", "MAX": "4", "FLAG": None}


def test_a_score_that_the_rules_leave_empty_is_no_points() -> None:
    text = item(processing=rules('<setOutcomeValue identifier="SCORE"><null/></setOutcomeValue>'))

    assert points(text, "B") == 0.0


def test_an_extended_text_waits_for_a_scorer_unless_its_rules_read_it() -> None:
    declarations = response(correct="kaas", base_type="string") + SCORE
    waiting = item(EXTENDED_TEXT, declarations=declarations, processing="")
    automatic = item(EXTENDED_TEXT, declarations=declarations, processing=MATCH_CORRECT)

    assert (points(waiting, "kaas"), points(automatic, "kaas")) == (None, 1.0)


def test_an_item_scored_outside_waits_for_a_scorer() -> None:
    declarations = response(correct="B") + SCORE.replace("/>", ' externalScored="human"/>')

    assert points(item(declarations=declarations), "B") is None


@pytest.mark.parametrize(("maximum", "score"), [('normalMaximum="2"', None), ("", 0.0)])
def test_an_item_without_a_question_waits_only_if_points_can_be_had(
    maximum: str, score: float | None
) -> None:
    declarations = SCORE.replace("/>", f" {maximum}/>")
    text = item("<p>Lees de tekst.</p>", declarations=declarations, processing="")

    assert score_item(text, None).score == score


@pytest.mark.parametrize("answer", [["A", "B", "C"], ["A", "B", "Z", "C"]])
def test_ticking_more_than_allowed_is_no_answer(answer: list[str]) -> None:
    mapping = "".join(f'<mapEntry mapKey="{one}" mappedValue="1"/>' for one in "AB")
    text = item(
        choice(attributes='maxChoices="2"'),
        declarations=response(mapping=f"<mapping>{mapping}</mapping>", cardinality="multiple")
        + SCORE,
        processing=MAP_RESPONSE,
    )

    assert points(text, answer) == 0
    assert points(text, ["A", "B"]) == 2


def test_a_choice_that_is_not_offered_does_not_count() -> None:
    mapping = '<mapping><mapEntry mapKey="Z" mappedValue="9"/></mapping>'
    text = item(declarations=response(mapping=mapping) + SCORE, processing=MAP_RESPONSE)

    assert points(text, "Z") == 0


def test_every_item_of_the_form_is_scored_also_without_any_response() -> None:
    form = master_item(item())

    scores = scores_of(form, {ItemId("unknown"): {"RESPONSE": "B"}}).values()

    assert [(one.item_id, one.score, one.max_score) for one in scores] == [("ITEM-1", 0.0, 1.0)]


def test_an_operator_that_an_environment_trusts_leaves_the_other_outcomes_to_the_scorer() -> None:
    own = (
        '<customOperator class="org.example.Own"><variable identifier="RESPONSE"/></customOperator>'
    )
    tried = '<outcomeDeclaration identifier="TRIED" cardinality="single" baseType="float"/>'
    text = item(
        declarations=response(correct="B") + SCORE + tried,
        processing=rules(assign(own) + assign(base("float", 1), outcome="TRIED")),
    )
    trusting = QtiMaster(allowed=AllowedNames(operators=frozenset({"org.example.Own"})))
    data = package({"item.xml": text})
    (form,) = trusting.master(data, new_id=CountingIds(), tell=tell_nobody).forms

    (score,) = scores_of(form, {ItemId("ITEM-1"): {"RESPONSE": "B"}}).values()

    assert (score.score, score.outcomes["TRIED"]) == (None, "1.0")
