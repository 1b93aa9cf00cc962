"""The catalogue entry of an exam and its way from upload to publication.

The state machine is drawn in docs/state-machines/exam.md.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from chalicelib.core.exams.errors import (
    ExamAlreadyReceived,
    ExamNotPublishable,
    ExamNotWithdrawable,
    PackageReason,
)
from chalicelib.core.exams.model.demand import Demand
from chalicelib.core.exams.model.form import PackageFacts
from chalicelib.core.institutions import EducationLevel
from chalicelib.core.kernel import ExamId, FormId, UserId


class ExamPurpose(StrEnum):
    """What an exam is for: to examine, to practise, or to try out a school's computers."""

    EXAMINATION = "examination"
    PRACTICE = "practice"
    SYSTEM_CHECK = "system_check"


class ImportStep(StrEnum):
    """What an import is busy with, in this order."""

    UNPACKING = "unpacking"
    READING = "reading"
    CHECKING = "checking"
    MASTERING = "mastering"
    KEEPING = "keeping"


class ExamState(StrEnum):
    """How far an exam is on its way to the planners."""

    UPLOADED = "uploaded"
    REFUSED = "refused"
    MASTERED = "mastered"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"

    def refuse(self) -> "ExamState":
        """Turn down the package. :raises ExamAlreadyReceived: unless it was just uploaded."""
        if self is not ExamState.UPLOADED:
            raise ExamAlreadyReceived(state=self.value)
        return ExamState.REFUSED

    def master(self) -> "ExamState":
        """Accept the package. :raises ExamAlreadyReceived: unless it was just uploaded."""
        if self is not ExamState.UPLOADED:
            raise ExamAlreadyReceived(state=self.value)
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
    reasons: tuple[PackageReason, ...] = ()
    remarks: tuple[PackageReason, ...] = ()
    published_at: datetime | None = None
    version: int = 0

    def refuse(self, reasons: tuple[PackageReason, ...]) -> "Exam":
        """Keep why the package cannot be used. :raises ExamAlreadyReceived: after mastering."""
        return replace(self, state=self.state.refuse(), reasons=reasons)

    def master(
        self,
        *,
        forms: tuple[FormSummary, ...],
        facts: PackageFacts,
        remarks: tuple[PackageReason, ...],
    ) -> "Exam":
        """Take over what was read. :raises ExamAlreadyReceived: if that was done before."""
        return replace(
            self,
            state=self.state.master(),
            title=facts.title or self.title,
            forms=forms,
            facts=facts,
            remarks=remarks,
        )

    def publish(self, details: ExamDetails, at: datetime) -> "Exam":
        """Offer the exam under these details. :raises ExamNotPublishable: unless mastered."""
        state = self.state.publish()
        return replace(self, state=state, title=details.title, details=details, published_at=at)

    def withdraw(self) -> "Exam":
        """Take the exam from the planners. :raises ExamNotWithdrawable: unless published."""
        return replace(self, state=self.state.withdraw())
