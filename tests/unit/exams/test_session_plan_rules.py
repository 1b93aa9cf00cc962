"""What holds of every plan of every form, for forms that hypothesis makes up."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.exams import FormOutline, FormSection, ItemPlace, SessionPlan, make_plan
from chalicelib.core.exams.model.outline_text import outline_from_bytes, outline_to_bytes
from chalicelib.core.exams.model.worth import maximum_of
from chalicelib.core.kernel import ItemId
from tests.unit.exams.generated_outlines import outlines

SEED = st.text("abcdef0123456789", min_size=1, max_size=8)
MANY = settings(max_examples=60, deadline=None)


def taken(plan: SessionPlan) -> list[ItemId]:
    return [plan.item_of(one) for one in plan.item_order]


def within(section: FormSection) -> set[ItemId]:
    return {
        item
        for child in section.children
        for item in ({child.item_id} if isinstance(child, ItemPlace) else within(child))
    }


@MANY
@given(outlines(), SEED)
def test_a_plan_is_equal_on_repetition(outline: FormOutline, seed: str) -> None:
    read_again = outline_from_bytes(outline_to_bytes(outline))

    assert make_plan(outline, seed) == make_plan(read_again, seed)


@MANY
@given(outlines())
def test_an_outline_is_kept_whole(outline: FormOutline) -> None:
    assert outline_from_bytes(outline_to_bytes(outline)) == outline


@MANY
@given(outlines(), SEED)
def test_a_plan_names_no_id_that_is_not_in_the_outline(outline: FormOutline, seed: str) -> None:
    plan = make_plan(outline, seed)
    items = {item.id: item for item in outline.items}
    planned = set(plan.item_order)

    assert set(taken(plan)) <= set(items)
    assert len(planned) == len(plan.item_order)
    assert set(plan.copies) <= planned
    assert not set(plan.copies) & set(items)
    for name, orders in plan.choice_orders.items():
        (choices,) = items[plan.item_of(name)].choice_sets
        (order,) = orders.values()
        assert sorted(order) == sorted(choices.choice_ids)
        assert all(order[choices.choice_ids.index(one)] == one for one in choices.fixed_ids)
    for name in set(plan.slots) | set(plan.presets):
        assert name in planned
    for name, number in plan.variants.items():
        assert plan.slots[name] == items[plan.item_of(name)].variants[number]


@MANY
@given(outlines(replacement=False), SEED)
def test_without_replacement_no_item_stands_there_twice(outline: FormOutline, seed: str) -> None:
    plan = make_plan(outline, seed)

    assert max(Counter(taken(plan)).values()) == 1
    assert plan.copies == {}


@MANY
@given(outlines(), SEED)
def test_a_candidate_gets_no_more_items_than_the_outline_says(
    outline: FormOutline, seed: str
) -> None:
    assert 0 < len(make_plan(outline, seed).item_order) <= outline.total_items


@MANY
@given(outlines(), SEED)
def test_a_maximum_that_is_told_is_the_maximum_of_this_candidate(
    outline: FormOutline, seed: str
) -> None:
    told = maximum_of(replace(outline, demands=frozenset()))
    points = {item.id: item.max_score for item in outline.items}
    mine = [points[item] or 0.0 for item in taken(make_plan(outline, seed))]

    assert told is None or told == sum(mine)


@MANY
@given(outlines(replacement=False), SEED)
def test_parts_and_sections_that_do_not_mix_stay_together(outline: FormOutline, seed: str) -> None:
    order = taken(make_plan(outline, seed))

    for section in outline.sections:
        if section.mixes:
            continue
        here = [order.index(item) for item in within(section) if item in order]
        assert not here or max(here) - min(here) + 1 == len(here)


@MANY
@given(outlines(replacement=False), SEED)
def test_counts_and_required_ones_of_a_selection_hold(outline: FormOutline, seed: str) -> None:
    order = set(make_plan(outline, seed).item_order)

    for section in outline.sections:
        there = [child for child in section.children if _is_there(child, order)]
        if not there:
            continue
        wanted = section.selection.select if section.selection else len(section.children)
        assert len(there) == wanted
        assert all(child in there for child in section.children if child.required)


@MANY
@given(outlines(replacement=False), SEED)
def test_fixed_ones_keep_their_place_and_unshuffled_sections_their_order(
    outline: FormOutline, seed: str
) -> None:
    order = make_plan(outline, seed).item_order

    for section in outline.sections:
        found = [one for one in section.children if _is_there(one, set(order))]
        if any(isinstance(one, FormSection) and one.mixes for one in found) or section.mixes:
            continue
        shown = sorted(found, key=lambda one: min(order.index(i) for i in _ids(one) & set(order)))
        for authored, actual in zip(found, shown, strict=True):
            assert authored == actual or (section.shuffle and not authored.fixed)


def _is_there(child: FormSection | ItemPlace, order: set[ItemId]) -> bool:
    return bool(_ids(child) & order)


def _ids(child: FormSection | ItemPlace) -> set[ItemId]:
    return {child.item_id} if isinstance(child, ItemPlace) else within(child)


@MANY
@given(outlines(), SEED, SEED)
def test_two_candidates_have_as_much_to_do_where_nothing_is_selected(
    outline: FormOutline, one: str, other: str
) -> None:
    parts = tuple(replace(part, sections=_all_of(part.sections)) for part in outline.parts)
    plans = [make_plan(replace(outline, parts=parts), seed) for seed in (one, other)]

    assert {frozenset(plan.item_order) for plan in plans} == {
        frozenset(item.id for item in outline.items)
    }
    assert plans[0].presets == plans[1].presets


def _all_of(sections: tuple[FormSection, ...]) -> tuple[FormSection, ...]:
    return tuple(
        replace(
            section,
            selection=None,
            children=tuple(
                _all_of((child,))[0] if isinstance(child, FormSection) else child
                for child in section.children
            ),
        )
        for section in sections
    )
