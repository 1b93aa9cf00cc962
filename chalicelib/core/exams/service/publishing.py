"""What an exam publisher does: upload a package, have it read in, publish it, withdraw it."""

from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.core.access import Actor, Role
from chalicelib.core.exams.errors import (
    ExamAsksTooMuch,
    ExamDurationInvalid,
    ExamTextInvalid,
    UploadNameInvalid,
    UploadTooLarge,
)
from chalicelib.core.exams.model import (
    SERVED,
    Demand,
    EducationLevel,
    Exam,
    ExamDetails,
    ExamPurpose,
    ExamState,
)
from chalicelib.core.exams.ports import ExamStore, UploadStore
from chalicelib.core.exams.views import ExamView, UploadView, exam_view
from chalicelib.core.kernel import Clock, ExamId, NewId, NotAllowed

TEXT_MAX = 120
DURATION_MINUTES_MIN, DURATION_MINUTES_MAX = 1, 480


@dataclass(frozen=True)
class Publishing:
    """Brings exams into the national catalogue.

    ``arrival_address`` gives the page a browser comes back to after its upload: there, the
    publisher (or the page itself) asks for :meth:`Importing.receive_upload`. ``served`` is what
    exam app and server can do: no exam that asks for more is offered.
    """

    exams: ExamStore
    uploads: UploadStore
    arrival_address: Callable[[ExamId], str]
    package_bytes_max: int
    clock: Clock
    new_id: NewId
    served: frozenset[Demand] = SERVED

    def start_upload(self, actor: Actor, *, file_name: str, size_bytes: int = 0) -> UploadView:
        """Make room for a package and say where a browser posts it to.

        ``size_bytes`` is what the browser knows of the file, 0 if it does not tell.

        :raises NotAllowed: to others than exam publishers.
        :raises UploadNameInvalid: unless it is the name of a zip.
        :raises UploadTooLarge: above the limit; the bucket would say so in XML, after the sending.
        """
        require_publisher(actor)
        if size_bytes > self.package_bytes_max:
            raise UploadTooLarge(limit_bytes=self.package_bytes_max, field="file_name")
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
            upload_key(exam.id),
            max_bytes=self.package_bytes_max,
            redirect_to=self.arrival_address(exam.id),
        )
        return UploadView(exam.id, upload.url, upload.fields, self.package_bytes_max)

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
        :raises ExamAsksTooMuch: if a form asks for what we cannot do yet.
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
        published = exam.publish(details, self.clock())
        too_much = self.not_served(published)
        if too_much:
            raise ExamAsksTooMuch(demands=tuple(demand.value for demand in too_much))
        return exam_view(self.exams.save(published))

    def not_served(self, exam: Exam | ExamView) -> tuple[Demand, ...]:
        """Name what the forms of an exam ask for and we cannot do yet; none if it may go out."""
        asked = {demand for form in exam.forms for demand in form.demands}
        return tuple(sorted(asked - self.served))

    def withdraw(self, actor: Actor, *, exam_id: ExamId) -> ExamView:
        """Take an exam from the planners. :raises ExamNotWithdrawable: unless published."""
        require_publisher(actor)
        return exam_view(self.exams.save(self.exams.get(exam_id).withdraw()))


def require_publisher(actor: Actor) -> None:
    """Stop whoever is no exam publisher. :raises NotAllowed: to them."""
    if Role.EXAM_PUBLISHER not in actor.roles:
        raise NotAllowed


def upload_key(exam_id: ExamId) -> str:
    """Say where the package of an exam lies until it is read in."""
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
