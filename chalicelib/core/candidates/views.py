"""What acts show of candidates and of their import."""

from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.core.candidates.import_texts import say
from chalicelib.core.candidates.model import (
    Candidate,
    ImportChange,
    ImportFinding,
    ImportPreview,
    ImportProblem,
    ImportRow,
)
from chalicelib.core.institutions import EducationLevel, EducationType
from chalicelib.core.kernel import CandidateId, SiteId

FIRST_ROWS = 10


@dataclass(frozen=True)
class CandidateView:
    """A candidate; ``listed_name`` is the name for lists: Linthorst, Bram van der."""

    candidate_id: CandidateId
    site_id: SiteId
    number: str
    name: str
    listed_name: str
    first_name: str
    prefix: str
    surname: str
    born_on: date | None
    class_name: str
    education_type: EducationType | None
    level: EducationLevel
    attributes: tuple[str, str, str]
    read_aloud: bool
    extra_time_minutes: int


@dataclass(frozen=True)
class CandidateListView:
    """One page of the candidates that match; ``classes`` and ``levels`` are there to choose."""

    search: str
    site_id: SiteId | None
    level: EducationLevel | None
    class_name: str
    candidates: tuple[CandidateView, ...]
    total: int
    page: int
    pages: int
    classes: tuple[str, ...]
    levels: tuple[EducationLevel, ...]


@dataclass(frozen=True)
class ImportErrorView:
    """One thing that is wrong in a file, and how to mend it; ``column`` may be empty."""

    line: int
    column: str
    value: str
    problem: ImportProblem
    what: str
    advice: str


@dataclass(frozen=True)
class ImportRowView:
    """A row that was read well, and what saving it does."""

    line: int
    change: ImportChange
    candidate: CandidateView


@dataclass(frozen=True)
class ImportPreviewView:
    """What was read from a file: it can be saved if there are no errors and it is not saved yet."""

    import_id: str
    site_id: SiteId
    file_name: str
    read_at: datetime
    saved_at: datetime | None
    rows_read: int
    added: int
    changed: int
    unchanged: int
    first_rows: tuple[ImportRowView, ...]
    errors: tuple[ImportErrorView, ...]
    errors_total: int
    ignored_columns: tuple[str, ...]

    @property
    def can_be_saved(self) -> bool:
        """Tell whether there is a button to save it."""
        return self.errors_total == 0 and self.saved_at is None


@dataclass(frozen=True)
class ImportResultView:
    """What saving an import did."""

    import_id: str
    site_id: SiteId
    added: int
    changed: int
    unchanged: int


def candidate_view(candidate: Candidate) -> CandidateView:
    """Show a candidate."""
    identity, attributes = candidate.identity, candidate.attributes
    return CandidateView(
        candidate_id=candidate.id,
        site_id=candidate.site_id,
        number=identity.number,
        name=identity.name,
        listed_name=identity.listed_name,
        first_name=identity.first_name,
        prefix=identity.prefix,
        surname=identity.surname,
        born_on=identity.born_on,
        class_name=candidate.class_name,
        education_type=candidate.education_type,
        level=candidate.level,
        attributes=(attributes.first, attributes.second, attributes.third),
        read_aloud=candidate.accommodation.read_aloud,
        extra_time_minutes=candidate.accommodation.extra_time_minutes,
    )


def preview_view(preview: ImportPreview) -> ImportPreviewView:
    """Show what was read from a file."""
    return ImportPreviewView(
        import_id=preview.id,
        site_id=preview.site_id,
        file_name=preview.file_name,
        read_at=preview.read_at,
        saved_at=preview.saved_at,
        rows_read=preview.rows_read,
        added=preview.count(ImportChange.ADDED),
        changed=preview.count(ImportChange.CHANGED),
        unchanged=preview.count(ImportChange.UNCHANGED),
        first_rows=tuple(_row_view(row) for row in preview.rows[:FIRST_ROWS]),
        errors=tuple(_error_view(finding) for finding in preview.report.findings),
        errors_total=preview.report.total,
        ignored_columns=preview.ignored_columns,
    )


def result_view(preview: ImportPreview) -> ImportResultView:
    """Show what saving did."""
    return ImportResultView(
        import_id=preview.id,
        site_id=preview.site_id,
        added=preview.count(ImportChange.ADDED),
        changed=preview.count(ImportChange.CHANGED),
        unchanged=preview.count(ImportChange.UNCHANGED),
    )


def _row_view(row: ImportRow) -> ImportRowView:
    return ImportRowView(row.line, row.change, candidate_view(row.candidate))


def _error_view(finding: ImportFinding) -> ImportErrorView:
    what, advice = say(finding)
    return ImportErrorView(
        finding.line, finding.column, finding.value, finding.problem, what, advice
    )
