"""Access's ports in memory."""

from dataclasses import replace
from datetime import datetime

from chalicelib.core.access import (
    Account,
    AdministratorRegister,
    Attempts,
    Link,
    Login,
    MailFailure,
    PendingLogin,
    RememberedBrowser,
    StaffMember,
    UsernameTaken,
)
from chalicelib.core.kernel import ChangedMeanwhile, InstitutionId, NotFound, SiteId, UserId


class FakeAccountStore:
    """Accounts as a dictionary."""

    def __init__(self) -> None:
        self.rows: dict[str, Account] = {}
        self.registers: dict[InstitutionId, AdministratorRegister] = {}

    def add(self, account: Account) -> None:
        if account.username in self.rows:
            raise UsernameTaken
        self.rows[account.username] = account

    def get(self, user_id: UserId) -> Account:
        for account in self.rows.values():
            if account.user_id == user_id:
                return account
        raise NotFound

    def get_by_username(self, username: str) -> Account:
        if username not in self.rows:
            raise NotFound
        return self.rows[username]

    def save(self, account: Account, *, register: AdministratorRegister | None = None) -> Account:
        if self.get_by_username(account.username).version != account.version:
            raise ChangedMeanwhile
        if register:
            if self.register(register.institution_id) != register:
                raise ChangedMeanwhile
            counted = replace(register, version=register.version + 1)
            self.registers[register.institution_id] = counted
        self.rows[account.username] = replace(account, version=account.version + 1)
        return self.rows[account.username]

    def with_email(self, email: str) -> tuple[Account, ...]:
        rows = self.rows.values()
        return tuple(row for row in rows if row.email.casefold() == email.casefold())

    def register(self, institution_id: InstitutionId) -> AdministratorRegister:
        return self.registers.get(institution_id, AdministratorRegister(institution_id))

    def staff(self, institution_id: InstitutionId) -> tuple[StaffMember, ...]:
        return tuple(
            row.staff_member(institution_id)
            for row in self.rows.values()
            if any(one.institution_id == institution_id for one in row.memberships)
        )


class FakeAttemptStore:
    """Counts as a dictionary."""

    def __init__(self) -> None:
        self.rows: dict[str, Attempts] = {}

    def get(self, key: str) -> Attempts:
        return self.rows.get(key, Attempts(key))

    def save(self, attempts: Attempts) -> Attempts:
        if self.get(attempts.key).version != attempts.version:
            raise ChangedMeanwhile
        self.rows[attempts.key] = replace(attempts, version=attempts.version + 1)
        return self.rows[attempts.key]

    def forget(self, key: str) -> None:
        self.rows.pop(key, None)


class FakePendingLoginStore:
    """Half-open logins as a dictionary."""

    def __init__(self) -> None:
        self.rows: dict[str, PendingLogin] = {}

    def add(self, pending: PendingLogin) -> None:
        self.rows[pending.id_hash] = replace(pending, version=1)

    def get(self, id_hash: str) -> PendingLogin:
        if id_hash not in self.rows:
            raise NotFound
        return self.rows[id_hash]

    def save(self, pending: PendingLogin) -> PendingLogin:
        self._check(pending)
        self.rows[pending.id_hash] = replace(pending, version=pending.version + 1)
        return self.rows[pending.id_hash]

    def remove(self, pending: PendingLogin) -> None:
        self._check(pending)
        del self.rows[pending.id_hash]

    def _check(self, pending: PendingLogin) -> None:
        stored = self.rows.get(pending.id_hash)
        if stored is None or stored.version != pending.version:
            raise ChangedMeanwhile


class FakeLoginStore:
    """Logins as a dictionary; counts what a request costs."""

    def __init__(self) -> None:
        self.rows: dict[str, Login] = {}
        self.reads = 0
        self.writes = 0

    def add(self, login: Login) -> None:
        self.rows[login.id_hash] = login

    def get(self, id_hash: str) -> Login:
        self.reads += 1
        if id_hash not in self.rows:
            raise NotFound
        return self.rows[id_hash]

    def mark_seen(self, id_hash: str, at: datetime) -> None:
        self.writes += 1
        if id_hash not in self.rows:
            raise NotFound
        self.rows[id_hash] = replace(self.rows[id_hash], last_seen_at=at)

    def remove(self, id_hash: str) -> None:
        self.rows.pop(id_hash, None)

    def of_user(self, user_id: UserId) -> tuple[Login, ...]:
        return tuple(row for row in self.rows.values() if row.actor.user_id == user_id)


