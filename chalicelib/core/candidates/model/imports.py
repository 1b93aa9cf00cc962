"""An import of candidates between reading the file and saving it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.core.candidates.errors import ImportHasErrors
from chalicelib.core.candidates.model.candidate import Candidate
from chalicelib.core.kernel import InstitutionId, SiteId

PREVIEW_LASTS = timedelta(hours=24)
FINDINGS_KEPT = 200


class ImportProblem(StrEnum):
    """What can be wrong in a file; ``import_texts`` says it in Dutch."""

    NOT_CSV = "not_csv"
    EMPTY = "empty"
    BROKEN_QUOTES = "broken_quotes"
    COLUMN_MISSING = "column_missing"
    COLUMN_TWICE = "column_twice"
    TOO_MANY_CELLS = "too_many_cells"
    CELL_EMPTY = "cell_empty"
    CELL_TOO_LONG = "cell_too_long"
    CELL_CHARACTERS = "cell_characters"
    NUMBER_FORMAT = "number_format"
    NUMBER_TWICE = "number_twice"
    DATE_FORMAT = "date_format"
    DATE_IMPOSSIBLE = "date_impossible"
    TYPE_UNKNOWN = "type_unknown"
    LEVEL_UNKNOWN = "level_unknown"
    LEVEL_NOT_OFFERED = "level_not_offered"
    YES_NO_UNKNOWN = "yes_no_unknown"
    MINUTES_UNKNOWN = "minutes_unknown"


@dataclass(frozen=True)
class ImportFinding:
    """One thing that is wrong: where, what, and the cell as it was written."""

    line: int
    column: str
    problem: ImportProblem
    value: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ImportErrorReport:
    """What is wrong in a file: the first two hundred findings, and how many there are."""

    findings: tuple[ImportFinding, ...]
    total: int


class ImportChange(StrEnum):
    """What saving a row does to the candidates of the site."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class ImportRow:
    """A row that was read well, as the candidate it will be."""

    line: int
    change: ImportChange
    candidate: Candidate


@dataclass(frozen=True)
class ImportPreview:
    """A file that was read, kept for a day so that saving needs no second upload."""

    id: str
    institution_id: InstitutionId
    site_id: SiteId
    file_name: str
    read_at: datetime
    rows_read: int
    """All rows of the file; ``rows`` has those that were read well."""
    rows: tuple[ImportRow, ...]
    report: ImportErrorReport
    ignored_columns: tuple[str, ...]
    register_version: int
    saved_at: datetime | None = None

    @property
    def expires_at(self) -> datetime:
        """The moment after which the file must be read again."""
        return self.read_at + PREVIEW_LASTS

    @property
    def to_write(self) -> tuple[Candidate, ...]:
        """Give the candidates that saving adds or changes.

        :raises ImportHasErrors: if anything is wrong; a file is saved whole or not at all.
        """
        if self.report.total:
            raise ImportHasErrors(errors=self.report.total)
        rows = (row for row in self.rows if row.change is not ImportChange.UNCHANGED)
        return tuple(row.candidate for row in rows)

    def count(self, change: ImportChange) -> int:
        """Count the rows with this effect."""
        return Counter(row.change for row in self.rows)[change]
