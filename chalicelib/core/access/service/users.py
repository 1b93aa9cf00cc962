"""Administering users: who there is, who comes, and what each of them is and may do."""

from dataclasses import dataclass, replace

from chalicelib.core.access.errors import AccountShared
from chalicelib.core.access.model import (
    Account,
    AccountState,
    Actor,
    Membership,
    Role,
    StaffMember,
    checked_roles,
    grantable_by,
)
from chalicelib.core.access.service.accounts import Accounts
from chalicelib.core.access.service.letters import AccountLetters
from chalicelib.core.access.service.locks import AccountLocks
from chalicelib.core.access.service.mail_failures import MailFailures
from chalicelib.core.access.service.remembered import RememberedBrowsers
from chalicelib.core.access.service.user_changes import UserChanges
from chalicelib.core.access.service.user_doors import UserDoors
from chalicelib.core.access.user_views import (
    UserChoices,
    UserList,
    UserView,
    choices,
    in_order,
    named,
    user_row,
)
from chalicelib.core.kernel import SiteId, UserId, page_of

PAGE_SIZE = 25


@dataclass(frozen=True)
class UserSearch:
    """Which users to list. ``sort`` is name, username or state; a minus turns it round."""

    search: str = ""
    role: Role | None = None
    site_id: SiteId | None = None
    state: AccountState | None = None
    sort: str = "name"
    page: int = 1

    def finds(self, member: StaffMember) -> bool:
        """Tell whether somebody is asked for: every word stands in name, username or address."""
        text = f"{member.name} {member.username} {member.email}".casefold()
        return (
            all(word in text for word in self.search.casefold().split())
            and self.role in (None, *member.roles)
            and self.site_id in (None, *member.site_ids)
            and self.state in (None, member.state)
        )

    def sorted(self, found: list[StaffMember]) -> list[StaffMember]:
        """Put those who were found in the order that was asked for, by name where it is equal."""
        by_name = sorted(found, key=lambda one: one.order)
        key = self.sort.removeprefix("-")
        turned = self.sort.startswith("-")
        if key == "name":
            return by_name[::-1] if turned else by_name
        return sorted(by_name, key=lambda one: str(getattr(one, key)).casefold(), reverse=turned)


@dataclass(frozen=True)
class UserData:
    """What is written down about a user."""

    first_name: str
    last_name: str
    email: str
    phone: str


