"""The rules of template processing: what they do, and what is refused."""

import pytest

from chalicelib.qti.findings import Findings
from chalicelib.qti.items.values import write_value
from chalicelib.qti.reasons import SENTENCES
from chalicelib.qti.templating.variant import Variant
from chalicelib.qti.templating.variants import variants_of
from tests.unit.qti.making import TEXT_ENTRY, base, response
from tests.unit.qti.templated import (
    KEY,
    all_variants,
    declare,
    node,
    read,
    rule_codes,
    templated,
    variant_codes,
)

TRUE, FALSE = base("boolean", "true"), base("boolean", "false")
MAXIMUM = '<outcomeDeclaration identifier="MAX" cardinality="single" baseType="float"/>'


def put(value: str | float, *, variable: str = "A") -> str:
    inside = value if isinstance(value, str) else base("integer", value)
    return f'<setTemplateValue identifier="{variable}">{inside}</setTemplateValue>'


def constrain(test: str) -> str:
    return f"<templateConstraint>{test}</templateConstraint>"


def above(least: int, *, variable: str = "A") -> str:
    return f'<gt><variable identifier="{variable}"/>{base("integer", least)}</gt>'


def only(rules: str, **how: str) -> Variant:
    (made,) = all_variants(templated(rules, **how))
    return made


def values(made: Variant) -> dict[str, str | list[str] | None]:
    return {identifier: write_value(value) for identifier, value in made.values.items()}


def test_a_template_value_is_set_and_others_start_at_their_default() -> None:
    variables = declare("A") + declare("B", default="3") + declare("C")

    assert values(only(put(1), variables=variables)) == {"A": "1", "B": "3", "C": None}


def test_a_later_rule_reads_what_an_earlier_one_set() -> None:
    twice = put('<sum><variable identifier="A"/><variable identifier="A"/></sum>', variable="B")

    assert values(only(put(4) + twice)) == {"A": "4", "B": "8"}


def test_a_whole_number_becomes_the_float_that_its_variable_holds() -> None:
    assert values(only(put(4), variables=declare("A", "float"))) == {"A": "4.0"}


def test_the_key_of_a_variant_is_what_the_rules_make_of_it() -> None:
    made = only(put(2) + put(3, variable="B") + KEY)

    assert write_value(made.declarations.responses["RESPONSE"].correct) == "5"


def test_the_default_of_an_outcome_can_be_made() -> None:
    rule = f'<setDefaultValue identifier="MAX">{base("integer", 4)}</setDefaultValue>'

    made = only(rule, more=MAXIMUM)

    assert write_value(made.declarations.outcomes["MAX"].start) == "4.0"


def test_rules_of_the_item_itself_read_the_values_of_the_variant() -> None:
    made = only(put(2))

    assert write_value(made.declarations.templates["A"].default) == "2"


@pytest.mark.parametrize(
    ("first", "second", "value"), [(TRUE, TRUE, "1"), (FALSE, TRUE, "2"), (FALSE, "<null/>", "3")]
)
def test_the_first_branch_that_holds_is_run(first: str, second: str, value: str) -> None:
    condition = (
        f"<templateCondition><templateIf>{first}{put(1)}</templateIf>"
        f"<templateElseIf>{second}{put(2)}</templateElseIf>"
        f"<templateElse>{put(3)}</templateElse></templateCondition>"
    )

    assert values(only(condition))["A"] == value


def test_rules_behind_an_exit_are_not_run() -> None:
    leave = f"<templateCondition><templateIf>{TRUE}<exitTemplate/></templateIf></templateCondition>"

    assert values(only(put(1) + leave + put(2)))["A"] == "1"


def test_the_rules_of_a_fragment_are_run_where_it_stands() -> None:
    fragment = f"<templateProcessingFragment>{put(2)}</templateProcessingFragment>"

    assert values(only(put(1) + fragment))["A"] == "2"


def test_values_are_drawn_again_until_a_constraint_holds() -> None:
    draw = put('<randomInteger min="1" max="10"/>')

    made = all_variants(templated(draw + constrain(above(8))))

    assert {values(one)["A"] for one in made} == {"9", "10"}


def test_everything_starts_anew_when_a_constraint_does_not_hold() -> None:
    grow = put(f'<sum><variable identifier="B"/>{base("integer", 1)}</sum>', variable="B")
    draw = put('<randomInteger min="1" max="3"/>')
    variables = declare("A") + declare("B", default="0")

    made = all_variants(templated(grow + draw + constrain(above(2)), variables=variables))

    assert {values(one)["B"] for one in made} == {"1"}


