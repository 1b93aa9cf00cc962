"""Logic knows true, false and "not known" (QTI 3.0, 2.10.3)."""

import pytest

from tests.unit.qti.reckoning import (
    base,
    complaints,
    declare,
    multiple,
    names,
    number,
    ordered,
    reckon,
    text,
    whole,
)

FLAGS = {"t": base("boolean", "true"), "f": base("boolean", "false"), "?": "<null/>"}


@pytest.mark.parametrize(
    ("operator", "flags", "outcome"),
    [
        ("and", "tt", "true"),
        ("and", "tf", "false"),
        ("and", "t?", None),
        ("and", "f?", "false"),
        ("or", "ff", "false"),
        ("or", "f?", None),
        ("or", "t?", "true"),
        ("not", "t", "false"),
        ("not", "f", "true"),
        ("not", "?", None),
        ("isNull", "?", "true"),
        ("isNull", "f", "false"),
    ],
)
def test_logic_has_three_values(operator: str, flags: str, outcome: str | None) -> None:
    inside = "".join(FLAGS[flag] for flag in flags)

    assert reckon(f"<{operator}>{inside}</{operator}>") == outcome


@pytest.mark.parametrize(
    ("flags", "outcome"),
    [
        ("ttf?", None),  # the three examples of the specification
        ("tff?", "false"),
        ("ttt?", "true"),
        ("ttttt", "false"),
        ("tttt?", None),
        ("tttf", "true"),
        ("????", None),
        ("ff??", "false"),
    ],
)
def test_any_n_counts_from_three_to_four(flags: str, outcome: str | None) -> None:
    inside = "".join(FLAGS[flag] for flag in flags)

    assert reckon(f'<anyN min="3" max="4">{inside}</anyN>') == outcome


@pytest.mark.parametrize(
    ("inside", "outcome"),
    [
        (multiple(names("A")), "false"),
        (ordered(names("A")), "false"),
        (multiple(""), "true"),  # an empty container is NULL
        (text(""), "true"),  # and so is an empty text
        (whole(0), "false"),
    ],
)
def test_empty_is_null_and_nothing_else_is(inside: str, outcome: str) -> None:
    assert reckon(f"<isNull>{inside}</isNull>") == outcome


def test_any_n_takes_its_bounds_from_variables() -> None:
    declared = declare("LOW", "integer", "1") + declare("EMPTY", "integer", cardinality="single")

    assert reckon(f'<anyN min="LOW" max="{{LOW}}">{FLAGS["t"]}</anyN>', declared=declared) == "true"
    assert complaints(f'<anyN min="NONE" max="2">{FLAGS["t"]}</anyN>') == ["attribute-not-valid"]
    assert complaints(f'<anyN min="-1">{FLAGS["t"]}</anyN>') == ["attribute-not-valid"] * 2


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        (names("A"), names("A"), "true"),
        (names("A"), names("a"), "false"),
        (text("kaas"), text("kaas"), "true"),
        (whole(2), number(2), "true"),
        (base("intOrIdentifier", "2"), whole(2), "true"),
        (base("intOrIdentifier", "A"), names("A"), "true"),
        (base("pair", "A B"), base("pair", "B A"), "true"),
        (base("directedPair", "A B"), base("directedPair", "B A"), "false"),
        (base("point", "1 2"), base("point", "1 2"), "true"),
        (base("uri", "a:b"), base("uri", "a:b"), "true"),
        (base("file", "x"), base("file", "y"), "false"),
        (multiple(names("A", "B")), multiple(names("B", "A")), "true"),
        (multiple(names("A", "B")), multiple(names("A", "B", "B")), "false"),
        (multiple(names("A", "B", "B")), multiple(names("A", "B")), "false"),
        (ordered(names("A", "B")), ordered(names("B", "A")), "false"),
        (ordered(names("A", "B")), ordered(names("A", "B")), "true"),
        (multiple(""), multiple(names("A")), None),
        ("<null/>", text("x"), None),
    ],
)
def test_match_asks_for_the_same_value(first: str, second: str, outcome: str | None) -> None:
    assert reckon(f"<match>{first}{second}</match>") == outcome


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (names("A"), text("A")),
        (names("A"), multiple(names("A"))),
        (multiple(names("A")), ordered(names("A"))),
        (base("duration", "1"), base("duration", "1")),
    ],
)
def test_match_refuses_what_can_never_be_compared(first: str, second: str) -> None:
    assert complaints(f"<match>{first}{second}</match>") == ["operand-types"]


@pytest.mark.parametrize("element", ["isNotNull", "notEqual", "mod", "numberCorrect"])
def test_what_is_no_expression_of_an_item_is_told_with_its_line(element: str) -> None:
    assert complaints(f"<{element}/>") == ["expression-unknown"]
