"""Choices stand in an order that tells nothing, and the plan gives each candidate theirs."""

import json
from itertools import permutations

import pytest

from chalicelib.core.exams import ChoiceSet, make_plan
from tests.unit.qti.making import SCORE, choice, item, master_item, response
from tests.unit.qti.rewriting import asking, body, sets


def choices_in(text: str) -> list[str]:
    return [one.get("identifier", "") for one in body(text).iter("{*}qti-simple-choice")]


def ordering(key: str, *, attributes: str = "", names: str = "S1 S2 S3") -> str:
    inside = "".join(f'<simpleChoice identifier="{one}">x</simpleChoice>' for one in names.split())
    return asking(
        f'<orderInteraction responseIdentifier="RESPONSE" {attributes}>{inside}</orderInteraction>',
        correct=key.split(),
        cardinality="ordered",
    )


def matching(*pairs: str) -> str:
    left, right = (
        "".join(
            f'<simpleAssociableChoice identifier="{one}" matchMax="1">x</simpleAssociableChoice>'
            for one in names
        )
        for names in (("M", "K", "L"), ("R", "P", "Q"))
    )
    return asking(
        '<matchInteraction responseIdentifier="RESPONSE" maxAssociations="3">'
        f"<simpleMatchSet>{left}</simpleMatchSet><simpleMatchSet>{right}</simpleMatchSet>"
        "</matchInteraction>",
        correct=list(pairs),
        cardinality="multiple",
        base_type="directedPair",
    )


@pytest.mark.parametrize("shuffle", ["true", "false"])
def test_choices_stand_in_one_order_whatever_their_maker_wrote(shuffle: str) -> None:
    attributes = f'maxChoices="1" shuffle="{shuffle}"'
    written, reversed_ = (
        item(choice(names, attributes=attributes)) for names in ("A B C D E F", "F E D C B A")
    )

    assert choices_in(written) == choices_in(reversed_)
    assert choices_in(written) != list("ABCDEF")


def test_blanks_behind_the_last_choice_do_not_tell_which_it_was() -> None:
    inside = "".join(f'\n    <simpleChoice identifier="{one}">x</simpleChoice>' for one in "ABCDEF")
    text = item(
        f'<choiceInteraction responseIdentifier="RESPONSE" maxChoices="1">{inside}\n  '
        "</choiceInteraction>"
    )

    assert {one.tail for one in body(text).iter("{*}qti-simple-choice")} == {None}


def test_the_plan_gives_the_authored_order_where_nothing_shuffles() -> None:
    form = master_item(item(choice("C A B")))
    order = make_plan(form.outline, "seed").choice_orders

    assert order == {"ITEM-1": {"RESPONSE": ("C", "A", "B")}}


def test_fixed_choices_keep_their_place_in_the_plan_and_the_body_does_not_say_so() -> None:
    text = item(choice("A B C D E", attributes='maxChoices="1" shuffle="true"')).replace(
        'identifier="E"', 'identifier="E" fixed="true"'
    )
    form = master_item(text)
    order = make_plan(form.outline, "seed").choice_orders["ITEM-1"]["RESPONSE"]  # type: ignore[index]

    assert (sorted(order), order[-1]) == (list("ABCDE"), "E")
    assert "fixed" not in form.content.decode()


def test_steps_in_the_order_of_the_key_shuffle_although_nobody_asked() -> None:
    assert sets(ordering("S1 S2 S3"))[0].shuffle
    assert sets(ordering("S1 S3"))[0].shuffle
    assert not sets(ordering("S2 S1 S3"))[0].shuffle


def test_steps_whose_key_stands_in_rules_shuffle_to_be_sure() -> None:
    assert sets(ordering(""))[0].shuffle


def test_choices_that_are_fixed_by_name_only_are_no_reason_to_keep_the_key_in_order() -> None:
    text = ordering("S1 S2 S3").replace('identifier="S1"', 'identifier="S1" fixed="true"')

    assert sets(text)[0].fixed_ids == frozenset()


def test_steps_that_are_all_fixed_in_the_order_of_the_key_shuffle_all_the_same() -> None:
    text = ordering("S1 S2 S3", attributes='shuffle="true"')
    one = text.replace('identifier="S3"', 'identifier="S3" fixed="true"')
    every = text.replace("<simpleChoice ", '<simpleChoice fixed="true" ')

    assert len(sets(one)[0].fixed_ids) == 1
    assert len(sets(every)[0].fixed_ids) == 0


def test_a_match_has_a_set_for_each_side() -> None:
    assert sets(matching("M P", "L R")) == (
        ChoiceSet("RESPONSE", ("M", "K", "L")),
        ChoiceSet("RESPONSE", ("R", "P", "Q")),
    )


def test_pairs_that_stand_beside_each_other_shuffle() -> None:
    assert [one.shuffle for one in sets(matching("M R", "K P", "L Q"))] == [True, True]
    assert [one.shuffle for one in sets(matching("M P", "K R", "L Q"))] == [False, False]


