"""Names of choices that give the answer away never reach a candidate, and scoring knows them."""

import pytest

from chalicelib.qti.items.item import Item
from chalicelib.qti.mastering.aliases import aliased, aliases_of, originals
from chalicelib.qti.mastering.telling import class_tells, name_tells
from tests.unit.qti.making import SCORE, choice, item, points, response
from tests.unit.qti.rewriting import asking, body, read, sets


def telling_item() -> str:
    declared = response(correct="goed") + SCORE
    return item(choice("goed fout1 fout2"), declarations=declared)


def order_item(names: str, key: str) -> Item:
    inside = "".join(f'<simpleChoice identifier="{one}">x</simpleChoice>' for one in names.split())
    return read(
        asking(
            f'<orderInteraction responseIdentifier="RESPONSE">{inside}</orderInteraction>',
            correct=key.split(),
            cardinality="ordered",
        )
    )


TELLING = """
    correct Incorrect_2 choiceCorrect wrongA goed fout1 FOUT-2 juist onjuist KEY keyA A_key sleutel3
    antwoord answer_b distractor1 afleider right true waar
"""
SILENT = "A choice1 keyboard monkey goederen C3 optie-2"


@pytest.mark.parametrize("name", TELLING.split())
def test_a_name_that_tells(name: str) -> None:
    assert name_tells(name)


@pytest.mark.parametrize("name", SILENT.split())
def test_a_name_that_tells_nothing(name: str) -> None:
    assert not name_tells(name)


def test_right_is_a_side_in_the_name_of_a_class() -> None:
    assert not class_tells("text-right")
    assert class_tells("is-correct")


def test_a_choice_is_of_no_class_that_sets_it_apart() -> None:
    inside = "".join(
        f'<simpleChoice identifier="{one}" class="{name} wide"><p class="{name}"/></simpleChoice>'
        for one, name in (("A", "right-answer"), ("B", "solution"))
    )
    asked = f'<choiceInteraction responseIdentifier="RESPONSE">{inside}</choiceInteraction>'
    written = body(item(f'<div class="answer">{asked}</div>'))

    assert {one.get("class") for one in written.iter("{*}qti-simple-choice")} == {"wide"}
    assert all(one.get("class") is None for one in written.iter("{*}p"))
    assert [one.get("class") for one in written.iter("{*}div")] == ["answer"]


def test_all_choices_of_an_item_get_aliases_when_one_tells() -> None:
    aliases = aliases_of(read(telling_item()))
    delivered = {one.get("identifier") for one in body(telling_item()).iter("{*}qti-simple-choice")}

    assert set(aliases) == {"goed", "fout1", "fout2"}
    assert delivered == set(aliases.values())
    assert set(sets(telling_item())[0].choice_ids) == delivered


def test_names_that_tell_nothing_stay() -> None:
    assert aliases_of(read(item())) == {}


def test_names_in_the_order_of_the_key_tell_it() -> None:
    assert aliases_of(order_item("stap10 stap9 stap2", "stap2 stap9 stap10"))
    assert not aliases_of(order_item("B C A", "B A C"))


def test_a_name_may_hold_more_digits_than_a_number_has() -> None:
    assert not aliases_of(order_item(f"{'9' * 5_000} B {'8' * 5_000}", f"B {'9' * 5_000}"))


def test_an_alias_cannot_be_computed_without_the_key() -> None:
    one, other = telling_item(), telling_item().replace('title="Opgave"', 'title="Anders"')

    assert aliases_of(read(one))["goed"] != aliases_of(read(other))["goed"]


def test_aliases_turn_back_into_what_the_rules_know() -> None:
    asked = read(telling_item())
    alias = aliases_of(asked)["goed"]

    assert aliased(asked, {"RESPONSE": "goed"}) == {"RESPONSE": alias}
    assert originals(asked, {"RESPONSE": alias}) == {"RESPONSE": "goed"}
    assert originals(asked, {"RESPONSE": [alias, "x"]}) == {"RESPONSE": ["goed"]}
    assert originals(asked, {"OTHER": "goed"}) == {"OTHER": "goed"}


def test_guessing_the_name_of_the_key_is_no_answer() -> None:
    assert originals(read(telling_item()), {"RESPONSE": "goed"}) == {"RESPONSE": None}


def test_a_pair_turns_back_as_a_whole() -> None:
    names = "".join(
        f'<simpleAssociableChoice identifier="{one}" matchMax="1">x</simpleAssociableChoice>'
        for one in ("goed", "B")
    )
    asked = read(
        asking(
            f'<associateInteraction responseIdentifier="RESPONSE">{names}</associateInteraction>',
            correct=["goed B"],
            cardinality="multiple",
            base_type="pair",
        )
    )
    aliases = aliases_of(asked)
    sent = f"{aliases['goed']} {aliases['B']}"

    assert originals(asked, {"RESPONSE": [sent, "goed B"]}) == {"RESPONSE": ["goed B"]}


def test_an_answer_in_aliases_scores() -> None:
    alias = aliases_of(read(telling_item()))["goed"]

    assert [points(telling_item(), answer) for answer in (alias, "goed")] == [1.0, 0.0]
