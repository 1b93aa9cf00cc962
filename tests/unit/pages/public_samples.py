"""What everybody sees without a login, and what a planner sees of the own institution."""

from collections.abc import Iterator

from chalicelib.acts.public import OrganisationView, PrivacyView
from chalicelib.core.institutions import EducationLevel, InstitutionView, SiteView
from chalicelib.core.kernel import InstitutionId, SiteId
from chalicelib.pages.organisation import organisation
from chalicelib.pages.privacy import AT_SCHOOL, IN_THE_CLOUD
from tests.unit.pages.portal_page import PortalPage

LEVELS = (EducationLevel.F2, EducationLevel.F3, EducationLevel.VMBO_KB)
SITES = (
    SiteView(SiteId("site-1"), "99ZA00", "Hoofdgebouw aan de Zuiderparklaan", LEVELS),
    SiteView(SiteId("site-2"), "99ZA01", "Dependance", ()),
)


def public_pages() -> Iterator[PortalPage]:
    """Give the pages for everyone."""
    view = OrganisationView(organisation())
    privacy = PrivacyView(organisation(), IN_THE_CLOUD, AT_SCHOOL)
    yield PortalPage("privacy", "public/privacy.html", privacy, "/privacy")
    yield PortalPage("accessibility", "public/accessibility.html", view, "/accessibility")
    yield PortalPage("contact", "public/contact.html", view, "/contact")


def own_institution_pages() -> Iterator[PortalPage]:
    """Give the institution of a planner with sites, and of one without."""
    school = InstitutionId("school-own")
    for name, sites in (("institution", SITES), ("institution-without-sites", ())):
        view = InstitutionView(school, "99ZA", "Zuiderpark College", sites)
        yield PortalPage(name, "institutions/own.html", view, "/institution")
