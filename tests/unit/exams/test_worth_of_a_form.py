"""What a form is worth: told only where it is the same for every candidate."""

from dataclasses import replace

import pytest

from chalicelib.core.exams import Demand, FormSection
from chalicelib.core.exams.model.worth import maximum_of
from tests.builders.outlines import an_item, outline_of, place, places, section_of

POINTS = {"A": 1.0, "B": 1.0, "C": 2.0, "D": None}
ITEMS = tuple(an_item(name, max_score=points) for name, points in POINTS.items())
PAIR = section_of(*places("A B"), id="S1")
SINGLE = section_of(*places("C"), id="S2")


def worth(section: FormSection) -> float | None:
    return maximum_of(outline_of(section, items=ITEMS))


@pytest.mark.parametrize(
    ("section", "points"),
    [
        (section_of(*places("A B C")), 4),
        (section_of(*places("A B D")), None),
        (section_of(*places("A B"), select=1), 1),
        (section_of(*places("A B C"), select=1), None),
        (section_of(*places("A B C"), select=3), 4),
        (section_of(*places("A B"), place("C", required=True), select=2), 3),
        (section_of(*places("A C"), place("B", required=True), select=1), 1),
        (section_of(*places("A B"), select=5, again=True), 5),
        (section_of(*places("A"), place("C", required=True), select=2, again=True), None),
        (section_of(*places("A"), place("C", required=True), select=1, again=True), 2),
        (section_of(place("D"), place("C", required=True), select=1), 2),
        (section_of(PAIR, SINGLE, select=1), 2),
        (section_of(PAIR, section_of(*places("D"), id="S2"), select=1), None),
    ],
)
def test_the_maximum_is_what_every_candidate_can_get(
    section: FormSection, points: float | None
) -> None:
    assert worth(section) == points


def test_a_form_that_finds_its_way_by_rules_tells_no_maximum() -> None:
    outline = outline_of(PAIR, items=ITEMS)

    assert maximum_of(replace(outline, demands=frozenset({Demand.SERVER_NAVIGATION}))) is None
    assert maximum_of(replace(outline, demands=frozenset({Demand.TIME_LIMITS}))) == 2


@pytest.mark.parametrize(
    ("demand", "needed"),
    [
        (Demand.SERVER_NAVIGATION, True),
        (Demand.ADAPTIVE_ITEMS, True),
        (Demand.SEVERAL_PARTS, False),
    ],
)
def test_a_form_says_whether_it_needs_the_server(demand: Demand, *, needed: bool) -> None:
    outline = replace(outline_of(PAIR), demands=frozenset({demand}))

    assert outline.server_needed is needed
