"""Containers and records (QTI 3.0, 2.10.3)."""

import pytest

from chalicelib.qti.processing.effort import MOST_VALUES
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

NULL = "<null/>"
N = declare("N", "integer", "2") + declare("FLOAT", "float", "2")


@pytest.mark.parametrize(
    ("expression", "outcome"),
    [
        (multiple(names("A", "B") + multiple(names("C", "D"))), ["A", "B", "C", "D"]),
        (ordered(names("A") + ordered(names("C", "B"))), ["A", "C", "B"]),
        (multiple(names("A", "A")), ["A", "A"]),
        (ordered(names("A", "B", "A")), ["A", "B", "A"]),
        (multiple(NULL + names("A") + NULL), ["A"]),
        (multiple(NULL), None),
        (multiple(""), None),
        (ordered(""), None),
    ],
)
def test_values_are_put_together_without_null(expression: str, outcome: list[str] | None) -> None:
    assert reckon(expression) == outcome


@pytest.mark.parametrize(
    "expression",
    [
        multiple(names("A") + whole(1)),
        multiple(ordered(names("A"))),
        ordered(multiple(names("A"))),
        f'<repeat numberRepeats="2">{multiple(names("A"))}</repeat>',
        f"<containerSize>{names('A')}</containerSize>",
        f'<index n="1">{multiple(names("A"))}</index>',
        f"<delete>{names('A')}{multiple(whole(1))}</delete>",
        f"<member>{multiple(names('A'))}{multiple(names('A'))}</member>",
        f"<contains>{multiple(names('A'))}{ordered(names('A'))}</contains>",
        f"<contains>{names('A')}{names('A')}</contains>",
        f'<fieldValue fieldIdentifier="x">{names("A")}</fieldValue>',
    ],
)
def test_what_does_not_go_together_is_told(expression: str) -> None:
    assert complaints(expression) == ["operand-types"]


@pytest.mark.parametrize(
    ("inside", "size"), [(multiple(names("A", "A", "B")), "3"), (multiple(""), "0"), (NULL, "0")]
)
def test_the_size_of_null_is_0(inside: str, size: str) -> None:
    assert reckon(f"<containerSize>{inside}</containerSize>") == size


@pytest.mark.parametrize(
    ("n", "outcome"), [("1", "C"), ("3", "B"), ("4", None), ("N", "A"), ("{N}", "A")]
)
def test_index_counts_from_1_and_knows_variables(n: str, outcome: str | None) -> None:
    expression = f'<index n="{n}">{ordered(names("C", "A", "B"))}</index>'

    assert reckon(expression, declared=N) == outcome


@pytest.mark.parametrize("n", ["0", "-1", "1.5", "", "NONE", "FLOAT"])
def test_index_refuses_what_is_no_position(n: str) -> None:
    found = complaints(f'<index n="{n}">{ordered(names("C"))}</index>', declared=N)

    assert found == ["attribute-not-valid"]


@pytest.mark.parametrize(
    ("one", "container", "inside", "left"),
    [
        ("A", multiple(names("A", "B", "A", "C")), "true", ["B", "C"]),
        ("B", ordered(names("C", "B", "A")), "true", ["C", "A"]),
        ("D", ordered(names("C", "B")), "false", ["C", "B"]),
        ("A", multiple(names("A")), "true", None),
    ],
)
def test_member_finds_a_value_and_delete_takes_it_out(
    one: str, container: str, inside: str, left: list[str] | None
) -> None:
    assert reckon(f"<member>{names(one)}{container}</member>") == inside
    assert reckon(f"<delete>{names(one)}{container}</delete>") == left


@pytest.mark.parametrize("operator", ["member", "delete", "contains"])
def test_null_makes_them_null(operator: str) -> None:
    assert reckon(f"<{operator}>{NULL}{multiple(names('A'))}</{operator}>") is None


def test_a_single_value_is_a_container_of_one_for_member() -> None:
    assert reckon(f"<member>{names('A')}{names('A')}</member>") == "true"
    assert reckon(f"<member>{number(1)}{multiple(whole(1, 2))}</member>") == "true"


