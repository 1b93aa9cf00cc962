"""A response that is preset may not earn all points: every session plan would name a key."""

import pytest

from tests.unit.qti.making import (
    MAP_RESPONSE,
    SCORE,
    assign,
    base,
    choice,
    item,
    item_codes,
    response,
    rules,
    when,
)

RESPONSE = '<variable identifier="RESPONSE"/>'
BY_RULES = rules(
    when(f"<match>{RESPONSE}{base('identifier', 'B')}</match>", assign(base("float", 1)))
)
MAPPING = (
    '<mapping><mapEntry mapKey="B" mappedValue="2"/>'
    '<mapEntry mapKey="C" mappedValue="1"/></mapping>'
)


def preset(value: str, *, mapping: str = "", processing: str) -> str:
    default = f"<defaultValue><value>{value}</value></defaultValue>"
    declared = response(mapping=default + mapping) + SCORE
    return item(choice(), declarations=declared, processing=processing)


@pytest.mark.parametrize(("value", "found"), [("B", ["preset-is-key"]), ("C", []), ("A", [])])
def test_a_preset_with_the_most_points_of_a_mapping_is_refused(
    value: str, found: list[str]
) -> None:
    assert item_codes(preset(value, mapping=MAPPING, processing=MAP_RESPONSE)) == found


@pytest.mark.parametrize(("value", "found"), [("B", ["preset-is-key"]), ("A", [])])
def test_a_preset_that_the_rules_call_right_is_refused(value: str, found: list[str]) -> None:
    assert item_codes(preset(value, processing=BY_RULES)) == found


def test_a_preset_of_an_item_that_gives_its_points_for_nothing_is_taken() -> None:
    assert item_codes(preset("A", processing=rules(assign(base("float", 1))))) == []
