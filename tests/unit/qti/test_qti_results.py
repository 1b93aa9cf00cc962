"""Reports of other systems are read as they are meant; ours hold what other systems may know."""

import pytest

from chalicelib.core.exams import Cardinality
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.values import BaseType
from chalicelib.qti.node import QtiVersion
from chalicelib.qti.reasons import describe
from chalicelib.qti.reporting import (
    AssessmentResult,
    ReportedItem,
    ResultContext,
    read_result,
    responses_of,
    value_of,
    write_result,
)
from chalicelib.qti.reporting.result import (
    RESULT_NAMESPACES,
    ReportedOutcome,
    ReportedResponse,
    ReportedValue,
    SessionStatus,
)

HEAD = f'<assessmentResult xmlns="{RESULT_NAMESPACES[QtiVersion.V2P2]}"><context/>'


def reading(inside: str, head: str = HEAD) -> tuple[AssessmentResult | None, Findings]:
    findings = Findings("result.xml")
    return read_result(f"{head}{inside}</assessmentResult>".encode(), findings), findings


def item_of(variables: str, attributes: str = 'sessionStatus="final"') -> ReportedItem:
    result, findings = reading(f'<itemResult identifier="I" {attributes}>{variables}</itemResult>')
    assert result is not None
    assert findings.reasons == []
    return result.items[0]


def answered(identifier: str, *values: str, shape: str = 'cardinality="single"') -> str:
    inside = "".join(f"<value>{value}</value>" for value in values)
    return (
        f'<responseVariable identifier="{identifier}" {shape}>'
        f"<candidateResponse>{inside}</candidateResponse></responseVariable>"
    )


@pytest.mark.parametrize("version", QtiVersion)
def test_every_version_is_read_also_behind_a_byte_order_mark(version: QtiVersion) -> None:
    head = f'<assessmentResult xmlns="{RESULT_NAMESPACES[version]}"><context sourcedId="9"/>'
    data = b"\xef\xbb\xbf" + f"{head}</assessmentResult>".encode()

    assert read_result(data, Findings("x")) == AssessmentResult(ResultContext("9"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<assessmentResult", "xml-broken"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><assessmentResult/>', "xml-doctype"),
        ("<assessmentResult/>", "qti-version"),
        (f'<itemResult xmlns="{RESULT_NAMESPACES[QtiVersion.V2P2]}"/>', "qti-version"),
    ],
)
def test_what_is_no_report_is_refused_with_a_reason(text: str, code: str) -> None:
    findings = Findings("result.xml")

    assert read_result(text.encode(), findings) is None
    assert [reason.code for reason in findings.reasons] == [code]


def test_answers_are_given_back_for_scoring_without_the_built_in_variables() -> None:
    item = item_of(
        answered("num_attempts", "1")
        + answered("duration", "12.5")
        + answered("RESPONSE", "A")
        + answered("RESPONSE", "B")
        + answered("SEVERAL", "A", "B")
        + answered("MULTIPLE", "A", shape='cardinality="multiple" baseType="identifier"')
        + answered("NOTHING")
        + '<responseVariable identifier="ABSENT" cardinality="single"/>'
    )

    assert responses_of(item) == {
        "RESPONSE": "A",
        "SEVERAL": ["A", "B"],
        "MULTIPLE": ["A"],
        "NOTHING": None,
        "ABSENT": None,
    }


def test_a_record_is_given_back_with_the_names_of_its_fields() -> None:
    value = '<value fieldIdentifier="floatValue" baseType="float">1.5</value>'
    item = item_of(
        '<responseVariable identifier="R" cardinality="record">'
        f"<candidateResponse>{value}</candidateResponse></responseVariable>"
    )

    assert responses_of(item) == {"R": ["floatValue=1.5"]}


def test_the_old_names_of_built_in_variables_are_those_of_qti() -> None:
    item = item_of(
        answered("num_attempts", "1")
        + '<outcomeVariable identifier="completion_status" cardinality="single"/>'
    )

    assert [one.id for one in item.variables] == ["numAttempts", "completionStatus"]


def test_what_is_not_quite_qti_is_remarked_and_kept_as_text() -> None:
    result, findings = reading(
        '<itemResult identifier="I" sessionStatus="done" sequenceIndex="x">'
        '<outcomeVariable identifier="KIND" cardinality="single" baseType="float">'
        "<value>Regular</value></outcomeVariable>"
        '<outcomeVariable identifier="MAX" normalMaximum="many"/></itemResult>'
        "<itemResult/>"
    )

    assert result is not None
    (item,) = result.items
    assert (item.status, item.sequence) == (SessionStatus.FINAL, None)
    kind, most = item.variables
    assert kind.values == (ReportedValue("Regular"),)
    assert value_of(kind) is None
    assert most.cardinality is Cardinality.SINGLE
    assert findings.reasons == []
    told = [(one.code, one.facts.get("attribute", "")) for one in findings.remarks]
    assert told == [
        ("result-word", "sessionStatus"),
        ("result-value", ""),
        ("result-word", "cardinality"),
        ("result-word", "normalMaximum"),
        ("result-nameless", ""),
    ]
    assert describe(findings.remarks[0]).startswith("result.xml, regel 1: Bij sessionStatus")


@pytest.mark.parametrize("index", ["x", "-1", "1.0", "²", "9" * 5_000])
def test_a_place_in_the_test_that_is_no_number_is_left_out(index: str) -> None:
    assert item_of("", f'sessionStatus="final" sequenceIndex="{index}"').sequence is None


def test_the_outcome_of_a_name_is_found_and_no_response_of_that_name() -> None:
    item = item_of(
        answered("SCORE", "9")
        + '<outcomeVariable identifier="SCORE" cardinality="single" baseType="float"/>'
    )

    assert item.outcome("SCORE") == ReportedOutcome("SCORE", Cardinality.SINGLE, BaseType.FLOAT)
    assert item.outcome("MAXSCORE") is None


def test_a_single_variable_with_several_values_is_read_as_a_container() -> None:
    (variable,) = item_of(answered("R", "A", "B")).variables

    value = value_of(variable)

    assert value is not None
    assert (value.cardinality, value.items) == (Cardinality.MULTIPLE, ("A", "B"))


def test_characters_that_xml_cannot_hold_do_not_keep_a_report_from_being_written() -> None:
    typed = ReportedValue("a\x00b\x0bc\ud800\r\n")
    response = ReportedResponse("R", Cardinality.SINGLE, BaseType.STRING, (typed,))
    item = ReportedItem("I", "", SessionStatus.FINAL, 1, (response,))

    data = write_result(AssessmentResult(ResultContext(), None, (item,)), QtiVersion.V3P0)
    read = read_result(data, Findings("x"))

    assert read is not None
    assert responses_of(read.items[0]) == {"R": "a\ufffdb\ufffdc\ufffd\r\n"}
