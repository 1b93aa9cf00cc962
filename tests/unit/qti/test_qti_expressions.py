"""Expressions and conditions reckon as the specification says, NULL included."""

import pytest

from tests.unit.qti.making import (
    SCORE,
    TEXT_ENTRY,
    assign,
    base,
    choice,
    item,
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


def whole(value: int) -> str:
    return f'<baseValue baseType="integer">{value}</baseValue>'


def number(value: float) -> str:
    return f'<baseValue baseType="float">{value}</baseValue>'


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
