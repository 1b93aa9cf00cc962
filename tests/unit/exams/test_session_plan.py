"""A session plan: the same seed, the same exam; another seed, only another arrangement."""

from chalicelib.core.exams import ChoiceSet, make_plan
from chalicelib.core.kernel import ItemId
from tests.builders.outlines import an_item, outline_of, place, places, section_of

SEEDS = [f"seed-{number}" for number in range(60)]
LETTERS = "A B C D E F G H"


def orders(*sections: object, **facts: object) -> list[list[str]]:
    outline = outline_of(*sections, **facts)  # type: ignore[arg-type]
    return [list(make_plan(outline, seed).item_order) for seed in SEEDS]


def test_without_shuffle_or_selection_everyone_gets_the_authored_order() -> None:
    test = section_of(place("A"), section_of(*places("B C"), id="T"), place("D"))

    assert {tuple(order) for order in orders(test)} == {("A", "B", "C", "D")}


def test_a_plan_is_the_same_on_every_machine() -> None:
    outline = outline_of(section_of(*places(LETTERS), shuffle=True))

    assert " ".join(make_plan(outline, "2026").item_order) == "B D A G H C F E"


def test_a_shuffled_section_stands_in_other_orders_for_other_candidates() -> None:
    found = orders(section_of(*places(LETTERS), shuffle=True))

    assert len({tuple(order) for order in found}) > 50
    assert {"".join(sorted(order)) for order in found} == {"ABCDEFGH"}
    assert {order[0] for order in found} == set(LETTERS.split())


def test_a_fixed_item_keeps_its_place_among_shuffled_ones() -> None:
    found = orders(section_of(place("A", fixed=True), *places("B C D"), shuffle=True))

    assert {order[0] for order in found} == {"A"}
    assert {order[1] for order in found} == {"B", "C", "D"}


def test_a_fixed_item_keeps_its_place_of_after_the_selection() -> None:
    found = orders(
        section_of(*places("A B"), place("C", fixed=True, required=True), select=2, shuffle=True)
    )

    assert {order[1] for order in found} == {"C"}
    assert {order[0] for order in found} == {"A", "B"}


def test_a_selection_takes_as_many_as_it_says_in_authored_order() -> None:
    found = orders(section_of(*places("A B C D"), select=2))

    assert all(len(order) == 2 and order == sorted(order) for order in found)
    assert len({tuple(order) for order in found}) == 6


def test_a_required_item_is_always_selected() -> None:
    found = orders(section_of(*places("A B C"), place("D", required=True), select=2))

    assert all(order[-1] == "D" and len(order) == 2 for order in found)
    assert {order[0] for order in found} == {"A", "B", "C"}


def test_a_selection_of_sections_takes_whole_sections() -> None:
    first, second = (
        section_of(*places("A B"), id="S1"),
        section_of(*places("C D"), id="S2", required=True),
    )

    assert {tuple(one) for one in orders(section_of(first, second, select=1))} == {("C", "D")}


def test_an_item_that_is_taken_again_gets_numbers_as_in_qti() -> None:
    outline = outline_of(section_of(place("A"), select=3, again=True))
    plan = make_plan(outline, "seed")

    assert plan.item_order == ("A.1", "A.2", "A.3")
    assert plan.copies == {"A.1": "A", "A.2": "A", "A.3": "A"}
    assert plan.item_of(ItemId("A.2")) == "A"


def test_with_replacement_a_required_item_is_there_at_least_once() -> None:
    outline = outline_of(
        section_of(place("A", required=True), *places("B C"), select=3, again=True)
    )
    plans = [make_plan(outline, seed) for seed in SEEDS]
    taken = [[plan.item_of(one) for one in plan.item_order] for plan in plans]

    assert all(len(one) == 3 and "A" in one for one in taken)
    assert {item for one in taken for item in one} == {"A", "B", "C"}
    assert any(len(set(one)) == 3 for one in taken)


def test_a_number_never_takes_the_name_of_an_authored_item() -> None:
    again = section_of(place("A"), select=2, again=True)
    plan = make_plan(outline_of(again, section_of(*places("A.1 A..1"), id="T")), "seed")

    assert plan.item_order == ("A...1", "A.2", "A.1", "A..1")
    assert plan.copies == {"A...1": "A", "A.2": "A"}


