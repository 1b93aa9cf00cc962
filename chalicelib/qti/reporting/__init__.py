"""QTI Results Reporting: what came of a session, in the words that other systems read."""

from chalicelib.qti.reporting.making import OutcomesOfTest, result_of, waiting_in
from chalicelib.qti.reporting.reading import read_result
from chalicelib.qti.reporting.result import AssessmentResult, ReportedItem, ResultContext
from chalicelib.qti.reporting.values import responses_of, value_of
from chalicelib.qti.reporting.writing import write_result

__all__ = [
    "AssessmentResult",
    "OutcomesOfTest",
    "ReportedItem",
    "ResultContext",
    "read_result",
    "responses_of",
    "result_of",
    "value_of",
    "waiting_in",
    "write_result",
]
