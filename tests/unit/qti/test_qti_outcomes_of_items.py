"""The rules of a test read the variables of its items by name: ``A.SCORE``, ``A.2.SCORE``."""

from dataclasses import replace

import pytest

from chalicelib.core.kernel import ItemId
from chalicelib.qti.assessing.item_session import ItemSession
from chalicelib.qti.assessing.outcomes import process_outcomes
from chalicelib.qti.items.values import BaseType, single
from tests.unit.qti.assessed import (
    Assessed,
    a_test,
    by_id,
    declared,
    placed,
    processing,
    ruled,
    sat,
    weight,
)
from tests.unit.qti.making import (
    NAMESPACES,
    SCORE,
    assign,
    base,
    choice,
    item,
    part,
    response,
    section,
)

NAME = '<outcomeDeclaration identifier="NAME" cardinality="single" baseType="identifier"/>'
COUNT = '<outcomeDeclaration identifier="COUNT" cardinality="single" baseType="integer"/>'


def read(identifier: str, *, attributes: str = "", outcome: str = "TOTAL") -> str:
    return assign(f'<variable identifier="{identifier}" {attributes}/>', outcome=outcome)


def copies(*scores: float) -> list[ItemSession]:
    return [
        replace(sat(f"A.{number}", score), place="A")
        for number, score in enumerate(scores, start=1)
    ]


def taken_often(submission: str, rules: str) -> Assessed:
    again = '<selection select="2" withReplacement="true"/>' + placed("A")
    return Assessed(part(section(again), submission=submission), processing(rules))


def test_a_weight_multiplies_the_score() -> None:
    weighed = read("A.SCORE", attributes='weightIdentifier="W"')

    assert a_test(weighed, placed("A", inside=weight(1.5))).total(sat("A", 3)) == "4.5"


def test_a_weight_that_an_item_does_not_have_is_1() -> None:
    weighed = read("A.SCORE", attributes='weightIdentifier="W"')

    assert a_test(weighed, placed("A", inside=weight(5, "X"))).total(sat("A", 3)) == "3.0"


def test_without_naming_a_weight_it_does_not_count() -> None:
    assert a_test(read("A.SCORE"), placed("A", inside=weight(5))).total(sat("A", 3)) == "3.0"


@pytest.mark.parametrize(("factor", "remarks"), [(5, 0), (1.5, 1)])
def test_a_whole_score_with_a_whole_weight_goes_into_a_whole_outcome(
    factor: float, remarks: int
) -> None:
    whole = declared(item(declarations=response(correct="B") + SCORE.replace("float", "integer")))
    session = replace(sat("A"), declarations=whole, outcomes={"SCORE": single(BaseType.INTEGER, 2)})
    weighed = read("A.SCORE", attributes='weightIdentifier="W"', outcome="COUNT")
    assessed = replace(
        a_test(weighed, placed("A", inside=weight(factor)), more=COUNT), items={"A": whole}
    )

    assert len(assessed.remarks()) == remarks
    assert assessed.outcomes(session)["COUNT"] == str(int(2 * factor))


def test_a_weight_says_nothing_of_what_is_no_number() -> None:
    weighed = read("A.RESPONSE", attributes='weightIdentifier="W"', outcome="NAME")
    assessed = a_test(weighed, placed("A", inside=weight(5)), more=NAME)

    assert assessed.outcomes(sat("A", answer="C"))["NAME"] == "C"


def test_what_is_read_of_an_item_that_is_not_in_the_test_is_not_known() -> None:
    assessed = a_test(read("X.SCORE"), placed("A"))

    assert [one.code for one in assessed.remarks()] == ["item-variable-unknown"]
    assert assessed.total(sat("A", 3)) is None


def test_what_is_read_of_an_item_that_was_not_selected_is_not_known() -> None:
    assert a_test(read("B.SCORE"), placed("A"), placed("B")).total(sat("A", 3)) is None


def test_a_variable_that_an_item_does_not_have_is_not_known() -> None:
    assert a_test(read("A.POINTS"), placed("A")).total(sat("A", 3)) is None


def test_an_item_whose_rules_could_not_be_run_has_no_score_yet() -> None:
    unscorable = replace(sat("A"), outcomes={}, unscorable="why")

    assert a_test(read("A.SCORE"), placed("A")).total(unscorable) is None


def test_an_outcome_of_an_item_that_nobody_came_to_is_what_it_starts_as() -> None:
    untouched = ItemSession(ItemId("A"), "A", declared())

    assert a_test(read("A.SCORE"), placed("A")).total(untouched) == "0.0"


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"attempts": 0, "presented": False}, "not_attempted"),
        ({"attempts": 0}, "unknown"),
        ({"outcomes": {"completionStatus": single(BaseType.IDENTIFIER, "completed")}}, "completed"),
    ],
)
def test_the_rules_may_read_how_far_a_candidate_came(change: dict[str, int], status: str) -> None:
    session = replace(sat("A"), **change)  # type: ignore[arg-type]
    assessed = a_test(read("A.completionStatus", outcome="NAME"), placed("A"), more=NAME)

    assert assessed.outcomes(session)["NAME"] == status


def test_the_rules_may_read_how_often_a_candidate_tried() -> None:
    assessed = a_test(read("A.numAttempts", outcome="COUNT"), placed("A"), more=COUNT)

    assert assessed.outcomes(replace(sat("A"), attempts=3))["COUNT"] == "3"


