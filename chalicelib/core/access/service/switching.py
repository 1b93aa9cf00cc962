"""Choosing the institution for which somebody works now, and going over to another."""

from dataclasses import dataclass

from chalicelib.core.access.errors import MonitorNotAllowed
from chalicelib.core.access.model import MONITOR_ROLES, Actor, Scope
from chalicelib.core.access.ports import AccountStore, Workplaces
from chalicelib.core.access.service.logins import Logins
from chalicelib.core.access.user_views import WorkplaceView, in_order, named
from chalicelib.core.access.views import LoginView
from chalicelib.core.kernel import InstitutionId


@dataclass(frozen=True)
class Switching:
    """Moves a login from one institution of its account to another."""

    accounts: AccountStore
    places: Workplaces
    logins: Logins

    def workplaces(self, actor: Actor) -> tuple[WorkplaceView, ...]:
        """Give where the actor works, the institution of this login first."""
        account = self.accounts.get(actor.user_id)
        return tuple(
            WorkplaceView(
                institution_id=one.institution_id,
                name=self.places.name_of(one.institution_id),
                roles=in_order(one.roles),
                sites=named(one.site_ids, self.places.site_names(one.institution_id)),
                current=one.institution_id == actor.institution_id,
            )
            for one in account.memberships
        )

    def switch(self, actor: Actor, *, login_id: str, institution_id: InstitutionId) -> LoginView:
        """Go on at another institution, under a fresh login; the next login begins there too.

        :raises NotFound: if the actor does not work there.
        :raises MonitorNotAllowed: on the monitor, if the actor watches no exams there.
        :raises ChangedMeanwhile: if the account was changed at the same moment.
        """
        account = self.accounts.get(actor.user_id).working_at(institution_id)
        there = account.actor(actor.scope, institution_id)
        if actor.scope is Scope.MONITOR and not there.roles & MONITOR_ROLES:
            raise MonitorNotAllowed
        self.accounts.save(account)
        return self.logins.go_on_as(there, login_id=login_id)
