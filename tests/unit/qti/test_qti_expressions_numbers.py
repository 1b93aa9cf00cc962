"""Reckoning with numbers: NULL spreads, nothing wraps around, nothing is infinite."""

import pytest

from tests.unit.qti.reckoning import (
    base,
    complaints,
    declare,
    multiple,
    number,
    ordered,
    reckon,
    whole,
)

NULL = "<null/>"


@pytest.mark.parametrize(
    ("operator", "inside", "outcome"),
    [
        ("sum", whole(1, 2), "3"),
        ("sum", whole(1) + number(0.5), "1.5"),
        ("sum", multiple(whole(1, 2)) + ordered(whole(3)), "6"),
        ("sum", number(1.7e308, 1.7e308), None),
        ("product", whole(3, 4), "12"),
        ("product", multiple(number(0.5, 4)), "2.0"),
        ("product", whole(10**14, 10), "1000000000000000"),
        ("product", whole(10**14, 11), None),
        ("product", number(6.02e23, 2), "1.204e+24"),
        ("subtract", whole(3, 5), "-2"),
        ("subtract", number(0.5) + whole(1), "-0.5"),
        ("divide", whole(1, 4), "0.25"),
        ("divide", whole(1, 0), None),
        ("divide", number(1e308, 1e-308), None),
        ("power", whole(2, 3), "8.0"),
        ("power", number(2, 0.5), "1.4142135623730951"),
        ("power", whole(2, -1), "0.5"),
        ("power", number(-8) + number(1 / 3), None),
        ("power", whole(0, -1), None),
        ("power", whole(10, 10**9), None),
        ("integerDivide", whole(7, 2), "3"),
        ("integerDivide", whole(-7, 2), "-4"),
        ("integerDivide", whole(7, 0), None),
        ("integerModulus", whole(7, 2), "1"),
        ("integerModulus", whole(-7, 2), "1"),
        ("integerModulus", whole(7, -2), "-1"),
        ("integerModulus", whole(7, 0), None),
        ("integerToFloat", whole(3), "3.0"),
        ("min", whole(3, 1, 2), "1"),
        ("max", whole(3) + number(2.5), "3.0"),
        ("max", multiple(whole(3, 9)) + whole(4), "9"),
        ("min", number(0.5) + whole(1), "0.5"),
        ("gcd", whole(12, 18), "6"),
        ("gcd", whole(0, 5), "5"),
        ("gcd", whole(0, 0), "0"),
        ("gcd", whole(-4), "4"),
        ("gcd", ordered(whole(12, 18, 4)), "2"),
        ("lcm", whole(4, 6), "12"),
        ("lcm", whole(0, 5), "0"),
        ("lcm", whole(-4, 6), "12"),
        ("lcm", multiple(whole(10**9 + 7, 10**9 + 9)), None),
    ],
)
def test_numbers_are_reckoned_as_the_specification_says(
    operator: str, inside: str, outcome: str | None
) -> None:
    assert reckon(f"<{operator}>{inside}</{operator}>") == outcome


@pytest.mark.parametrize("operator", ["sum", "product", "min", "max", "gcd", "lcm"])
def test_null_or_an_empty_container_makes_the_result_null(operator: str) -> None:
    assert reckon(f"<{operator}>{whole(1)}{NULL}</{operator}>") is None
    assert reckon(f"<{operator}>{whole(1)}{multiple('')}</{operator}>") is None


@pytest.mark.parametrize(
    "operator",
    [
        *("subtract", "divide", "power", "integerDivide", "integerModulus"),
        *("equal", "lt", "gt", "lte", "gte", "durationLT", "durationGTE"),
    ],
)
def test_null_spreads_through_two_operands(operator: str) -> None:
    one = base("duration", "1") if operator.startswith("duration") else whole(1)

    assert reckon(f"<{operator}>{one}{NULL}</{operator}>") is None
    assert reckon(f"<{operator}>{NULL}{one}</{operator}>") is None


@pytest.mark.parametrize(
    ("operator", "inside"),
    [
        ("sum", base("string", "1")),
        ("integerDivide", number(1, 2)),
        ("integerModulus", whole(1) + number(2)),
        ("integerToFloat", number(1)),
        ("gcd", number(4)),
        ("divide", multiple(whole(1)) + whole(2)),
        ("equal", base("boolean", "true", "true")),
        ("durationLT", whole(1, 2)),
        ("lt", base("duration", "1", "2")),
    ],
)
def test_what_is_no_number_of_the_right_kind_is_told(operator: str, inside: str) -> None:
    assert complaints(f"<{operator}>{inside}</{operator}>") == ["operand-types"]


@pytest.mark.parametrize(
    ("operator", "outcomes"),
    [
        ("lt", ["true", "false", "false"]),
        ("lte", ["true", "true", "false"]),
        ("gt", ["false", "false", "true"]),
        ("gte", ["false", "true", "true"]),
        ("equal", ["false", "true", "false"]),
    ],
)
def test_numbers_are_compared(operator: str, outcomes: list[str]) -> None:
    found = [reckon(f"<{operator}>{whole(n)}{number(2)}</{operator}>") for n in (1, 2, 3)]

    assert found == outcomes


@pytest.mark.parametrize(
    ("operator", "first", "outcome"),
    [
        ("durationLT", "9.9", "true"),
        ("durationLT", "10", "false"),
        ("durationGTE", "10", "true"),
        ("durationGTE", "10.1", "true"),
        ("durationGTE", "9.9", "false"),
    ],
)
def test_durations_are_compared(operator: str, first: str, outcome: str) -> None:
    assert reckon(f"<{operator}>{base('duration', first, '10')}</{operator}>") == outcome


VARIABLES = declare("T", "float", "0.5") + declare("YES", "boolean", "true")


@pytest.mark.parametrize(
    ("attributes", "given", "outcome"),
    [
        ('toleranceMode="absolute" tolerance="T"', 10.5, "true"),
        ('toleranceMode="absolute" tolerance="{T} 1"', 11, "true"),
        ('toleranceMode="absolute" tolerance="T" includeUpperBound="YES"', 10.5, "true"),
        ('toleranceMode="absolute" tolerance="T" includeUpperBound="false"', 10.5, "false"),
        ('toleranceMode="relative" tolerance="5 10"', 9.5, "true"),
        ('toleranceMode="relative" tolerance="5 10"', 9.4, "false"),
        ('toleranceMode="relative" tolerance="5 10"', 11, "true"),
        ('toleranceMode="exact"', 10, "true"),
    ],
)
def test_equal_takes_its_tolerance_from_numbers_or_variables(
    attributes: str, given: float, outcome: str
) -> None:
    expression = f"<equal {attributes}>{number(10)}{number(given)}</equal>"

    assert reckon(expression, declared=VARIABLES) == outcome


@pytest.mark.parametrize(
    ("attributes", "code"),
    [
        ('toleranceMode="absolute"', "tolerance-not-valid"),
        ('toleranceMode="absolute" tolerance="-1"', "tolerance-not-valid"),
        ('toleranceMode="absolute" tolerance="1 2 3"', "tolerance-not-valid"),
        ('toleranceMode="absolute" tolerance="NONE"', "tolerance-not-valid"),
        ('toleranceMode="rough" tolerance="1"', "tolerance-not-valid"),
        ('toleranceMode="absolute" tolerance="1" includeLowerBound="T"', "attribute-not-valid"),
    ],
)
def test_a_tolerance_that_means_nothing_is_told(attributes: str, code: str) -> None:
    expression = f"<equal {attributes}>{number(1)}{number(1)}</equal>"

    assert complaints(expression, declared=VARIABLES) == [code]
