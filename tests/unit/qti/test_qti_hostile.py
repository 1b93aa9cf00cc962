"""Whatever strangers send: a package is mastered or refused, and scoring always answers."""

import math
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.exams import Cardinality, PackageRefused
from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring import Response
from chalicelib.qti import describe
from chalicelib.qti.items.answers import read_answer
from chalicelib.qti.items.declarations import ResponseVariable
from chalicelib.qti.items.values import BaseType, write_value
from tests.builders.forms import scores_of
from tests.unit.qti.making import (
    MAP_RESPONSE,
    PNG,
    SCORE,
    TEXT_ENTRY,
    assign,
    base,
    choice,
    exam_test,
    item,
    master,
    master_item,
    package,
    part,
    points,
    reference,
    refusal_codes,
    response,
    rules,
    section,
    when,
)

NAMES = [
    *["p", "div", "img", "object", "table", "a", "script", "math", "choiceInteraction", "prompt"],
    *["simpleChoice", "textEntryInteraction", "extendedTextInteraction", "inlineChoice", "include"],
    *["rubricBlock", "feedbackBlock", "inlineChoiceInteraction", "printedVariable", "stylesheet"],
]
RULES = [
    *["responseCondition", "responseIf", "responseElseIf", "responseElse", "setOutcomeValue"],
    *["match", "variable", "correct", "mapResponse", "baseValue", "isNull", "and", "or", "not"],
    *["sum", "product", "divide", "subtract", "lt", "equal", "member", "stringMatch", "null"],
]
VALUES = [
    "RESPONSE",
    "SCORE",
    "A",
    "float",
    "identifier",
    "boolean",
    "true",
    "1",
    "-1",
    "0",
    "single",
]
ATTRIBUTES = [
    *["identifier", "responseIdentifier", "baseType", "maxChoices", "shuffle", "fixed", "style"],
    *["src", "data", "type", "view", "showHide", "toleranceMode", "tolerance", "caseSensitive"],
]


def trees(names: list[str]) -> st.SearchStrategy[str]:
    attributes = st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES), max_size=3)

    def written(name: str, pairs: dict[str, str], inside: str) -> str:
        listed = "".join(f' {key}="{value}"' for key, value in pairs.items())
        return f"<{name}{listed}>{inside}</{name}>"

    leaf = st.sampled_from(["", "tekst", "1", "0.5", "A"])
    return st.recursive(
        leaf,
        lambda inner: st.builds(
            written, st.sampled_from(names), attributes, st.lists(inner, max_size=3).map("".join)
        ),
        max_leaves=12,
    )


def try_to_master(data: bytes) -> None:
    """Master or be refused with reasons that can be told; anything else fails the test."""
    for sentence in told_reasons(data):
        assert sentence


def told_reasons(data: bytes) -> list[str]:
    """Master and score a package, or tell why not."""
    try:
        form = master(data)
    except PackageRefused as refusal:
        return [describe(reason) for reason in refusal.reasons] or [""]
    scores_of(form, {})
    return []


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_bytes_that_are_no_zip_are_refused(data: bytes) -> None:
    try_to_master(data)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 12))
def test_a_damaged_zip_is_mastered_or_refused(seed: int, damages: int) -> None:
    dice = random.Random(seed)
    data = bytearray(package(files={"a.png": PNG}))
    for _ in range(damages):
        data[dice.randrange(len(data))] = dice.randrange(256)

    try_to_master(bytes(data))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 6))
def test_a_damaged_item_is_mastered_or_refused(seed: int, damages: int) -> None:
    dice = random.Random(seed)
    text = list(item(version=dice.choice(["2.1", "2.2"])))
    for _ in range(damages):
        place = dice.randrange(len(text))
        text[place : place + dice.randrange(4)] = dice.choice(["<", ">", '"', "&", "/", "é", ""])

    try_to_master(package({"item.xml": "".join(text)}))


@settings(max_examples=200, deadline=None)
@given(trees(NAMES))
def test_any_body_is_mastered_or_refused(body: str) -> None:
    try_to_master(package({"item.xml": item(body)}))


@settings(max_examples=300, deadline=None)
@given(trees(RULES))
def test_any_rules_are_scored_or_refused(inside: str) -> None:
    mapping = '<mapping><mapEntry mapKey="A" mappedValue="1"/></mapping>'
    declarations = response(correct="A", mapping=mapping) + SCORE
    keep = '<setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue>'

    try_to_master(
        package(
            {
                "item.xml": item(
                    declarations=declarations,
                    processing=rules(f"{inside}{keep}</setOutcomeValue>"),
                )
            }
        )
    )


