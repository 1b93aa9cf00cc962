"""Scoring follows the specification, also where engines differ (docs/qti/supported.md)."""

import pytest

from chalicelib.core.kernel import ItemId
from chalicelib.qti import QtiScorer
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
    points,
    response,
    rules,
    score_item,
    when,
)

ONE = '<baseValue baseType="float">1</baseValue>'
NULL = '<variable identifier="RESPONSE"/>'
TRUE = '<baseValue baseType="boolean">true</baseValue>'
FALSE = '<baseValue baseType="boolean">false</baseValue>'
NUMBER = SCORE.replace("SCORE", "OTHER")
FLAG = '<outcomeDeclaration identifier="FLAG" cardinality="single" baseType="boolean"/>'


def number(value: float) -> str:
    return f'<baseValue baseType="float">{value}</baseValue>'


def whole(value: int) -> str:
    return f'<baseValue baseType="integer">{value}</baseValue>'


def text_item(mapping: str, *, version: str = "2.2", base_type: str = "string") -> str:
    declarations = response(mapping=mapping, base_type=base_type) + SCORE
    return item(TEXT_ENTRY, declarations=declarations, processing=MAP_RESPONSE, version=version)


def outcome_of(expression: str, *, declared: str = FLAG, name: str = "FLAG") -> object:
    """Reckon one expression; RESPONSE is an empty float."""
    text = item(
        TEXT_ENTRY,
        declarations=response(base_type="float") + SCORE + declared,
        processing=rules(
            f'<setOutcomeValue identifier="{name}">{expression}</setOutcomeValue>'
            f'<setOutcomeValue identifier="SCORE">{ONE}</setOutcomeValue>'
        ),
    )
    return score_item(text, None).outcomes[name]


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


@pytest.mark.parametrize(
    ("expression", "outcome"),
    [
        (f"<isNull>{NULL}</isNull>", "true"),
        (f"<isNull>{ONE}</isNull>", "false"),
        (f"<match>{NULL}{NULL}</match>", None),
        (f"<match>{ONE}{whole(1)}</match>", "true"),
        (f"<and>{TRUE}{TRUE}</and>", "true"),
        (f"<and>{FALSE}<null/></and>", "false"),
        (f"<and>{TRUE}<null/></and>", None),
        (f"<or>{TRUE}<null/></or>", "true"),
        (f"<or>{FALSE}<null/></or>", None),
        (f"<or>{FALSE}{FALSE}</or>", "false"),
        ("<not><null/></not>", None),
        (f"<not>{FALSE}</not>", "true"),
        (f"<lt>{number(1)}{number(2)}</lt>", "true"),
        (f"<lt>{number(2)}{number(2)}</lt>", "false"),
        (f"<lte>{number(2)}{number(2)}</lte>", "true"),
        (f"<gt>{number(2)}{number(2)}</gt>", "false"),
        (f"<gte>{number(2)}{number(2)}</gte>", "true"),
        (f"<gt>{NULL}{ONE}</gt>", None),
        (f"<equal>{ONE}{whole(1)}</equal>", "true"),
        (f"<equal>{NULL}{ONE}</equal>", None),
    ],
)
def test_comparing_and_logic_know_null(expression: str, outcome: str | None) -> None:
    assert outcome_of(expression) == outcome


@pytest.mark.parametrize(
    ("attributes", "given", "outcome"),
    [
        ('toleranceMode="exact"', 10, "true"),
        ('toleranceMode="exact"', 10.1, "false"),
        ('toleranceMode="absolute" tolerance="1"', 9, "true"),
        ('toleranceMode="absolute" tolerance="1"', 11, "true"),
        ('toleranceMode="absolute" tolerance="1"', 11.1, "false"),
        ('toleranceMode="absolute" tolerance="1 2"', 12, "true"),
        ('toleranceMode="absolute" tolerance="1 2"', 8.5, "false"),
        ('toleranceMode="absolute" tolerance="1" includeLowerBound="false"', 9, "false"),
        ('toleranceMode="absolute" tolerance="1" includeUpperBound="false"', 11, "false"),
        ('toleranceMode="relative" tolerance="10"', 11, "true"),
        ('toleranceMode="relative" tolerance="10"', 8.9, "false"),
    ],
)
def test_equal_keeps_to_its_tolerance(attributes: str, given: float, outcome: str) -> None:
    assert outcome_of(f"<equal {attributes}>{number(10)}{number(given)}</equal>") == outcome


