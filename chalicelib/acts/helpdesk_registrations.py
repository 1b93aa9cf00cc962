"""What the helpdesk does with forms of schools: find, look at, mend, approve, refuse."""

from dataclasses import dataclass

from pydantic import Field

from chalicelib.acts.registration_forms import (
    RegistrationFormView,
    SitesInput,
    site_values,
)
from chalicelib.acts.registrations import EXAMPLE_FORM
from chalicelib.core.access import Role, Scope
from chalicelib.core.institutions import (
    SITES_MAX,
    ApprovalView,
    RegisteredSite,
    RegistrationId,
    RegistrationKind,
    RegistrationListView,
    RegistrationState,
    RegistrationView,
)
from chalicelib.serving.act import Example, Menu, Registry
from chalicelib.serving.call import Call
from chalicelib.serving.inputs import Input

acts = Registry()

HELPDESK = {Role.HELPDESK}
REGISTRATION = "/registrations/{registration_id}"
WAITING = {"registration_id": "registration-submitted"}
SIGNED = {"registration_id": "registration-signed"}
SPARE_ROWS = 3


class WorkListQuery(Input):
    """Which registrations to list; without a state those that wait for somebody."""

    search: str = Field("", max_length=100)
    state: RegistrationState | None = None
    kind: RegistrationKind | None = None
    page: int = Field(1, ge=1)


class CorrectionInput(SitesInput):
    """The name and the sites of a registration or institution, and the version looked at."""

    institution_name: str = Field("", max_length=200)
    version: int


class ApprovalInput(Input):
    """The account to link, or ``new``; empty where nobody has the e-mail address yet."""

    account: str = Field("", max_length=100)


class RefusalInput(Input):
    """Why not; it is mailed."""

    reason: str = Field("", max_length=2000)


@dataclass(frozen=True)
class CorrectionView:
    """The form on which the helpdesk mends a registration."""

    registration: RegistrationView
    form: RegistrationFormView


@dataclass(frozen=True)
class DoneView:
    """Something was done with a registration."""

    registration_id: RegistrationId


@acts.act(
    "GET",
    "/registrations",
    scope=Scope.PORTAL,
    roles=HELPDESK,
    page="registrations/list.html",
    menu=Menu("Instellingen", "Aanmeldingen"),
    example=Example(query={"search": "esdoorn"}),
)
def list_registrations(call: Call, query: WorkListQuery) -> RegistrationListView:
    """List what schools asked, the oldest answer due first."""
    return call.services.work_list.list_registrations(
        call.actor, search=query.search, state=query.state, kind=query.kind, page=query.page
    )


@acts.act(
    "GET",
    REGISTRATION,
    scope=Scope.PORTAL,
    roles=HELPDESK,
    page="registrations/detail.html",
    example=Example(path=SIGNED),
)
def show_registration(call: Call, registration_id: RegistrationId) -> RegistrationView:
    """Show a registration, and what the open data say of it."""
    return call.services.work_list.get_registration(call.actor, registration_id=registration_id)


@acts.act(
    "GET",
    REGISTRATION + "/correct",
    scope=Scope.PORTAL,
    roles=HELPDESK,
    page="registrations/correct.html",
    example=Example(path=SIGNED),
)
def show_correct_registration(call: Call, registration_id: RegistrationId) -> CorrectionView:
    """Show the form on which the name, the sites and their levels are mended."""
    found = call.services.work_list.get_registration(call.actor, registration_id=registration_id)
    sites = tuple(
        RegisteredSite(s.number, s.name, frozenset(s.education_types), frozenset(s.levels))
        for s in found.form.sites
    )
    rows = min(len(sites) + SPARE_ROWS, SITES_MAX) if found.form.kind.names_sites else 0
    values = {"institution_name": found.form.institution_name, **site_values(sites)}
    return CorrectionView(found, RegistrationFormView(found.form.kind, rows, values))


@acts.act(
    "POST",
    REGISTRATION + "/correct",
    scope=Scope.PORTAL,
    roles=HELPDESK,
    audits="registration_corrected",
    then=REGISTRATION,
    retry="show_correct_registration",
    example=Example(
        path=SIGNED,
        body={"institution_name": "De Esdoorn", "version": 1, "sites": EXAMPLE_FORM["sites"]},
    ),
)
def correct_registration(
    call: Call, registration_id: RegistrationId, form: CorrectionInput
) -> RegistrationView:
    """Mend the name, the sites and their levels before the answer."""
    return call.services.work_list.correct_registration(
        call.actor,
        registration_id=registration_id,
        institution_name=form.institution_name,
        sites=form.registered,
        version=form.version,
    )


@acts.act(
    "POST",
    REGISTRATION + "/names",
    scope=Scope.PORTAL,
    roles=HELPDESK,
    audits="registration_names_adopted",
    then=REGISTRATION,
    retry="show_registration",
    example=Example(path=SIGNED),
)
def adopt_registration_names(call: Call, registration_id: RegistrationId) -> RegistrationView:
    """Take the names of the open data over."""
    return call.services.work_list.adopt_names(call.actor, registration_id=registration_id)


@acts.act(
    "POST",
    REGISTRATION + "/link",
    scope=Scope.PORTAL,
    roles=HELPDESK,
    audits="signing_link_sent",
    then=REGISTRATION,
    retry="show_registration",
    example=Example(path=WAITING),
)
def send_signing_link(call: Call, registration_id: RegistrationId) -> RegistrationView:
    """Mail the board a new link; the one before stops working."""
    return call.services.work_list.send_link(call.actor, registration_id=registration_id)


@acts.act(
    "GET",
    REGISTRATION + "/approve",
    scope=Scope.PORTAL,
    roles=HELPDESK,
    page="registrations/approve.html",
    example=Example(path=SIGNED),
)
def show_approve(call: Call, registration_id: RegistrationId) -> ApprovalView:
    """Show what an approval would do, and what stands in its way."""
    return call.services.deciding.consider(call.actor, registration_id=registration_id)


@acts.act(
    "POST",
    REGISTRATION + "/approve",
    scope=Scope.PORTAL,
    roles=HELPDESK,
    audits="registration_approved",
    then=REGISTRATION,
    retry="show_approve",
    slow=True,
    example=Example(path=SIGNED, body={"account": "new"}),
)
def approve_registration(
    call: Call, registration_id: RegistrationId, form: ApprovalInput
) -> DoneView:
    """Do what was asked, and mail the administrator and the board."""
    call.services.deciding.approve(
        call.actor, registration_id=registration_id, account=form.account
    )
    return DoneView(registration_id)


@acts.act(
    "GET",
    REGISTRATION + "/refuse",
    scope=Scope.PORTAL,
    roles=HELPDESK,
    page="registrations/refuse.html",
    example=Example(path=SIGNED),
)
def show_refuse(call: Call, registration_id: RegistrationId) -> RegistrationView:
    """Ask for the reason of a no."""
    return call.services.work_list.get_registration(call.actor, registration_id=registration_id)


@acts.act(
    "POST",
    REGISTRATION + "/refuse",
    scope=Scope.PORTAL,
    roles=HELPDESK,
    audits="registration_refused",
    then=REGISTRATION,
    retry="show_refuse",
    example=Example(path=SIGNED, body={"reason": "Het bestuur is onbekend."}),
)
def refuse_registration(
    call: Call, registration_id: RegistrationId, form: RefusalInput
) -> DoneView:
    """Say no, and mail the reason to the board and to the intended administrator."""
    call.services.deciding.refuse(call.actor, registration_id=registration_id, reason=form.reason)
    return DoneView(registration_id)
