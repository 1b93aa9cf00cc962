"""Slots: where the texts of a variant go, and what these texts tell."""

import functools
import json

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.qti.items.values import BaseType, write_value
from chalicelib.qti.templating.printing import Printed
from chalicelib.qti.templating.slots import SlotBook
from chalicelib.qti.templating.variant import Variant
from tests.unit.qti.templated import all_variants, declare, templated

CHOICE = '<setTemplateValue identifier="A">{}</setTemplateValue>'


def one_variant(value: str, *, variables: str) -> Variant:
    (made,) = all_variants(templated(CHOICE.format(value), variables=variables))
    return made


def shown(value: str, show_hide: str, *, cardinality: str = "single") -> str:
    book = SlotBook()
    slot = book.shown_slot("A", "yes", show_hide)
    variables = declare("A", "identifier", cardinality=cardinality)
    return book.texts(one_variant(value, variables=variables))[slot]


def test_slots_are_named_by_the_order_of_asking_and_the_same_place_is_one_slot() -> None:
    book = SlotBook()

    names = [
        book.text_slot(Printed("A")),
        book.shown_slot("A", "yes", "show"),
        book.text_slot(Printed("A")),
        book.text_slot(Printed("A", "%.2f")),
        book.shown_slot("A", "yes", "hide"),
    ]

    assert names == ["t1", "t2", "t1", "t3", "t4"]


def test_a_printed_value_becomes_the_text_of_its_slot() -> None:
    book = SlotBook()
    book.text_slot(Printed("A", "%.1f"))
    made = one_variant('<baseValue baseType="integer">7</baseValue>', variables=declare("A"))

    assert book.texts(made) == {"t1": "7.0"}


def test_a_part_is_shown_when_its_variable_names_it_and_hidden_the_other_way_round() -> None:
    yes, no = (f'<baseValue baseType="identifier">{one}</baseValue>' for one in ("yes", "no"))

    assert [shown(one, "show") for one in (yes, no, "<null/>")] == ["true", "false", "false"]
    assert [shown(one, "hide") for one in (yes, no, "<null/>")] == ["false", "true", "true"]


def test_a_container_names_everything_that_is_shown() -> None:
    both = (
        '<multiple><baseValue baseType="identifier">no</baseValue>'
        '<baseValue baseType="identifier">yes</baseValue></multiple>'
    )

    assert shown(both, "show", cardinality="multiple") == "true"


@functools.cache
def variants_with_a_secret() -> tuple[Variant, ...]:
    secret = (
        '<setTemplateValue identifier="B"><randomInteger min="100000" max="999982"/>'
        "</setTemplateValue>"
    )
    return all_variants(templated(CHOICE.format('<randomInteger min="1" max="9"/>') + secret))


@given(st.integers(0, 99))
def test_what_is_not_printed_stands_in_no_slot(number: int) -> None:
    book = SlotBook()
    book.text_slot(Printed("A"))
    book.shown_slot("B", "999983", "show")
    made = variants_with_a_secret()[number]

    texts = json.dumps(book.texts(made))

    value = made.values["B"]
    assert value is not None
    assert value.base_type is BaseType.INTEGER
    assert str(write_value(value)) not in texts
