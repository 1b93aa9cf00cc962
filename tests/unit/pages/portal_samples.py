"""What planners and exam publishers see in the portal: a school with its exams and groups."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from chalicelib.acts.candidates import ImportFormView
from chalicelib.acts.exams import ExamDetailView, NewUploadView
from chalicelib.acts.groups import GroupDetailView, GroupFormView, GroupListView
from chalicelib.core.access import StaffView
from chalicelib.core.candidates import (
    CandidateListView,
    CandidateView,
    ImportChange,
    ImportErrorView,
    ImportPreviewView,
    ImportProblem,
    ImportRowView,
)
from chalicelib.core.exams import (
    EducationLevel,
    ExamListView,
    ExamPurpose,
    ExamState,
    ExamView,
    UploadView,
)
from chalicelib.core.institutions import SiteView
from chalicelib.core.kernel import (
    CandidateId,
    ExamId,
    FormId,
    GroupId,
    ItemId,
    SessionId,
    SiteId,
    UserId,
)
from chalicelib.core.results import CandidateResultView, GroupResultsView
from chalicelib.core.sessions import (
    Epoch,
    GroupState,
    GroupView,
    LateAnswersView,
    LateItemView,
    PlannedCandidate,
    PlannedGroupView,
    SessionState,
)

NOW = datetime(2026, 5, 15, 7, 12, 31, tzinfo=UTC)
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
    form_id=None,
    total_items=None,
    items_for_scorer=None,
    max_score=None,
    reasons=(),
)
REFUSED = replace(UPLOADED, exam_id=ExamId("exam-2"), state=ExamState.REFUSED)
MASTERED = replace(
    UPLOADED,
    exam_id=ExamId("exam-3"),
    title="Rekenen 2F (demonstratie)",
    state=ExamState.MASTERED,
    form_id=FormId("form-1"),
    total_items=22,
    items_for_scorer=2,
    max_score=26.0,
)
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
    "items/opgave-07.xml: De uitkomst SCORE is geen enkel getal.",
    "items/opgave-12.xml: Het bestand 'media/kaart_van_nederland_met_provincies.png' ontbreekt.",
    "tests/toets.xml: De opgave 'ITM-19' staat er twee keer in.",
)


@dataclass(frozen=True)
class PortalPage:
    """A page of the portal: template, view, address, and what a refusal left behind."""

    name: str
    template: str
    view: Any
    path: str
    query: dict[str, tuple[str, ...]] = field(default_factory=dict)
    refusal: dict[str, Any] = field(default_factory=dict)
    fragment: bool = False


def portal_pages() -> Iterator[PortalPage]:
    """Give every page of the portal, with the states that look different."""
    yield from _exam_pages()
    yield from _group_pages()
    yield from _plan_pages()
    yield from _candidate_pages()
    yield from _import_pages()
    yield from _result_pages()
    yield from _late_pages()


def _exam_pages() -> Iterator[PortalPage]:
    found = (UPLOADED, REFUSED, MASTERED, PUBLISHED, ENGLISH, WITHDRAWN)
    exams = "exams/list.html"
    yield PortalPage("exams", exams, ExamListView("", found, 6), "/exams")
    yield PortalPage("exams-empty", exams, ExamListView("", (), 0), "/exams")
    yield PortalPage("exams-not-found", exams, ExamListView("frans", (), 0), "/exams")
    yield PortalPage("exams-many", exams, ExamListView("", found, 106), "/exams")
    yield PortalPage("exam-new", "exams/new.html", NewUploadView(), "/exams/new")
    upload = UploadView(
        UPLOADED.exam_id, "https://bucket.example/", {"key": "uploads/exam-1.zip"}, 50_000_000
    )
    yield PortalPage("exam-upload", "exams/upload.html", upload, "/exams")
    for exam in found:
        view = ExamDetailView(exam, REASONS if exam is REFUSED else ())
        yield PortalPage(
            f"exam-{exam.exam_id}", "exams/detail.html", view, f"/exams/{exam.exam_id}"
        )
    yield PortalPage(
        "exam-arrived",
        "exams/detail.html",
        ExamDetailView(UPLOADED, ()),
        "/exams/exam-1",
        {"bucket": ("uploads",), "key": ("uploads/exam-1.zip",), "etag": ('"1a2b"',)},
    )
    yield PortalPage(
        "exam-missing",
        "exams/detail.html",
        ExamDetailView(UPLOADED, ()),
        "/exams/exam-1/receive",
        refusal={"error_summary": "Het bestand is nog niet aangekomen. Kies het bestand."},
    )
    yield PortalPage(
        "exam-publish-refused",
        "exams/detail.html",
        ExamDetailView(MASTERED, ()),
        "/exams/exam-3/publish",
        refusal={
            "errors": {"subject": "Vul dit veld in.", "level": "Kies een van de mogelijkheden."},
            "error_summary": "Niet alles is goed ingevuld. Kijk bij de velden met een melding.",
            "typed": {"title": "Rekenen 2F", "period": "2026", "duration_minutes": "60"},
        },
    )
    yield PortalPage("exam-withdraw", "exams/withdraw.html", PUBLISHED, "/exams/exam-4/withdraw")


SITE = SiteView(SiteId("site-1"), "99ZA00", "Hoofdvestiging", (EducationLevel.F2,))
OTHER_SITE = SiteView(SiteId("site-2"), "99ZA01", "Locatie Zuid", (EducationLevel.VMBO_KB,))
PROCTORS = (
    StaffView(UserId("user-1"), "Anna de Vries", frozenset({SITE.site_id}), frozenset()),
    StaffView(UserId("user-2"), "Mo Jansen", frozenset({SITE.site_id}), frozenset()),
)
PEOPLE = (
    ("Tim", "", "Bakker"),
    ("Sanne", "van den", "Berg"),
    ("Fatima", "", "El Amrani"),
    ("Yusuf", "", "Yılmaz"),
    ("Maximiliaan", "van", "Oldenbarnevelt tot den Tempel"),
)
CANDIDATES = tuple(
    CandidateView(
        candidate_id=CandidateId(f"candidate-{number}"),
        site_id=SITE.site_id,
        number=str(100001 + number),
        name=f"{first} {prefix} {last}".replace("  ", " "),
        listed_name=f"{prefix} {last}, {first}".strip(),
        first_name=first,
        prefix=prefix,
        surname=last,
        born_on=date(2009, 3, 14) if number % 2 else None,
        class_name=("3B", "3C", "")[number // 5],
        education_type=None,
        level=EducationLevel.VMBO_KB if number == 7 else EducationLevel.F2,
        attributes=("", "", ""),
        read_aloud=number in (2, 4),
        extra_time_minutes=30 if number in (1, 4) else 0,
    )
    for number, (first, prefix, last) in enumerate(PEOPLE * 3)
)
GROUP = GroupView(
    group_id=GroupId("group-1"),
    name="Rekenen 2F, klas 3B",
    site_id=SITE.site_id,
    exam_id=PUBLISHED.exam_id,
    exam_title=PUBLISHED.title,
    opens_at=NOW + timedelta(days=3),
    closes_at=NOW + timedelta(days=3, hours=3),
    duration_minutes=90,
    total_items=22,
    access_code="HAVEN7",
    proctor_ids=(PROCTORS[0].user_id, PROCTORS[1].user_id),
    candidate_count=5,
    state=GroupState.DISTRIBUTED,
    version=3,
    released_at=None,
    closed_at=None,
    cancel_reason=None,
)
RELEASED = replace(
    GROUP, group_id=GroupId("group-2"), state=GroupState.RELEASED, released_at=NOW, opens_at=NOW
)
CLOSED = replace(RELEASED, group_id=GroupId("group-3"), state=GroupState.CLOSED, closed_at=NOW)
CANCELLED = replace(
    GROUP,
    group_id=GroupId("group-4"),
    state=GroupState.CANCELLED,
    cancel_reason="Het lokaal is niet vrij.",
)
PLANNED = tuple(
    PlannedCandidate(
        session_id=SessionId(f"session-{number}"),
        candidate_id=one.candidate_id,
        name=one.listed_name,
        login_name=f"K7P{number}MX",
        extra_time_minutes=one.extra_time_minutes,
    )
    for number, one in enumerate(CANDIDATES[:5])
)
CHOICES = GroupFormView(
    site=SITE,
    sites=(SITE, OTHER_SITE),
    exams=(PUBLISHED, ENGLISH),
    proctors=PROCTORS,
    candidates=CANDIDATES,
)


def _group_pages() -> Iterator[PortalPage]:
    groups = (GROUP, RELEASED, CLOSED, CANCELLED)
    counts = {group.state: 1 for group in groups}
    listed = GroupListView(groups, 54, counts, "", None, 2, 3)
    nothing = replace(listed, groups=(), total=0, search="frans", page=1, pages=1)
    yield PortalPage("groups", "groups/list.html", listed, "/groups")
    yield PortalPage("groups-not-found", "groups/list.html", nothing, "/groups")
    yield PortalPage("groups-empty", "groups/list.html", replace(nothing, counts={}), "/groups")
    for group in groups:
        names = tuple(one.name for one in PROCTORS)
        view = GroupDetailView(group, PLANNED, SITE.name, names)
        name = f"group-{group.state.value}"
        yield PortalPage(name, "groups/detail.html", view, f"/groups/{group.group_id}")
    yield PortalPage(
        "group-cancel",
        "groups/cancel.html",
        PlannedGroupView(GROUP, PLANNED),
        "/groups/group-1/cancel",
        refusal={
            "errors": {"reason": "Vul dit veld in."},
            "error_summary": "Vul dit veld in.",
            "typed": {"reason": ""},
        },
    )


def _plan_pages() -> Iterator[PortalPage]:
    form = "groups/plan.html"
    yield PortalPage("group-new", form, replace(CHOICES, sites=(SITE,)), "/groups/new")
    yield PortalPage("group-new-sites", form, CHOICES, "/groups/new")
    nobody = replace(CHOICES, exams=(), proctors=(), candidates=())
    yield PortalPage("group-new-too-early", form, nobody, "/groups/new")
    chosen = frozenset(one.candidate_id for one in CANDIDATES[:5])
    correcting = replace(CHOICES, group=GROUP, candidate_ids=chosen)
    yield PortalPage("group-correct", form, correcting, "/groups/group-1/correct")
    yield PortalPage(
        "group-refused",
        form,
        CHOICES,
        "/groups",
        refusal={
            "errors": {"closes_at": "Het einde moet na het begin liggen."},
            "error_summary": "Het einde moet na het begin liggen.",
            "typed": {
                "name": "Rekenen 3B",
                "exam_id": "exam-4",
                "opens_at": "2026-05-18T09:00",
                "closes_at": "2026-05-18T08:00",
                "proctor_ids": "user-2",
                "candidate_ids": ["candidate-1", "candidate-6"],
            },
        },
    )


def _candidate_pages() -> Iterator[PortalPage]:
    levels = (EducationLevel.F2, EducationLevel.VMBO_KB)
    found = CandidateListView("", None, None, "", CANDIDATES, 115, 2, 3, ("3B", "3C"), levels)
    nobody = replace(found, search="xyz", candidates=(), total=0, page=1, pages=1)
    template = "candidates/list.html"
    yield PortalPage("candidates", template, found, "/candidates", {"class_name": ("3B",)})
    yield PortalPage("candidates-not-found", template, nobody, "/candidates")
    nobody_yet = replace(nobody, classes=(), levels=())
    yield PortalPage("candidates-empty", template, nobody_yet, "/candidates")
    both, one = ImportFormView((SITE, OTHER_SITE)), ImportFormView((SITE,))
    path = "/candidates/import"
    yield PortalPage("candidates-import", "candidates/import.html", one, path)
    yield PortalPage("candidates-import-sites", "candidates/import.html", both, path)


def _import_pages() -> Iterator[PortalPage]:
    changes = (ImportChange.ADDED, ImportChange.CHANGED, ImportChange.UNCHANGED)
    rows = tuple(
        ImportRowView(number + 2, changes[number % 3], one)
        for number, one in enumerate(CANDIDATES[:10])
    )
    read = ImportPreviewView(
        import_id="import-1",
        site_id=SITE.site_id,
        file_name="kandidaten-3b.csv",
        read_at=NOW,
        saved_at=None,
        rows_read=28,
        added=24,
        changed=3,
        unchanged=1,
        first_rows=rows,
        errors=(),
        errors_total=0,
        ignored_columns=("mentor", "postcode"),
    )
    errors = (
        ImportErrorView(
            4,
            "geboortedatum",
            "31-02-2008",
            ImportProblem.DATE_IMPOSSIBLE,
            "Deze geboortedatum kan niet.",
            "Controleer dag, maand en jaar.",
        ),
        ImportErrorView(
            19,
            "kandidaatnummer",
            "100003",
            ImportProblem.NUMBER_TWICE,
            "Dit kandidaatnummer staat ook op regel 5.",
            "Geef elke kandidaat een eigen nummer, of haal een van de twee regels weg.",
        ),
    )
    wrong = replace(read, first_rows=(), errors=errors, errors_total=240, ignored_columns=())
    template, path = "candidates/preview.html", "/candidates/imports/import-1"
    yield PortalPage("import-read", template, read, path)
    yield PortalPage("import-wrong", template, wrong, path)
    yield PortalPage("import-saved", template, replace(read, saved_at=NOW), path)


def _result_pages() -> Iterator[PortalPage]:
    rows = tuple(
        CandidateResultView(
            session_id=one.session_id,
            name=one.name,
            number=str(100001 + number),
            state=SessionState.SUBMITTED.value,
            answered=22 - number,
            score=17.0 + number / 2,
            maximum=26.0,
            waits_for_scorer=0,
            late_entries=0,
        )
        for number, one in enumerate(PLANNED)
    )
    waiting = (replace(rows[0], waits_for_scorer=2), replace(rows[1], late_entries=1), *rows[2:4])
    absent = replace(rows[4], state=SessionState.ABSENT.value, answered=0, score=None, maximum=None)
    scored = GroupResultsView(
        group_id=CLOSED.group_id,
        name=CLOSED.name,
        exam_title=CLOSED.exam_title,
        state=GroupState.SCORED.value,
        total_items=22,
        candidates=(*rows[:4], absent),
    )
    busy = tuple(replace(row, score=None, maximum=None) for row in rows[:2])
    closed = replace(scored, state=GroupState.CLOSED.value, candidates=(*busy, *rows[2:]))
    path, template = "/groups/group-3/results", "results/group.html"
    yield PortalPage("results", template, scored, path)
    yield PortalPage("results-busy", template, closed, path)
    yield PortalPage("results-part", "results/_table.html", closed, path, fragment=True)
    yield PortalPage(
        "results-waiting", template, replace(closed, candidates=(*waiting, absent)), path
    )
    released = replace(scored, state=GroupState.RELEASED.value, candidates=busy)
    yield PortalPage("results-early", template, released, path)


def _late_pages() -> Iterator[PortalPage]:
    closed_at = NOW - timedelta(minutes=10)
    items = tuple(
        LateItemView(ItemId(f"ITM-{n}"), n, closed_at - timedelta(seconds=90 - n), NOW)
        for n in (1, 2, 3)
    )
    late = LateAnswersView(
        group_id=CLOSED.group_id,
        group_name=CLOSED.name,
        session_id=PLANNED[1].session_id,
        name=PLANNED[1].name,
        closed_at=closed_at,
        deadline_at=NOW,
        items=items,
        changes=6,
        epoch=Epoch(1, 2),
        through_seq=41,
        after_deadline=1,
    )
    template, path = "results/late.html", f"/groups/group-3/sessions/{late.session_id}/late"
    refusal = {
        "errors": {"reason": "Vul dit veld in."},
        "error_summary": "Vul dit veld in.",
    }
    yield PortalPage("late", template, late, path)
    yield PortalPage("late-refused", template, late, path, refusal=refusal)
    none = replace(late, items=(), changes=0, epoch=None, through_seq=0)
    yield PortalPage("late-none", template, none, path)