@dataclass(frozen=True)
class Users:
    """What an administrator does with the users of the own institution."""

    changes: UserChanges
    doors: UserDoors
    inviting: Accounts
    letters: AccountLetters
    browsers: RememberedBrowsers
    locks: AccountLocks
    failures: MailFailures

    def list_users(self, actor: Actor, search: UserSearch) -> UserList:
        """List the users of the actor's institution, 25 on a page."""
        staff = self.changes.accounts.staff(actor.institution_id)
        found = search.sorted([one for one in staff if search.finds(one)])
        shown = page_of(found, search.page, size=PAGE_SIZE)
        names = self.changes.places.site_names(actor.institution_id)
        failed = self.failures.of_users(actor)
        rows = tuple(
            user_row(
                one,
                names,
                is_locked=self.locks.is_locked(one.username),
                mail_failed=one.user_id in failed,
            )
            for one in shown.rows
        )
        held = frozenset().union(*(one.roles for one in staff))
        return UserList(
            users=rows,
            total=len(found),
            page=shown.number,
            pages=shown.pages,
            anybody=bool(staff),
            choices=choices(held | grantable_by(actor), names),
            role=search.role,
            site_id=search.site_id,
        )

    def offer(self, actor: Actor) -> UserChoices:
        """Give what the actor may give to a new user."""
        names = self.changes.places.site_names(actor.institution_id)
        return choices(grantable_by(actor), names)

    def get_user(self, actor: Actor, *, user_id: UserId) -> UserView:
        """Show a user of the actor's institution."""
        account = self.changes.find(actor, user_id)
        membership = account.membership(actor.institution_id)
        names = self.changes.places.site_names(actor.institution_id)
        failure = self.failures.of_users(actor).get(user_id)
        own_role = membership.roles & actor.roles & {Role.INSTITUTION_ADMIN}
        return UserView(
            user_id=account.user_id,
            username=account.username,
            first_name=account.first_name,
            last_name=account.last_name,
            name=account.name,
            email=account.email,
            phone=account.phone,
            state=account.state,
            roles=in_order(membership.roles),
            site_ids=membership.site_ids,
            sites=named(membership.site_ids, names),
            created_at=account.created_at,
            is_self=account.user_id == actor.user_id,
            is_shared=account.is_shared,
            is_locked=self.locks.is_locked(account.username),
            mail_failed_at=failure.at if failure else None,
            institution=self.changes.places.name_of(actor.institution_id),
            choices=choices(grantable_by(actor) | own_role, names),
        )

    def add_user(
        self,
        actor: Actor,
        *,
        given: UserData,
        roles: frozenset[Role],
        site_ids: frozenset[SiteId],
    ) -> UserView:
        """Invite somebody to the actor's institution; username and password go by e-mail.

        :raises RolesNotGrantable: if one of the roles is not the actor's to give.
        :raises SitesNotKnown: if a site is not of the institution.
        :raises EmailAlreadyHere: if a colleague has the address.
        """
        wanted = checked_roles(actor, roles)
        self.changes.check_sites(actor.institution_id, site_ids)
        self.changes.check_email(actor.institution_id, given.email)
        account = self.inviting.invite(
            first_name=given.first_name,
            last_name=given.last_name,
            email=given.email,
            phone=given.phone,
            institution_id=actor.institution_id,
            site_ids=site_ids,
            roles=wanted,
        )
        return self.get_user(actor, user_id=account.user_id)

    def change_user(self, actor: Actor, *, user_id: UserId, given: UserData) -> UserView:
        """Change the data of a user; another address takes the place of the old one at once.

        The old address is told, and every browser must give a one-time password again. Somebody
        who was invited is invited again: what the old address got opens nothing any more.

        :raises AccountShared: if it works for other institutions too.
        :raises EmailAlreadyHere: if a colleague has the address.
        """
        found = self._own(actor, user_id)
        self.changes.check_email(actor.institution_id, given.email, user_id)
        changed = replace(
            found,
            first_name=given.first_name,
            last_name=given.last_name,
            email=given.email,
            phone=given.phone,
            new_email="" if given.email != found.email else found.new_email,
        )
        self.changes.accounts.save(changed)
        if given.email != found.email:
            self.letters.email_changes(found, actor.institution_id, given.email)
            self.browsers.forget_all_of(user_id)
            self.failures.address_changed(user_id, [actor.institution_id])
            if found.state is AccountState.INVITED:
                # Whoever reads the old mailbox has the password that went there.
                self.doors.invite_again(actor, user_id=user_id)
        return self.get_user(actor, user_id=user_id)

    def change_roles(
        self,
        actor: Actor,
        *,
        user_id: UserId,
        roles: frozenset[Role],
        site_ids: frozenset[SiteId],
    ) -> None:
        """Give a user exactly these of the roles that are the actor's to give, and these sites.

        It holds at once: all logins of the user end.

        :raises RolesNotGrantable: if one of the roles is not the actor's to give.
        :raises SitesNotKnown: if a site is not of the institution.
        :raises LastAdministrator: if nobody would administer the institution any more.
        """
        found = self.changes.find(actor, user_id)
        held = found.membership(actor.institution_id).roles
        self.changes.check_sites(actor.institution_id, site_ids)
        wanted = checked_roles(actor, roles, held)
        changed = found.with_membership(Membership(actor.institution_id, site_ids, wanted))
        self.changes.keep(actor.institution_id, found, changed)

    def _own(self, actor: Actor, user_id: UserId) -> Account:
        found = self.changes.find(actor, user_id)
        if found.is_shared:
            raise AccountShared
        return found
