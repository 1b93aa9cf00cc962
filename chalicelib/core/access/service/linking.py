"""One account for several institutions: only the helpdesk links them."""

from dataclasses import dataclass

from chalicelib.core.access.errors import (
    AccountNotActive,
    AlreadyLinked,
    InstitutionUnknown,
    RolesNotGrantable,
)
from chalicelib.core.access.model import (
    GRANTABLE,
    Account,
    AccountState,
    Actor,
    Membership,
    Role,
    list_order,
    normal_username,
)
from chalicelib.core.access.ports import AccountStore, Workplaces
from chalicelib.core.access.service.letters import AccountLetters
from chalicelib.core.access.service.user_changes import UserChanges
from chalicelib.core.access.user_views import (
    LinkedAccountView,
    LinkOffer,
    UnlinkOffer,
    WorkplaceView,
    choices,
    in_order,
    named,
)
from chalicelib.core.kernel import InstitutionId, NotAllowed, NotFound, SiteId, UserId


@dataclass(frozen=True)
class Linking:
    """Lets one account work for several institutions."""

    accounts: AccountStore
    places: Workplaces
    changes: UserChanges
    letters: AccountLetters

    def find(self, actor: Actor, *, text: str) -> tuple[LinkedAccountView, ...]:
        """Give the accounts with this username or e-mail address, of any institution, by name."""
        _require_helpdesk(actor)
        found = {one.user_id: one for one in self.accounts.with_email(text.strip())}
        try:
            named_so = self.accounts.get_by_username(normal_username(text))
            found[named_so.user_id] = named_so
        except NotFound:
            pass
        return tuple(
            self._view(one)
            for one in sorted(
                found.values(), key=lambda one: list_order(one.first_name, one.last_name)
            )
        )

    def get(self, actor: Actor, *, account_id: UserId) -> LinkedAccountView:
        """Show an account with all its institutions."""
        _require_helpdesk(actor)
        return self._view(self.accounts.get(account_id))

    def offer(self, actor: Actor, *, account_id: UserId, brin: str) -> LinkOffer:
        """Give what an account can be given at the institution with a BRIN code.

        :raises InstitutionUnknown: if none has it.
        :raises AlreadyLinked: if the account works there.
        """
        _require_helpdesk(actor)
        account = self.accounts.get(account_id)
        try:
            there = self.places.find(brin)
        except NotFound as error:
            raise InstitutionUnknown(field="brin") from error
        _check_new(account, there)
        return LinkOffer(
            account=self._view(account),
            institution_id=there,
            institution=self.places.name_of(there),
            choices=choices(_linkable(actor, there), self.places.site_names(there)),
        )

    def link(
        self,
        actor: Actor,
        *,
        account_id: UserId,
        institution_id: InstitutionId,
        roles: frozenset[Role],
        site_ids: frozenset[SiteId],
    ) -> None:
        """Let an account work for one more institution, and tell its owner by e-mail.

        :raises NotFound: if there is no such account or institution, or the institution stopped.
        :raises AlreadyLinked: if the account works there.
        :raises AccountNotActive: if it is deactivated.
        :raises RolesNotGrantable: if a role is given otherwise, as that of administrator.
        :raises SitesNotKnown: if a site is not of the institution.
        """
        _require_helpdesk(actor)
        account = self.accounts.get(account_id)
        self.places.check_takes_part(institution_id)
        _check_new(account, institution_id)
        if account.state is AccountState.DEACTIVATED:
            raise AccountNotActive
        if roles - _linkable(actor, institution_id):
            raise RolesNotGrantable(field="roles")
        self.changes.check_sites(institution_id, site_ids)
        linked = account.with_membership(Membership(institution_id, site_ids, roles))
        self.letters.linked(self.accounts.save(linked), institution_id)

    def offer_unlink(
        self, actor: Actor, *, account_id: UserId, institution_id: InstitutionId
    ) -> UnlinkOffer:
        """Show what unlinking would take away. :raises NotFound: if it does not work there."""
        _require_helpdesk(actor)
        account = self.accounts.get(account_id)
        account.membership(institution_id)
        name = self.places.name_of(institution_id)
        return UnlinkOffer(self._view(account), institution_id, name)

    def unlink(self, actor: Actor, *, account_id: UserId, institution_id: InstitutionId) -> None:
        """Let an account work for an institution no more, and end its logins.

        :raises NotFound: if it does not work there.
        :raises LastAdministrator: if nobody would administer the institution any more.
        """
        _require_helpdesk(actor)
        account = self.accounts.get(account_id)
        account.membership(institution_id)
        self.changes.keep(institution_id, account, account.without_membership(institution_id))

    def _view(self, account: Account) -> LinkedAccountView:
        return LinkedAccountView(
            account_id=account.user_id,
            username=account.username,
            name=account.name,
            email=account.email,
            state=account.state,
            workplaces=tuple(self._workplace(one) for one in account.memberships),
        )

    def _workplace(self, membership: Membership) -> WorkplaceView:
        there = membership.institution_id
        return WorkplaceView(
            institution_id=there,
            name=self.places.name_of(there),
            roles=in_order(membership.roles),
            sites=named(membership.site_ids, self.places.site_names(there)),
        )


def _linkable(actor: Actor, institution_id: InstitutionId) -> frozenset[Role]:
    # At a school the helpdesk gives what its administrator could give; its own roles stay at home.
    at_home = institution_id == actor.institution_id
    return GRANTABLE[Role.HELPDESK if at_home else Role.INSTITUTION_ADMIN]


def _check_new(account: Account, institution_id: InstitutionId) -> None:
    if any(one.institution_id == institution_id for one in account.memberships):
        raise AlreadyLinked


def _require_helpdesk(actor: Actor) -> None:
    if Role.HELPDESK not in actor.roles:
        raise NotAllowed