class FakeRememberedBrowserStore:
    """Browsers as a dictionary."""

    def __init__(self) -> None:
        self.rows: dict[tuple[UserId, str], RememberedBrowser] = {}
        self.reads = 0

    def add(self, browser: RememberedBrowser) -> None:
        self.rows[browser.user_id, browser.id_hash] = browser

    def get(self, user_id: UserId, id_hash: str) -> RememberedBrowser:
        self.reads += 1
        if (user_id, id_hash) not in self.rows:
            raise NotFound
        return self.rows[user_id, id_hash]

    def forget_all_of(self, user_id: UserId) -> None:
        self.rows = {key: row for key, row in self.rows.items() if row.user_id != user_id}


class FakeLinkStore:
    """Links as a dictionary."""

    def __init__(self) -> None:
        self.rows: dict[str, Link] = {}

    def add(self, link: Link) -> None:
        self.rows[link.id_hash] = link

    def get(self, id_hash: str) -> Link:
        if id_hash not in self.rows:
            raise NotFound
        return self.rows[id_hash]

    def remove(self, id_hash: str) -> None:
        if self.rows.pop(id_hash, None) is None:
            raise NotFound


class FakeMailFailureStore:
    """Failures as a dictionary, by institution, recipient and mail."""

    def __init__(self) -> None:
        self.rows: dict[tuple[InstitutionId | None, str, str], MailFailure] = {}

    def put(self, failure: MailFailure) -> None:
        key = failure.institution_id, failure.recipient, failure.template
        if key not in self.rows or self.rows[key].at < failure.at:
            self.rows[key] = failure

    def of_institution(self, institution_id: InstitutionId) -> tuple[MailFailure, ...]:
        rows = self.rows.values()
        return tuple(row for row in rows if row.institution_id == institution_id)

    def everywhere(self) -> tuple[MailFailure, ...]:
        return tuple(self.rows.values())

    def forget(
        self, institution_id: InstitutionId | None, recipient: str, *, before: datetime
    ) -> None:
        for key, row in list(self.rows.items()):
            if key[:2] == (institution_id, recipient) and row.at < before:
                del self.rows[key]


class FakePasswordHasher:
    """Hashes that can be read; counts how often it had to work."""

    def __init__(self) -> None:
        self.verified = 0

    def hash(self, password: str) -> str:
        return f"hash of {password}"

    def verify(self, password_hash: str | None, password: str) -> bool:
        self.verified += 1
        return password_hash == self.hash(password)


class FakeBlockList:
    """Holds short texts, and whatever has the word for password in it."""

    def holds(self, password: str) -> bool:
        return len(password) < 8 or "wachtwoord" in password


class FakeOneTimePasswords:
    """Codes that count: 10000001, 10000002, ..."""

    def __init__(self) -> None:
        self.made = 0

    def new_code(self) -> str:
        self.made += 1
        return str(10_000_000 + self.made)


class FakeWorkplaces:
    """Institutions and the names of their sites as dictionaries."""

    def __init__(self) -> None:
        self.names: dict[InstitutionId, str] = {}
        self.sites: dict[InstitutionId, dict[SiteId, str]] = {}
        self.brins: dict[str, InstitutionId] = {}

    def name_of(self, institution_id: InstitutionId) -> str:
        if institution_id not in self.names:
            raise NotFound
        return self.names[institution_id]

    def find(self, brin: str) -> InstitutionId:
        if brin not in self.brins:
            raise NotFound
        return self.brins[brin]

    def check_takes_part(self, institution_id: InstitutionId) -> None:
        if institution_id not in self.brins.values():
            raise NotFound

    def site_names(self, institution_id: InstitutionId) -> dict[SiteId, str]:
        return self.sites.get(institution_id, {})
