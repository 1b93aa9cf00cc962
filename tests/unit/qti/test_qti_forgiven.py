"""Importing is strict; scoring runs what has one plausible meaning, and nothing else."""

import re
from pathlib import Path

import pytest

from chalicelib.qti.processing.forgiven import FORGIVEN, Forgiven
from tests.unit.qti.forgiving import (
    EXAMPLES,
    Example,
    example_item,
    forgiven,
    refused_for,
    unscorable_for,
)
from tests.unit.qti.making import SCORE, TEMPLATES, assign, item, response, rules, when
from tests.unit.qti.reckoning import base, declare, names, number, text, whole

CHOICES = (Path(__file__).parents[3] / "docs" / "qti" / "choices.md").read_text()

RULES_OF_THEIR_OWN = {
    Forgiven.LONE_ELSE,
    Forgiven.LOOKUP_OF_NOTHING,
    Forgiven.MATCH_NOTHING,
    Forgiven.UNREACHED,
}
"""What is forgiven in a rule, not in an expression: tests further down."""


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.forgiven}: {one.expression}")
def test_an_expression_is_refused_at_import_and_forgiven_in_scoring(example: Example) -> None:
    written = example_item(example)

    assert refused_for(written)
    assert forgiven(written, dict(example.answers))["RESULT"] == example.result


def test_every_tolerance_has_an_example_a_reason_and_a_line_for_readers() -> None:
    assert {one.forgiven for one in EXAMPLES} | RULES_OF_THEIR_OWN == set(Forgiven)
    assert set(FORGIVEN) == set(Forgiven)
    assert set(re.findall(r"^\| `([a-z-]+)` \|", CHOICES, re.MULTILINE)) == set(map(str, Forgiven))


def test_the_choices_name_tests_that_exist() -> None:
    written = "\n".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))
    named = re.findall(r"`(test_[a-z0-9_]+)`", CHOICES)

    assert named
    assert [name for name in named if f"def {name}(" not in written] == []


def test_a_condition_with_only_an_else_takes_it() -> None:
    lone = f"<responseCondition><responseElse>{assign(base('float', 2))}</responseElse>"
    written = item(processing=rules(f"{lone}</responseCondition>"))

    assert refused_for(written) == ["condition-malformed"]
    assert forgiven(written)["SCORE"] == "2.0"


@pytest.mark.parametrize(("given", "score"), [("0", "0.0"), (None, "0.0"), ("2", "1.0")])
def test_a_number_as_a_condition_holds_unless_it_is_zero(given: str | None, score: str) -> None:
    then = when('<variable identifier="RESPONSE"/>', assign(base("float", 1)))
    written = item(declarations=response(base_type="integer") + SCORE, processing=rules(then))

    assert refused_for(written) == ["condition-not-boolean"]
    assert forgiven(written, {"RESPONSE": given})["SCORE"] == score


def test_a_lookup_without_an_operand_gives_the_default_of_its_table() -> None:
    table = '<interpolationTable defaultValue="3">'
    table += '<interpolationTableEntry sourceValue="1" targetValue="1"/></interpolationTable>'
    written = item(
        declarations=response() + declare("SCORE", "float", inside=table),
        processing=rules('<lookupOutcomeValue identifier="SCORE"/>'),
    )

    assert refused_for(written) == ["operand-count"]
    assert forgiven(written)["SCORE"] == "3.0"


@pytest.mark.parametrize(("given", "score"), [(None, "1.0"), ("A", "0.0")])
def test_the_template_match_nothing_gives_a_point_for_no_response(
    given: str | None, score: str
) -> None:
    written = item(processing=f'<responseProcessing template="{TEMPLATES}/match_nothing"/>')

    assert refused_for(written) == ["template-unknown"]
    assert forgiven(written, {"RESPONSE": given})["SCORE"] == score


@pytest.mark.parametrize(
    ("expression", "base_type"),
    [
        (number(6.5), "integer"),
        (text("six"), "float"),
        (f"<sum>{text('six')}{whole(1)}</sum>", "float"),
        (f"<integerModulus>{number(7.5)}{whole(2)}</integerModulus>", "integer"),
        (f"<multiple>{names('A', 'B')}</multiple>", "identifier"),
        (f"<index><ordered>{names('A')}</ordered>{whole(0)}</index>", "identifier"),
    ],
)
def test_a_value_that_would_lose_something_is_null(expression: str, base_type: str) -> None:
    written = item(
        declarations=response() + declare("RESULT", base_type),
        processing=rules(assign(expression, outcome="RESULT")),
    )

    assert forgiven(written)["RESULT"] is None


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        (f"<sum>{base('point', '1 1')}{whole(1)}</sum>", "operand-types"),
        (f"<not>{base('boolean', 'true')}{base('boolean', 'true')}</not>", "operand-count"),
        (base("point", "1 1"), "assignment-type"),
        ("<record/>", "expression-unknown"),
        ('<variable identifier="NOBODY"/>', "variable-unknown"),
        (f'<patternMatch pattern="(">{text("x")}</patternMatch>', "pattern-malformed"),
    ],
)
def test_what_has_no_plausible_meaning_is_a_reason(expression: str, code: str) -> None:
    assert code in unscorable_for(item(processing=rules(assign(expression))))


def test_what_is_no_qti_matters_only_where_the_rules_come_to_it() -> None:
    blank = '<isNull><variable identifier="RESPONSE"/></isNull>'
    foreign = '<isNotNull><variable identifier="RESPONSE"/></isNotNull>'
    one, two = (assign(base("float", points)) for points in (1, 2))
    written = item(
        processing=rules(
            f"<responseCondition><responseIf>{blank}{one}</responseIf>"
            f"<responseElseIf>{foreign}{two}</responseElseIf></responseCondition>"
        )
    )

    assert refused_for(written) == ["expression-unknown"]
    assert forgiven(written)["SCORE"] == "1.0"
    assert unscorable_for(written, {"RESPONSE": "A"}) == ["expression-unknown"]


def test_a_default_in_an_attribute_is_read() -> None:
    declared = '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float" '
    written = item(declarations=f'{response()}{declared}defaultValue="2.5"/>', processing="")

    assert forgiven(written)["SCORE"] == "2.5"


def test_several_values_of_a_single_key_count_only_when_a_rule_reads_the_key() -> None:
    member = f'<member>{names("A")}<variable identifier="RESPONSE"/></member>'
    by_member = rules(when(member, assign(base("float", 1))))
    declared = response(correct="A B") + SCORE

    assert forgiven(item(declarations=declared, processing=by_member), {"RESPONSE": "A"}) == {
        "SCORE": "1.0"
    }
    assert unscorable_for(item(declarations=declared)) == ["too-many-values"]


def test_outcome_processing_in_an_item_is_a_reason() -> None:
    foreign = item(after=f"<outcomeProcessing>{assign(base('float', 9))}</outcomeProcessing>")

    assert unscorable_for(foreign) == ["rule-not-supported"]
