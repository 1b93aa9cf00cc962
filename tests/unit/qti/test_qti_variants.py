"""Variants: the same today, tomorrow and at scoring, and each with a key that gets all points."""

import json
import time
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.exams import MasteredForm, SessionPlan, make_plan
from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring import Response
from chalicelib.qti import QtiScorer
from chalicelib.qti.items.values import write_value
from chalicelib.qti.mastering.scoring_part import read_scoring_part
from chalicelib.qti.templating.variants import VARIANTS, variant
from tests.unit.qti.making import (
    MAP_RESPONSE,
    MATCH_CORRECT,
    TEXT_ENTRY,
    base,
    choice,
    exam_test,
    item,
    item_codes,
    master,
    master_item,
    package,
    part,
    reference,
    response,
    rules,
    section,
)
from tests.unit.qti.templated import DRAW, KEY, all_variants, declare, node, read, templated

ITEM = ItemId("ITEM-1")
SUM = "<p><printedVariable identifier='A'/> + <printedVariable identifier='B'/></p>"
START = '<templateDefault templateIdentifier="B">{}</templateDefault>'

PINNED = (
    '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="i" title="t">'
    '<templateDeclaration identifier="A" cardinality="single" baseType="integer"/>'
    '<templateProcessing><setTemplateValue identifier="A"><randomInteger min="1" max="1000000"/>'
    "</setTemplateValue></templateProcessing></assessmentItem>"
)


def values(text: str, number: int, *starts: str) -> dict[str, object]:
    made = variant(read(text), tuple(node(one) for one in starts), number)
    return {identifier: write_value(value) for identifier, value in made.values.items()}


def plan_of(form: MasteredForm, number: int) -> SessionPlan:
    return replace(make_plan(form.outline, "seed"), variants={ITEM: number})


def score_of(form: MasteredForm, plan: SessionPlan, response: Response) -> float | None:
    (score,) = QtiScorer().score(form.scoring, plan, {plan.item_order[0]: response}).items
    return score.score


def key_of(form: MasteredForm, number: int) -> str:
    slots = form.outline.items[0].variants[number]
    return str(sum(int(text) for text in slots.values()))


@given(st.integers(0, VARIANTS - 1))
def test_a_variant_is_the_same_twice(number: int) -> None:
    item_of_now, item_of_then = read(templated()), read(templated())

    assert variant(item_of_now, (), number) == variant(item_of_then, (), number)


def test_a_variant_is_the_same_in_every_version_of_this_program() -> None:
    # A change here changes the exam of candidates that are sitting it: do not adapt the numbers.
    assert [values(PINNED, number) for number in (0, 1, 99)] == [
        {"A": "854135"},
        {"A": "526315"},
        {"A": "516313"},
    ]


def test_variants_differ_by_number_by_item_and_by_what_the_test_says() -> None:
    other = templated(body=TEXT_ENTRY + "<p/>")
    start = START.format(base("integer", 3))

    assert values(templated(), 1) != values(templated(), 2)
    assert values(templated(), 1) != values(other, 1)
    assert values(templated(), 1) != values(templated(), 1, start)


def test_an_item_that_draws_nothing_has_one_variant_and_a_plain_item_none() -> None:
    printed = item(SUM.replace("'A'", "'SCORE'").replace("'B'", "'SCORE'") + "<p/>", processing="")

    assert len(all_variants(templated())) == VARIANTS
    assert len(all_variants(templated(""))) == 1
    assert len(all_variants(printed)) == 1
    assert all_variants(item()) == ()


def test_a_start_that_is_drawn_makes_variants_too() -> None:
    start = node(START.format('<randomInteger min="1" max="50"/>'))

    assert len(all_variants(templated(""), start)) == VARIANTS


def test_the_key_of_each_variant_gets_all_points_and_no_other() -> None:
    form = master_item(templated(body=SUM + TEXT_ENTRY))

    for number in range(VARIANTS):
        plan, key = plan_of(form, number), key_of(form, number)

        assert score_of(form, plan, {"RESPONSE": key}) == form.outline.items[0].max_score == 1
        assert score_of(form, plan, {"RESPONSE": f"{int(key) + 1}"}) == 0


def test_a_candidate_is_scored_by_the_variant_of_the_plan() -> None:
    form = master_item(templated(body=SUM + TEXT_ENTRY))
    plan = make_plan(form.outline, "seed")
    texts = plan.slots[ITEM]

    key = str(sum(int(text) for text in texts.values()))

    assert score_of(form, plan, {"RESPONSE": key}) == 1
    assert texts == form.outline.items[0].variants[plan.variants[ITEM]]


