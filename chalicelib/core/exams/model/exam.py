"""The catalogue entry of an exam and its way from upload to publication.

The state machine is drawn in docs/state-machines/exam.md.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from chalicelib.core.exams.errors import (
    ExamAlreadyReceived,
    ExamNotImporting,
    ExamNotPublishable,
    ExamNotWithdrawable,
)
from chalicelib.core.exams.model.demand import NEEDS_SERVER, Demand
from chalicelib.core.exams.model.form import PackageFacts
from chalicelib.core.exams.model.importing import ReportSummary
from chalicelib.core.institutions import EducationLevel
from chalicelib.core.kernel import ExamId, FormId, UserId


class ExamPurpose(StrEnum):
    """What an exam is for: to examine, to practise, or to try out a school's computers."""

    EXAMINATION = "examination"
    PRACTICE = "practice"
    SYSTEM_CHECK = "system_check"


class ExamState(StrEnum):
    """How far an exam is on its way to the planners."""

    UPLOADED = "uploaded"
    IMPORTING = "importing"
    REFUSED = "refused"
    MASTERED = "mastered"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"

    def begin_import(self) -> "ExamState":
        """Read the package in, or once more. :raises ExamAlreadyReceived: after it was judged."""
        if self not in (ExamState.UPLOADED, ExamState.IMPORTING):
            raise ExamAlreadyReceived(state=self.value)
        return ExamState.IMPORTING

    def refuse(self) -> "ExamState":
        """Turn down the package. :raises ExamNotImporting: unless it is being read in."""
        if self is not ExamState.IMPORTING:
            raise ExamNotImporting(state=self.value)
        return ExamState.REFUSED

    def master(self) -> "ExamState":
        """Accept the package. :raises ExamNotImporting: unless it is being read in."""
        if self is not ExamState.IMPORTING:
            raise ExamNotImporting(state=self.value)
        return ExamState.MASTERED

    def publish(self) -> "ExamState":
        """Offer the exam to planners. :raises ExamNotPublishable: unless it is mastered."""
        if self is not ExamState.MASTERED:
            raise ExamNotPublishable(state=self.value)
        return ExamState.PUBLISHED

    def withdraw(self) -> "ExamState":
        """Take the exam from the planners. :raises ExamNotWithdrawable: unless published."""
        if self is not ExamState.PUBLISHED:
            raise ExamNotWithdrawable(state=self.value)
        return ExamState.WITHDRAWN


@dataclass(frozen=True)
class ExamDetails:
    """What planners choose an exam by."""

    title: str
    subject: str
    level: EducationLevel
    period: str
    duration_minutes: int
    purpose: ExamPurpose


@dataclass(frozen=True)
class FormSummary:
    """What the catalogue may say of a form in the clear: never a word of an item."""

    form_id: FormId
    title: str
    total_items: int
    items_for_scorer: int
    max_score: float | None
    demands: frozenset[Demand] = frozenset()

    @property
    def server_needed(self) -> bool:
        """Tell whether candidates need the server to go on: then it is online only."""
        return bool(self.demands & NEEDS_SERVER)


@dataclass(frozen=True)
class Exam:
    """An entry of the national catalogue; ``version`` is the one that was read from the store."""

    id: ExamId
    title: str
    state: ExamState
    file_name: str
    uploaded_by: UserId
    created_at: datetime
    details: ExamDetails | None = None
    forms: tuple[FormSummary, ...] = ()
    facts: PackageFacts = field(default_factory=PackageFacts)
    report: ReportSummary | None = None
    published_at: datetime | None = None
    version: int = 0

    def form(self, form_id: FormId | None) -> FormSummary | None:
        """Find one of the forms, the first if none is named; None if there is no such form."""
        named = (one for one in self.forms if form_id in (None, one.form_id))
        return next(named, None)

    def begin_import(self) -> "Exam":
        """Read the package in. :raises ExamAlreadyReceived: after it was judged."""
        return replace(self, state=self.state.begin_import())

    def refuse(self, report: ReportSummary) -> "Exam":
        """Keep where it says why. :raises ExamNotImporting: unless it is being read in."""
        return replace(self, state=self.state.refuse(), report=report)

    def master(
        self,
        *,
        forms: tuple[FormSummary, ...],
        facts: PackageFacts,
        report: ReportSummary | None = None,
    ) -> "Exam":
        """Take over what was read. :raises ExamNotImporting: unless it is being read in."""
        return replace(
            self,
            state=self.state.master(),
            title=facts.title or self.title,
            forms=forms,
            facts=facts,
            report=report,
        )

    def publish(self, details: ExamDetails, at: datetime) -> "Exam":
        """Offer the exam under these details. :raises ExamNotPublishable: unless mastered."""
        state = self.state.publish()
        return replace(self, state=state, title=details.title, details=details, published_at=at)

    def withdraw(self) -> "Exam":
        """Take the exam from the planners. :raises ExamNotWithdrawable: unless published."""
        return replace(self, state=self.state.withdraw())
