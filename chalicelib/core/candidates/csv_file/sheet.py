"""From bytes to rows of cells: encoding, delimiter, headings. What a cell means is in ``row``."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from chalicelib.core.candidates.csv_file.columns import REQUIRED, Column, column_of
from chalicelib.core.candidates.errors import ImportFileTooLarge, ImportTooManyRows
from chalicelib.core.candidates.model import ImportFinding, ImportProblem

FILE_BYTES_MAX = 2_000_000
ROWS_MAX = 5_000
DELIMITERS = ";\t,"
"""A tie goes to the first: Dutch spreadsheets write semicolons."""


@dataclass(frozen=True)
class SheetRow:
    """A row of the file, by column; ``line`` is the line on which it begins."""

    line: int
    cells: Mapping[Column, str]


@dataclass(frozen=True)
class Sheet:
    """A file cut into cells, with whatever was wrong with the file itself."""

    rows: tuple[SheetRow, ...] = ()
    ignored_columns: tuple[str, ...] = ()
    findings: tuple[ImportFinding, ...] = ()


def read_sheet(data: bytes) -> Sheet:
    """Cut a file into cells.

    :raises ImportFileTooLarge: above 2 MB.
    :raises ImportTooManyRows: above 5,000 candidates.
    """
    if len(data) > FILE_BYTES_MAX:
        raise ImportFileTooLarge(field="file", limit_bytes=FILE_BYTES_MAX)
    text = _decoded(data)
    if text is None or "\0" in text:
        return _refused(ImportProblem.NOT_CSV)
    if not text.strip():
        return _refused(ImportProblem.EMPTY)
    return _cut(text)


def _decoded(data: bytes) -> str | None:
    # Excel writes UTF-8 with a byte order mark or Windows-1252, depending on which "CSV" one
    # chooses. Text in Windows-1252 that happens to be valid UTF-8 hardly exists.
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _refused(problem: ImportProblem) -> Sheet:
    return Sheet(findings=(ImportFinding(1, "", problem),))


def _cut(text: str) -> Sheet:
    lines = _Lines(text)
    heading_line, headings = next(lines, (1, []))
    columns = [column_of(heading) for heading in headings]
    findings = _heading_findings(heading_line, columns)
    ignored = tuple(h.strip() for h, c in zip(headings, columns, strict=True) if c is None and h)
    if findings:
        return Sheet(ignored_columns=ignored, findings=findings)
    rows: list[SheetRow] = []
    wrong: list[ImportFinding] = []
    for line, cells in lines:
        if len(rows) == ROWS_MAX:
            raise ImportTooManyRows(field="file", limit_rows=ROWS_MAX)
        if any(cell.strip() for cell in cells[len(columns) :]):
            wrong.append(ImportFinding(line, "", ImportProblem.TOO_MANY_CELLS))
        named = zip(columns, cells, strict=False)
        rows.append(SheetRow(line, {column: cell for column, cell in named if column}))
    if lines.broken_at is not None:
        wrong.append(ImportFinding(lines.broken_at, "", ImportProblem.BROKEN_QUOTES))
    if not rows and not wrong:
        return _refused(ImportProblem.EMPTY)
    return Sheet(tuple(rows), ignored, tuple(wrong))


def _heading_findings(line: int, columns: list[Column | None]) -> tuple[ImportFinding, ...]:
    counted = Counter(columns)
    missing = [column for column in REQUIRED if not counted[column]]
    double = [column for column in Column if counted[column] > 1]
    return (
        *(ImportFinding(line, column.value, ImportProblem.COLUMN_MISSING) for column in missing),
        *(ImportFinding(line, column.value, ImportProblem.COLUMN_TWICE) for column in double),
    )


class _Lines(Iterator[tuple[int, list[str]]]):
    """The rows that hold anything, each with the line it begins on; stops at a broken quote."""

    def __init__(self, text: str) -> None:
        self.broken_at: int | None = None
        # Excel's own note about the delimiter, which only Excel understands.
        note = re.match(r"sep=([;,\t])\r?\n", text)
        self._skipped = 1 if note else 0
        text = text[note.end() :] if note else text
        delimiter = note[1] if note else _delimiter(text)
        self._reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)

    def __next__(self) -> tuple[int, list[str]]:
        while True:
            line = self._reader.line_num + self._skipped + 1
            try:
                cells = next(self._reader)
            except csv.Error:
                self.broken_at = line
                raise StopIteration from None
            if any(cell.strip() for cell in cells):
                return line, cells


def _delimiter(text: str) -> str:
    first_line = next(line for line in text.splitlines() if line.strip())
    unquoted = re.sub(r'"[^"]*"', "", first_line)
    return max(DELIMITERS, key=unquoted.count)
