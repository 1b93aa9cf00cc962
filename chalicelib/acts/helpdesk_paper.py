"""What the helpdesk does with forms on paper: type them over, keep the scan, say who signed."""

from dataclasses import dataclass
from datetime import date

from pydantic import Field

from chalicelib.acts.helpdesk_registrations import (
    HELPDESK,
    REGISTRATION,
    SPARE_ROWS,
    WAITING,
    DoneView,
)
from chalicelib.acts.registration_forms import (
    RegistrationFormView,
    RegistrationInput,
    kind_of,
    site_values,
)
from chalicelib.acts.registrations import EXAMPLE_FORM
from chalicelib.core.access import Scope
from chalicelib.core.institutions import (
    SITES_MAX,
    BrinNotInRegister,
    RegisteredSite,
    RegistrationId,
    RegistrationView,
    ScanUploadView,
)
from chalicelib.serving.act import Example, Registry
from chalicelib.serving.call import Call, Download
from chalicelib.serving.inputs import Input

acts = Registry()

PAPER = "/paper-registrations/{kind}"


class PaperQuery(Input):
    """A BRIN code to fill the form in from, and how many rows for sites it shows."""

    from_brin: str = Field("", max_length=10)
    rows: int = Field(SPARE_ROWS, ge=1, le=SITES_MAX)


class ScanInput(Input):
    """The name of the scan on the computer; the file itself goes straight to its bucket."""

    file_name: str = Field("", max_length=255)


class PaperSignatureInput(Input):
    """Who signed on paper, and on which day; ``etag`` is what the bucket said of the scan."""

    etag: str = Field("", max_length=100)
    name: str = Field("", max_length=200)
    signed_on: date


class ArrivalQuery(Input):
    """What the bucket adds to the address when it sends the browser back."""

    bucket: str = ""
    key: str = ""
    etag: str = ""


@dataclass(frozen=True)
class PaperSignatureView:
    """The page of a paper signature: first the scan, then (with an ``etag``) who signed."""

    registration: RegistrationView
    etag: str


@acts.act(
    "GET",
    PAPER,
    scope=Scope.PORTAL,
    roles=HELPDESK,
    page="registrations/enter.html",
    example=Example(path={"kind": "new-institution"}),
)
def show_paper_registration(call: Call, kind: str, query: PaperQuery) -> RegistrationFormView:
    """Show the form on which the helpdesk types over a form that came on paper."""
    asked = kind_of(kind)
    if not query.from_brin:
        return RegistrationFormView(asked, query.rows)
    brin = query.from_brin.upper()
    try:
        entry = call.services.brin_checks.look_up(brin=brin)
    except BrinNotInRegister:
        return RegistrationFormView(asked, query.rows, {"brin": brin, "unknown": True})
    sites = tuple(
        RegisteredSite(number, name, frozenset(), frozenset())
        for number, name in sorted(entry.sites.items())
    )
    values = {"brin": brin, "institution_name": entry.name, **site_values(sites)}
    return RegistrationFormView(asked, max(len(sites), query.rows), values)


@acts.act(
    "POST",
    PAPER,
    scope=Scope.PORTAL,
    roles=HELPDESK,
    audits="paper_registration_entered",
    then=REGISTRATION + "/paper",
    retry="show_paper_registration",
    example=Example(path={"kind": "new-institution"}, body=EXAMPLE_FORM),
)
def enter_paper_registration(call: Call, kind: str, form: RegistrationInput) -> DoneView:
    """Keep a form that came on paper; its scan comes next."""
    entered = call.services.registering.enter_paper(call.actor, form=form.form(kind_of(kind)))
    return DoneView(entered)


@acts.act(
    "GET",
    REGISTRATION + "/paper",
    scope=Scope.PORTAL,
    roles=HELPDESK,
    page="registrations/paper.html",
    example=Example(path=WAITING),
)
def show_paper_signature(
    call: Call, registration_id: RegistrationId, query: ArrivalQuery
) -> PaperSignatureView:
    """Ask for the scan of the signed form, and then who signed it."""
    found = call.services.work_list.get_registration(call.actor, registration_id=registration_id)
    return PaperSignatureView(found, query.etag)


@acts.act(
    "POST",
    REGISTRATION + "/scan",
    scope=Scope.PORTAL,
    roles=HELPDESK,
    audits="scan_upload_started",
    page="registrations/scan.html",
    retry="show_paper_signature",
    example=Example(path=WAITING, body={"file_name": "formulier.pdf"}),
)
def start_scan(call: Call, registration_id: RegistrationId, form: ScanInput) -> ScanUploadView:  # noqa: ARG001 - the name of the file is the browser's own business
    """Make room for a scan; the answer says where to post the file itself."""
    return call.services.paper_signatures.start_scan(call.actor, registration_id=registration_id)


@acts.act(
    "POST",
    REGISTRATION + "/paper",
    scope=Scope.PORTAL,
    roles=HELPDESK,
    audits="paper_signature_recorded",
    then=REGISTRATION,
    retry="show_paper_signature",
    example=Example(path=WAITING, body={"name": "Ad Bestuur", "signed_on": "2026-05-14"}),
)
def record_paper_signature(
    call: Call, registration_id: RegistrationId, form: PaperSignatureInput
) -> DoneView:
    """Record the signature on the scan that was posted."""
    call.services.paper_signatures.record(
        call.actor, registration_id=registration_id, name=form.name, signed_on=form.signed_on
    )
    return DoneView(registration_id)


@acts.act(
    "GET",
    REGISTRATION + "/scan",
    scope=Scope.PORTAL,
    roles=HELPDESK,
    example=Example(path={"registration_id": "registration-paper"}, status=303),
)
def open_scan(call: Call, registration_id: RegistrationId) -> Download:
    """Lead to the scan of the signed form."""
    url = call.services.paper_signatures.offer_scan(call.actor, registration_id=registration_id)
    return Download(url)