def test_copies_of_a_section_draw_for_themselves() -> None:
    pool = section_of(*places(LETTERS), id="T", select=1)
    outline = outline_of(section_of(pool, select=2, again=True))
    pairs = [
        [plan.item_of(one) for one in plan.item_order]
        for plan in (make_plan(outline, seed) for seed in SEEDS)
    ]

    assert sum(first != second for first, second in pairs) > 40


def test_a_visible_section_stays_together_in_a_shuffled_parent() -> None:
    inner = section_of(*places("B C D"), id="T", keep_together=False)
    found = orders(section_of(*places("A E"), inner, shuffle=True))

    assert all("B C D" in " ".join(order) for order in found)
    assert len({tuple(order) for order in found}) == 6


def test_an_invisible_section_that_is_not_kept_together_mixes_with_its_parent() -> None:
    inner = section_of(*places("B C D"), id="T", visible=False, keep_together=False)
    found = orders(section_of(*places("A E"), inner, shuffle=True))

    assert any("B C D" not in " ".join(order) for order in found)
    assert {order.index("A") for order in found} == {0, 1, 2, 3, 4}


def test_a_section_that_mixes_takes_along_what_mixes_inside_it() -> None:
    loose = {"visible": False, "keep_together": False}
    inner = section_of(section_of(*places("B C D"), id="U", **loose), id="T", **loose)
    found = orders(section_of(*places("A E"), inner, shuffle=True))

    assert any("B C D" not in " ".join(order) for order in found)


def test_a_section_mixes_only_where_its_parent_shuffles() -> None:
    inner = section_of(*places("B C"), id="T", visible=False, keep_together=False)

    assert {tuple(one) for one in orders(section_of(inner, place("A")))} == {("B", "C", "A")}


def test_a_section_that_cannot_mix_still_shuffles_itself() -> None:
    inner = section_of(*places("B C"), id="T", visible=False, keep_together=False, shuffle=True)

    found = {tuple(one) for one in orders(section_of(inner, place("A")))}

    assert found == {("B", "C", "A"), ("C", "B", "A")}


def test_a_fixed_section_stays_a_block_in_its_place() -> None:
    inner = section_of(*places("B C"), id="T", visible=False, keep_together=False, fixed=True)
    found = orders(section_of(place("A"), inner, *places("D E"), shuffle=True))

    assert {tuple(order[1:3]) for order in found} == {("B", "C")}


def test_a_mixing_section_selects_before_it_mixes() -> None:
    inner = section_of(*places(LETTERS), id="T", visible=False, keep_together=False, select=2)
    found = orders(section_of(place("Z"), inner, shuffle=True))

    assert {len(order) for order in found} == {3}
    assert {order.index("Z") for order in found} == {0, 1, 2}


def test_each_copy_has_its_own_order_of_choices_and_its_own_variant() -> None:
    choices = ChoiceSet("RESPONSE", tuple(LETTERS.split()), frozenset({"H"}), shuffle=True)
    variants = tuple({"t1": str(number)} for number in range(100))
    item = an_item("A", choice_sets=(choices,), variants=variants, presets={"RESPONSE": "B"})
    plan = make_plan(
        outline_of(section_of(place("A"), select=2, again=True), items=(item,)), "seed"
    )
    one, two = plan.item_order

    assert plan.choice_orders[one] != plan.choice_orders[two]
    assert plan.choice_orders[one]["RESPONSE"][-1] == "H"
    assert plan.variants[one] != plan.variants[two]
    assert plan.slots == {name: {"t1": str(plan.variants[name])} for name in (one, two)}
    assert plan.presets == {one: {"RESPONSE": "B"}, two: {"RESPONSE": "B"}}


def test_an_item_without_choices_templates_or_presets_takes_no_room_in_the_plan() -> None:
    plan = make_plan(outline_of(section_of(place("A"))), "seed")

    assert (plan.choice_orders, plan.copies, plan.slots) == ({}, {}, {})
    assert (plan.presets, plan.variants) == ({}, {})


def test_two_sets_of_one_response_follow_each_other() -> None:
    first = ChoiceSet("RESPONSE", ("A", "B"))
    second = ChoiceSet("RESPONSE", ("C", "D"))
    plan = make_plan(
        outline_of(section_of(place("Q")), items=(an_item("Q", choice_sets=(first, second)),)),
        "seed",
    )

    assert plan.choice_orders[ItemId("Q")] == {"RESPONSE": ("A", "B", "C", "D")}
