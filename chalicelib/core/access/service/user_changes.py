"""Keeps what changes about a user of one's own institution, and lets it work at once."""

from dataclasses import dataclass

from chalicelib.core.access.errors import EmailAlreadyHere, SitesNotKnown
from chalicelib.core.access.model import (
    Account,
    Actor,
    Membership,
    administers,
    check_one_stays,
)
from chalicelib.core.access.ports import AccountStore, Workplaces
from chalicelib.core.access.service.logins import Logins
from chalicelib.core.kernel import InstitutionId, SiteId, UserId


@dataclass(frozen=True)
class UserChanges:
    """What every change of a user has in common."""

    accounts: AccountStore
    places: Workplaces
    logins: Logins

    def find(self, actor: Actor, user_id: UserId) -> Account:
        """Find a user of the actor's institution. :raises NotFound: if there is none."""
        account = self.accounts.get(user_id)
        account.membership(actor.institution_id)
        return account

    def keep(self, institution_id: InstitutionId, before: Account, after: Account) -> Account:
        """Keep other roles, sites or another state, and end all logins of the user.

        A login carries what its holder may do, so one that stays open would keep what was taken.

        :raises LastAdministrator: if nobody would administer the institution any more.
        :raises ChangedMeanwhile: if somebody changed the same user, or another administrator went.
        """
        if _administers(before, institution_id) and not _administers(after, institution_id):
            # The register is read before the staff: who counts on somebody that goes meanwhile
            # finds its version raised.
            register = self.accounts.register(institution_id)
            check_one_stays(self.accounts.staff(institution_id), before.user_id)
            kept = self.accounts.save(after, register=register)
        else:
            kept = self.accounts.save(after)
        self.logins.end_all_of(kept.user_id)
        return kept

    def check_sites(self, institution_id: InstitutionId, site_ids: frozenset[SiteId]) -> None:
        """Accept sites of an institution. :raises SitesNotKnown: if one is not."""
        if site_ids - self.places.site_names(institution_id).keys():
            raise SitesNotKnown(field="site_ids")

    def check_email(
        self, institution_id: InstitutionId, email: str, user_id: UserId | None = None
    ) -> None:
        """Accept an address for a user. :raises EmailAlreadyHere: if a colleague has it."""
        for one in self.accounts.staff(institution_id):
            if one.email.casefold() == email.casefold() and one.user_id != user_id:
                raise EmailAlreadyHere(field="email", name=one.name)


def _administers(account: Account, institution_id: InstitutionId) -> bool:
    member: Membership | None = next(
        (one for one in account.memberships if one.institution_id == institution_id), None
    )
    return member is not None and administers(account.staff_member(institution_id))
