"""Declarations of all kinds are read, and what is wrong with them is named."""

import pytest

from chalicelib.core.exams import Cardinality
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import BUILT_IN, OutcomeVariable
from chalicelib.qti.items.item import read_item
from chalicelib.qti.items.lookup import InterpolationTable, MatchTable
from chalicelib.qti.items.values import BaseType, Scalar, Value, write_value
from tests.unit.qti.making import SCORE, TEXT_ENTRY, item, response
from tests.unit.qti.templated import declare, declared_codes, read

AREAS = (
    '<areaMapping defaultValue="-1" upperBound="2"><areaMapEntry shape="circle" '
    'coords="10,10,5" mappedValue="2"/></areaMapping>'
)


def declaring(*declarations: str) -> str:
    return item(TEXT_ENTRY, declarations="".join(declarations) + SCORE, processing="")


def outcome(inside: str, *, base_type: str = "string", attributes: str = "") -> str:
    return (
        f'<outcomeDeclaration identifier="GRADE" cardinality="single" baseType="{base_type}" '
        f"{attributes}>{inside}</outcomeDeclaration>"
    )


def read_outcome(
    inside: str, *, base_type: str = "string", attributes: str = ""
) -> OutcomeVariable:
    text = declaring(response(), outcome(inside, base_type=base_type, attributes=attributes))
    return read(text).declarations.outcomes["GRADE"]


@pytest.mark.parametrize(
    ("base_type", "text", "scalar"),
    [
        ("identifier", " A ", "A"),
        ("boolean", "1", True),
        ("integer", "-7", -7),
        ("float", "2.5", 2.5),
        ("string", " kaas ", "kaas"),
        ("point", "10 20", (10, 20)),
        ("pair", "B A", ("A", "B")),
        ("directedPair", "B A", ("B", "A")),
        ("duration", "90.5", 90.5),
        ("file", "sha256-abc", "sha256-abc"),
        ("uri", "https://example.org/x", "https://example.org/x"),
        ("intOrIdentifier", "12", 12),
        ("intOrIdentifier", "A1", "A1"),
    ],
)
def test_every_base_type_can_be_declared(base_type: str, text: str, scalar: Scalar) -> None:
    declared = response(base_type=base_type).replace(
        "</resp", f"<correctResponse><value>{text}</value></correctResponse></resp"
    )

    variable = read(declaring(declared)).declarations.responses["RESPONSE"]

    assert variable.correct == Value(Cardinality.SINGLE, BaseType(base_type), (scalar,))


@pytest.mark.parametrize(
    ("base_type", "text"),
    [
        ("duration", "-1"),
        ("duration", "1:30"),
        ("point", "1.5 2"),
        ("point", "1 2 3"),
        ("pair", "A"),
        ("file", "a b"),
        ("intOrIdentifier", "a b"),
        ("boolean", "ja"),
    ],
)
def test_a_value_of_another_type_is_named(base_type: str, text: str) -> None:
    declared = response(base_type=base_type).replace(
        "</resp", f"<correctResponse><value>{text}</value></correctResponse></resp"
    )

    assert declared_codes(declaring(declared)) == ["value-not-of-type"]


def test_a_record_has_fields_of_their_own_types() -> None:
    values = (
        '<value fieldIdentifier="y" baseType="float">2.5</value>'
        '<value fieldIdentifier="x" baseType="integer">1</value>'
    )
    declared = (
        '<responseDeclaration identifier="R" cardinality="record"><correctResponse>'
        f"{values}</correctResponse></responseDeclaration>"
    )

    variable = read(declaring(declared)).declarations.responses["R"]

    assert variable.base_type is None
    assert write_value(variable.correct) == ["x=1", "y=2.5"]
    assert variable.correct is not None
    assert variable.correct.field("x") == Value(Cardinality.SINGLE, BaseType.INTEGER, (1,))
    assert variable.correct.field("z") is None


@pytest.mark.parametrize(
    "value",
    [
        "<value>1</value>",
        '<value fieldIdentifier="x">1</value>',
        '<value fieldIdentifier="x" baseType="number">1</value>',
        '<value fieldIdentifier="x" baseType="integer">1</value>' * 2,
    ],
)
def test_a_field_without_a_name_or_type_of_its_own_is_named(value: str) -> None:
    declared = (
        '<responseDeclaration identifier="R" cardinality="record"><defaultValue>'
        f"{value}</defaultValue></responseDeclaration>"
    )

    assert declared_codes(declaring(declared)) == ["field-malformed"]


