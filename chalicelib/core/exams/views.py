"""What acts show of exams."""

from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.core.exams.model import (
    DeliveryPart,
    EducationLevel,
    Exam,
    ExamPurpose,
    ExamState,
    FormSummary,
    ImportProgress,
    PackageFacts,
    SessionPlan,
)
from chalicelib.core.kernel import ExamId, FormId


@dataclass(frozen=True)
class UploadView:
    """Where to post the package: ``fields`` go before the field ``file`` in one form."""

    exam_id: ExamId
    url: str
    fields: dict[str, str]
    max_bytes: int


@dataclass(frozen=True)
class ExamView:
    """One exam; ``forms`` and ``facts`` are there once its package was read in well.

    ``reasons`` and ``remarks`` count what the import found; the report itself is kept sealed.
    """

    exam_id: ExamId
    title: str
    state: ExamState
    file_name: str
    created_at: datetime
    published_at: datetime | None
    subject: str | None
    level: EducationLevel | None
    period: str | None
    duration_minutes: int | None
    purpose: ExamPurpose | None
    forms: tuple[FormSummary, ...]
    facts: PackageFacts
    reasons: int = 0
    remarks: int = 0

    @property
    def stated_level(self) -> EducationLevel | None:
        """Return the level that the package states, if it is one of ours."""
        written = self.facts.level.strip().upper().replace("-", "_").replace(" ", "_")
        return EducationLevel(written) if written in set(EducationLevel) else None


@dataclass(frozen=True)
class ImportView:
    """An import that runs, as it is ``now``; one that told nothing for long has broken off."""

    progress: ImportProgress | None
    now: datetime
    has_broken_off: bool


@dataclass(frozen=True)
class ExamListView:
    """The exams that match a search, newest first; ``total`` counts what is left out too."""

    search: str
    exams: tuple[ExamView, ...]
    total: int


@dataclass(frozen=True)
class ManifestView:
    """Which encrypted parts a browser fetches before the start (docs/qti/delivery-format.md).

    ``has_sound``: something in it can be heard, so a candidate tries the sound first.
    ``server_needed``: the exam stops where the network does.
    """

    form_id: FormId
    base_url: str
    parts: tuple[DeliveryPart, ...]
    has_sound: bool
    server_needed: bool


@dataclass(frozen=True)
class PreviewView:
    """What shows a form as a candidate would get it (docs/delivery-api.md, preview)."""

    title: str
    manifest: ManifestView
    content_key: bytes = field(repr=False)
    plan: SessionPlan
    duration_minutes: int


def exam_view(exam: Exam) -> ExamView:
    """Show an exam."""
    details = exam.details
    return ExamView(
        exam_id=exam.id,
        title=exam.title,
        state=exam.state,
        file_name=exam.file_name,
        created_at=exam.created_at,
        published_at=exam.published_at,
        subject=details.subject if details else None,
        level=details.level if details else None,
        period=details.period if details else None,
        duration_minutes=details.duration_minutes if details else None,
        purpose=details.purpose if details else None,
        forms=exam.forms,
        facts=exam.facts,
        reasons=exam.report.reasons if exam.report else 0,
        remarks=exam.report.remarks if exam.report else 0,
    )
