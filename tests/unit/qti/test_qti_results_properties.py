"""A report reads back as it was written, whatever is in it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.exams import Cardinality
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.values import Value
from chalicelib.qti.node import QtiVersion
from chalicelib.qti.reporting import AssessmentResult, ReportedItem, read_result, write_result
from chalicelib.qti.reporting.result import (
    ReportedOutcome,
    ReportedVariable,
    ResultContext,
    SessionStatus,
)
from chalicelib.qti.reporting.values import reported, value_of
from tests.unit.qti.reporting import NAMES, RESULTS, typed_values

WORDS = [
    *("assessmentResult", "context", "testResult", "itemResult", "responseVariable"),
    *("outcomeVariable", "templateVariable", "candidateResponse", "correctResponse", "value"),
    *("identifier", "sequenceIndex", "sessionStatus", "cardinality", "baseType", "normalMaximum"),
    *("single", "multiple", "record", "float", "integer", "final", "initial", "1", "0"),
]


def as_read(result: AssessmentResult, version: QtiVersion) -> AssessmentResult | None:
    findings = Findings("result.xml")
    read = read_result(write_result(result, version), findings)
    assert findings.reasons == []
    return read


@given(RESULTS)
def test_a_report_of_3_0_reads_back_as_it_was_written(result: AssessmentResult) -> None:
    assert as_read(result, QtiVersion.V3P0) == result


@given(RESULTS, st.sampled_from([QtiVersion.V2P1, QtiVersion.V2P2]))
def test_a_report_of_2_x_reads_back_but_for_what_2_x_cannot_say(
    result: AssessmentResult, version: QtiVersion
) -> None:
    assert as_read(result, version) == in_words_of_2_x(result)


@given(RESULTS, st.sampled_from(WORDS), st.sampled_from(WORDS) | NAMES | st.just("9" * 5_000))
def test_a_report_with_other_words_in_it_is_read_or_refused(
    result: AssessmentResult, word: str, other: str
) -> None:
    data = write_result(result, QtiVersion.V3P0).replace(word.encode(), other.encode())
    findings = Findings("result.xml")

    read = read_result(data, findings)

    assert (read is None) == bool(findings.reasons)


@given(typed_values())
def test_every_value_reads_back_from_a_report(value: Value) -> None:
    outcome = ReportedOutcome("OUT", value.cardinality, value.base_type, reported(value))
    item = ReportedItem("ITEM", "", SessionStatus.FINAL, 1, (outcome,))

    read = as_read(AssessmentResult(ResultContext(), None, (item,)), QtiVersion.V2P2)

    assert read is not None
    assert value_of(read.items[0].variables[0]) == value


@given(st.sampled_from(Cardinality))
def test_null_reads_back_as_null(cardinality: Cardinality) -> None:
    assert value_of(ReportedOutcome("OUT", cardinality, None, reported(None))) is None


def in_words_of_2_x(result: AssessmentResult) -> AssessmentResult:
    test = result.test
    if test is not None:
        test = replace(test, variables=tuple(map(_without_scorer, test.variables)))
    return AssessmentResult(result.context, test, tuple(map(_of_2_x, result.items)))


def _of_2_x(item: ReportedItem) -> ReportedItem:
    waits = item.status is SessionStatus.PENDING_SCORER
    status = SessionStatus.PENDING_PROCESSING if waits else item.status
    return replace(item, status=status, variables=tuple(map(_without_scorer, item.variables)))


def _without_scorer(variable: ReportedVariable) -> ReportedVariable:
    if isinstance(variable, ReportedOutcome):
        return replace(variable, scored_by="")
    return variable
