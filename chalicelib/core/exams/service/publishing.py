"""What an exam publisher does: upload a package, have it read in, publish it, withdraw it."""

from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.core.access import Actor, Role
from chalicelib.core.exams.errors import (
    ExamDurationInvalid,
    ExamTextInvalid,
    PackageRefused,
    UploadNameInvalid,
)
from chalicelib.core.exams.model import (
    EducationLevel,
    Exam,
    ExamDetails,
    ExamPurpose,
    ExamState,
    ImportStep,
)
from chalicelib.core.exams.ports import ExamStore, PackageMaster, UploadStore
from chalicelib.core.exams.service.safe import FormSafe
from chalicelib.core.exams.views import ExamView, UploadView, exam_view
from chalicelib.core.kernel import Clock, ExamId, NewId, NotAllowed

PACKAGE_BYTES_MAX = 50_000_000
TEXT_MAX = 120
DURATION_MINUTES_MIN, DURATION_MINUTES_MAX = 1, 480
REASONS_KEPT = 200
"""More reasons than an exam maker reads; a record of DynamoDB holds 400 kB."""


@dataclass(frozen=True)
class Publishing:
    """Brings exams into the national catalogue.

    ``arrival_address`` gives the page a browser comes back to after its upload: there, the
    publisher (or the page itself) asks for :meth:`receive_upload`.
    """

    exams: ExamStore
    uploads: UploadStore
    packages: PackageMaster
    safe: FormSafe
    arrival_address: Callable[[ExamId], str]
    clock: Clock
    new_id: NewId

    def start_upload(self, actor: Actor, *, file_name: str) -> UploadView:
        """Make room for a package and say where a browser posts it to.

        :raises NotAllowed: to others than exam publishers.
        :raises UploadNameInvalid: unless it is the name of a zip.
        """
        require_publisher(actor)
        exam = self.exams.add(
            Exam(
                id=ExamId(self.new_id()),
                title=_zip_name(file_name),
                state=ExamState.UPLOADED,
                file_name=file_name,
                uploaded_by=actor.user_id,
                created_at=self.clock(),
            )
        )
        upload = self.uploads.presign_upload(
            _upload_key(exam.id),
            max_bytes=PACKAGE_BYTES_MAX,
            redirect_to=self.arrival_address(exam.id),
        )
        return UploadView(exam.id, upload.url, upload.fields, PACKAGE_BYTES_MAX)

    def receive_upload(self, actor: Actor, *, exam_id: ExamId) -> ExamView:
        """Read the package in; the exam is then mastered, or refused with its reasons.

        The exam is saved last and the upload deleted after that, so a call that breaks off can
        be repeated; what it stored until then is ciphertext that no exam refers to.

        :raises UploadMissing: if no file has arrived.
        :raises UploadTooLarge: above 50 MB.
        :raises ExamAlreadyReceived: if this was done before.
        """
        require_publisher(actor)
        exam = self.exams.get(exam_id)
        exam.state.master()
        data = self.uploads.take(_upload_key(exam_id), max_bytes=PACKAGE_BYTES_MAX)
        exam = self.exams.save(self._judged(exam, data))
        self.uploads.discard(_upload_key(exam_id))
        return exam_view(exam)

    def publish(
        self,
        actor: Actor,
        *,
        exam_id: ExamId,
        title: str,
        subject: str,
        level: EducationLevel,
        period: str,
        duration_minutes: int,
        purpose: ExamPurpose = ExamPurpose.EXAMINATION,
    ) -> ExamView:
        """Offer an exam to all planners.

        :raises ExamTextInvalid: naming the field that is empty or too long.
        :raises ExamDurationInvalid: outside 1 to 480 minutes.
        :raises ExamNotPublishable: unless it was read in well and is not published yet.
        """
        require_publisher(actor)
        exam = self.exams.get(exam_id)
        details = ExamDetails(
            title=_text("title", title),
            subject=_text("subject", subject),
            level=level,
            period=_text("period", period),
            duration_minutes=_duration(duration_minutes),
            purpose=purpose,
        )
        return exam_view(self.exams.save(exam.publish(details, self.clock())))

    def withdraw(self, actor: Actor, *, exam_id: ExamId) -> ExamView:
        """Take an exam from the planners. :raises ExamNotWithdrawable: unless published."""
        require_publisher(actor)
        return exam_view(self.exams.save(self.exams.get(exam_id).withdraw()))

    def _judged(self, exam: Exam, data: bytes) -> Exam:
        try:
            package = self.packages.master(data, new_id=self.new_id, tell=_tell_nobody)
        except PackageRefused as refused:
            return exam.refuse(refused.reasons[:REASONS_KEPT])
        forms = tuple(self.safe.put_away(exam.id, form, data) for form in package.forms)
        remarks = package.remarks[:REASONS_KEPT]
        return exam.master(forms=forms, facts=package.facts, remarks=remarks)


def require_publisher(actor: Actor) -> None:
    """Stop whoever is no exam publisher. :raises NotAllowed: to them."""
    if Role.EXAM_PUBLISHER not in actor.roles:
        raise NotAllowed


def _tell_nobody(_step: ImportStep, _done: int, _total: int) -> None:
    """Nobody watches an import yet."""


def _upload_key(exam_id: ExamId) -> str:
    return f"uploads/{exam_id}.zip"


def _zip_name(file_name: str) -> str:
    name = file_name.strip()
    if not name.lower().endswith(".zip") or not 4 < len(name) <= TEXT_MAX:
        raise UploadNameInvalid(field="file_name", maximum=TEXT_MAX)
    return name[:-4]


def _text(field: str, value: str) -> str:
    text = value.strip()
    if not 0 < len(text) <= TEXT_MAX:
        raise ExamTextInvalid(field=field, maximum=TEXT_MAX)
    return text


def _duration(minutes: int) -> int:
    if not DURATION_MINUTES_MIN <= minutes <= DURATION_MINUTES_MAX:
        raise ExamDurationInvalid(
            field="duration_minutes", minimum=DURATION_MINUTES_MIN, maximum=DURATION_MINUTES_MAX
        )
    return minutes
