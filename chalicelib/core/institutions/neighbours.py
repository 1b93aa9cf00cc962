"""What institutions tell the topics below them: what they and their sites are called."""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.core.institutions.errors import BrinCodeInvalid
from chalicelib.core.institutions.model import BrinCode
from chalicelib.core.institutions.ports import InstitutionStore
from chalicelib.core.institutions.service import Institutions
from chalicelib.core.kernel import InstitutionId, NotFound, SiteId


@dataclass(frozen=True)
class KnownWorkplaces:
    """Fulfils ``Workplaces`` of access with the store of institutions."""

    institutions: Institutions
    store: InstitutionStore

    def name_of(self, institution_id: InstitutionId) -> str:
        """Say what an institution is called. :raises NotFound: if there is none."""
        return self.institutions.name_of(institution_id)

    def find(self, brin: str) -> InstitutionId:
        """Find who takes part under a BRIN code. :raises NotFound: if nobody does."""
        try:
            found = self.store.by_brin(BrinCode(brin.strip().upper()))
        except BrinCodeInvalid as error:
            raise NotFound from error
        if not found.takes_part:
            raise NotFound
        return found.id

    def site_names(self, institution_id: InstitutionId) -> Mapping[SiteId, str]:
        """Name all sites of an institution, by code."""
        sites = sorted(self.store.sites(institution_id), key=lambda site: str(site.code))
        return {site.id: f"{site.code} {site.name}" for site in sites}
