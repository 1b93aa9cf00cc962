"""Where institutions, registrations and the open data of DUO are kept.

The helpdesk works for all institutions, so what it finds takes no owner.
"""

from collections.abc import Iterable
from typing import Protocol

from chalicelib.core.institutions.model import (
    BrinCode,
    BrinEntry,
    Institution,
    InstitutionRegistration,
    RegistrationId,
    RegistrationState,
    RegistrationSummary,
    Site,
)
from chalicelib.core.kernel import InstitutionId, SiteId


class InstitutionStore(Protocol):
    """Keeps institutions and their sites."""

    def put(self, institution: Institution) -> None:
        """Keep an institution, over what was known of it."""
        ...

    def add(self, institution: Institution) -> Institution:
        """Keep a new institution and return it as stored.

        :raises BrinTaken: if there is one with its BRIN code.
        """
        ...

    def save(self, institution: Institution) -> Institution:
        """Keep a change and return it as stored; a BRIN code never changes.

        :raises ChangedMeanwhile: unless the stored version is the one that was read.
        """
        ...

    def by_brin(self, brin: BrinCode) -> Institution:
        """Find the institution with this BRIN code. :raises NotFound: if there is none."""
        ...

    def all(self) -> tuple[Institution, ...]:
        """Give all institutions, in no particular order."""
        ...

    def put_site(self, site: Site) -> None:
        """Keep a site, over what was known of it."""
        ...

    def get(self, institution_id: InstitutionId) -> Institution:
        """Find an institution. :raises NotFound: if there is none."""
        ...

    def site(self, institution_id: InstitutionId, site_id: SiteId) -> Site:
        """Find a site of an institution. :raises NotFound: if it has no such site."""
        ...

    def sites(self, institution_id: InstitutionId) -> tuple[Site, ...]:
        """Give all sites of an institution, in no particular order."""
        ...


class RegistrationStore(Protocol):
    """Keeps what schools ask."""

    def add(self, registration: InstitutionRegistration) -> InstitutionRegistration:
        """Keep a new one and return it as stored. :raises ChangedMeanwhile: if it exists."""
        ...

    def get(self, registration_id: RegistrationId) -> InstitutionRegistration:
        """Find one. :raises NotFound: if there is none."""
        ...

    def by_link(self, link_hash: str) -> InstitutionRegistration:
        """Find the one that a link of this hash was made for. :raises NotFound: if none was."""
        ...

    def save(self, registration: InstitutionRegistration) -> InstitutionRegistration:
        """Keep a change and return it as stored.

        :raises ChangedMeanwhile: unless the stored version is the one that was read.
        """
        ...

    def in_state(self, state: RegistrationState) -> tuple[RegistrationSummary, ...]:
        """Sum up those in a state, in no particular order."""
        ...


class BrinRegister(Protocol):
    """Keeps what DUO's open data say of BRIN codes."""

    def get(self, brin: BrinCode) -> BrinEntry:
        """Find a BRIN code. :raises NotFound: if the open data do not have it."""
        ...

    def put_all(self, entries: Iterable[BrinEntry]) -> None:
        """Keep entries, over what was known of their BRIN codes."""
        ...
