"""Writes a table as the CSV that Dutch spreadsheet programs open without questions.

Semicolons, UTF-8 with a byte order mark, CRLF, decimal commas, every cell quoted.
"""

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | int | float | None

MEDIA_TYPE = "text/csv; charset=utf-8"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_sheet(heading: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Write a heading and its rows; text that a spreadsheet would calculate stays text."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: Cell) -> str:
    match value:
        case None:
            return ""
        case str():
            # OWASP, CSV injection: an apostrophe makes a spreadsheet show a formula as text.
            return f"'{value}" if value.lstrip(" ").startswith(FORMULA_STARTS) else value
        case _:
            return f"{value:.10g}".replace(".", ",")