@pytest.mark.parametrize("name", ["A.duration", "S1.duration", "P.duration", "duration"])
def test_how_long_a_candidate_took_is_not_told(name: str) -> None:
    rule = assign(f'<isNull><variable identifier="{name}"/></isNull>', outcome="FLAG")
    flag = '<outcomeDeclaration identifier="FLAG" cardinality="single" baseType="boolean"/>'
    assessed = a_test(rule, placed("A"), more=flag)

    assert assessed.remarks() == []
    assert assessed.outcomes(sat("A"))["FLAG"] == "true"


def test_each_copy_of_an_item_has_a_score_of_its_own() -> None:
    named = '<sum><variable identifier="A.1.SCORE"/><variable identifier="A.2.SCORE"/></sum>'
    assessed = taken_often("individual", assign(named, outcome="TOTAL"))

    assert assessed.total(*copies(1, 2)) == "3.0"


def test_a_copy_that_was_not_taken_is_not_known() -> None:
    assert taken_often("individual", read("A.3.SCORE")).total(*copies(1, 2)) is None


@pytest.mark.parametrize(("submission", "total"), [("simultaneous", "2.0"), ("individual", None)])
def test_copies_without_a_number_are_the_last_one_if_all_were_submitted_together(
    submission: str, total: str | None
) -> None:
    assert taken_often(submission, read("A.SCORE")).total(*copies(1, 2)) == total


def test_each_part_says_by_itself_how_it_is_submitted() -> None:
    again = '<selection select="2" withReplacement="true"/>' + placed("A")
    other = part(section(placed("B"), identifier="S2"), submission="simultaneous", identifier="P2")
    assessed = Assessed(part(section(again)) + other, processing(read("A.SCORE")))

    assert assessed.total(*copies(1, 2)) is None


def test_the_longest_name_of_an_item_counts() -> None:
    assessed = a_test(read("A.1.SCORE"), placed("A"), placed("A.1"))

    assert assessed.total(sat("A", 1), sat("A.1", 2)) == "2.0"


def test_an_outcome_of_the_test_may_have_a_period_in_its_name() -> None:
    own = '<outcomeDeclaration identifier="A.SCORE" cardinality="single" baseType="float"/>'
    rules = assign(base("float", 4), outcome="A.SCORE") + read("A.SCORE")

    assert a_test(rules, placed("A"), more=own).total(sat("A", 1)) == "4.0"


MAPPED = '<variableMapping sourceIdentifier="SCORE" targetIdentifier="POINTS"/>'


def test_a_mapping_gives_a_variable_the_name_that_the_test_uses() -> None:
    assert a_test(read("A.POINTS"), placed("A", inside=MAPPED)).total(sat("A", 2)) == "2.0"


def test_a_variable_with_another_name_is_not_found_by_its_own() -> None:
    assert a_test(read("A.SCORE"), placed("A", inside=MAPPED)).total(sat("A", 2)) is None


def test_a_mapping_holds_for_one_item_only() -> None:
    both = '<sum><variable identifier="A.POINTS"/><variable identifier="B.SCORE"/></sum>'
    assessed = a_test(assign(both, outcome="TOTAL"), placed("A", inside=MAPPED), placed("B"))

    assert assessed.total(sat("A", 2), sat("B", 3)) == "5.0"


def test_the_rules_may_read_keys_and_what_stood_there_at_first() -> None:
    preset = response(correct="B", mapping="<defaultValue><value>A</value></defaultValue>")
    declarations = declared(item(choice(), declarations=preset + SCORE))
    session = replace(sat("A", answer="C"), declarations=declarations)
    rules = assign('<correct identifier="A.RESPONSE"/>', outcome="NAME")
    first = assign('<default identifier="A.RESPONSE"/>', outcome="NAME")
    items = {"A": declarations}

    def name(rule: str) -> object:
        assessed = replace(a_test(rule, placed("A"), more=NAME), items=items)
        return assessed.outcomes(session)["NAME"]

    assert (name(rules), name(first)) == ("B", "A")


def test_a_mapping_in_a_section_of_its_own_file_counts_too() -> None:
    file = section(placed("A", inside=MAPPED)).replace(
        "<assessmentSection ", f'<assessmentSection xmlns="{NAMESPACES["2.2"]}" '
    )
    parts = part('<assessmentSectionRef identifier="S1" href="inner.xml"/>')

    rules, _ = ruled(parts, processing(read("A.POINTS")), inner=file)

    assert rules.mapped == {"A": {"POINTS": "SCORE"}}
    assert rules.sections_of == {"A": ("P", "S1")}
    made = process_outcomes(rules, by_id(sat("A", 2)), seed="seed")
    assert made["TOTAL"] == single(BaseType.FLOAT, 2.0)


def test_the_default_of_an_outcome_of_the_test_wins_from_that_of_an_item() -> None:
    own = (
        '<outcomeDeclaration identifier="A.SCORE" cardinality="single" baseType="float">'
        "<defaultValue><value>4</value></defaultValue></outcomeDeclaration>"
    )
    rules = assign('<default identifier="A.SCORE"/>', outcome="TOTAL")

    assert a_test(rules, placed("A"), more=own).total(sat("A", 1)) == "4.0"


def test_the_default_of_an_outcome_of_the_test_is_what_it_starts_as() -> None:
    rules = assign(base("float", 1), outcome="TOTAL") + assign(
        '<default identifier="TOTAL"/>', outcome="TOTAL"
    )

    assert a_test(rules, placed("A")).total() == "7.0"
