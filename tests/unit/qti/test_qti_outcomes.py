"""A test makes its outcomes of those of its items, by its rules."""

from dataclasses import replace

import pytest

from chalicelib.core.kernel import ItemId
from chalicelib.qti.assessing.outcomes import process_outcomes
from chalicelib.qti.assessing.test_expressions import TEST_EXPRESSIONS
from chalicelib.qti.assessing.test_scope import OutsideTestError
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.values import BaseType, single
from chalicelib.qti.node import Node
from chalicelib.qti.processing.expression import Scope, State
from tests.unit.qti.assessed import a_test, by_id, placed, sat, summed
from tests.unit.qti.making import assign, base

ALL = '<testVariables variableIdentifier="SCORE"/>'
TRUE, FALSE = base("boolean", "true"), base("boolean", "false")
GRADE = (
    '<outcomeDeclaration identifier="GRADE" cardinality="single" baseType="string">'
    '<interpolationTable defaultValue="onvoldoende">'
    '<interpolationTableEntry sourceValue="5.5" targetValue="voldoende"/>'
    "</interpolationTable></outcomeDeclaration>"
)
WHOLE = '<outcomeDeclaration identifier="WHOLE" cardinality="single" baseType="integer"/>'
OUTSIDE = (
    '<outcomeDeclaration identifier="ORAL" cardinality="single" baseType="float" '
    'externalScored="human"/>'
)


def set_total(points: float) -> str:
    return assign(base("float", points), outcome="TOTAL")


def test_a_test_adds_the_scores_of_its_items() -> None:
    assessed = a_test(summed(ALL), placed("A"), placed("B"))

    assert assessed.total(sat("A", 2), sat("B", 0.5)) == "2.5"


def test_a_test_adds_the_scores_that_it_names() -> None:
    named = '<variable identifier="A.SCORE"/><variable identifier="B.SCORE"/>'
    assessed = a_test(summed(named), placed("A"), placed("B"), placed("C"))

    assert assessed.total(sat("A", 2), sat("B", 3), sat("C", 9)) == "5.0"


def test_a_test_without_rules_has_the_outcomes_that_it_starts_with() -> None:
    assert a_test("", placed("A"), more=GRADE + WHOLE).outcomes(sat("A", 2)) == {
        "TOTAL": "7.0",
        "GRADE": None,
        "WHOLE": "0",
    }


def test_outcomes_start_anew_each_time() -> None:
    assessed = a_test(summed('<variable identifier="TOTAL"/>' + ALL), placed("A"))
    before = {"TOTAL": single(BaseType.FLOAT, 100.0)}

    made = process_outcomes(assessed.read, by_id(sat("A", 1)), seed="seed", before=before)

    assert made == {"TOTAL": single(BaseType.FLOAT, 8.0)}


def test_what_somebody_outside_scores_stays_as_it_was() -> None:
    assessed = a_test(summed('<variable identifier="ORAL"/>' + ALL), placed("A"), more=OUTSIDE)
    before = {"ORAL": single(BaseType.FLOAT, 3.0), "GONE": single(BaseType.FLOAT, 9.0)}

    made = process_outcomes(assessed.read, by_id(sat("A", 1)), seed="seed", before=before)

    assert made == {"TOTAL": single(BaseType.FLOAT, 4.0), "ORAL": single(BaseType.FLOAT, 3.0)}


@pytest.mark.parametrize(
    ("first", "second", "total"),
    [(TRUE, TRUE, "1.0"), (FALSE, TRUE, "2.0"), (FALSE, FALSE, "3.0"), ("<null/>", TRUE, "2.0")],
)
def test_the_first_branch_that_holds_is_run(first: str, second: str, total: str) -> None:
    condition = (
        f"<outcomeCondition><outcomeIf>{first}{set_total(1)}</outcomeIf>"
        f"<outcomeElseIf>{second}{set_total(2)}</outcomeElseIf>"
        f"<outcomeElse>{set_total(3)}</outcomeElse></outcomeCondition>"
    )

    assert a_test(condition, placed("A")).total() == total


def test_rules_behind_an_exit_are_not_run() -> None:
    inside = f"<outcomeIf>{TRUE}{set_total(1)}<exitTest/>{set_total(2)}</outcomeIf>"
    rules = f"<outcomeCondition>{inside}</outcomeCondition>{set_total(3)}"

    assert a_test(rules, placed("A")).total() == "1.0"


