"""No item can make the engine work for long, whatever it asks and whatever is answered."""

import pytest

from chalicelib.core.scoring import Response
from tests.unit.qti.forgiving import unscorable_for
from tests.unit.qti.making import SCORE, assign, base, item, response, rules
from tests.unit.qti.reckoning import declare

ASK = '<variable identifier="RESPONSE"/>'
FLAG = declare("FLAG", "boolean")
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
    ids=["text", "pattern", "order", "bag", "areas", "mapping"],
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
