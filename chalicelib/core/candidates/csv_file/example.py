"""A file that schools can download, fill in and hand in again."""

import csv
import io

from chalicelib.core.candidates.csv_file.cells import shown_level
from chalicelib.core.candidates.csv_file.columns import Column
from chalicelib.core.institutions import EducationLevel

PEOPLE = (
    ("100001", "Sanne", "de", "Vries", "14-03-2009", "4A", "VO", "", "", "", "nee", ""),
    ("100002", "Youssef", "el", "Amrani", "02-11-2008", "4A", "VO", "", "", "", "nee", "30"),
    ("100003", "Zoë", "", "Jansen", "27-06-2009", "4B", "VO", "", "", "", "ja", ""),
)
"""Invented; without the level, which differs from site to site."""


def example_file(level: EducationLevel) -> bytes:
    """Write a file with three invented candidates, as a Dutch spreadsheet would."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.value for column in Column)
    at = list(Column).index(Column.LEVEL)
    for person in PEOPLE:
        writer.writerow((*person[:at], shown_level(level), *person[at:]))
    return written.getvalue().encode("utf-8-sig")
