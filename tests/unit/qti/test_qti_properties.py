"""Whatever the items: mastering is the same each time, and a plan names no key."""

import json
import re
from base64 import b64decode
from hashlib import sha256
from math import factorial

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.exams import MasteredForm, SessionPlan, make_plan
from chalicelib.core.kernel import ItemId
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.item import Item, read_item
from chalicelib.qti.items.values import write_value
from chalicelib.qti.mastering.aliases import aliased
from tests.unit.qti.generated import ITEMS, Generated, choices, matches, orders
from tests.unit.qti.making import (
    SCORE,
    choice,
    exam_test,
    item,
    master,
    package,
    part,
    reference,
    refusal_codes,
    response,
    section,
)
from tests.unit.qti.templated import templated

ITEM = ItemId("Q0")
SEEDS = [f"candidate-{number}" for number in range(60)]
quick = settings(max_examples=40, deadline=None)


def packed(items: list[Generated]) -> bytes:
    files = {f"{number}.xml": one.text for number, one in enumerate(items)}
    test = exam_test(part(section("".join(reference(f"Q{path[:-4]}", path) for path in files))))
    return package(files, test=test)


def original(form: MasteredForm) -> Item:
    (one,) = (one for one in json.loads(form.scoring)["items"] if one["id"] == ITEM)
    found = read_item(one["path"], b64decode(one["xml"]), Findings(one["path"]))
    assert found is not None
    return found


def key_of(form: MasteredForm) -> str | list[str] | None:
    """Return the key in the names that a candidate gets."""
    found = original(form)
    correct = write_value(found.declarations.responses["RESPONSE"].correct)
    return aliased(found, {"RESPONSE": correct})["RESPONSE"]


def order_in(plan: SessionPlan) -> tuple[str, ...]:
    return plan.choice_orders[ITEM]["RESPONSE"]


@quick
@given(st.lists(ITEMS, min_size=1, max_size=4))
def test_mastering_twice_gives_the_same_bytes(items: list[Generated]) -> None:
    data = packed(items)

    assert master(data) == master(data)


@quick
@given(st.lists(ITEMS, min_size=1, max_size=4), st.text(max_size=9), st.text(max_size=9))
def test_two_seeds_differ_only_in_the_orders_of_their_plans(
    items: list[Generated], one: str, other: str
) -> None:
    form = master(packed(items))
    plans = [make_plan(form.outline, seed) for seed in (one, other, one)]

    assert plans[0] == plans[2]
    assert plans[0].item_order == plans[1].item_order
    for mine, theirs in zip(
        plans[0].choice_orders.items(), plans[1].choice_orders.items(), strict=True
    ):
        assert mine[0] == theirs[0]
        assert {key: sorted(names) for key, names in mine[1].items()} == {
            key: sorted(names) for key, names in theirs[1].items()
        }
    assert master(packed(items)).content == form.content


@quick
@given(orders())
def test_the_steps_of_an_order_stand_in_the_right_order_no_more_often_than_by_chance(
    one: Generated,
) -> None:
    form = master(packed([one]))
    key = tuple(key_of(form) or ())
    right = sum(order_in(make_plan(form.outline, seed)) == key for seed in SEEDS)

    expected = len(SEEDS) / factorial(len(one.choices))
    # Where the maker's order is shown as it is, it is not the key; else it comes by chance.
    assert right <= expected + 5 * (expected + 1) ** 0.5


@quick
@given(matches())
def test_partners_stand_in_parallel_no_more_often_than_by_chance(one: Generated) -> None:
    form = master(packed([one]))
    key = {tuple(pair.split()) for pair in key_of(form) or ()}
    plans = [order_in(make_plan(form.outline, seed)) for seed in SEEDS]
    right = sum(set(zip(names[:3], names[3:], strict=True)) == key for names in plans)

    expected = len(SEEDS) / factorial(3)
    assert right <= expected + 4 * expected**0.5


@quick
@given(ITEMS)
def test_a_plan_of_an_item_holds_every_choice_once_and_nothing_else(one: Generated) -> None:
    form = master(packed([one]))
    plan = make_plan(form.outline, "seed")
    body = json.loads(form.content)["items"][0]["body"]

    assert sorted(order_in(plan)) == sorted(re.findall(r' identifier="([^"]+)"', body)[2:])
    assert (plan.presets, plan.slots, plan.variants) == ({}, {}, {})
    assert (plan.item_order, set(plan.choice_orders)) == ((ITEM,), {ITEM})


@quick
@given(st.one_of(choices(), orders()))
def test_a_body_has_its_choices_by_a_hash_of_the_names_that_candidates_see(one: Generated) -> None:
    body = json.loads(master(packed([one])).content)["items"][0]["body"]
    names = re.findall(r' identifier="([^"]+)"', body)[2:]

    # By a hash of the maker's names, whoever guesses "correct" would know where it stands.
    assert names == sorted(names, key=lambda name: sha256(name.encode()).digest())


@quick
@given(st.sampled_from("ABC"), st.sampled_from("ABC"))
def test_a_preset_is_never_the_key(key: str, preset: str) -> None:
    declared = response(correct=key).replace(
        "<correctResponse>",
        f"<defaultValue><value>{preset}</value></defaultValue><correctResponse>",
    )
    data = package({"item.xml": item(choice(), declarations=declared + SCORE)})

    if preset == key:
        assert refusal_codes(data) == ["preset-is-key"]
    else:
        form = master(data)
        assert make_plan(form.outline, "s").presets == {"ITEM-1": {"RESPONSE": preset}}


@quick
@given(st.text(min_size=1))
def test_slots_hold_what_is_printed_and_never_the_sum_that_is_asked(seed: str) -> None:
    body = '<p><printedVariable identifier="A"/> + <printedVariable identifier="B"/></p>'
    asked = '<p><textEntryInteraction responseIdentifier="RESPONSE"/></p>'
    form = master(package({"item.xml": templated(body=body + asked)}))
    (slots,) = make_plan(form.outline, seed).slots.values()
    numbers = [int(text) for text in slots.values()]

    assert set(slots) == {"t1", "t2"}
    assert all(1 <= one <= 50 for one in numbers)
    assert str(sum(numbers)) not in slots.values()
