"""What acts show of institutions."""

from dataclasses import dataclass

from chalicelib.core.institutions.model import EducationLevel, Institution, Site
from chalicelib.core.kernel import InstitutionId, SiteId


@dataclass(frozen=True)
class SiteView:
    """A site; the levels stand in the order of :class:`EducationLevel`."""

    site_id: SiteId
    code: str
    name: str
    offered_levels: tuple[EducationLevel, ...]


@dataclass(frozen=True)
class InstitutionView:
    """The institution of whoever asks, with the sites that they may reach."""

    institution_id: InstitutionId
    brin: str
    name: str
    sites: tuple[SiteView, ...]


def site_view(site: Site) -> SiteView:
    """Show a site."""
    levels = tuple(level for level in EducationLevel if level in site.offered_levels)
    return SiteView(site.id, str(site.code), site.name, levels)


def institution_view(institution: Institution, sites: tuple[SiteView, ...]) -> InstitutionView:
    """Show an institution with these sites."""
    return InstitutionView(institution.id, institution.brin.value, institution.name, sites)
