"""What institutions need from the world."""

from typing import Protocol

from chalicelib.core.institutions.model import Institution, Site
from chalicelib.core.kernel import InstitutionId, SiteId


class InstitutionStore(Protocol):
    """Keeps institutions and their sites."""

    def put(self, institution: Institution) -> None:
        """Keep an institution, over what was known of it."""
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