def test_the_rules_of_a_fragment_are_run_where_it_stands() -> None:
    fragment = f"<outcomeProcessingFragment>{set_total(2)}</outcomeProcessingFragment>"

    assert a_test(set_total(1) + fragment, placed("A")).total() == "2.0"


@pytest.mark.parametrize(("points", "grade"), [(5.4, "onvoldoende"), (5.5, "voldoende")])
def test_a_grade_is_looked_up_in_the_table_of_its_outcome(points: float, grade: str) -> None:
    rules = f'<lookupOutcomeValue identifier="GRADE"><sum>{ALL}</sum></lookupOutcomeValue>'

    assert a_test(rules, placed("A"), more=GRADE).outcomes(sat("A", points))["GRADE"] == grade


@pytest.mark.parametrize(
    ("score", "whole"), [(2, "2"), (2.5, None), (None, None)], ids=["whole", "fraction", "null"]
)
def test_a_whole_total_takes_a_whole_sum_and_is_not_known_when_there_is_a_fraction(
    score: float | None, whole: str | None
) -> None:
    assessed = a_test(summed(ALL, "WHOLE"), placed("A"), more=WHOLE)

    assert [one.code for one in assessed.remarks()] == ["total-maybe-not-whole"]
    assert assessed.outcomes(sat("A", score))["WHOLE"] == whole


def test_nothing_is_known_when_the_rules_work_longer_than_any_real_test() -> None:
    many = f'<repeat numberRepeats="900">{base("integer", 1)}</repeat>'
    rules = assign(f"<sum>{many * 300}</sum>", outcome="WHOLE")

    assert a_test(rules, placed("A"), more=WHOLE).outcomes() == {"TOTAL": None, "WHOLE": None}


def test_going_through_the_items_of_a_test_is_work_too() -> None:
    rules = assign(f"<sum>{'<numberSelected/>' * 700}</sum>", outcome="WHOLE")
    many = [replace(sat("A"), id=ItemId(f"A.{number}")) for number in range(300)]
    assessed = a_test(rules, placed("A"), more=WHOLE)

    assert assessed.outcomes(*many[:100])["WHOLE"] == "70000"
    assert assessed.outcomes(*many)["WHOLE"] is None
    assert assessed.outcomes(*many)["TOTAL"] is None


def test_an_expression_about_a_test_is_of_no_use_to_an_item() -> None:
    node, findings = Node("numberCorrect", {}, "", ()), Findings("item.xml")

    with pytest.raises(OutsideTestError, match="numberCorrect"):
        Scope(Declarations(), findings, TEST_EXPRESSIONS).infer(node)
    with pytest.raises(OutsideTestError, match="numberCorrect"):
        State(Declarations(), TEST_EXPRESSIONS, {}).evaluate(node)


def test_rules_that_draw_by_chance_draw_the_same_from_the_same_seed() -> None:
    drawing = a_test(assign('<randomFloat min="0" max="1"/>', outcome="TOTAL"), placed("A"))

    totals = [drawing.outcomes(seed=seed)["TOTAL"] for seed in ("a", "a", "b")]

    assert totals[0] == totals[1] != totals[2]


LONE_ELSE = f"<outcomeCondition><outcomeElse>{set_total(2)}</outcomeElse></outcomeCondition>"


@pytest.mark.parametrize(
    ("rules", "total"),
    [
        (LONE_ELSE, "2.0"),
        (assign(base("string", "3"), outcome="TOTAL"), "3.0"),
        (assign('<correct identifier="A.SCORE"/>', outcome="TOTAL"), None),
        (assign('<customOperator class="x"/>', outcome="TOTAL"), None),
    ],
)
def test_who_scores_only_runs_what_has_one_plausible_meaning(rules: str, total: str | None) -> None:
    assessed = a_test(rules, placed("A"))

    assert assessed.reasons() != []
    assert assessed.outcomes(sat("A", 1), forgiving=True)["TOTAL"] == total


@pytest.mark.parametrize(
    "rules",
    [
        summed('<variable identifier="NOWHERE"/>'),
        summed('<mapResponse identifier="A.RESPONSE"/>'),
        assign("<mean/>", outcome="TOTAL"),
        '<setTemplateValue identifier="TOTAL"/>',
    ],
)
def test_what_has_no_meaning_is_not_forgiven(rules: str) -> None:
    assert a_test(rules, placed("A")).findings(forgiving=True).reasons != []
