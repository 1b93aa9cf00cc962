"""A test makes its outcomes of those of its items."""

from chalicelib.qti.assessing.outcomes import process_outcomes
from chalicelib.qti.items.values import BaseType, single
from tests.unit.qti.assessed import a_test, by_id, placed, sat, summed
from tests.unit.qti.making import base

ALL = '<testVariables variableIdentifier="SCORE"/>'
TRUE, FALSE = base("boolean", "true"), base("boolean", "false")


def test_a_test_adds_the_scores_of_its_items() -> None:
    assessed = a_test(summed(ALL), placed("A"), placed("B"))

    assert assessed.total(sat("A", 2), sat("B", 0.5)) == "2.5"


def test_a_test_adds_the_scores_that_it_names() -> None:
    named = '<variable identifier="A.SCORE"/><variable identifier="B.SCORE"/>'
    assessed = a_test(summed(named), placed("A"), placed("B"), placed("C"))

    assert assessed.total(sat("A", 2), sat("B", 3), sat("C", 9)) == "5.0"


def test_outcomes_start_anew_each_time() -> None:
    assessed = a_test(summed('<variable identifier="TOTAL"/>' + ALL), placed("A"))
    before = {"TOTAL": single(BaseType.FLOAT, 100.0)}

    made = process_outcomes(assessed.read, by_id(sat("A", 1)), seed="seed", before=before)

    assert made == {"TOTAL": single(BaseType.FLOAT, 8.0)}
