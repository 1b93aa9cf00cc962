"""Makes valid accounts, actors and logins with one call."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from chalicelib.core.access import (
    APP_TRIES,
    FACET_PASSWORDS,
    MAILS_ALLOWED,
    NOBODY_KNOWN,
    PASSWORDS_ALLOWED,
    Account,
    AccountLetters,
    AccountLocks,
    Accounts,
    AccountState,
    Actor,
    Authenticators,
    Limit,
    LogIn,
    Login,
    Logins,
    Membership,
    MonitorLogIn,
    Password,
    PasswordCheck,
    PendingLogin,
    PendingLoginView,
    RememberedBrowsers,
    Role,
    Scope,
    Visitor,
)
from chalicelib.core.kernel import InstitutionId, SiteId, UserId
from tests.fakes.access import (
    FakeAccountStore,
    FakeAttemptStore,
    FakeLoginStore,
    FakeOneTimePasswords,
    FakePasswordHasher,
    FakePendingLoginStore,
    FakeRememberedBrowserStore,
    FakeWorkplaces,
)
from tests.fakes.audit import FakeAuditTrail
from tests.fakes.authenticators import (
    FakeAuthenticatorCodes,
    FakeAuthenticatorStore,
    FakeSecretSealer,
)
from tests.fakes.kernel import CountingIds, StandingClock
from tests.fakes.work import FakeWorkQueue

SCHOOL = InstitutionId("SCHOOL")
SITE = SiteId("SITE")
NINE = datetime(2026, 5, 15, 7, 0, tzinfo=UTC)
PASSWORD = "rekenen-2026!"


def an_account(
    *,
    institution_id: InstitutionId = SCHOOL,
    site_ids: frozenset[SiteId] = frozenset({SITE}),
    roles: frozenset[Role] = frozenset({Role.PLANNER, Role.PROCTOR}),
    password_hash: str = f"hash of {PASSWORD}",
    **changes: Any,
) -> Account:
    account = Account(
        user_id=UserId("PLANNER"),
        username="p.devries",
        first_name="Pien",
        last_name="de Vries",
        email="pien@school.example.nl",
        phone="050 123 45 67",
        memberships=(Membership(institution_id, site_ids, roles),),
        state=AccountState.ACTIVE,
        password=Password(password_hash, NINE),
        created_at=NINE,
    )
    return replace(account, **changes)


def an_actor(**changes: Any) -> Actor:
    return replace(an_account().actor(Scope.PORTAL), **changes)


def a_login(**changes: Any) -> Login:
    return replace(Login("login-hash", an_actor(), created_at=NINE, last_seen_at=NINE), **changes)


def a_pending_login(**changes: Any) -> PendingLogin:
    pending = PendingLogin(
        id_hash="pending-hash",
        actor=an_actor(),
        username="p.devries",
        password_set_at=NINE,
        email="pien@school.example.nl",
        code_mac="mac",
        code_ends_at=NINE + timedelta(minutes=15),
        tries_left=5,
        ends_at=NINE + timedelta(hours=1),
    )
    return replace(pending, **changes)


@dataclass
class AccessRoom:
    """The services of access over fakes, with one planner who has an account."""

    clock: StandingClock = field(default_factory=lambda: StandingClock(NINE))
    accounts: FakeAccountStore = field(default_factory=FakeAccountStore)
    attempts: FakeAttemptStore = field(default_factory=FakeAttemptStore)
    pending_logins: FakePendingLoginStore = field(default_factory=FakePendingLoginStore)
    login_rows: FakeLoginStore = field(default_factory=FakeLoginStore)
    browser_rows: FakeRememberedBrowserStore = field(default_factory=FakeRememberedBrowserStore)
    authenticator_rows: FakeAuthenticatorStore = field(default_factory=FakeAuthenticatorStore)
    hasher: FakePasswordHasher = field(default_factory=FakePasswordHasher)
    trail: FakeAuditTrail = field(default_factory=FakeAuditTrail)
    work: FakeWorkQueue = field(default_factory=FakeWorkQueue)
    places: FakeWorkplaces = field(default_factory=FakeWorkplaces)

    def __post_init__(self) -> None:
        self.new_id = CountingIds()
        self.accounts.add(an_account())
        self.logins = Logins(self.login_rows, self.trail, self.clock, self.new_id)
        key = b"server key"
        self.browsers = RememberedBrowsers(self.browser_rows, key, self.clock, self.new_id)
        limit = self._limit(PASSWORDS_ALLOWED)
        passwords = PasswordCheck(self.accounts, self.hasher, limit, self.browsers, self.work)
        self.locks = AccountLocks(limit)
        self.authenticators = Authenticators(
            authenticators=self.authenticator_rows,
            accounts=self.accounts,
            passwords=passwords,
            browsers=self.browsers,
            codes=FakeAuthenticatorCodes(),
            secrets=FakeSecretSealer(),
            limit=self._limit(APP_TRIES),
            work=self.work,
            server_key=key,
            clock=self.clock,
            new_id=self.new_id,
        )
        self.monitor_log_in = MonitorLogIn(
            passwords, self.logins, self.clock, "https://facet.example.nl/login"
        )
        self.log_in = LogIn(
            passwords=passwords,
            authenticators=self.authenticators,
            browsers=self.browsers,
            logins=self.logins,
            pending_logins=self.pending_logins,
            one_time_passwords=FakeOneTimePasswords(),
            mail_limit=self._limit(MAILS_ALLOWED),
            work=self.work,
            server_key=key,
            clock=self.clock,
            new_id=self.new_id,
        )
        self.places.names[SCHOOL] = "Het College"
        self.places.sites[SCHOOL] = {SITE: "99ZA00 Hoofdgebouw"}
        self.letters = AccountLetters(self.work, self.places, "https://facet.example.nl{}".format)
        self.staff = Accounts(
            self.accounts, self.hasher, FACET_PASSWORDS, self.letters, self.clock, self.new_id
        )

    def begin(
        self,
        username: str = "p.devries",
        password: str = PASSWORD,
        visitor: Visitor = NOBODY_KNOWN,
    ) -> PendingLoginView:
        """Give a right password in a browser that is not remembered."""
        found = self.log_in.log_in(username=username, password=password, visitor=visitor)
        assert isinstance(found, PendingLoginView)
        return found

    def code_of_last_mail(self) -> str:
        return self.work.mails[-1].facts["code"]

    def _limit(self, allowed: int) -> Limit:
        return Limit(self.attempts, self.clock, allowed)
