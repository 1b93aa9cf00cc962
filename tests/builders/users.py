"""A school with an administrator and people whom that administrator looks after, over fakes."""

from dataclasses import dataclass, field
from typing import Any

from chalicelib.core.access import (
    PASSWORDS_ALLOWED,
    Account,
    AccountLocks,
    Actor,
    EmailConfirming,
    Linking,
    LinkTokens,
    MailFailures,
    Membership,
    PasswordCheck,
    Profiles,
    RememberedBrowsers,
    Role,
    Scope,
    Switching,
    UserChanges,
    UserDoors,
    Users,
)
from chalicelib.core.kernel import InstitutionId, SiteId, UserId
from tests.builders.access import SCHOOL, SITE, AccessRoom, an_account
from tests.fakes.access import FakeLinkStore, FakeMailFailureStore, FakeRememberedBrowserStore

EAST = SiteId("EAST")
OTHER = InstitutionId("OTHER")
DUO = InstitutionId("DUO")
ADMIN = Role.INSTITUTION_ADMIN
AT_OTHER = Membership(OTHER, frozenset(), frozenset({Role.SCORER}))


@dataclass
class UsersRoom(AccessRoom):
    """The services about users; ``admin`` and ``helpdesk`` are logged in."""

    browser_rows: FakeRememberedBrowserStore = field(default_factory=FakeRememberedBrowserStore)
    link_rows: FakeLinkStore = field(default_factory=FakeLinkStore)
    failure_rows: FakeMailFailureStore = field(default_factory=FakeMailFailureStore)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.places.sites[SCHOOL][EAST] = "99ZA01 Oost"
        self.places.names |= {OTHER: "De Andere School", DUO: "DUO"}
        self.places.brins |= {"99ZA": SCHOOL, "99ZB": OTHER, "00XX": DUO}
        self.locks = AccountLocks(self._limit(PASSWORDS_ALLOWED))
        self.browsers = RememberedBrowsers(self.browser_rows, b"key", self.clock, self.new_id)
        self.links = LinkTokens(self.link_rows, self.clock, self.new_id)
        self.failures = MailFailures(self.failure_rows, self.accounts, self.places, self.clock)
        self.changes = UserChanges(self.accounts, self.places, self.logins)
        self.doors = UserDoors(
            self.changes,
            self.hasher,
            self.letters,
            self.browsers,
            self.locks,
            self.clock,
            self.new_id,
        )
        self.users = Users(
            self.changes,
            self.doors,
            self.staff,
            self.letters,
            self.browsers,
            self.locks,
            self.failures,
        )
        self.profiles = Profiles(
            accounts=self.accounts,
            places=self.places,
            changes=self.changes,
            passwords=PasswordCheck(
                self.accounts, self.hasher, self._limit(PASSWORDS_ALLOWED), self.browsers, self.work
            ),
            logins=self.logins,
            links=self.links,
            letters=self.letters,
        )
        self.confirming = EmailConfirming(
            self.accounts, self.links, self.browsers, self.failures, self.trail
        )
        self.switching = Switching(self.accounts, self.places, self.logins)
        self.linking = Linking(self.accounts, self.places, self.changes, self.letters)
        self.admin = self.add("admin", roles=frozenset({ADMIN})).actor(Scope.PORTAL)
        self.helpdesk = self.add(
            "helpdesk",
            institution_id=DUO,
            site_ids=frozenset(),
            roles=frozenset({Role.HELPDESK}),
        ).actor(Scope.PORTAL)

    def add(self, username: str, **changes: Any) -> Account:
        account = an_account(
            **{"user_id": UserId(username), "email": f"{username}@school.example.nl", **changes},
            username=username,
        )
        self.accounts.add(account)
        return account

    def kept(self, username: str) -> Account:
        return self.accounts.get_by_username(username)

    def share(self, username: str) -> Account:
        """Let somebody work at the other school too."""
        return self.accounts.save(self.kept(username).with_membership(AT_OTHER))

    def log_in_as(self, actor: Actor) -> str:
        return self.logins.open_login(actor).login_id


def roles(*given: Role) -> frozenset[Role]:
    return frozenset(given)


__all__ = ["ADMIN", "AT_OTHER", "DUO", "EAST", "OTHER", "SCHOOL", "SITE", "UsersRoom", "roles"]