@settings(max_examples=100, deadline=None)
@given(trees(["testPart", "assessmentSection", "assessmentItemRef", "ordering", "rubricBlock"]))
def test_any_test_is_mastered_or_refused(inside: str) -> None:
    test = exam_test(part(section(reference("Q") + inside)) + inside)

    try_to_master(package({"item.xml": item()}, test=test))


ANSWERS = st.one_of(
    st.none(), st.text(max_size=30), st.lists(st.text(max_size=10), max_size=5), st.just("A")
)
FORMS = {
    kind: master_item(text)
    for kind, text in {
        "choice": item(),
        "choices": item(
            choice(attributes='maxChoices="0"'),
            declarations=response(correct="A B", cardinality="multiple") + SCORE,
        ),
        "text": item(
            TEXT_ENTRY,
            declarations=response(
                base_type="string",
                mapping='<mapping><mapEntry mapKey="a" mappedValue="1"/></mapping>',
            )
            + SCORE,
            processing=MAP_RESPONSE,
        ),
        "number": item(TEXT_ENTRY, declarations=response(correct="1.5", base_type="float") + SCORE),
    }.items()
}


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(sorted(FORMS)),
    st.dictionaries(st.sampled_from(["RESPONSE", "SCORE", "x"]), ANSWERS, max_size=3),
)
def test_every_answer_gets_a_score_between_nothing_and_the_maximum(
    kind: str, answer: Response
) -> None:
    (score,) = scores_of(FORMS[kind], {ItemId("ITEM-1"): answer}).values()

    assert score.score is not None
    assert score.max_score is not None
    assert 0 <= score.score <= score.max_score


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(list(BaseType)), st.sampled_from(list(Cardinality)), ANSWERS)
def test_a_value_that_is_written_reads_back_as_itself(
    base_type: BaseType, cardinality: Cardinality, answer: str | list[str] | None
) -> None:
    variable = ResponseVariable("RESPONSE", cardinality, base_type)

    value = read_answer(variable, answer)

    assert read_answer(variable, write_value(value)) == value


Texts = st.SearchStrategy[str]


def joined(names: list[str], parts: Texts, least: int, most: int) -> Texts:
    lists = st.lists(parts, min_size=least, max_size=most).map("".join)
    return st.builds(
        lambda name, inside: f"<{name}>{inside}</{name}>", st.sampled_from(names), lists
    )


ANSWER = '<variable identifier="RESPONSE"/>'
NUMBERS = st.recursive(
    st.sampled_from(
        [
            base("float", "0.5"),
            base("integer", 3),
            "<null/>",
            '<variable identifier="SCORE"/>',
            '<mapResponse identifier="RESPONSE"/>',
        ]
    ),
    lambda inner: (
        joined(["sum", "product"], inner, 1, 3) | joined(["subtract", "divide"], inner, 2, 2)
    ),
    max_leaves=6,
)
TRUTHS = st.recursive(
    st.sampled_from(
        [
            base("boolean", "true"),
            "<null/>",
            f"<isNull>{ANSWER}</isNull>",
            f'<match>{ANSWER}<correct identifier="RESPONSE"/></match>',
        ]
    )
    | joined(["lt", "lte", "gt", "gte", "equal", "match"], NUMBERS, 2, 2),
    lambda inner: joined(["and", "or"], inner, 1, 3) | joined(["not"], inner, 1, 1),
    max_leaves=6,
)
STEPS = st.lists(
    st.builds(when, TRUTHS, NUMBERS.map(assign)) | NUMBERS.map(assign), min_size=1, max_size=4
)


@settings(max_examples=300, deadline=None)
@given(STEPS, ANSWERS)
def test_rules_that_were_taken_always_give_a_number(
    steps: list[str], answer: str | list[str] | None
) -> None:
    mapping = '<mapping><mapEntry mapKey="A" mappedValue="1"/></mapping>'
    declarations = response(correct="A", mapping=mapping) + SCORE

    score = points(item(declarations=declarations, processing=rules("".join(steps))), answer)

    assert score is not None
    assert math.isfinite(score)


def test_a_zip_inside_a_zip_stays_closed_and_is_refused() -> None:
    assert refusal_codes(package(files={"inner.zip": package()})) == ["zip-nested"]
