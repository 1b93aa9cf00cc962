"""Rounding, functions and statistics follow the examples of the specification."""

import math

import pytest

from tests.unit.qti.reckoning import complaints, declare, multiple, number, ordered, reckon, whole

PLACES, SIGNIFICANT = "decimalPlaces", "significantFigures"


@pytest.mark.parametrize(
    ("operator", "given", "outcome"),
    [
        ("round", 6.8, "7"),
        ("round", 6.5, "7"),
        ("round", 6.49, "6"),
        ("round", -6.5, "-6"),
        ("round", -6.51, "-7"),
        ("round", 0.49999999999999994, "0"),
        ("round", 1e300, None),
        ("truncate", 6.8, "6"),
        ("truncate", -6.8, "-6"),
        ("truncate", 1e16, None),
    ],
)
def test_rounding_to_integers(operator: str, given: float, outcome: str | None) -> None:
    assert reckon(f"<{operator}>{number(given)}</{operator}>") == outcome
    assert reckon(f"<{operator}><null/></{operator}>") is None


@pytest.mark.parametrize(
    ("mode", "figures", "given", "outcome"),
    [
        (PLACES, "2", 3.14159, "3.14"),
        (PLACES, "2", 2.675, "2.68"),  # as on paper, although the float lies just below
        (PLACES, "0", 2.5, "3.0"),
        (PLACES, "2", -1.005, "-1.01"),
        (PLACES, "300", 1e308, "1e+308"),
        (SIGNIFICANT, "3", 1234.5, "1230.0"),
        (SIGNIFICANT, "3", 3.175, "3.18"),
        (SIGNIFICANT, "3", 0.00123456, "0.00123"),
        (SIGNIFICANT, "1", 0.0, "0.0"),
        (SIGNIFICANT, "1", 1.7e308, None),
        (SIGNIFICANT, "N", 1234.5, "1200.0"),
    ],
)
def test_rounding_goes_by_the_digits_on_paper(
    mode: str, figures: str, given: float, outcome: str | None
) -> None:
    expression = f'<roundTo roundingMode="{mode}" figures="{figures}">{number(given)}</roundTo>'

    assert reckon(expression, declared=declare("N", "integer", "2")) == outcome


def test_rounding_counts_significant_figures_unless_it_is_told_otherwise() -> None:
    assert reckon(f'<roundTo figures="3">{number(1234.5)}</roundTo>') == "1230.0"


@pytest.mark.parametrize(
    ("attributes", "first", "second", "outcome"),
    [
        (f'roundingMode="{SIGNIFICANT}" figures="3"', 3.175, 3.183, "true"),
        (f'roundingMode="{SIGNIFICANT}" figures="3"', 3.1749, 3.183, "false"),
        ('figures="3"', 3.175, 3.183, "true"),
        (f'roundingMode="{PLACES}" figures="2"', 1.68572, 1.69, "true"),
        (f'roundingMode="{PLACES}" figures="2"', 1.68432, 1.69, "false"),
    ],
)
def test_numbers_are_equal_after_rounding(
    attributes: str, first: float, second: float, outcome: str
) -> None:
    pair = number(first, second)

    assert reckon(f"<equalRounded {attributes}>{pair}</equalRounded>") == outcome
    null = f"<equalRounded {attributes}>{number(first)}<null/></equalRounded>"
    assert reckon(null) is None


@pytest.mark.parametrize(
    "attributes",
    ['roundingMode="up" figures="1"', 'figures="0"', "", 'figures="301"', 'figures="X"'],
)
def test_rounding_that_means_nothing_is_told(attributes: str) -> None:
    assert complaints(f"<roundTo {attributes}>{number(1)}</roundTo>") == ["attribute-not-valid"]


@pytest.mark.parametrize(
    ("name", "x", "y"),
    [
        ("sin", math.pi / 2, 1),
        ("cos", 0, 1),
        ("tan", math.pi / 4, 1),
        ("sec", 0, 1),
        ("csc", math.pi / 2, 1),
        ("cot", math.pi / 4, 1),
        ("asin", 1, math.pi / 2),
        ("acos", 1, 0),
        ("atan", 1, math.pi / 4),
        ("asec", 1, 0),
        ("acsc", 1, math.pi / 2),
        ("acot", 1, math.pi / 4),
        ("acot", 0, math.pi / 2),
        ("sinh", 0, 0),
        ("cosh", 0, 1),
        ("tanh", 0, 0),
        ("sech", 0, 1),
        ("csch", math.asinh(1), 1),
        ("coth", math.atanh(0.5), 2),
        ("log", 1000, 3),
        ("ln", math.e, 1),
        ("exp", 0, 1),
        ("abs", -2.5, 2.5),
        ("toDegrees", math.pi, 180),
        ("toRadians", 180, math.pi),
    ],
)
def test_functions_yield_floats(name: str, x: float, y: float) -> None:
    found = reckon(f'<mathOperator name="{name}">{number(x)}</mathOperator>')

    assert float(str(found)) == pytest.approx(y)
    assert "." in str(found) or "e" in str(found)