@pytest.mark.parametrize(
    ("make", "part", "outcome"),
    [
        (multiple, ["C", "A"], "true"),  # [A,B,C] contains [C,A] without an order
        (multiple, ["B", "B"], "false"),
        (multiple, ["D"], "false"),
        (ordered, ["B", "C"], "true"),
        (ordered, ["C", "A"], "false"),
        (ordered, ["A", "C"], "false"),
        (ordered, ["A", "B", "C", "D"], "false"),
    ],
)
def test_contains_minds_the_order_and_how_often(make, part, outcome) -> None:  # type: ignore[no-untyped-def]
    expression = f"<contains>{make(names('A', 'B', 'C'))}{make(names(*part))}</contains>"

    assert reckon(expression) == outcome


def test_contains_counts_what_stands_there_twice() -> None:
    whole_of_four, two = multiple(names("A", "B", "B", "C")), multiple(names("B", "B"))

    assert reckon(f"<contains>{whole_of_four}{two}</contains>") == "true"


@pytest.mark.parametrize(
    ("times", "outcome"),
    [("2", ["A", "B", "A", "B"]), ("N", ["A", "B", "A", "B"]), ("0", None), ("-3", None)],
)
def test_repeat_makes_an_ordered_container(times: str, outcome: list[str] | None) -> None:
    expression = f'<repeat numberRepeats="{times}">{names("A")}{NULL}{names("B")}</repeat>'

    assert reckon(expression, declared=N) == outcome


def test_repeat_reckons_each_round_anew() -> None:
    drawn = reckon('<repeat numberRepeats="20"><randomInteger min="1" max="9"/></repeat>')

    assert isinstance(drawn, list)
    assert len(drawn) == 20
    assert len(set(drawn)) > 3


def test_a_container_that_grows_too_long_is_null() -> None:
    def repeated(times: int) -> str:
        return f'<repeat numberRepeats="{times}">{names("A")}</repeat>'

    assert len(reckon(repeated(MOST_VALUES)) or "") == MOST_VALUES
    assert reckon(repeated(MOST_VALUES + 1)) is None
    assert reckon(ordered(repeated(600) + repeated(600))) is None


RECORD = (
    '<outcomeDeclaration identifier="R" cardinality="record"><defaultValue>'
    '<value fieldIdentifier="x" baseType="integer">42</value>'
    '<value fieldIdentifier="y" baseType="string">A</value></defaultValue></outcomeDeclaration>'
)


@pytest.mark.parametrize(("field", "outcome"), [("x", "42"), ("y", "A")])
def test_a_field_of_a_record_has_its_own_type(field: str, outcome: str) -> None:
    expression = f'<fieldValue fieldIdentifier="{field}"><variable identifier="R"/></fieldValue>'

    assert reckon(expression, declared=RECORD) == outcome


def test_a_field_has_the_type_of_the_key_before_that_of_the_default() -> None:
    key, preset = (
        f'<value fieldIdentifier="floatValue" baseType="{base_type}">1</value>'
        for base_type in ("integer", "string")
    )
    declared = (
        '<responseDeclaration identifier="R" cardinality="record">'
        f"<correctResponse>{key}</correctResponse><defaultValue>{preset}</defaultValue>"
        "</responseDeclaration>"
    )
    expression = '<fieldValue fieldIdentifier="floatValue"><correct identifier="R"/></fieldValue>'

    assert reckon(expression, declared=declared) == "1"


def test_the_surroundings_have_the_fields_of_the_specification() -> None:
    expression = (
        '<fieldValue fieldIdentifier="{}"><variable identifier="QTI_CONTEXT"/></fieldValue>'
    )

    assert reckon(expression.format("candidateIdentifier")) is None
    assert complaints(expression.format("floatValue")) == ["field-unknown"]


def test_a_field_that_nobody_declared_is_told() -> None:
    expression = '<fieldValue fieldIdentifier="z"><variable identifier="R"/></fieldValue>'

    assert complaints(expression, declared=RECORD) == ["field-unknown"]


def test_a_number_that_was_typed_has_the_fields_of_the_specification() -> None:
    declared = '<responseDeclaration identifier="R" cardinality="record"/>'
    expression = '<fieldValue fieldIdentifier="{}"><variable identifier="R"/></fieldValue>'
    fields = ("floatValue", "stringValue", "ndp")

    assert [reckon(expression.format(one), declared=declared) for one in fields] == [None] * 3


def test_durations_are_never_members() -> None:
    container = multiple(base("duration", "1"))

    assert complaints(f"<member>{base('duration', '1')}{container}</member>") == ["operand-types"]
    assert complaints(f"<member>{text('1')}{container}</member>") == ["operand-types"]
