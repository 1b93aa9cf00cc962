"""Who reads a reference number to the help desk is found again in the log of the school server."""

import logging

from fao_edge.__main__ import WithReference

FORMATTER = WithReference("%(levelname)s %(message)s")


def line(**facts: str) -> str:
    record = {"levelname": "ERROR", "msg": "fault", **facts}
    return FORMATTER.format(logging.makeLogRecord(record))


def test_a_line_about_a_request_has_its_reference() -> None:
    assert line(request_id="R-1") == "ERROR fault (R-1)"


def test_another_line_has_none() -> None:
    assert line() == "ERROR fault"