@pytest.mark.parametrize(
    ("name", "y"),
    [
        ("sin", 0.4794255386),
        ("cos", 0.8775825619),
        ("tan", 0.5463024898),
        ("sec", 1.1394939273),
        ("csc", 2.0858296429),
        ("cot", 1.8304877217),
        ("asin", 0.5235987756),
        ("acos", 1.0471975512),
        ("atan", 0.4636476090),
        ("acot", 1.1071487178),
        ("sinh", 0.5210953055),
        ("cosh", 1.1276259652),
        ("tanh", 0.4621171573),
        ("sech", 0.8868188840),
        ("csch", 1.9190347513),
        ("coth", 2.1639534137),
        ("log", -0.3010299957),
        ("ln", -0.6931471806),
        ("exp", 1.6487212707),
        ("abs", 0.5),
        ("toDegrees", 28.6478897565),
        ("toRadians", 0.0087266463),
    ],
)
def test_no_two_functions_are_the_same_at_a_half(name: str, y: float) -> None:
    found = reckon(f'<mathOperator name="{name}">{number(0.5)}</mathOperator>')

    assert float(str(found)) == pytest.approx(y, abs=1e-10)


@pytest.mark.parametrize(
    ("name", "x", "y"),
    [("signum", -3.5, "-1"), ("signum", 0, "0"), ("floor", -1.5, "-2"), ("ceil", 1.1, "2")],
)
def test_some_functions_yield_integers(name: str, x: float, y: str) -> None:
    assert reckon(f'<mathOperator name="{name}">{number(x)}</mathOperator>') == y


@pytest.mark.parametrize(
    ("name", "x"),
    [
        ("log", 0),
        ("ln", -1),
        ("asin", 2),
        ("asec", 0.5),
        ("acsc", 0),
        ("csc", 0),
        ("cot", 0),
        ("csch", 0),
        ("coth", 0),
        ("exp", 1000),
        ("cosh", 1e6),
        ("sech", 1e6),
        ("floor", 1e300),
    ],
)
def test_outside_its_domain_a_function_is_null(name: str, x: float) -> None:
    assert reckon(f'<mathOperator name="{name}">{number(x)}</mathOperator>') is None


def test_the_arc_tangent_of_two_numbers_knows_the_quadrant() -> None:
    expression = f'<mathOperator name="atan2">{number(1, -1)}</mathOperator>'

    assert float(str(reckon(expression))) == pytest.approx(3 * math.pi / 4)
    assert complaints(f'<mathOperator name="atan2">{number(1)}</mathOperator>') == ["operand-count"]
    assert complaints(f'<mathOperator name="sin">{number(1, 2)}</mathOperator>') == [
        "operand-count"
    ]
    assert complaints(f'<mathOperator name="cube">{number(1)}</mathOperator>') == [
        "attribute-not-valid"
    ]


@pytest.mark.parametrize(
    ("name", "values", "outcome"),
    [
        ("mean", [1, 2, 3, 4], 2.5),
        ("sampleVariance", [1, 3, 5], 4),
        ("sampleSD", [1, 3, 5], 2),
        ("popVariance", [1, 5], 4),
        ("popSD", [1, 5], 2),
        ("popSD", [1, 2, 3], math.sqrt(2 / 3)),
    ],
)
def test_statistics_describe_a_container(name: str, values: list[int], outcome: float) -> None:
    found = reckon(f'<statsOperator name="{name}">{ordered(whole(*values))}</statsOperator>')

    assert float(str(found)) == pytest.approx(outcome)


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("sampleVariance", multiple(whole(1))),
        ("sampleSD", multiple(whole(1))),
        ("mean", multiple("")),
        ("mean", "<null/>"),
        ("popVariance", multiple(number(1e308, -1e308))),
    ],
)
def test_statistics_of_too_little_or_too_much_are_null(name: str, inside: str) -> None:
    assert reckon(f'<statsOperator name="{name}">{inside}</statsOperator>') is None


def test_statistics_need_a_container_and_a_known_name() -> None:
    assert complaints(f'<statsOperator name="mean">{whole(1)}</statsOperator>') == ["operand-types"]
    assert complaints(f'<statsOperator name="mode">{multiple(whole(1))}</statsOperator>') == [
        "attribute-not-valid"
    ]
