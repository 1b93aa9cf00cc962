"""What everybody sees without a login, and what a planner sees of the own institution."""

from collections.abc import Iterator

from chalicelib.acts.downloads import DownloadsView, ManualView
from chalicelib.acts.public import OrganisationView, privacy_view
from chalicelib.core.institutions import EducationLevel, InstitutionView, SiteView
from chalicelib.core.kernel import InstitutionId, SiteId
from chalicelib.pages.manuals import MANUALS, text_of
from chalicelib.pages.organisation import organisation
from tests.unit.pages.portal_page import PortalPage

LEVELS = (EducationLevel.F2, EducationLevel.F3, EducationLevel.VMBO_KB)
SITES = (
    SiteView(SiteId("site-1"), "99ZA00", "Hoofdgebouw aan de Zuiderparklaan", LEVELS),
    SiteView(SiteId("site-2"), "99ZA01", "Dependance", ()),
)


def public_pages() -> Iterator[PortalPage]:
    """Give the pages for everyone."""
    view = OrganisationView(organisation())
    yield PortalPage("privacy", "public/privacy.html", privacy_view(), "/privacy")
    yield PortalPage("accessibility", "public/accessibility.html", view, "/accessibility")
    yield PortalPage("contact", "public/contact.html", view, "/contact")


def own_institution_pages() -> Iterator[PortalPage]:
    """Give the institution of a planner with sites, and of one without."""
    school = InstitutionId("school-own")
    for name, sites in (("institution", SITES), ("institution-without-sites", ())):
        view = InstitutionView(school, "99ZA", "Zuiderpark College", sites)
        yield PortalPage(name, "institutions/own.html", view, "/institution")


def download_pages() -> Iterator[PortalPage]:
    """Give the list of downloads, and a manual with tables and commands."""
    yield PortalPage("downloads", "downloads/list.html", DownloadsView(MANUALS), "/downloads")
    (shown,) = (manual for manual in MANUALS if manual.name == "fao-installatie")
    view = ManualView(shown.name, shown.title, text_of(shown))
    yield PortalPage("manual", "downloads/manual.html", view, f"/downloads/{shown.name}")
