"""Outcome processing that cannot be run is refused; a slip of the pen in it is remarked."""

import pytest

from chalicelib.core.exams import PackageReason, PackageRefused
from chalicelib.qti.reasons import describe
from tests.builders.forms import master_package
from tests.unit.qti.assessed import TOTAL, a_test, placed, processing, summed, weight
from tests.unit.qti.making import assign, base, exam_test, item, package, part, section

ALL = '<testVariables variableIdentifier="SCORE" {}/>'
WHOLE = '<outcomeDeclaration identifier="WHOLE" cardinality="single" baseType="integer"/>'
TRUE = base("boolean", "true")


def packaged(rules: str, *, before: str = TOTAL) -> bytes:
    test = exam_test(
        part(section(placed("A", category="easy", inside=weight(2)))),
        before=before,
        after="\n" + processing(rules),
    )
    return package({"item.xml": item()}, test=test)


def reasons(rules: str, *, before: str = TOTAL) -> tuple[PackageReason, ...]:
    with pytest.raises(PackageRefused) as refusal:
        master_package(packaged(rules, before=before))
    return refusal.value.reasons


def condition(inside: str) -> str:
    return f"<outcomeCondition>{inside}</outcomeCondition>"


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        (summed('<variable identifier="NOWHERE"/>'), "variable-unknown"),
        (assign(base("float", 1), outcome="NOWHERE"), "variable-unknown"),
        (assign(base("float", 1), outcome="A.SCORE"), "variable-unknown"),
        (assign(base("string", "x"), outcome="TOTAL"), "assignment-type"),
        (assign(base("string", "x"), outcome="WHOLE"), "assignment-type"),
        (assign("", outcome="WHOLE"), "operand-count"),
        (assign(ALL.format(""), outcome="WHOLE"), "assignment-type"),
        (assign("<nonsense/>", outcome="WHOLE"), "expression-unknown"),
        (summed('<variable identifier="A.RESPONSE"/>'), "operand-types"),
        (summed('<correct identifier="A.SCORE"/>'), "correct-not-declared"),
        (summed('<mapResponse identifier="A.RESPONSE"/>'), "variable-unknown"),
        (summed("<testVariables/>"), "attribute-not-valid"),
        (summed('<outcomeMaximum variableIdentifier="SCORE"/>'), "attribute-not-valid"),
        (summed("<outcomeMinimum/>"), "attribute-not-valid"),
        (summed(ALL.format('baseType="number"')), "base-type-not-supported"),
        (
            summed(ALL.format('baseType="integer" weightIdentifier="W"')),
            "attribute-not-valid",
        ),
        (
            '<lookupOutcomeValue identifier="TOTAL"><sum>'
            + ALL.format("")
            + "</sum></lookupOutcomeValue>",
            "table-not-declared",
        ),
        (condition(f"<outcomeIf>{base('integer', 1)}</outcomeIf>"), "condition-not-boolean"),
        (condition(f"<responseIf>{TRUE}</responseIf>"), "condition-malformed"),
        (condition("<outcomeElse/>"), "condition-malformed"),
        (
            f"<responseCondition><responseIf>{TRUE}</responseIf></responseCondition>",
            "rule-not-supported",
        ),
        ("<exitResponse/>", "rule-not-supported"),
        ("<include href='x.xml'/>", "rule-not-supported"),
        (summed('<customOperator class="x"/>'), "custom-operator-unknown"),
    ],
)
def test_a_rule_that_cannot_be_run_is_refused(rules: str, code: str) -> None:
    found = reasons(rules, before=TOTAL + WHOLE)

    assert [one.code for one in found] == [code]
    assert {(one.place, one.line) for one in found} == {("test.xml", 2)}


@pytest.mark.parametrize(
    ("declaration", "code"),
    [
        (TOTAL, "identifier-not-unique"),
        (WHOLE.replace("integer", "number"), "declaration-not-supported"),
        (WHOLE.replace("/>", "><defaultValue><value>x</value></defaultValue></outcomeDeclaration>"),
         "value-not-of-type"),
    ],
)  # fmt: skip
def test_an_outcome_of_a_test_that_is_not_declared_well_is_refused(
    declaration: str, code: str
) -> None:
    assert [one.code for one in reasons("", before=TOTAL + declaration)] == [code]


@pytest.mark.parametrize(
    ("rules", "codes"),
    [
        (summed('<variable identifier="B.SCORE"/>'), ["item-variable-unknown"]),
        (summed('<variable identifier="A.POINTS"/>'), ["item-variable-unknown"]),
        (summed('<default identifier="B.SCORE"/>'), ["item-variable-unknown"]),
        (
            summed('<variable identifier="A.SCORE" weightIdentifier="X"/>'),
            ["weight-unknown"],
        ),
        (summed(ALL.format('weightIdentifier="X"')), ["weight-unknown"]),
        (
            summed(ALL.format('includeCategory="hard"')),
            ["category-unknown", "test-variable-unknown"],
        ),
        (summed(ALL.format('excludeCategory="hard"')), ["category-unknown"]),
        (
            summed(ALL.format('sectionIdentifier="S9"')),
            ["section-unknown", "test-variable-unknown"],
        ),
        (assign('<numberCorrect sectionIdentifier="S9"/>', outcome="TOTAL"), ["section-unknown"]),
        (summed('<outcomeMaximum outcomeIdentifier="POINTS"/>'), ["test-variable-unknown"]),
        (summed(ALL.format(""), "WHOLE"), ["total-maybe-not-whole"]),
        (
            summed('<variable identifier="A.SCORE" weightIdentifier="W"/>', "WHOLE"),
            ["total-maybe-not-whole"],
        ),
        (summed(ALL.format('weightIdentifier="W" includeCategory="easy"')), []),
    ],
)
def test_a_name_that_the_test_does_not_have_is_remarked(rules: str, codes: list[str]) -> None:
    remarks = a_test(rules, placed("A", category="easy", inside=weight(2)), more=WHOLE).remarks()

    assert [one.code for one in remarks] == codes
    assert "{" not in "".join(describe(one) for one in remarks)


def test_a_package_with_a_slip_in_its_outcomes_is_taken() -> None:
    mastered = master_package(packaged(summed('<variable identifier="B.SCORE"/>')))

    assert "item-variable-unknown" in [one.code for one in mastered.remarks]


def test_a_package_without_a_test_has_no_outcomes_to_check() -> None:
    assert master_package(package()).remarks == ()