def test_neither_a_rule_nor_a_variable_that_is_not_printed_is_delivered() -> None:
    secret = declare("SECRET_NAME") + declare("A") + declare("B")
    hidden = (
        '<setTemplateValue identifier="SECRET_NAME"><randomInteger min="100000" max="999999"/>'
        "</setTemplateValue>"
    )
    form = master_item(templated(DRAW + KEY + hidden, variables=secret, body=SUM + TEXT_ENTRY))

    delivered = form.content.decode() + json.dumps(form.outline.items[0].variants)

    kept = read_scoring_part(form.scoring).items[ITEM].item
    assert kept is not None
    drawn = [write_value(one.values["SECRET_NAME"]) for one in all_variants(kept.data.decode())]
    assert "SECRET_NAME" not in delivered
    assert "templateProcessing" not in delivered
    assert "template-processing" not in delivered
    assert not [value for value in drawn if str(value) in delivered]


def test_what_the_test_says_of_template_variables_counts_at_scoring() -> None:
    two = '<setTemplateValue identifier="A">' + base("integer", 2) + "</setTemplateValue>"
    start = START.format(base("integer", 40))
    places = section(reference("PLAIN") + reference("OTHER", inside=start))
    data = package(
        {"item.xml": templated(two + KEY, variables=declare("A") + declare("B", default="3"))},
        test=exam_test(part(places)),
    )
    form = master(data)

    plan = make_plan(form.outline, "seed")
    answers: dict[ItemId, Response | None] = {
        ItemId("PLAIN"): {"RESPONSE": "5"},
        ItemId("OTHER"): {"RESPONSE": "42"},
    }
    marks = QtiScorer().score(form.scoring, plan, answers)

    assert [(one.item_id, one.score) for one in marks.items] == [("PLAIN", 1.0), ("OTHER", 1.0)]


@settings(max_examples=20, deadline=None)
@given(st.integers(0, VARIANTS - 1), st.text(max_size=6))
def test_scoring_twice_gives_the_same(number: int, typed: str) -> None:
    chance = rules(
        '<setOutcomeValue identifier="SCORE"><randomFloat min="0" max="1"/></setOutcomeValue>'
    )
    text = templated(body=SUM + TEXT_ENTRY)
    form = master_item(text[: text.index("<responseProcessing")] + chance + "</assessmentItem>")
    plan = plan_of(form, number)

    first, second = (score_of(form, plan, {"RESPONSE": typed}) for _ in range(2))

    assert first == second


def test_copies_of_an_item_are_scored_by_their_own_variant() -> None:
    form = master_item(templated(body=SUM + TEXT_ENTRY))
    copies = [ItemId("ITEM-1.1"), ItemId("ITEM-1.2")]
    plan = SessionPlan(
        tuple(copies),
        {},
        copies=dict.fromkeys(copies, ITEM),
        variants={copies[0]: 3, copies[1]: 4},
    )
    answers: dict[ItemId, Response | None] = {
        copies[0]: {"RESPONSE": key_of(form, 3)},
        copies[1]: {"RESPONSE": key_of(form, 4)},
    }

    marks = QtiScorer().score(form.scoring, plan, answers)

    assert [(one.item_id, one.score) for one in marks.items] == [(copies[0], 1.0), (copies[1], 1.0)]


def test_a_choice_that_a_variant_hides_is_no_answer_and_no_key() -> None:
    entries = "".join(f'<mapEntry mapKey="{one}" mappedValue="1"/>' for one in "AB")
    hidden = choice().replace('identifier="B"', 'identifier="B" templateIdentifier="SHOWN"')
    text = templated(
        "", variables=declare("SHOWN", "identifier", default="A"), body=hidden, answer="{}"
    ).replace(MATCH_CORRECT, MAP_RESPONSE)
    mapped = text.format(response(mapping=f"<mapping>{entries}</mapping>"))
    keyed = text.format(response(correct="B"))
    form = master_item(mapped)
    plan = make_plan(form.outline, "seed")

    assert [score_of(form, plan, {"RESPONSE": one}) for one in "AB"] == [1, 0]
    assert "correct-not-a-choice" in item_codes(keyed)


def test_an_adaptive_item_is_scored_by_one_run_of_its_rules() -> None:
    form = master_item(item(attributes='adaptive="true"'))
    plan = make_plan(form.outline, "seed")

    assert [score_of(form, plan, {"RESPONSE": one}) for one in "AB"] == [0, 1]


def test_a_default_that_goes_deep_is_read_as_quickly_as_any_other() -> None:
    deep = "<sum>" * 26 + base("integer", 1) + "</sum>" * 26
    started = time.process_time()
    values(templated(), 0, START.format(deep))

    assert time.process_time() - started < 0.5
