"""What an exam publisher does with exams: upload, check, preview, publish, withdraw."""

from dataclasses import dataclass, field

from pydantic import Field

from chalicelib.acts.import_reports import ImportReportView, report_sheet, report_view
from chalicelib.core.access import Role, Scope
from chalicelib.core.exams import (
    Demand,
    EducationLevel,
    ExamListView,
    ExamView,
    ImportView,
    PreviewView,
    UploadView,
)
from chalicelib.core.kernel import ExamId, FormId
from chalicelib.serving.act import Example, Menu, Registry
from chalicelib.serving.call import Attachment, Call, Reply
from chalicelib.serving.inputs import Input

acts = Registry()

PUBLISHER = {Role.EXAM_PUBLISHER}


class ExamSearch(Input):
    """Words to find in title, subject, level, period or file name."""

    search: str = Field("", max_length=100)


class NewUpload(Input):
    """The package on the publisher's computer: its name, and its size if the browser tells."""

    file_name: str = Field(max_length=120)
    size_bytes: int = Field(0, ge=0)


class PublishInput(Input):
    """What planners see of the exam."""

    title: str = Field(min_length=1)
    subject: str = Field(min_length=1)
    level: EducationLevel
    period: str = Field(min_length=1)
    duration_minutes: int


class ExamPage(Input):
    """Which page of the report to show.

    The others are what the bucket adds when it sends a browser back after an upload (Amazon S3,
    POST Object, ``success_action_redirect``).
    """

    page: int = Field(1, ge=1)
    bucket: str = ""
    key: str = ""
    etag: str = ""


class PreviewChoice(Input):
    """Which form to preview; the first one if none is chosen."""

    form_id: str = ""


@dataclass(frozen=True)
class ExamDetailView:
    """An exam with what the import found, and what it can be published for.

    ``running`` is there while it is read in. ``not_served`` is what it asks for and we cannot do.
    """

    exam: ExamView
    running: ImportView | None = None
    report: ImportReportView = field(default_factory=ImportReportView)
    not_served: tuple[Demand, ...] = ()
    levels: tuple[EducationLevel, ...] = tuple(EducationLevel)


@dataclass(frozen=True)
class NewUploadView:
    """The form that asks for a package of at most ``max_bytes``."""

    max_bytes: int
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
def show_new_upload(call: Call) -> NewUploadView:
    """Ask which package to upload."""
    return NewUploadView(call.services.publishing.package_bytes_max)


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
    return call.services.publishing.start_upload(
        call.actor, file_name=form.file_name, size_bytes=form.size_bytes
    )


@acts.act(
    "GET",
    "/exams/{exam_id}",
    scope=Scope.PORTAL,
    roles=PUBLISHER,
    page="exams/detail.html",
    example=Example(path={"exam_id": "exam-mastered"}),
)
def show_exam(call: Call, exam_id: ExamId, query: ExamPage) -> ExamDetailView:
    """Show an exam: its state, what was read, or why its package was refused."""
    actor, importing = call.actor, call.services.importing
    exam = call.services.exams.get_exam(actor, exam_id=exam_id)
    return ExamDetailView(
        exam,
        running=importing.watch(actor, exam_id=exam_id),
        report=report_view(importing.report(actor, exam_id=exam_id), query.page),
        not_served=call.services.publishing.not_served(exam),
    )


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
    """Have the uploaded package checked and mastered; that takes a while."""
    return call.services.importing.receive_upload(call.actor, exam_id=exam_id)


@acts.act(
    "GET",
    "/exams/{exam_id}/import",
    scope=Scope.PORTAL,
    roles=PUBLISHER,
    page="exams/import.html",
    fragment="exams/_progress.html",
    example=Example(path={"exam_id": "exam-importing"}),
)
def show_import_of_exam(call: Call, exam_id: ExamId) -> Reply:
    """Tell how far an import is; when it is over, its result is on the page of the exam."""
    exam = call.services.exams.get_exam(call.actor, exam_id=exam_id)
    running = call.services.importing.watch(call.actor, exam_id=exam_id)
    then = None if running else f"/exams/{exam_id}"
    return Reply(ExamDetailView(exam, running=running), then=then)


@acts.act(
    "GET",
    "/exams/{exam_id}/import-report",
    scope=Scope.PORTAL,
    roles=PUBLISHER,
    example=Example(path={"exam_id": "exam-refused"}),
)
def download_import_report(call: Call, exam_id: ExamId) -> Attachment:
    """Give everything that the import found as a sheet."""
    report = call.services.importing.report(call.actor, exam_id=exam_id)
    return Attachment(f"uitvallijst-{exam_id}.csv", "text/csv", report_sheet(report))


@acts.act(
    "POST",
    "/exams/{exam_id}/preview",
    scope=Scope.PORTAL,
    roles=PUBLISHER,
    audits="exam_previewed",
    example=Example(path={"exam_id": "exam-mastered"}, body={}),
)
def preview_exam(call: Call, exam_id: ExamId, form: PreviewChoice) -> PreviewView:
    """Open a form as a candidate would get it; the exam app shows it, and the log keeps it."""
    form_id = FormId(form.form_id) if form.form_id else None
    return call.services.preview.preview(call.actor, exam_id=exam_id, form_id=form_id)


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
