"""The helpdesk's overview of institutions: find one, look at it, mend its name and its sites."""

from dataclasses import dataclass, replace

from chalicelib.core.access import Actor
from chalicelib.core.institutions.errors import FormFaulty
from chalicelib.core.institutions.model import (
    Institution,
    RegisteredSite,
    Site,
    SiteCode,
    site_problems,
)
from chalicelib.core.institutions.ports import AdministratorAccounts, InstitutionStore
from chalicelib.core.institutions.service.checking import BrinChecks, require_helpdesk
from chalicelib.core.institutions.views import (
    InstitutionDetailView,
    InstitutionLine,
    InstitutionListView,
    site_view,
)
from chalicelib.core.kernel import ChangedMeanwhile, InstitutionId, SiteId, page_of

PAGE_ROWS = 25


@dataclass(frozen=True)
class InstitutionOverview:
    """All institutions; there are about fifteen hundred, so they are searched in memory."""

    institutions: InstitutionStore
    accounts: AdministratorAccounts
    checks: BrinChecks

    def list_institutions(
        self, actor: Actor, *, search: str = "", page: int = 1
    ) -> InstitutionListView:
        """List those of whose BRIN code or name every word of the search is a part, by name."""
        require_helpdesk(actor)
        words = search.casefold().split()
        found = [one for one in self.institutions.all() if _matches(one, words)]
        found.sort(key=lambda one: (one.name.casefold(), one.brin.value))
        shown = page_of(found, page, size=PAGE_ROWS)
        lines = tuple(
            InstitutionLine(one.id, one.brin.value, one.name, one.state) for one in shown.rows
        )
        return InstitutionListView(lines, search, len(found), shown.number, shown.pages)

    def get_institution(
        self, actor: Actor, *, institution_id: InstitutionId
    ) -> InstitutionDetailView:
        """Show an institution. :raises NotFound: if there is none."""
        require_helpdesk(actor)
        return self._view(self.institutions.get(institution_id))

    def correct_institution(
        self,
        actor: Actor,
        *,
        institution_id: InstitutionId,
        name: str,
        sites: tuple[RegisteredSite, ...],
        version: int,
    ) -> InstitutionDetailView:
        """Mend the name, add sites, and change names, types and levels of sites.

        A site stays for good, since candidates and groups belong to it; one that is left out is
        not touched.

        :raises FormFaulty: naming every field that is wrong.
        :raises ChangedMeanwhile: if a colleague changed the institution since it was looked at.
        """
        require_helpdesk(actor)
        found = self.institutions.get(institution_id)
        if found.version != version:
            raise ChangedMeanwhile
        problems = site_problems(sites) if any(not site.is_empty for site in sites) else {}
        if not name:
            problems["institution_name"] = "missing"
        if problems:
            raise FormFaulty(problems)
        saved = self.institutions.save(replace(found, name=name))
        self._put_sites(saved, sites)
        return self._view(saved)

    def adopt_names(self, actor: Actor, *, institution_id: InstitutionId) -> InstitutionDetailView:
        """Take the names of the open data over, of the institution and of known sites.

        :raises BrinNotInRegister: if the open data do not know the BRIN code.
        """
        require_helpdesk(actor)
        found = self.institutions.get(institution_id)
        entry = self.checks.look_up(brin=found.brin.value)
        saved = self.institutions.save(replace(found, name=entry.name))
        for site in self.institutions.sites(institution_id):
            name = entry.sites.get(site.code.number, site.name)
            if name != site.name:
                self.institutions.put_site(replace(site, name=name))
        return self._view(saved)

    def _put_sites(self, institution: Institution, sites: tuple[RegisteredSite, ...]) -> None:
        there = {site.code.number: site.id for site in self.institutions.sites(institution.id)}
        for one in sites:
            if one.is_empty:
                continue
            self.institutions.put_site(
                Site(
                    id=there.get(one.number, SiteId(f"{institution.id}-{one.number}")),
                    institution_id=institution.id,
                    code=SiteCode(institution.brin, one.number),
                    name=one.name,
                    offered_levels=one.levels,
                    education_types=one.education_types,
                )
            )

    def _view(self, institution: Institution) -> InstitutionDetailView:
        sites = sorted(self.institutions.sites(institution.id), key=lambda site: str(site.code))
        names = {site.code.number: site.name for site in sites}
        administrators = self.accounts.administrators(institution.id)
        return InstitutionDetailView(
            institution_id=institution.id,
            brin=institution.brin.value,
            name=institution.name,
            state=institution.state,
            board=institution.board,
            deregistered_at=institution.deregistered_at,
            sites=tuple(site_view(site) for site in sites),
            administrators=tuple(one.name for one in administrators),
            check=self.checks.check(institution.brin.value, institution.name, names),
            version=institution.version,
        )


def _matches(institution: Institution, words: list[str]) -> bool:
    text = f"{institution.brin.value} {institution.name}".casefold()
    return all(word in text for word in words)