@pytest.mark.parametrize("test", [above(10), "<null/>"])
def test_a_constraint_that_is_never_satisfied_is_refused(test: str) -> None:
    draw = put('<randomInteger min="1" max="10"/>')

    assert variant_codes(templated(draw + constrain(test))) == ["variant-impossible"]


def test_rules_that_work_too_long_are_refused() -> None:
    heavy = put("<sum>" + base("integer", 1) * 900 + "</sum>")

    assert variant_codes(templated(heavy * 30)) == ["effort-spent"]


def test_a_key_that_some_variants_lack_is_refused() -> None:
    draw = put('<randomInteger min="0" max="3"/>', variable="B") + put(6)
    divide = (
        '<setCorrectResponse identifier="RESPONSE"><divide><variable identifier="A"/>'
        '<variable identifier="B"/></divide></setCorrectResponse>'
    )

    text = templated(draw + divide, answer=response(base_type="float"))

    assert variant_codes(text) == ["variant-without-key"]


def test_a_preset_that_is_the_key_of_a_variant_is_refused() -> None:
    draw = put('<randomInteger min="0" max="3"/>')
    key = (
        '<setCorrectResponse identifier="RESPONSE"><variable identifier="A"/></setCorrectResponse>'
    )
    preset = response(base_type="integer", mapping="<defaultValue><value>2</value></defaultValue>")

    assert variant_codes(templated(draw + key, answer=preset)) == ["preset-is-key"]


def test_the_test_gives_a_template_variable_another_start() -> None:
    default = node(
        f'<templateDefault templateIdentifier="B">{base("integer", 7)}</templateDefault>'
    )

    (made,) = all_variants(templated(put(1)), default)

    assert values(made) == {"A": "1", "B": "7"}


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        (base("string", "x"), "assignment-type"),
        ("", "operand-count"),
        ('<variable identifier="A"/>', "variable-unknown"),
    ],
)
def test_a_start_that_does_not_fit_is_refused(inside: str, code: str) -> None:
    default = node(f'<templateDefault templateIdentifier="B">{inside}</templateDefault>')

    assert variant_codes(templated(put(1)), default) == [code]


def test_a_start_for_a_variable_that_is_not_there_is_worth_a_remark() -> None:
    default = node(
        f'<templateDefault templateIdentifier="X">{base("integer", 7)}</templateDefault>'
    )
    findings = Findings("item.xml")

    (made,) = variants_of(read(templated(put(1))), (default,), findings)

    assert values(made) == {"A": "1", "B": None}
    assert findings.reasons == []
    assert [remark.code for remark in findings.remarks] == ["template-default-unused"]


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        (put(base("string", "x")), "assignment-type"),
        (put(1, variable="X"), "variable-unknown"),
        (put(1, variable="SCORE"), "variable-unknown"),
        (put(1, variable="RESPONSE"), "variable-unknown"),
        (put(""), "operand-count"),
        (KEY.replace("RESPONSE", "A"), "variable-unknown"),
        (KEY.replace("RESPONSE", "SCORE"), "variable-unknown"),
        (KEY.replace("sum>", "multiple>"), "assignment-type"),
        (constrain(base("integer", 1)), "condition-not-boolean"),
        (constrain(""), "operand-count"),
        (constrain(TRUE * 2), "operand-count"),
        ("<templateCondition/>", "condition-malformed"),
        ("<setOutcomeValue identifier='SCORE'/>", "rule-not-supported"),
        ("<exitResponse/>", "rule-not-supported"),
        (f"<setDefaultValue identifier='A'>{TRUE}</setDefaultValue>", "variable-unknown"),
        (f"<setDefaultValue identifier='SCORE'>{TRUE}</setDefaultValue>", "assignment-type"),
        (
            f"<setDefaultValue identifier='RESPONSE'>{base('integer', 1)}</setDefaultValue>",
            "preset-varies",
        ),
    ],
)
def test_a_rule_that_cannot_be_run_is_refused(rules: str, code: str) -> None:
    found = rule_codes(templated(rules))

    assert found == [code]
    assert set(found) <= set(SENTENCES)


@pytest.mark.parametrize("element", ["templateInline", "templateBlock"])
def test_a_part_that_hangs_on_an_unknown_variable_is_refused(element: str) -> None:
    part = f'<{element} templateIdentifier="X" identifier="yes" showHide="show"/>'

    assert rule_codes(templated(body=f"<p>{part}</p>" + TEXT_ENTRY)) == ["variable-unknown"]


def test_wrong_rules_stop_the_variants_at_every_place_of_an_item() -> None:
    text = templated(put(1, variable="X"))

    assert [variant_codes(text), variant_codes(text)] == [["variable-unknown"]] * 2
