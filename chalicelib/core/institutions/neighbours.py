"""What institutions share with accounts: names of workplaces, and who administers what."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from chalicelib.core.access import (
    Account,
    AccountLetters,
    Accounts,
    AccountState,
    AccountStore,
    Logins,
    Membership,
    Role,
    StaffMember,
)
from chalicelib.core.institutions.errors import BrinCodeInvalid
from chalicelib.core.institutions.model import BrinCode
from chalicelib.core.institutions.ports import InstitutionStore, KnownAccount, NewAdministrator
from chalicelib.core.institutions.service import Institutions
from chalicelib.core.kernel import InstitutionId, NotFound, SiteId, UserId


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

    def check_takes_part(self, institution_id: InstitutionId) -> None:
        """Accept an institution. :raises NotFound: if there is none, or it stopped."""
        if not self.store.get(institution_id).takes_part:
            raise NotFound

    def site_names(self, institution_id: InstitutionId) -> Mapping[SiteId, str]:
        """Name all sites of an institution, by code."""
        sites = sorted(self.store.sites(institution_id), key=lambda site: str(site.code))
        return {site.id: f"{site.code} {site.name}" for site in sites}


@dataclass(frozen=True)
class AccountsOfAdministrators:
    """Fulfils ``AdministratorAccounts`` with the accounts of access."""

    store: AccountStore
    accounts: Accounts
    letters: AccountLetters
    logins: Logins

    def with_email(self, email: str) -> tuple[KnownAccount, ...]:
        """Give the accounts with this e-mail address that somebody can log in with."""
        return tuple(
            KnownAccount(
                account.username,
                account.name,
                tuple(one.institution_id for one in account.memberships),
            )
            for account in self.store.with_email(email)
            if account.state is not AccountState.DEACTIVATED
        )

    def administrators(self, institution_id: InstitutionId) -> tuple[KnownAccount, ...]:
        """Give who administers an institution now, by name."""
        found = [KnownAccount(one.username, one.name) for one in self._admins(institution_id)]
        return tuple(sorted(found, key=lambda one: one.name.casefold()))

    def open_administrator(self, given: NewAdministrator) -> None:
        """Let somebody administer an institution, and mail them how to get in.

        :raises NotFound: if the account to link does not exist.
        """
        self._let_in(given)

    def replace_administrator(self, given: NewAdministrator) -> None:
        """Let somebody administer an institution instead of whoever did; their logins end.

        :raises NotFound: if the account to link does not exist.
        """
        user_id = self._let_in(given)
        for one in self._admins(given.institution_id):
            if one.user_id != user_id:
                self._withdraw(one, one.roles - {Role.INSTITUTION_ADMIN})

    def close_institution(self, institution_id: InstitutionId) -> None:
        """Take from everybody what they may do at an institution, and end their logins."""
        for one in self.store.staff(institution_id):
            self._withdraw(one, frozenset())

    def _let_in(self, given: NewAdministrator) -> UserId:
        # Doing it twice: whoever was let in before, under this address, is the administrator.
        for one in self._admins(given.institution_id):
            if given.username in (None, one.username) and _is_address_of(one, given):
                return one.user_id
        return (self._linked(given) if given.username else self._invited(given)).user_id

    def _invited(self, given: NewAdministrator) -> Account:
        return self.accounts.invite(
            first_name=given.person.first_name,
            last_name=given.person.last_name,
            email=given.person.email,
            phone=given.person.phone,
            institution_id=given.institution_id,
            site_ids=given.site_ids,
            roles=frozenset({Role.INSTITUTION_ADMIN}),
        )

    def _linked(self, given: NewAdministrator) -> Account:
        account = self.store.get_by_username(given.username or "")
        there = {one.institution_id: one for one in account.memberships}.get(given.institution_id)
        roles = (there.roles if there else frozenset()) | {Role.INSTITUTION_ADMIN}
        member = Membership(given.institution_id, given.site_ids, roles)
        linked = self.store.save(account.with_membership(member))
        self.letters.linked(linked, given.institution_id)
        return linked

    def _admins(self, institution_id: InstitutionId) -> list[StaffMember]:
        staff = self.store.staff(institution_id)
        return [one for one in staff if Role.INSTITUTION_ADMIN in one.roles]

    def _withdraw(self, member: StaffMember, kept: frozenset[Role]) -> None:
        account = self.store.get(member.user_id)
        institution_id = member.institution_id
        rest = replace(account.membership(institution_id), roles=kept)
        changed = (
            account.with_membership(rest) if kept else account.without_membership(institution_id)
        )
        self.store.save(changed, register=self.store.register(institution_id))
        self.logins.end_all_of(member.user_id)


def _is_address_of(member: StaffMember, given: NewAdministrator) -> bool:
    return member.email.casefold() == given.person.email.casefold()
