"""Constants, variables and keys have the type and value that they were declared with."""

import pytest

from tests.unit.qti.reckoning import base, complaints, declare, multiple, reckon

POINTS = (
    '<areaMapping lowerBound="0" upperBound="3" defaultValue="-1">'
    '<areaMapEntry shape="circle" coords="10,10,5" mappedValue="2"/>'
    '<areaMapEntry shape="rect" coords="20,20,30,30" mappedValue="1.5"/></areaMapping>'
)
MAPPED = declare("R", "point", kind="response", cardinality="multiple", inside=POINTS)


@pytest.mark.parametrize(
    ("base_type", "written", "read"),
    [
        ("identifier", "A1", "A1"),
        ("boolean", "1", "true"),
        ("integer", "8000000000", "8000000000"),
        ("float", "-1.5e3", "-1500.0"),
        ("string", "  twee woorden ", "twee woorden"),
        ("point", "10 20", "10 20"),
        ("pair", "B A", "A B"),
        ("directedPair", "B A", "B A"),
        ("duration", "90.5", "90.5"),
        ("duration", "PT1M30.5S", "90.5"),
        ("duration", "P1DT1H", "90000.0"),
        ("file", "a.pdf", "a.pdf"),
        ("uri", "https://example.org/a", "https://example.org/a"),
        ("intOrIdentifier", "7", "7"),
        ("intOrIdentifier", "seven", "seven"),
    ],
)
def test_a_constant_is_read_by_its_base_type(base_type: str, written: str, read: str) -> None:
    assert reckon(base(base_type, written)) == read


@pytest.mark.parametrize(
    ("base_type", "written"),
    [
        ("boolean", "ja"),
        ("integer", "1.5"),
        ("float", "een"),
        ("float", "INF"),
        ("point", "1"),
        ("pair", "A"),
        ("duration", "-1"),
        ("duration", "P"),
        ("duration", "PT"),
        ("duration", "P1M"),
    ],
)
def test_a_constant_that_is_not_of_its_type_is_told(base_type: str, written: str) -> None:
    assert complaints(base(base_type, written)) == ["value-not-of-type"]


@pytest.mark.parametrize(("name", "value"), [("pi", "3.141592653589793"), ("e", "2.7182818")])
def test_mathematics_has_two_constants(name: str, value: str) -> None:
    assert str(reckon(f'<mathConstant name="{name}"/>')).startswith(value)
    assert complaints('<mathConstant name="tau"/>') == ["attribute-not-valid"]


def test_a_variable_tells_its_value_and_its_default() -> None:
    declared = declare("R", "integer", "5", kind="response")

    assert reckon('<variable identifier="R"/>', declared=declared, answers={"R": "7"}) == "7"
    assert reckon('<default identifier="R"/>', declared=declared, answers={"R": "7"}) == "5"
    assert reckon('<default identifier="S"/>', declared=declare("S", "float")) is None


def test_the_correct_response_is_told_as_it_is_declared() -> None:
    key = "<correctResponse><value>A</value><value>B</value></correctResponse>"
    declared = declare("R", "identifier", kind="response", cardinality="ordered", inside=key)

    assert reckon('<correct identifier="R"/>', declared=declared) == ["A", "B"]


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ('<variable identifier="X"/>', "variable-unknown"),
        ('<default identifier="X"/>', "variable-unknown"),
        ('<correct identifier="X"/>', "variable-unknown"),
        ('<correct identifier="R"/>', "correct-not-declared"),
        ('<mapResponse identifier="R"/>', "mapping-not-declared"),
        ('<mapResponsePoint identifier="O"/>', "variable-unknown"),
        ('<mapResponsePoint identifier="R"/>', "area-mapping-not-declared"),
    ],
)
def test_what_is_not_declared_is_told(expression: str, code: str) -> None:
    declared = declare("R", "identifier", kind="response") + declare("O", "float")

    assert complaints(expression, declared=declared) == [code]


@pytest.mark.parametrize(
    ("points", "total"),
    [
        (["10 10"], "2.0"),
        (["15 10"], "2.0"),  # the edge belongs to the area
        (["10 10", "11 11"], "2.0"),  # an area counts once
        (["10 10", "20 20"], "3.0"),  # the upper bound
        (["20 20", "99 99"], "0.5"),
        (["99 99"], "0.0"),  # the lower bound
        ([], "0.0"),
    ],
)
def test_points_are_worth_the_areas_that_they_hit(points: list[str], total: str) -> None:
    expression = '<mapResponsePoint identifier="R"/>'

    assert reckon(expression, declared=MAPPED, answers={"R": points}) == total


ENTRIES = (
    '<mapping upperBound="4" defaultValue="-0.5"><mapEntry mapKey="A" mappedValue="2"/>'
    '<mapEntry mapKey="B" mappedValue="3"/></mapping>'
)


@pytest.mark.parametrize(
    ("answer", "total"),
    [(["A"], "2.0"), (["A", "C"], "1.5"), (["A", "B"], "4.0"), (["A", "A"], "2.0"), ([], "0.0")],
)
def test_answers_are_worth_what_their_mapping_says(answer: list[str], total: str) -> None:
    declared = declare("R", "identifier", kind="response", cardinality="multiple", inside=ENTRIES)

    assert (
        reckon('<mapResponse identifier="R"/>', declared=declared, answers={"R": answer}) == total
    )


@pytest.mark.parametrize(
    ("shape", "coords", "hit", "missed"),
    [
        ("circle", "10,10,5", "13 14", "14 14"),
        ("rect", "0,0,10,20", "10 20", "11 20"),
        ("ellipse", "10,10,8,2", "18 10", "10 13"),
        ("poly", "0,0,10,0,0,10", "5 5", "6 5"),
        ("default", "", "9999 9999", ""),
    ],
)
def test_inside_knows_every_shape(shape: str, coords: str, hit: str, missed: str) -> None:
    start = f'<inside shape="{shape}" coords="{coords}">'

    assert reckon(f"{start}{base('point', hit)}</inside>") == "true"
    if missed:
        either = multiple(base("point", missed, hit))
        assert reckon(f"{start}{base('point', missed)}</inside>") == "false"
        assert reckon(f"{start}{either}</inside>") == "true"
    assert reckon(f"{start}<null/></inside>") is None


def test_inside_needs_a_point_and_an_area() -> None:
    square = 'shape="rect" coords="0,0,1,1"'

    assert complaints(f"<inside {square}>{base('pair', 'A B')}</inside>") == ["operand-types"]
    assert complaints(f'<inside shape="star">{base("point", "1 1")}</inside>') == ["area-malformed"]
