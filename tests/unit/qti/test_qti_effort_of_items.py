"""No item can make the engine work for long, whatever it asks and whatever is answered."""

import pytest

from chalicelib.core.scoring import Response
from chalicelib.qti.findings import MOST_REASONS, Findings
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.item import MOST_TAGS
from chalicelib.qti.processing.effort import Effort
from chalicelib.qti.processing.expression import Scope
from chalicelib.qti.processing.expressions import EXPRESSIONS
from tests.unit.qti.forgiving import unscorable_for
from tests.unit.qti.making import MATCH_CORRECT, SCORE, assign, base, item, response, rules
from tests.unit.qti.reckoning import declare
from tests.unit.qti.templated import node, templated

ASK = '<variable identifier="RESPONSE"/>'
FLAG = declare("FLAG", "boolean")
DRAW = '<setTemplateValue identifier="A"><randomInteger max="5"/></setTemplateValue>'
NEVER = f"<templateConstraint>{base('boolean', 'false')}</templateConstraint>"
TRIANGLES = "".join(
    f'<areaMapEntry shape="poly" coords="{n},0,{n},9,{n + 9},9" mappedValue="1"/>'
    for n in range(500)
)
TABLE = "".join(
    f'<interpolationTableEntry sourceValue="{n}" targetValue="1"/>' for n in range(2000, 0, -1)
)


def many(rule: str, times: int = 300) -> str:
    return rules(rule * times)


def flag(expression: str) -> str:
    return assign(expression, outcome="FLAG")


@pytest.mark.parametrize(
    ("declared", "processing", "answer"),
    [
        (
            response(base_type="string"),
            many(flag(f'<stringMatch caseSensitive="false">{ASK}{ASK}</stringMatch>')),
            "x" * 100_000,
        ),
        (
            response(base_type="string"),
            many(flag(f'<patternMatch pattern="{"a" * 990}">{ASK}</patternMatch>')),
            "x",
        ),
        (
            response(base_type="string"),
            many(flag(f"<patternMatch>{ASK}{ASK}</patternMatch>"), 200),
            "(a{40}){40}",
        ),
        (
            response(cardinality="ordered"),
            many(flag(f"<contains>{ASK}{ASK}</contains>"), 1),
            ["A"] * 1_000,
        ),
        (
            response(cardinality="multiple"),
            many(flag(f"<match>{ASK}{ASK}</match>")),
            ["A"] * 1_000,
        ),
        (
            response(
                cardinality="multiple",
                base_type="point",
                mapping=f"<areaMapping>{TRIANGLES}</areaMapping>",
            ),
            many(assign('<mapResponsePoint identifier="RESPONSE"/>'), 1),
            [f"{n} -1" for n in range(100)],
        ),
        (
            response(cardinality="multiple", mapping='<mapping defaultValue="1"/>'),
            many(assign('<mapResponse identifier="RESPONSE"/>')),
            [f"A{n}" for n in range(2_000)],
        ),
    ],
    ids=["text", "pattern", "answered pattern", "order", "bag", "areas", "mapping"],
)
def test_rules_that_go_through_an_answer_too_often_are_stopped(
    declared: str, processing: str, answer: str | list[str]
) -> None:
    written = item("<p/>", declarations=declared + SCORE + FLAG, processing=processing)
    given: Response = {"RESPONSE": answer}

    assert unscorable_for(written, given) == ["effort-spent"]


def test_tables_that_are_read_too_often_are_stopped() -> None:
    table = declare("SCORE", "float", inside=f"<interpolationTable>{TABLE}</interpolationTable>")
    look = f'<lookupOutcomeValue identifier="SCORE">{base("float", 0)}</lookupOutcomeValue>'
    written = item("<p/>", declarations=response() + table, processing=many(look))

    assert unscorable_for(written) == ["effort-spent"]


@pytest.mark.parametrize("pattern", ["a{999}b#", "((a{40}){40}){40}#", "(a()()()()){999}#"])
def test_checking_stops_at_patterns_that_take_too_long_to_make(pattern: str) -> None:
    never = "".join(
        flag(f'<patternMatch pattern="{pattern.replace("#", str(number))}">{ASK}</patternMatch>')
        for number in range(250)
    )
    exited = rules("<exitResponse/>" + never + assign("<null/>", outcome="UNKNOWN"))
    written = item("<p/>", declarations=response(base_type="string") + FLAG, processing=exited)

    codes = unscorable_for(written)

    assert codes[-1] == "effort-spent"
    assert "variable-unknown" not in codes


def test_checking_stops_at_rules_with_too_many_mistakes() -> None:
    wrong = assign("<null/>", outcome="UNKNOWN")
    written = item("<p/>", declarations=SCORE, processing=rules(wrong * 10_000 + "<lost/>"))

    assert unscorable_for(written) == ["variable-unknown", "effort-spent"]


def test_an_expression_has_no_type_when_no_steps_are_left_to_find_it() -> None:
    findings = Findings("item.xml")
    scope = Scope(Declarations(), findings, EXPRESSIONS, effort=Effort(3))

    assert scope.infer(node("<and><null/><null/></and>")) is not None
    assert scope.infer(node("<and><null/><null/></and>")) is None
    assert [reason.code for reason in findings.reasons] == ["effort-spent"]


@pytest.mark.parametrize(
    "processing",
    [
        DRAW * 12_000,
        "<templateCondition><templateElse/></templateCondition>" * 300 + NEVER,
    ],
    ids=["once", "again and again"],
)
def test_template_rules_that_work_too_long_are_stopped(processing: str) -> None:
    assert unscorable_for(templated(processing)) == ["effort-spent"]


def test_many_presets_that_vary_do_not_hide_a_rule_that_cannot_be_run() -> None:
    preset = '<setDefaultValue identifier="RESPONSE"><null/></setDefaultValue>\n'
    wrong = rules(assign("<null/>", outcome="UNKNOWN"))
    written = templated(preset * (MOST_REASONS + 1)).replace(MATCH_CORRECT, wrong)

    assert unscorable_for(written) == ["variable-unknown"]


def test_an_item_that_is_very_long_is_not_read() -> None:
    assert unscorable_for(item(body="<p/>" * (MOST_TAGS + 1))) == ["item-too-long"]
