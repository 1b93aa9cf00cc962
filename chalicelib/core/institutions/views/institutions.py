"""What acts show of institutions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.institutions.model import (
    BrinEntry,
    EducationLevel,
    EducationType,
    Institution,
    InstitutionState,
    SchoolBoard,
    Site,
)
from chalicelib.core.kernel import InstitutionId, SiteId


@dataclass(frozen=True)
class SiteView:
    """A site; types and levels stand in the order of their enumerations."""

    site_id: SiteId
    code: str
    name: str
    offered_levels: tuple[EducationLevel, ...]
    education_types: tuple[EducationType, ...] = ()

    @property
    def number(self) -> str:
        """The two digits that tell it from the other sites."""
        return self.code[4:]


@dataclass(frozen=True)
class InstitutionView:
    """The institution of whoever asks, with the sites that they may reach."""

    institution_id: InstitutionId
    brin: str
    name: str
    sites: tuple[SiteView, ...]


@dataclass(frozen=True)
class BrinDifference:
    """A name in Facet beside the name in DUO's open data; ``number`` is empty for the school."""

    number: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class BrinCheckView:
    """What the open data say: is the code known, which sites are not, which names differ."""

    known: bool
    unknown_sites: tuple[str, ...] = ()
    differences: tuple[BrinDifference, ...] = ()

    @property
    def is_fine(self) -> bool:
        """Tell whether there is nothing to look at."""
        return self.known and not self.unknown_sites and not self.differences


@dataclass(frozen=True)
class InstitutionLine:
    """A line of the overview of institutions."""

    institution_id: InstitutionId
    brin: str
    name: str
    state: InstitutionState


@dataclass(frozen=True)
class InstitutionListView:
    """A page of the institutions that were searched for, by name; ``total`` counts them all."""

    institutions: tuple[InstitutionLine, ...]
    search: str
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class InstitutionDetailView:
    """An institution, as the helpdesk sees it; ``version`` is that of its own record."""

    institution_id: InstitutionId
    brin: str
    name: str
    state: InstitutionState
    board: SchoolBoard | None
    deregistered_at: datetime | None
    sites: tuple[SiteView, ...]
    administrators: tuple[str, ...]
    check: BrinCheckView
    version: int


def brin_check(entry: BrinEntry, name: str, sites: Mapping[str, str]) -> BrinCheckView:
    """Hold a name and the names of sites by number against the open data."""
    pairs = [("", name, entry.name)]
    pairs += [(n, ours, entry.sites[n]) for n, ours in sites.items() if n in entry.sites]
    return BrinCheckView(
        known=True,
        unknown_sites=tuple(number for number in sites if number not in entry.sites),
        differences=tuple(
            BrinDifference(number, ours, theirs)
            for number, ours, theirs in pairs
            if ours.casefold() != theirs.casefold()
        ),
    )


def site_view(site: Site) -> SiteView:
    """Show a site."""
    levels = tuple(level for level in EducationLevel if level in site.offered_levels)
    types = tuple(kind for kind in EducationType if kind in site.education_types)
    return SiteView(site.id, str(site.code), site.name, levels, types)


def institution_view(institution: Institution, sites: tuple[SiteView, ...]) -> InstitutionView:
    """Show an institution with these sites."""
    return InstitutionView(institution.id, institution.brin.value, institution.name, sites)
