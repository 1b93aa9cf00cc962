"""What exam publishers see in the portal: exams in every state."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from chalicelib.acts.exams import ExamDetailView, NewUploadView
from chalicelib.acts.import_reports import FindingKind, FindingView, ImportReportView
from chalicelib.core.exams import (
    Demand,
    EducationLevel,
    ExamListView,
    ExamPurpose,
    ExamState,
    ExamView,
    FormSummary,
    ImportProgress,
    ImportStep,
    ImportView,
    PackageFacts,
    UploadView,
)
from chalicelib.core.kernel import ExamId, FormId
from tests.unit.pages.portal_page import NOW, PortalPage

UPLOADED = ExamView(
    exam_id=ExamId("exam-1"),
    title="rekenen-2f-demonstratie",
    state=ExamState.UPLOADED,
    file_name="rekenen-2f-demonstratie.zip",
    created_at=NOW - timedelta(minutes=2),
    published_at=None,
    subject=None,
    level=None,
    period=None,
    duration_minutes=None,
    purpose=None,
    forms=(),
    facts=PackageFacts(),
)

REFUSED = replace(UPLOADED, exam_id=ExamId("exam-2"), state=ExamState.REFUSED, reasons=130)

IMPORTING = replace(UPLOADED, exam_id=ExamId("exam-7"), state=ExamState.IMPORTING)

MASTERED = replace(
    UPLOADED,
    exam_id=ExamId("exam-3"),
    title="Rekenen 2F (demonstratie)",
    state=ExamState.MASTERED,
    forms=(FormSummary(FormId("form-1"), "Rekenen 2F (demonstratie)", 22, 2, 26.0),),
    facts=PackageFacts("Rekenen 2F (demonstratie)", "Rekenen", "2f"),
)

ASKS_TOO_MUCH = replace(
    MASTERED,
    exam_id=ExamId("exam-8"),
    remarks=1,
    forms=(
        FormSummary(FormId("form-1"), "Variant A", 22, 2, 26.0),
        FormSummary(
            FormId("form-2"), "Variant B, met een lange naam", 21, 0, None,
            frozenset({Demand.SLIDER, Demand.SERVER_NAVIGATION}),
        ),
    ),
)  # fmt: skip

PUBLISHED = replace(
    MASTERED,
    exam_id=ExamId("exam-4"),
    state=ExamState.PUBLISHED,
    published_at=NOW,
    subject="Rekenen",
    level=EducationLevel.F2,
    period="2026-2027 P2",
    duration_minutes=90,
    purpose=ExamPurpose.EXAMINATION,
)

ENGLISH = replace(
    PUBLISHED,
    exam_id=ExamId("exam-5"),
    title="Engels leesvaardigheid en luistervaardigheid vmbo kaderberoepsgericht",
    subject="Engels",
    level=EducationLevel.VMBO_KB,
)

WITHDRAWN = replace(PUBLISHED, exam_id=ExamId("exam-6"), state=ExamState.WITHDRAWN)

REASONS = (
    FindingView(
        FindingKind.REASON,
        "items/opgave-07.xml",
        12,
        "De uitkomst SCORE is geen enkel getal.",
        "Geef de uitkomst het basistype float.",
    ),
    FindingView(
        FindingKind.REASON,
        "items/opgave-12-met-een-heel-lange-naam-van-het-bestand.xml",
        1204,
        "Het bestand 'media/kaart_van_nederland_met_provincies.png' ontbreekt.",
        "Voeg het bestand toe aan het pakket.",
    ),
    FindingView(
        FindingKind.REASON, "tests/toets.xml", None, "De opgave 'ITM-19' staat er twee keer in.", ""
    ),
)
REMARK = FindingView(
    FindingKind.REMARK, "media/oud.png", None, "Geen opgave gebruikt dit bestand.", ""
)


RUNNING = ImportView(ImportProgress(ImportStep.CHECKING, 12, 60, NOW), NOW, has_broken_off=False)
BROKEN_OFF = ImportView(None, NOW, has_broken_off=True)


def exam_pages() -> Iterator[PortalPage]:
    """Give the pages on exams, one of each state."""
    found = (UPLOADED, REFUSED, MASTERED, PUBLISHED, ENGLISH, WITHDRAWN)
    exams = "exams/list.html"
    yield PortalPage("exams", exams, ExamListView("", found, 6), "/exams")
    yield PortalPage("exams-empty", exams, ExamListView("", (), 0), "/exams")
    yield PortalPage("exams-not-found", exams, ExamListView("frans", (), 0), "/exams")
    yield PortalPage("exams-many", exams, ExamListView("", found, 106), "/exams")
    yield PortalPage("exam-new", "exams/new.html", NewUploadView(104_857_600), "/exams/new")
    upload = UploadView(
        UPLOADED.exam_id, "https://bucket.example/", {"key": "uploads/exam-1.zip"}, 50_000_000
    )
    yield PortalPage("exam-upload", "exams/upload.html", upload, "/exams")
    for exam in found:
        report = ImportReportView(REASONS, 130, 1, 3) if exam is REFUSED else ImportReportView()
        view = ExamDetailView(exam, report=report)
        yield PortalPage(
            f"exam-{exam.exam_id}", "exams/detail.html", view, f"/exams/{exam.exam_id}"
        )
    for name, running in (("running", RUNNING), ("broken-off", BROKEN_OFF)):
        view = ExamDetailView(IMPORTING, running=running)
        yield PortalPage(f"exam-{name}", "exams/detail.html", view, "/exams/exam-7")
        yield PortalPage(f"import-{name}", "exams/import.html", view, "/exams/exam-7/import")
    yield PortalPage(
        "exam-asks-too-much",
        "exams/detail.html",
        ExamDetailView(
            ASKS_TOO_MUCH,
            report=ImportReportView((REMARK,), 1),
            not_served=(Demand.SERVER_NAVIGATION, Demand.SLIDER),
        ),
        "/exams/exam-8",
    )
    yield PortalPage(
        "exam-arrived",
        "exams/detail.html",
        ExamDetailView(UPLOADED),
        "/exams/exam-1",
        {"bucket": ("uploads",), "key": ("uploads/exam-1.zip",), "etag": ('"1a2b"',)},
    )
    yield PortalPage(
        "exam-missing",
        "exams/detail.html",
        ExamDetailView(UPLOADED),
        "/exams/exam-1/receive",
        refusal={"error_summary": "Het bestand is nog niet aangekomen. Kies het bestand."},
    )
    yield PortalPage(
        "exam-publish-refused",
        "exams/detail.html",
        ExamDetailView(MASTERED),
        "/exams/exam-3/publish",
        refusal={
            "errors": {"subject": "Vul dit veld in.", "level": "Kies een van de mogelijkheden."},
            "error_summary": "Niet alles is goed ingevuld. Kijk bij de velden met een melding.",
            "typed": {"title": "Rekenen 2F", "period": "2026", "duration_minutes": "60"},
        },
    )
    yield PortalPage("exam-withdraw", "exams/withdraw.html", PUBLISHED, "/exams/exam-4/withdraw")
