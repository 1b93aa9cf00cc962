"""What the helpdesk does with institutions: find one, look at it, mend its name and its sites."""

from dataclasses import dataclass

from pydantic import Field

from chalicelib.acts.helpdesk_registrations import HELPDESK, CorrectionInput
from chalicelib.acts.registration_forms import RegistrationFormView, site_values
from chalicelib.acts.registrations import EXAMPLE_FORM
from chalicelib.core.access import Scope
from chalicelib.core.institutions import (
    SITES_MAX,
    InstitutionDetailView,
    InstitutionListView,
    RegisteredSite,
    RegistrationKind,
)
from chalicelib.core.kernel import InstitutionId
from chalicelib.serving.act import Example, Menu, Registry
from chalicelib.serving.call import Call
from chalicelib.serving.inputs import Input

acts = Registry()

INSTITUTION = "/institutions/{institution_id}"
SPARE_ROWS = 2


class InstitutionQuery(Input):
    """Words to find in BRIN code or name."""

    search: str = Field("", max_length=100)
    page: int = Field(1, ge=1)


@dataclass(frozen=True)
class InstitutionCorrectionView:
    """The form on which the helpdesk mends an institution."""

    institution: InstitutionDetailView
    form: RegistrationFormView


@acts.act(
    "GET",
    "/institutions",
    scope=Scope.PORTAL,
    roles=HELPDESK,
    page="institutions/list.html",
    menu=Menu("Instellingen", "Overzicht instellingen"),
    example=Example(query={"search": "school"}),
)
def list_institutions(call: Call, query: InstitutionQuery) -> InstitutionListView:
    """List all institutions by name."""
    return call.services.institution_overview.list_institutions(
        call.actor, search=query.search, page=query.page
    )


@acts.act(
    "GET",
    INSTITUTION,
    scope=Scope.PORTAL,
    roles=HELPDESK,
    page="institutions/detail.html",
    example=Example(path={"institution_id": "school-own"}),
)
def show_institution(call: Call, institution_id: InstitutionId) -> InstitutionDetailView:
    """Show an institution, and what the open data say of it."""
    overview = call.services.institution_overview
    return overview.get_institution(call.actor, institution_id=institution_id)


@acts.act(
    "GET",
    INSTITUTION + "/correct",
    scope=Scope.PORTAL,
    roles=HELPDESK,
    page="institutions/correct.html",
    example=Example(path={"institution_id": "school-own"}),
)
def show_correct_institution(
    call: Call, institution_id: InstitutionId
) -> InstitutionCorrectionView:
    """Show the form on which the name, the sites and their levels are mended."""
    overview = call.services.institution_overview
    found = overview.get_institution(call.actor, institution_id=institution_id)
    sites = tuple(
        RegisteredSite(s.number, s.name, frozenset(s.education_types), frozenset(s.offered_levels))
        for s in found.sites
    )
    rows = min(len(sites) + SPARE_ROWS, SITES_MAX)
    values = {"institution_name": found.name, **site_values(sites)}
    form = RegistrationFormView(RegistrationKind.NEW_INSTITUTION, rows, values)
    return InstitutionCorrectionView(found, form)


@acts.act(
    "POST",
    INSTITUTION + "/correct",
    scope=Scope.PORTAL,
    roles=HELPDESK,
    audits="institution_corrected",
    then=INSTITUTION,
    retry="show_correct_institution",
    example=Example(
        path={"institution_id": "school-own"},
        body={"institution_name": "School", "version": 1, "sites": EXAMPLE_FORM["sites"]},
    ),
)
def correct_institution(
    call: Call, institution_id: InstitutionId, form: CorrectionInput
) -> InstitutionDetailView:
    """Mend the name, add sites, and change names, types and levels of sites."""
    return call.services.institution_overview.correct_institution(
        call.actor,
        institution_id=institution_id,
        name=form.institution_name,
        sites=form.registered,
        version=form.version,
    )


@acts.act(
    "POST",
    INSTITUTION + "/names",
    scope=Scope.PORTAL,
    roles=HELPDESK,
    audits="institution_names_adopted",
    then=INSTITUTION,
    retry="show_institution",
    example=Example(path={"institution_id": "school-own"}),
)
def adopt_institution_names(call: Call, institution_id: InstitutionId) -> InstitutionDetailView:
    """Take the names of the open data over."""
    overview = call.services.institution_overview
    return overview.adopt_names(call.actor, institution_id=institution_id)
