"""What planners see of their candidates: the list, and a file that is read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from chalicelib.acts.candidates import ImportFormView
from chalicelib.core.candidates import (
    CandidateListView,
    CandidateView,
    ImportChange,
    ImportErrorView,
    ImportPreviewView,
    ImportProblem,
    ImportRowView,
)
from chalicelib.core.exams import EducationLevel
from chalicelib.core.institutions import SiteView
from chalicelib.core.kernel import CandidateId, SiteId
from tests.unit.pages.portal_page import NOW, PortalPage

SITE = SiteView(SiteId("site-1"), "99ZA00", "Hoofdvestiging", (EducationLevel.F2,))

OTHER_SITE = SiteView(SiteId("site-2"), "99ZA01", "Locatie Zuid", (EducationLevel.VMBO_KB,))

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


def candidate_pages() -> Iterator[PortalPage]:
    """Give the list of candidates and the form that reads a file."""
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


def import_pages() -> Iterator[PortalPage]:
    """Give what a file says before it is saved, refused and saved."""
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