def test_pairs_shuffle_when_a_mapping_or_rules_alone_hold_the_key() -> None:
    def mapped(*pairs: str) -> str:
        entries = "".join(f'<mapEntry mapKey="{one}" mappedValue="1"/>' for one in pairs)
        nothing = '<mapEntry mapKey="M P" mappedValue="0"/>'
        return matching().replace(
            "</responseDeclaration>", f"<mapping>{entries}{nothing}</mapping></responseDeclaration>"
        )

    assert [one.shuffle for one in sets(mapped("M R", "K P", "L Q"))] == [True, True]
    assert [one.shuffle for one in sets(mapped("M P", "K R", "L Q"))] == [False, False]
    assert [one.shuffle for one in sets(matching())] == [True, True]


def test_associations_of_neighbours_shuffle() -> None:
    def associate(*pairs: str) -> ChoiceSet:
        inside = "".join(
            f'<simpleAssociableChoice identifier="{one}" matchMax="1">x</simpleAssociableChoice>'
            for one in "QWZX"
        )
        (found,) = sets(
            asking(
                f'<associateInteraction responseIdentifier="RESPONSE">{inside}'
                "</associateInteraction>",
                correct=list(pairs),
                cardinality="multiple",
                base_type="pair",
            )
        )
        return found

    assert associate("Q W", "Z X").shuffle
    assert associate("Q Z", "W X").shuffle
    assert not associate("Q X", "W Z").shuffle


def test_words_that_stand_in_the_order_of_their_gaps_shuffle() -> None:
    def gaps(*pairs: str) -> ChoiceSet:
        words = "".join(
            f'<gapText identifier="{one}" matchMax="1">x</gapText>' for one in ("zon", "maan")
        )
        text = '<p><gap identifier="H"/> en <gap identifier="B"/></p>'
        (found,) = sets(
            asking(
                f'<gapMatchInteraction responseIdentifier="RESPONSE">{words}{text}'
                "</gapMatchInteraction>",
                correct=list(pairs),
                cardinality="multiple",
                base_type="directedPair",
            )
        )
        return found

    assert gaps("zon H", "maan B").shuffle
    assert not gaps("zon B", "maan H").shuffle


def hotspots(*areas: str, kind: str = "hotspotInteraction") -> list[str]:
    inside = "".join(
        f'<hotspotChoice identifier="{name}" shape="{shape}" coords="{coords}"/>'
        for name, shape, coords in (one.split(maxsplit=2) for one in areas)
    )
    text = asking(
        f'<{kind} responseIdentifier="RESPONSE" maxChoices="0">{inside}</{kind}>',
        correct=["Z", "A"],
        cardinality="ordered" if kind == "graphicOrderInteraction" else "multiple",
    )
    return [one.get("identifier", "") for one in body(text).iter("{*}qti-hotspot-choice")]


def test_areas_of_a_picture_stand_by_their_place() -> None:
    assert hotspots("Z circle 50,90,5", "B rect 0,0,10,10", "A poly 20,20,30,20,25,30") == [
        "B",
        "A",
        "Z",
    ]


def test_areas_stand_by_their_place_however_their_coordinates_are_written() -> None:
    assert hotspots("Z circle 50, 90, 5", "A rect 0 0 10 10") == ["A", "Z"]


def test_areas_that_overlap_keep_their_order_because_the_first_is_clicked() -> None:
    assert hotspots("Z rect 0,50,60,90", "A rect 0,0,100,100") == ["Z", "A"]
    assert hotspots("Z default 0", "A rect 0,0,100,100") == ["Z", "A"]


def test_areas_to_order_that_overlap_stand_by_size_as_their_order_may_be_the_key() -> None:
    large, small = "Z rect 0,0,100,100", "A rect 10,10,20,20"

    written = permutations((large, small))
    found = [hotspots(*areas, kind="graphicOrderInteraction") for areas in written]

    assert found == [["A", "Z"], ["A", "Z"]]


@pytest.mark.parametrize(
    ("third", "overlaps"),
    [
        ("C rect 10,0,20,10", False),
        ("C rect 0,10,10,20", False),
        ("C rect 10,10,20,20", False),
        ("C rect 9,9,11,11", True),
        ("C rect 2,2,3,3", True),
        ("C rect 4,0,6,99", True),
        ("C rect 5,25,90,26", True),
    ],
)
def test_areas_that_touch_do_not_overlap(third: str, overlaps: bool) -> None:
    found = hotspots("Z rect 0,20,10,30", "B rect 0,0,10,10", third)

    assert (found == ["Z", "B", "C"]) is overlaps


def test_the_choices_of_the_plan_are_those_of_the_body() -> None:
    declared = response(correct="goed") + SCORE
    form = master_item(item(choice("goed fout1 fout2"), declarations=declared))
    shown = json.loads(form.content)["items"][0]["body"]
    order = make_plan(form.outline, "seed").choice_orders["ITEM-1"]["RESPONSE"]  # type: ignore[index]

    assert all(f'identifier="{name}"' in shown for name in order)
