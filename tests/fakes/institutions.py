"""Institutions' port in memory."""

from chalicelib.core.institutions import Institution, Site
from chalicelib.core.kernel import InstitutionId, NotFound, SiteId


class FakeInstitutionStore:
    """Institutions and sites as dictionaries."""

    def __init__(self) -> None:
        self.rows: dict[InstitutionId, Institution] = {}
        self.site_rows: dict[tuple[InstitutionId, SiteId], Site] = {}

    def put(self, institution: Institution) -> None:
        self.rows[institution.id] = institution

    def put_site(self, site: Site) -> None:
        self.site_rows[site.institution_id, site.id] = site

    def get(self, institution_id: InstitutionId) -> Institution:
        if institution_id not in self.rows:
            raise NotFound
        return self.rows[institution_id]

    def site(self, institution_id: InstitutionId, site_id: SiteId) -> Site:
        if (institution_id, site_id) not in self.site_rows:
            raise NotFound
        return self.site_rows[institution_id, site_id]

    def sites(self, institution_id: InstitutionId) -> tuple[Site, ...]:
        rows = self.site_rows.values()
        return tuple(row for row in rows if row.institution_id == institution_id)
