"""Reading packages in: asked for by a publisher, done by the worker of a queue."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.access import Actor
from chalicelib.core.audit import SYSTEM, AuditDraft, AuditTrail
from chalicelib.core.exams.errors import ImportRuns, PackageRefused
from chalicelib.core.exams.model import (
    Exam,
    ExamState,
    ImportErrorReport,
    ImportProgress,
    ImportStep,
    MasteredPackage,
    ReportSummary,
)
from chalicelib.core.exams.ports import (
    ExamStore,
    ImportProgressStore,
    PackageMaster,
    TellProgress,
    UploadStore,
)
from chalicelib.core.exams.service.publishing import require_publisher, upload_key
from chalicelib.core.exams.service.reports import ReportSafe
from chalicelib.core.exams.service.safe import FormSafe
from chalicelib.core.exams.service.telling import Telling
from chalicelib.core.exams.views import ExamView, ImportView, exam_view
from chalicelib.core.kernel import (
    ChangedMeanwhile,
    Clock,
    ExamId,
    ImportPackage,
    NewId,
    NotFound,
    WorkQueue,
)


@dataclass(frozen=True)
class Importing:
    """Reads packages in: a publisher asks for it, watches it, and looks at what was found."""

    exams: ExamStore
    uploads: UploadStore
    packages: PackageMaster
    safe: FormSafe
    reports: ReportSafe
    progress: ImportProgressStore
    trail: AuditTrail
    queue: WorkQueue
    package_bytes_max: int
    clock: Clock
    new_id: NewId

    def receive_upload(self, actor: Actor, *, exam_id: ExamId) -> ExamView:
        """Have an uploaded package read in, or once more after an import that broke off.

        :raises NotAllowed: to others than exam publishers.
        :raises ExamAlreadyReceived: if it was read in before.
        :raises ImportRuns: while it is being read in.
        :raises UploadMissing: if no file has arrived, or it lay there for more than a day.
        :raises UploadTooLarge: above the limit of this deployment.
        """
        require_publisher(actor)
        exam = self.exams.get(exam_id)
        importing = exam.begin_import()
        if exam.state is ExamState.IMPORTING and not self._has_broken_off(exam_id):
            raise ImportRuns()
        self.uploads.check(upload_key(exam_id), max_bytes=self.package_bytes_max)
        first = ImportProgress(ImportStep.UNPACKING, 0, 1, self.clock())
        self.progress.put(exam_id, first)
        importing = self.exams.save(importing)
        self.queue.put(ImportPackage(exam_id))
        return exam_view(importing)

    def watch(self, actor: Actor, *, exam_id: ExamId) -> ImportView | None:
        """Tell how far an import is; None unless one runs.

        :raises NotAllowed: to others than exam publishers.
        """
        require_publisher(actor)
        if self.exams.get(exam_id).state is not ExamState.IMPORTING:
            return None
        try:
            progress = self.progress.get(exam_id)
        except NotFound:
            return ImportView(None, self.clock(), has_broken_off=True)
        now = self.clock()
        return ImportView(progress, now, has_broken_off=progress.has_broken_off(now))

    def report(self, actor: Actor, *, exam_id: ExamId) -> ImportErrorReport:
        """Open what the import found; empty if it found nothing, or has not ended yet.

        :raises NotAllowed: to others than exam publishers.
        """
        require_publisher(actor)
        summary = self.exams.get(exam_id).report
        return self.reports.open_report(summary) if summary else ImportErrorReport()

    def import_package(self, exam_id: ExamId) -> None:
        """Read a package in: the work of the queue, which may be brought more than once.

        The exam is saved last and the upload deleted after that, so what broke off can be done
        again; what it stored until then is ciphertext that no exam refers to.

        :raises UploadMissing: if the upload is gone.
        """
        exam = self.exams.get(exam_id)
        if exam.state is ExamState.IMPORTING:
            data = self.uploads.take(upload_key(exam_id), max_bytes=self.package_bytes_max)
            self._save(self._judged(exam, data))
        # Also when the exam was judged before: then the deletion is what broke off.
        if self.exams.get(exam_id).state is not ExamState.IMPORTING:
            self.uploads.discard(upload_key(exam_id))

    def _has_broken_off(self, exam_id: ExamId) -> bool:
        try:
            return self.progress.get(exam_id).has_broken_off(self.clock())
        except NotFound:
            return True

    def _judged(self, exam: Exam, data: bytes) -> Exam:
        tell = Telling(exam.id, self.progress, self.clock)
        try:
            package = self.packages.master(data, new_id=self.new_id, tell=tell)
        except PackageRefused as refused:
            return exam.refuse(self.reports.put_away(ImportErrorReport(reasons=refused.reasons)))
        return self._kept(exam, package, data, tell)

    def _kept(self, exam: Exam, package: MasteredPackage, data: bytes, tell: TellProgress) -> Exam:
        forms = []
        for number, form in enumerate(package.forms):
            tell(ImportStep.KEEPING, number, len(package.forms))
            forms.append(self.safe.put_away(exam.id, form))
        self.safe.keep_original(forms[0].form_id, data)
        report = self._remarked(package)
        return exam.master(forms=tuple(forms), facts=package.facts, report=report)

    def _remarked(self, package: MasteredPackage) -> ReportSummary | None:
        if not package.remarks:
            return None
        return self.reports.put_away(ImportErrorReport(remarks=package.remarks))

    def _save(self, exam: Exam) -> None:
        try:
            with self.trail.during(_event(exam, self.clock())):
                self.exams.save(exam)
        except ChangedMeanwhile:
            # Two did this work: whoever saved first, or was asked later, has the last word.
            return


def _event(exam: Exam, at: datetime) -> AuditDraft:
    return AuditDraft(
        name="exam_refused" if exam.state is ExamState.REFUSED else "exam_mastered",
        act="import_package",
        at=at,
        chain=SYSTEM,
        request_id=f"import-{exam.id}-{exam.version}",
        objects={"exam_id": exam.id},
    )
