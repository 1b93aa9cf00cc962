"""From rows of cells to candidates, with a finding for every cell that is wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from chalicelib.core.candidates.csv_file import cells
from chalicelib.core.candidates.csv_file.cells import CellWrongError
from chalicelib.core.candidates.csv_file.columns import Column
from chalicelib.core.candidates.csv_file.sheet import SheetRow
from chalicelib.core.candidates.model import (
    Accommodation,
    Candidate,
    CandidateAttributes,
    CandidateIdentity,
    ImportChange,
    ImportFinding,
    ImportProblem,
    ImportRow,
)
from chalicelib.core.institutions import Site
from chalicelib.core.kernel import CandidateId, NewId

VALUE_SHOWN_MAX = 40
NAME_MAX = 100
SHORT_MAX = 50

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True)
class RowReader:
    """Reads rows for one site; candidates with a known number keep their id."""

    site: Site
    known: Mapping[str, Candidate]
    today: date
    new_id: NewId

    def read(self, rows: tuple[SheetRow, ...]) -> tuple[list[ImportRow], list[ImportFinding]]:
        """Read all rows: those that are right as candidates, those that are wrong as findings."""
        read: list[ImportRow] = []
        findings: list[ImportFinding] = []
        first_lines: dict[str, int] = {}
        for row in rows:
            one = _OneRow(row, self)
            candidate = one.candidate()
            findings += one.findings
            first_line = first_lines.setdefault(one.number, row.line)
            if one.number and first_line != row.line:
                findings.append(_twice(row, one.number, first_line))
            if candidate is not None:
                read.append(ImportRow(row.line, self._change(candidate), candidate))
        return read, findings

    def _change(self, candidate: Candidate) -> ImportChange:
        before = self.known.get(candidate.identity.number)
        if before is None:
            return ImportChange.ADDED
        return ImportChange.UNCHANGED if before == candidate else ImportChange.CHANGED


def _twice(row: SheetRow, number: str, first_line: int) -> ImportFinding:
    problem, facts = ImportProblem.NUMBER_TWICE, {"first_line": str(first_line)}
    return ImportFinding(row.line, Column.NUMBER.value, problem, number, facts)


class _OneRow:
    """Collects the findings of one row while a candidate is made of it."""

    def __init__(self, row: SheetRow, reader: RowReader) -> None:
        self.findings: list[ImportFinding] = []
        self._row = row
        self._reader = reader
        self.number = self._take(Column.NUMBER, cells.candidate_number, "")

    def candidate(self) -> Candidate | None:
        site = self._reader.site
        identity = self._identity()
        education_type = self._take(Column.EDUCATION_TYPE, cells.education_type, None)
        level = self._take(Column.LEVEL, partial(cells.level, offered=site.offered_levels), None)
        class_name = self._text(Column.CLASS_NAME)
        attributes = self._attributes()
        accommodation = self._accommodation()
        if self.findings or level is None:
            return None
        return Candidate(
            id=self._id(),
            institution_id=site.institution_id,
            site_id=site.id,
            identity=identity,
            class_name=class_name,
            education_type=education_type,
            level=level,
            attributes=attributes,
            accommodation=accommodation,
        )

    def _id(self) -> CandidateId:
        known = self._reader.known.get(self.number)
        return known.id if known else CandidateId(self._reader.new_id())

    def _identity(self) -> CandidateIdentity:
        name = partial(cells.required_text, length_max=NAME_MAX)
        born_on = partial(cells.birth_date, today=self._reader.today)
        return CandidateIdentity(
            number=self.number,
            first_name=self._take(Column.FIRST_NAME, name, ""),
            prefix=self._text(Column.PREFIX),
            surname=self._take(Column.SURNAME, name, ""),
            born_on=self._take(Column.BORN_ON, born_on, None),
        )

    def _attributes(self) -> CandidateAttributes:
        return CandidateAttributes(
            first=self._text(Column.ATTRIBUTE_1),
            second=self._text(Column.ATTRIBUTE_2),
            third=self._text(Column.ATTRIBUTE_3),
        )

    def _accommodation(self) -> Accommodation:
        return Accommodation(
            read_aloud=self._take(Column.READ_ALOUD, cells.yes_or_no, False),
            extra_time_minutes=self._take(Column.EXTRA_TIME, cells.extra_minutes, 0),
        )

    def _text(self, column: Column) -> str:
        return self._take(column, partial(cells.text, length_max=SHORT_MAX), "")

    def _take(self, column: Column, read: Callable[[str], T], instead: U) -> T | U:
        cell = self._row.cells.get(column, "")
        try:
            return read(cell)
        except CellWrongError as wrong:
            shown = cell.strip()[:VALUE_SHOWN_MAX]
            self.findings.append(
                ImportFinding(self._row.line, column.value, wrong.problem, shown, wrong.facts)
            )
            return instead
