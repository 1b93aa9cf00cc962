"""What an exam publisher does with exams: upload, check, preview, publish, withdraw."""

from dataclasses import dataclass

from pydantic import Field

from chalicelib.core.access import Role, Scope
from chalicelib.core.exams import (
    EducationLevel,
    ExamListView,
    ExamView,
    PackageReason,
    PreviewView,
    UploadView,
)
from chalicelib.core.kernel import ExamId
from chalicelib.serving.act import Example, Menu, Registry
from chalicelib.serving.call import Call
from chalicelib.serving.inputs import Input

acts = Registry()

PUBLISHER = {Role.EXAM_PUBLISHER}


class ExamSearch(Input):
    """Words to find in title, subject, level, period or file name."""

    search: str = Field("", max_length=100)


class NewUpload(Input):
    """The name of the package on the publisher's computer."""

    file_name: str = Field(max_length=120)


class PublishInput(Input):
    """What planners see of the exam."""

    title: str
    subject: str
    level: EducationLevel
    period: str
    duration_minutes: int


@dataclass(frozen=True)
class ExamDetailView:
    """An exam, in Dutch why its package was refused, and the levels it can be published for."""

    exam: ExamView
    reasons: tuple[str, ...]
    levels: tuple[EducationLevel, ...] = tuple(EducationLevel)


@dataclass(frozen=True)
class NewUploadView:
    """The form that asks for a package."""

    file_name: str = ""


@acts.act(
    "GET",
    "/exams",
    scope=Scope.PORTAL,
    roles=PUBLISHER,
    page="exams/list.html",
    menu=Menu("Examenbeheer", "Examens"),
    example=Example(query={"search": "rekenen"}),
)
def list_exams(call: Call, query: ExamSearch) -> ExamListView:
    """List the exams that hold every word of the search, the newest first."""
    return call.services.exams.list_exams(call.actor, search=query.search)


@acts.act(
    "GET",
    "/exams/new",
    scope=Scope.PORTAL,
    roles=PUBLISHER,
    page="exams/new.html",
    example=Example(),
)
def show_new_upload(_call: Call) -> NewUploadView:
    """Ask which package to upload."""
    return NewUploadView()


@acts.act(
    "POST",
    "/exams",
    scope=Scope.PORTAL,
    roles=PUBLISHER,
    audits="upload_started",
    page="exams/upload.html",
    retry="show_new_upload",
    example=Example(body={"file_name": "rekenen-2f.zip"}),
)
def start_upload(call: Call, form: NewUpload) -> UploadView:
    """Make room for a package; the answer says where to post the file itself."""
    return call.services.publishing.start_upload(call.actor, file_name=form.file_name)


@acts.act(
    "GET",
    "/exams/{exam_id}",
    scope=Scope.PORTAL,
    roles=PUBLISHER,
    page="exams/detail.html",
    example=Example(path={"exam_id": "exam-mastered"}),
)
def show_exam(call: Call, exam_id: ExamId) -> ExamDetailView:
    """Show an exam: its state, what was read, or why its package was refused."""
    exam = call.services.exams.get_exam(call.actor, exam_id=exam_id)
    return ExamDetailView(exam, _sentences(exam.reasons))


@acts.act(
    "POST",
    "/exams/{exam_id}/receive",
    scope=Scope.PORTAL,
    roles=PUBLISHER,
    audits="upload_received",
    then="/exams/{exam_id}",
    retry="show_exam",
    example=Example(path={"exam_id": "exam-uploaded"}),
)
def receive_upload(call: Call, exam_id: ExamId) -> ExamView:
    """Check and master the uploaded package; the exam is then mastered or refused."""
    return call.services.publishing.receive_upload(call.actor, exam_id=exam_id)


@acts.act(
    "GET",
    "/exams/{exam_id}/preview",
    scope=Scope.PORTAL,
    roles=PUBLISHER,
    example=Example(path={"exam_id": "exam-mastered"}),
)
def preview_exam(call: Call, exam_id: ExamId) -> PreviewView:
    """Give the form as a candidate would get it; the exam app shows it."""
    return call.services.preview.preview(call.actor, exam_id=exam_id)


@acts.act(
    "POST",
    "/exams/{exam_id}/publish",
    scope=Scope.PORTAL,
    roles=PUBLISHER,
    audits="exam_published",
    then="/exams/{exam_id}",
    retry="show_exam",
    example=Example(
        path={"exam_id": "exam-mastered"},
        body={
            "title": "Rekenen 2F (demonstratie)",
            "subject": "Rekenen",
            "level": "2F",
            "period": "2026-2027 P2",
            "duration_minutes": 60,
        },
    ),
)
def publish_exam(call: Call, exam_id: ExamId, form: PublishInput) -> ExamView:
    """Offer the exam to all planners."""
    return call.services.publishing.publish(
        call.actor,
        exam_id=exam_id,
        title=form.title,
        subject=form.subject,
        level=form.level,
        period=form.period,
        duration_minutes=form.duration_minutes,
    )


@acts.act(
    "GET",
    "/exams/{exam_id}/withdraw",
    scope=Scope.PORTAL,
    roles=PUBLISHER,
    page="exams/withdraw.html",
    example=Example(path={"exam_id": "exam-published"}),
)
def show_withdraw(call: Call, exam_id: ExamId) -> ExamView:
    """Ask whether the exam is really to be withdrawn."""
    return call.services.exams.get_exam(call.actor, exam_id=exam_id)


@acts.act(
    "POST",
    "/exams/{exam_id}/withdraw",
    scope=Scope.PORTAL,
    roles=PUBLISHER,
    audits="exam_withdrawn",
    then="/exams/{exam_id}",
    retry="show_exam",
    example=Example(path={"exam_id": "exam-published"}),
)
def withdraw_exam(call: Call, exam_id: ExamId) -> ExamView:
    """Take the exam from the planners; groups that were planned keep it."""
    return call.services.publishing.withdraw(call.actor, exam_id=exam_id)


def _sentences(reasons: tuple[PackageReason, ...]) -> tuple[str, ...]:
    if not reasons:
        return ()
    # Late: reading XML costs a second of start-up that no other act needs.
    from chalicelib.qti import describe

    return tuple(describe(reason) for reason in reasons)