def test_points_for_areas_are_read() -> None:
    declared = response(mapping=AREAS, base_type="point", cardinality="multiple")

    mapping = read(declaring(declared)).declarations.responses["RESPONSE"].area_mapping

    assert mapping is not None
    assert (mapping.default, mapping.lower, mapping.upper) == (-1, None, 2)
    assert mapping.total(Value(Cardinality.MULTIPLE, BaseType.POINT, ((15, 10),))) == 2


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        (response(mapping=AREAS), "area-mapping-not-points"),
        (response(mapping=AREAS.replace("10,10,5", "10"), base_type="point"), "area-malformed"),
        (
            response(mapping=AREAS.replace('mappedValue="2"', ""), base_type="point"),
            "map-entry-without-value",
        ),
        (
            '<responseDeclaration identifier="R" cardinality="record"><mapping>'
            '<mapEntry mapKey="A" mappedValue="1"/></mapping></responseDeclaration>',
            "mapping-of-record",
        ),
        (
            outcome('<matchTable><matchTableEntry targetValue="A"/></matchTable>'),
            "table-entry-without-source",
        ),
        (
            outcome(
                '<matchTable><matchTableEntry sourceValue="1.5" targetValue="A"/></matchTable>'
            ),
            "value-not-of-type",
        ),
        (
            outcome("<interpolationTable><interpolationTableEntry/></interpolationTable>"),
            "table-entry-without-source",
        ),
        (
            outcome("<matchTable/>").replace("single", "multiple"),
            "table-not-single",
        ),
        (outcome("", attributes='normalMaximum="veel"'), "value-not-of-type"),
        (declare("A") * 2, "identifier-not-unique"),
        (declare("RESPONSE") + response(), "identifier-not-unique"),
        (declare("A", "colour"), "declaration-not-supported"),
        (declare(""), "identifier-not-unique"),
    ],
)
def test_what_is_wrong_with_a_declaration_is_named(declared: str, code: str) -> None:
    assert code in declared_codes(declaring(declared))


def test_a_finding_carries_the_line_it_is_about() -> None:
    findings = Findings("item.xml")
    read_item("item.xml", declaring("\n\n" + declare("A", "colour")).encode(), findings)

    assert [reason.line for reason in findings.reasons] == [3]


@pytest.mark.parametrize(
    ("number", "found"), [(3, "C"), (3.0, "C"), (2, "B"), (4, "?"), (2.5, "?")]
)
def test_a_match_table_gives_the_value_of_a_whole_number(number: float, found: str) -> None:
    table = read_outcome(
        '<matchTable defaultValue="?"><matchTableEntry sourceValue="3" targetValue="C"/>'
        '<matchTableEntry sourceValue="2" targetValue="B"/></matchTable>'
    ).lookup

    assert isinstance(table, MatchTable)
    assert write_value(table.look_up(number)) == found


@pytest.mark.parametrize(
    ("number", "found"),
    [(9, "goed"), (8, "goed"), (7.9, "voldoende"), (5.5, None), (5.6, "voldoende"), (0, None)],
)
def test_an_interpolation_table_gives_the_first_step_that_is_reached(
    number: float, found: str | None
) -> None:
    table = read_outcome(
        '<interpolationTable><interpolationTableEntry sourceValue="8" targetValue="goed"/>'
        '<interpolationTableEntry sourceValue="5.5" includeBoundary="false" '
        'targetValue="voldoende"/></interpolationTable>'
    ).lookup

    assert isinstance(table, InterpolationTable)
    assert write_value(table.look_up(number)) == found


def test_what_an_item_says_of_an_outcome_is_read() -> None:
    stated = 'normalMaximum="10" normalMinimum="-2" masteryValue="5.5" view="scorer"'

    variable = read_outcome("", base_type="float", attributes=stated)

    assert (variable.normal_maximum, variable.normal_minimum, variable.mastery) == (10, -2, 5.5)


def test_a_key_without_a_value_is_there_and_reads_as_null() -> None:
    empty = response().replace("</resp", "<correctResponse/></resp")

    variable = read(declaring(empty)).declarations.responses["RESPONSE"]
    without = read(declaring(response())).declarations.responses["RESPONSE"]

    assert (variable.has_correct, variable.correct) == (True, None)
    assert without.has_correct is False


def test_a_preset_response_is_read_and_may_not_be_the_key() -> None:
    preset = "<defaultValue><value>{}</value></defaultValue>"
    wrong = response(correct="B", mapping=preset.format("A"))
    right = response(correct="B", mapping=preset.format("B"))

    assert write_value(read(declaring(wrong)).declarations.responses["RESPONSE"].default) == "A"
    assert declared_codes(declaring(right)) == ["preset-is-key"]


def test_template_and_context_variables_are_read() -> None:
    context = (
        '<contextDeclaration identifier="C" cardinality="single" baseType="string">'
        "<defaultValue><value>nl</value></defaultValue></contextDeclaration>"
    )
    text = declaring(declare("A", default="3", attributes='mathVariable="true"'), context)

    declarations = read(text).declarations

    assert write_value(declarations.templates["A"].default) == "3"
    assert declarations.templates["A"].in_math
    assert write_value(declarations.contexts["C"].default) == "nl"
    assert declarations.find("C") is declarations.contexts["C"]


@pytest.mark.parametrize("identifier", ["numAttempts", "duration", "QTI_CONTEXT"])
def test_what_is_built_in_cannot_be_set_by_a_candidate(identifier: str) -> None:
    redeclared = response(base_type="integer").replace("RESPONSE", identifier)

    declarations = read(declaring(redeclared)).declarations

    assert declarations.responses == {}
    assert declarations.find(identifier) is BUILT_IN[identifier]


def test_only_outcomes_can_be_set_by_rules() -> None:
    declarations = read(declaring(response(), declare("A"))).declarations

    assert declarations.settable("SCORE") is declarations.outcomes["SCORE"]
    assert declarations.settable("completionStatus") is BUILT_IN["completionStatus"]
    assert [declarations.settable(one) for one in ("A", "RESPONSE", "duration", "X")] == [None] * 4