def test_a_relative_tolerance_works_below_zero() -> None:
    expression = (
        f'<equal toleranceMode="relative" tolerance="10">{number(-10)}{number(-10.5)}</equal>'
    )

    assert outcome_of(expression) == "true"


@pytest.mark.parametrize(
    ("expression", "outcome"),
    [
        (f"<sum>{number(1)}{whole(2)}{number(0.5)}</sum>", "3.5"),
        (f"<sum>{ONE}{NULL}</sum>", None),
        (f"<product>{number(3)}{number(4)}</product>", "12.0"),
        (f"<product>{ONE}<null/></product>", None),
        (f"<subtract>{number(3)}{number(4)}</subtract>", "-1.0"),
        (f"<divide>{whole(1)}{whole(4)}</divide>", "0.25"),
        (f"<divide>{ONE}{whole(0)}</divide>", None),
        (f"<product>{number(1e300)}{number(1e300)}</product>", None),
        (f"<product>{whole(10**14)}{whole(10**14)}</product>", None),
    ],
)
def test_reckoning_knows_null_and_never_overflows(expression: str, outcome: str | None) -> None:
    assert outcome_of(expression, declared=NUMBER, name="OTHER") == outcome


@pytest.mark.parametrize(
    ("attributes", "text", "outcome"),
    [
        ('caseSensitive="true"', "kaas", "true"),
        ('caseSensitive="true"', "Kaas", "false"),
        ('caseSensitive="false"', "KAAS", "true"),
        ('caseSensitive="false"', "kaasje", "false"),
        ('caseSensitive="true" substring="true"', "kaasje", "true"),
    ],
)
def test_string_match_compares_texts(attributes: str, text: str, outcome: str) -> None:
    operands = "".join(f'<baseValue baseType="string">{one}</baseValue>' for one in (text, "kaas"))

    assert outcome_of(f"<stringMatch {attributes}>{operands}</stringMatch>") == outcome


@pytest.mark.parametrize(("answer", "score"), [(["A", "C"], 1), (["C"], 0), ([], 0)])
def test_member_looks_inside_a_container(answer: list[str], score: float) -> None:
    test = f"<member>{base('identifier', 'A')}{NULL}</member>"
    text = item(
        choice(attributes='maxChoices="0"'),
        declarations=response(cardinality="multiple") + SCORE,
        processing=rules(when(test, assign(ONE))),
    )

    assert points(text, answer) == score


@pytest.mark.parametrize(("answer", "score"), [("A", 1), ("B", 0), (None, 0)])
def test_member_takes_a_single_value_as_a_container_of_one(answer: str, score: float) -> None:
    test = f"<member>{base('identifier', 'A')}{NULL}</member>"
    text = item(declarations=response() + SCORE, processing=rules(when(test, assign(ONE))))

    assert points(text, answer) == score


def test_the_first_branch_that_holds_is_taken_and_null_does_not_hold() -> None:
    def branch(name: str, test: str, points: int) -> str:
        return f"<{name}>{test}{assign(whole(points))}</{name}>"

    processing = rules(
        "<responseCondition>"
        + branch("responseIf", f"<gt>{NULL}{ONE}</gt>", 1)
        + branch("responseElseIf", f"<lt>{NULL}{ONE}</lt>", 2)
        + branch("responseElse", "", 3)
        + "</responseCondition>"
    )
    text = item(TEXT_ENTRY, declarations=response(base_type="float") + SCORE, processing=processing)

    assert [points(text, answer) for answer in ("5", "0", "")] == [1, 2, 3]


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

    scores = QtiScorer().score(form.scoring, {ItemId("unknown"): {"RESPONSE": "B"}})

    assert [(one.item_id, one.score, one.max_score) for one in scores] == [("ITEM-1", 0.0, 1.0)]
