"""Finding one's own institution and sites."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from chalicelib.core.access import Actor
from chalicelib.core.institutions.model import Site
from chalicelib.core.institutions.ports import InstitutionStore
from chalicelib.core.institutions.views import InstitutionView, institution_view, site_view
from chalicelib.core.kernel import Clock, InstitutionId, NotFound, SiteId

NAME_KEPT = timedelta(minutes=1)
"""A new name shows on every page within this time, whichever process answers."""


@dataclass(frozen=True)
class _Name:
    text: str
    read_at: datetime


@dataclass(frozen=True)
class Institutions:
    """Knows where whoever asks may work."""

    store: InstitutionStore
    clock: Clock
    _names: dict[InstitutionId, _Name] = field(default_factory=dict, repr=False, compare=False)

    def get_institution(self, actor: Actor) -> InstitutionView:
        """Show the actor's institution, with the actor's sites by code."""
        institution = self.store.get(actor.institution_id)
        sites = [site for site in self.store.sites(institution.id) if site.id in actor.site_ids]
        sites.sort(key=lambda site: str(site.code))
        return institution_view(institution, tuple(site_view(site) for site in sites))

    def name_of(self, institution_id: InstitutionId) -> str:
        """Say what an institution is called; every page asks, so it is read once a minute.

        :raises NotFound: if there is no such institution.
        """
        at = self.clock()
        known = self._names.get(institution_id)
        if known is None or at - known.read_at >= NAME_KEPT:
            known = _Name(self.store.get(institution_id).name, at)
            self._names[institution_id] = known
        return known.text

    def site(self, actor: Actor, site_id: SiteId) -> Site:
        """Find one of the actor's sites. :raises NotFound: if it is not one of them."""
        if site_id not in actor.site_ids:
            raise NotFound
        return self.store.site(actor.institution_id, site_id)
