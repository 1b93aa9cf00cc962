"""Conditions, branches and template defaults that cannot be reckoned are found at import.

Source: docs/qti/walk.md; design: import is strict.
"""

import pytest

from tests.unit.qti.making import (
    NAMESPACES,
    base,
    exam_test,
    item,
    package,
    part,
    reference,
    refusal_codes,
    section,
)

NOT_TRUE_OR_FALSE = f"<preCondition>{base('float', 1)}</preCondition>"


def codes(inside: str, *, navigation: str = "linear", written: str | None = None) -> list[str]:
    items = {"item.xml": written or item()}
    test = exam_test(part(section(inside), navigation=navigation))
    return refusal_codes(package(items, test=test))


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (NOT_TRUE_OR_FALSE, "condition-not-boolean"),
        ("<preCondition/>", "condition-malformed"),
        (
            f"<branchRule target='EXIT_TEST'>{base('float', 1)}</branchRule>",
            "condition-not-boolean",
        ),
        ("<preCondition><guess/></preCondition>", "expression-unknown"),
        (
            "<preCondition><gt><variable identifier='NONE'/>"
            f"{base('float', 1)}</gt></preCondition>",
            "variable-unknown",
        ),
    ],
)
def test_a_condition_or_branch_that_cannot_be_reckoned_refuses_the_package(
    rule: str, code: str
) -> None:
    assert codes(reference("A", inside=rule)) == [code]
    assert codes(rule + reference("A")) == [code]


def test_conditions_where_one_walks_freely_are_not_looked_at() -> None:
    assert codes(reference("A", inside=NOT_TRUE_OR_FALSE), navigation="nonlinear") == []


def test_conditions_of_a_part_are_looked_at_also_where_one_walks_freely() -> None:
    test = exam_test(part(NOT_TRUE_OR_FALSE + section(reference("A"))))

    assert refusal_codes(package(test=test)) == ["condition-not-boolean"]


def test_rules_of_a_section_in_a_file_of_its_own_are_looked_at() -> None:
    namespace = f'xmlns="{NAMESPACES["2.2"]}" title="Deel" visible="true"'
    own = section(NOT_TRUE_OR_FALSE + reference("A"), attributes=namespace)
    inside = '<assessmentSectionRef identifier="R" href="s.xml"/>'
    test = exam_test(part(inside, navigation="linear"))

    found = refusal_codes(package({"item.xml": item()}, test=test, files={"s.xml": own.encode()}))

    assert found == ["condition-not-boolean"]


def test_a_template_default_that_reads_a_result_must_fit_its_variable() -> None:
    declared = '<templateDeclaration identifier="T" cardinality="single" baseType="identifier"/>'
    written = item().replace("<itemBody>", declared + "<itemBody>")
    default = '<templateDefault templateIdentifier="{}"><variable identifier="A.SCORE"/>'
    default += "</templateDefault>"

    fits = reference("A") + reference("B", inside=default.format("OTHER"))
    breaks = reference("A") + reference("B", inside=default.format("T"))

    assert codes(fits, written=written) == []
    assert codes(breaks, written=written) == ["assignment-type"]
