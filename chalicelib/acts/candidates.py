"""What a planner does with candidates: look them up, and read them in from a file."""

from dataclasses import dataclass

from pydantic import Field

from chalicelib.core.access import Role, Scope
from chalicelib.core.candidates import CandidateListView, ImportPreviewView, ImportResultView
from chalicelib.core.institutions import EducationLevel, SiteView
from chalicelib.core.kernel import SiteId
from chalicelib.serving.act import Example, Menu, Registry
from chalicelib.serving.call import Call, Download
from chalicelib.serving.inputs import Input, UploadedFile

acts = Registry()

PLANNER = {Role.PLANNER}


class CandidateSearch(Input):
    """Which candidates to list."""

    search: str = Field("", max_length=100)
    site_id: str | None = None
    level: EducationLevel | None = None
    class_name: str = Field("", max_length=60)
    page: int = Field(1, ge=1)


class ImportInput(Input):
    """A CSV file with candidates of one site."""

    site_id: str = Field(min_length=1)
    file: UploadedFile


@dataclass(frozen=True)
class ImportFormView:
    """The form that asks for a file."""

    sites: tuple[SiteView, ...]


@acts.act(
    "GET",
    "/candidates",
    scope=Scope.PORTAL,
    roles=PLANNER,
    page="candidates/list.html",
    menu=Menu("Kandidaatbeheer", "Overzicht kandidaten"),
    example=Example(query={"search": "vries"}),
)
def list_candidates(call: Call, query: CandidateSearch) -> CandidateListView:
    """List the candidates of the planner's sites, by surname."""
    return call.services.candidates.list_candidates(
        call.actor,
        search=query.search,
        site_id=SiteId(query.site_id) if query.site_id else None,
        level=query.level,
        class_name=query.class_name,
        page=query.page,
    )


@acts.act(
    "GET",
    "/candidates/import",
    scope=Scope.PORTAL,
    roles=PLANNER,
    page="candidates/import.html",
    menu=Menu("Kandidaatbeheer", "Inlezen kandidatenbestand"),
    example=Example(),
)
def show_import(call: Call) -> ImportFormView:
    """Ask for a file with candidates."""
    return ImportFormView(call.services.institutions.get_institution(call.actor).sites)


@acts.act(
    "POST",
    "/candidates/import",
    scope=Scope.PORTAL,
    roles=PLANNER,
    audits="candidates_read",
    then="/candidates/imports/{import_id}",
    retry="show_import",
    example=Example(
        body={
            "site_id": "site-own",
            "file": {
                "name": "kandidaten.csv",
                "base64": "a2FuZGlkYWF0bnVtbWVyO3Zvb3JuYWFtO2FjaHRlcm5hYW07bml2ZWF1"
                "DQo5OTg7QW5uYTtWcmllczsyRg0K",
            },
        }
    ),
)
def read_candidates(call: Call, form: ImportInput) -> ImportPreviewView:
    """Read a file and show what is in it; nothing is saved yet."""
    return call.services.candidate_import.read_file(
        call.actor, site_id=SiteId(form.site_id), data=form.file.data, file_name=form.file.name
    )


@acts.act(
    "GET",
    "/candidates/imports/{import_id}",
    scope=Scope.PORTAL,
    roles=PLANNER,
    page="candidates/preview.html",
    example=Example(path={"import_id": "import-read"}),
)
def show_candidates_read(call: Call, import_id: str) -> ImportPreviewView:
    """Show what was read from a file: the first rows, or the errors by line."""
    return call.services.candidate_import.get_import(call.actor, import_id=import_id)


@acts.act(
    "POST",
    "/candidates/imports/{import_id}/save",
    scope=Scope.PORTAL,
    roles=PLANNER,
    audits="candidates_saved",
    then="/candidates/imports/{import_id}",
    retry="show_candidates_read",
    example=Example(path={"import_id": "import-read"}),
)
def save_candidates(call: Call, import_id: str) -> ImportResultView:
    """Save all candidates of the file; doing it twice changes nothing."""
    return call.services.candidate_import.save_import(call.actor, import_id=import_id)


@acts.act(
    "GET",
    "/candidates/example/{site_id}",
    scope=Scope.PORTAL,
    roles=PLANNER,
    example=Example(path={"site_id": "site-own"}, status=303),
)
def download_example(call: Call, site_id: SiteId) -> Download:
    """Offer a file to fill in."""
    data = call.services.candidate_import.example_file(call.actor, site_id=site_id)
    return Download(call.services.files.offer("kandidaten.csv", "text/csv; charset=utf-8", data))
