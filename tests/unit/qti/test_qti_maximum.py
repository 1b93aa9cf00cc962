"""The maximum of an item is declared, or the best that any answer gives, or unknown."""

import pytest

from chalicelib.qti.mastering import maximum
from tests.unit.qti.checking_items import read
from tests.unit.qti.making import (
    EXTENDED_TEXT,
    MAP_RESPONSE,
    SCORE,
    TEXT_ENTRY,
    assign,
    base,
    choice,
    item,
    response,
    rules,
    when,
)

RESPONSE = '<variable identifier="RESPONSE"/>'


def best(text: str) -> float | None:
    return maximum.max_score(read(text))


def mapping(points: dict[str, float], *, bounds: str = "") -> str:
    entries = "".join(
        f'<mapEntry mapKey="{key}" mappedValue="{value}"/>' for key, value in points.items()
    )
    return f"<mapping {bounds}>{entries}</mapping>"


def mapped(points: dict[str, float], *, most: int = 0, bounds: str = "") -> str:
    return item(
        choice("A B C D", attributes=f'maxChoices="{most}"'),
        declarations=response(mapping=mapping(points, bounds=bounds), cardinality="multiple")
        + SCORE,
        processing=MAP_RESPONSE,
    )


def test_the_declared_maximum_goes_first() -> None:
    declared = response(correct="B") + SCORE.replace("/>", ' normalMaximum="5"/>')

    assert best(item(declarations=declared)) == 5


def test_match_correct_gives_at_most_one() -> None:
    assert best(item()) == 1


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (mapped({"A": 2, "B": 1, "C": -1}), 3),
        (mapped({"A": 2, "B": 1, "C": -1}, bounds='upperBound="2.5"'), 2.5),
        (mapped({"A": 2, "B": 1, "C": 1}, most=2), 3),
        (mapped({"A": -1}, bounds='defaultValue="0.5"'), 1.5),
    ],
)
def test_a_mapping_gives_at_most_its_best_permitted_sum(text: str, points: float) -> None:
    assert best(text) == points


def test_a_typed_text_gives_at_most_its_best_entry() -> None:
    declarations = response(mapping=mapping({"kaas": 2, "boter": 1}), base_type="string") + SCORE

    assert best(item(TEXT_ENTRY, declarations=declarations, processing=MAP_RESPONSE)) == 2


def test_rules_that_exclude_each_other_do_not_add_up() -> None:
    def points_for(name: str, points: int) -> str:
        test = f"<match>{RESPONSE}{base('identifier', name)}</match>"
        total = f'<sum><variable identifier="SCORE"/>{base("float", points)}</sum>'
        return when(test, assign(total))

    assert best(item(processing=rules(points_for("A", 2) + points_for("B", 3)))) == 3


def test_a_number_that_is_compared_in_size_has_no_derived_maximum() -> None:
    processing = rules(when(f"<gt>{RESPONSE}{base('float', 3)}</gt>", assign(base("float", 1))))
    declarations = response(base_type="float") + SCORE

    assert best(item(TEXT_ENTRY, declarations=declarations, processing=processing)) is None


def test_an_item_for_a_scorer_has_only_a_declared_maximum() -> None:
    declarations = response(base_type="string") + SCORE

    assert best(item(EXTENDED_TEXT, declarations=declarations, processing="")) is None


def test_information_gives_no_points() -> None:
    assert best(item("<p>Lees.</p>", declarations="", processing="")) == 0


def test_too_many_answers_to_try_leave_the_maximum_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    contains = f"<contains>{RESPONSE}<multiple>{base('identifier', 'A')}</multiple></contains>"
    declared = response(correct="A", cardinality="multiple") + SCORE
    text = item(
        choice("A B C D", attributes='maxChoices="0"'),
        declarations=declared,
        processing=rules(when(contains, assign(base("float", 2)))),
    )
    assert best(text) == 2

    monkeypatch.setattr(maximum, "MOST_TRIALS", 10)

    assert best(text) is None
