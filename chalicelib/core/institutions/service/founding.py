"""Brings about what was approved; each step can be repeated after a call that broke off."""

from dataclasses import dataclass, replace

from chalicelib.core.institutions.errors import BrinUnknown
from chalicelib.core.institutions.model import (
    BrinCode,
    Institution,
    InstitutionRegistration,
    Site,
    SiteCode,
)
from chalicelib.core.institutions.ports import (
    AdministratorAccounts,
    InstitutionStore,
    NewAdministrator,
)
from chalicelib.core.kernel import Clock, InstitutionId, NotFound, SiteId


@dataclass(frozen=True)
class Founding:
    """Makes, changes and ends institutions, with the accounts of their administrators."""

    institutions: InstitutionStore
    accounts: AdministratorAccounts
    clock: Clock

    def known(self, registration: InstitutionRegistration) -> Institution | None:
        """Give the institution that has the BRIN code of a registration, if one has."""
        try:
            return self.institutions.by_brin(BrinCode(registration.form.brin))
        except NotFound:
            return None

    def found(self, registration: InstitutionRegistration, username: str | None) -> None:
        """Make the institution, or let it return, with its sites and its administrator.

        :raises BrinTaken: if another got the BRIN code meanwhile.
        """
        institution = self._founded(registration)
        sites = self._put_sites(registration, institution)
        given = self._administrator(registration, institution, sites, username)
        if given:
            self.accounts.open_administrator(given)

    def change(self, registration: InstitutionRegistration, username: str | None) -> None:
        """Give it another administrator. :raises BrinUnknown: if there is no institution."""
        institution = self._existing(registration)
        self.institutions.save(
            replace(institution, board=registration.form.board, because_of=registration.id)
        )
        sites = frozenset(site.id for site in self.institutions.sites(institution.id))
        given = self._administrator(registration, institution, sites, username)
        if given:
            self.accounts.replace_administrator(given)

    def end(self, registration: InstitutionRegistration) -> None:
        """Let the institution stop. :raises BrinUnknown: if there is no institution."""
        institution = self._existing(registration)
        if institution.takes_part:
            self.institutions.save(institution.deregister(registration.id, self.clock()))
        self.accounts.close_institution(institution.id)

    def _existing(self, registration: InstitutionRegistration) -> Institution:
        known = self.known(registration)
        if known is None:
            raise BrinUnknown
        return known

    def _founded(self, registration: InstitutionRegistration) -> Institution:
        known, form = self.known(registration), registration.form
        if known is None:
            institution = Institution(
                id=InstitutionId(registration.id),
                brin=BrinCode(form.brin),
                name=form.institution_name,
                board=form.board,
                because_of=registration.id,
            )
            return self.institutions.add(institution)
        if known.takes_part:
            return known
        returned = known.return_as(form.institution_name, form.board, registration.id)
        return self.institutions.save(returned)

    def _put_sites(
        self, registration: InstitutionRegistration, institution: Institution
    ) -> frozenset[SiteId]:
        there = {site.code.number: site.id for site in self.institutions.sites(institution.id)}
        for one in registration.form.sites:
            site_id = there.setdefault(one.number, SiteId(f"{institution.id}-{one.number}"))
            self.institutions.put_site(
                Site(
                    id=site_id,
                    institution_id=institution.id,
                    code=SiteCode(institution.brin, one.number),
                    name=one.name,
                    offered_levels=one.levels,
                    education_types=one.education_types,
                )
            )
        return frozenset(there.values())

    def _administrator(
        self,
        registration: InstitutionRegistration,
        institution: Institution,
        site_ids: frozenset[SiteId],
        username: str | None,
    ) -> NewAdministrator | None:
        person = registration.form.administrator
        if person is None:
            return None
        return NewAdministrator(
            institution_id=institution.id,
            institution_name=institution.name,
            person=person,
            site_ids=site_ids,
            username=username,
        )
