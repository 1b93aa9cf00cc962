"""What access needs from the world.

Accounts, attempts and logins are found before it is known who asks, so these stores take no owner;
only colleagues are listed by institution.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from chalicelib.core.access.model import (
    Account,
    AccountPage,
    AdministratorRegister,
    Attempts,
    Link,
    Login,
    MailFailure,
    PendingLogin,
    Reminder,
    StaffMember,
)
from chalicelib.core.access.model.remembered import RememberedBrowser
from chalicelib.core.kernel import InstitutionId, SiteId, UserId


class AccountFinder(Protocol):
    """Finds who wants to log in."""

    def get_by_username(self, username: str) -> Account:
        """Find an account by its normal username. :raises NotFound: if there is none."""
        ...


class AccountStore(AccountFinder, Protocol):
    """Keeps accounts."""

    def add(self, account: Account) -> None:
        """Keep a new account. :raises UsernameTaken: if somebody has its username."""
        ...

    def get(self, user_id: UserId) -> Account:
        """Find an account. :raises NotFound: if there is none."""
        ...

    def save(self, account: Account, *, register: AdministratorRegister | None = None) -> Account:
        """Keep a change and return it as stored; a username never changes.

        With a ``register`` it is kept that the institution lost an administrator by it.

        :raises ChangedMeanwhile: unless the stored versions are those that were read.
        """
        ...

    def with_email(self, email: str) -> tuple[Account, ...]:
        """Give the accounts with an e-mail address, of any institution; case is no matter."""
        ...

    def register(self, institution_id: InstitutionId) -> AdministratorRegister:
        """Give the count of an institution; one that lost no administrator stands at zero."""
        ...

    def staff(self, institution_id: InstitutionId) -> tuple[StaffMember, ...]:
        """Give all staff of an institution, in no particular order."""
        ...


class Workplaces(Protocol):
    """Knows the institutions where people work."""

    def name_of(self, institution_id: InstitutionId) -> str:
        """Say what an institution is called. :raises NotFound: if there is none."""
        ...

    def find(self, brin: str) -> InstitutionId:
        """Find who takes part under a BRIN code. :raises NotFound: if nobody does."""
        ...

    def check_takes_part(self, institution_id: InstitutionId) -> None:
        """Accept an institution. :raises NotFound: if there is none, or it stopped."""
        ...

    def site_names(self, institution_id: InstitutionId) -> Mapping[SiteId, str]:
        """Name all sites of an institution, in the order in which people know them."""
        ...


class AttemptStore(Protocol):
    """Counts attempts; a key is kept as a hash, because people type passwords as usernames."""

    def get(self, key: str) -> Attempts:
        """Give the attempts on a key; a key nobody tried has made none."""
        ...

    def save(self, attempts: Attempts) -> Attempts:
        """Keep the count and return it as stored.

        :raises ChangedMeanwhile: unless the stored version is the one that was read.
        """
        ...

    def forget(self, key: str) -> None:
        """Start again at zero."""
        ...


class PendingLoginStore(Protocol):
    """Keeps logins that wait for their one-time password."""

    def add(self, pending: PendingLogin) -> None:
        """Keep a new one."""
        ...

    def get(self, id_hash: str) -> PendingLogin:
        """Find one. :raises NotFound: if there is none (any more)."""
        ...

    def save(self, pending: PendingLogin) -> PendingLogin:
        """Keep a change and return it as stored.

        :raises ChangedMeanwhile: unless the stored version is the one that was read.
        """
        ...

    def remove(self, pending: PendingLogin) -> None:
        """Use it up; of two callers one succeeds.

        :raises ChangedMeanwhile: unless the stored version is the one that was read.
        """
        ...


class LoginStore(Protocol):
    """Keeps logins; every request of staff reads one."""

    def add(self, login: Login) -> None:
        """Keep a new login."""
        ...

    def get(self, id_hash: str) -> Login:
        """Find a login, as it was last written. :raises NotFound: if there is none (any more)."""
        ...

    def mark_seen(self, id_hash: str, at: datetime) -> None:
        """Remember that its holder was seen. :raises NotFound: if it was removed meanwhile."""
        ...

    def remove(self, id_hash: str) -> None:
        """End a login; ending it twice is harmless."""
        ...

    def of_user(self, user_id: UserId) -> tuple[Login, ...]:
        """Give all logins of a user that were not removed, in no particular order."""
        ...


class RememberedBrowserStore(Protocol):
    """Keeps browsers that need no one-time password today, each under the user it is known for."""

    def add(self, browser: RememberedBrowser) -> None:
        """Keep a new one."""
        ...

    def get(self, user_id: UserId, id_hash: str) -> RememberedBrowser:
        """Find one of this user. :raises NotFound: if there is none (any more)."""
        ...

    def forget_all_of(self, user_id: UserId) -> None:
        """Remove all of a user."""
        ...


class MailFailureStore(Protocol):
    """Keeps mails that did not arrive: of each mail to each recipient the last failure."""

    def put(self, failure: MailFailure) -> None:
        """Keep it, unless a later failure of the same mail is kept."""
        ...

    def of_institution(self, institution_id: InstitutionId) -> tuple[MailFailure, ...]:
        """Give those of an institution, in no particular order; some may be past their time."""
        ...

    def everywhere(self) -> tuple[MailFailure, ...]:
        """Give those of all institutions and of none, for the helpdesk; in no particular order."""
        ...

    def forget(
        self, institution_id: InstitutionId | None, recipient: str, *, before: datetime
    ) -> None:
        """Forget the failures of a recipient that are older than this."""
        ...


class PasswordVerifier(Protocol):
    """Checks passwords."""

    def verify(self, password_hash: str | None, password: str) -> bool:
        """Tell whether the password made this hash; without a hash: no, after the same time."""
        ...


class PasswordHasher(PasswordVerifier, Protocol):
    """Makes and checks password hashes."""

    def hash(self, password: str) -> str:
        """Make a salted hash that is slow to guess."""
        ...


class BlockList(Protocol):
    """Knows which passwords people try first."""

    def holds(self, password: str) -> bool:
        """Tell whether it is a common password, or easily made from one; an empty one is."""
        ...


class OneTimePasswords(Protocol):
    """Makes one-time passwords."""

    def new_code(self) -> str:
        """Give eight digits that nobody can predict."""
        ...


class LinkStore(Protocol):
    """Keeps links that were mailed, each under the hash of its token."""

    def add(self, link: Link) -> None:
        """Keep a new one."""
        ...

    def get(self, id_hash: str) -> Link:
        """Find one, too old or not. :raises NotFound: if there is none (any more)."""
        ...

    def remove(self, id_hash: str) -> None:
        """Use it up. :raises NotFound: unless it was there; of two callers one succeeds."""
        ...


class AccountPages(Protocol):
    """Goes through all accounts, for work that nobody asks for."""

    def page(self, start: str | None) -> AccountPage:
        """Give the first accounts, or those from a ``next_start`` on; in no particular order."""
        ...


class ReminderStore(Protocol):
    """Remembers which reminders were sent, until the password that they speak of has ended."""

    def claim(self, reminder: Reminder) -> bool:
        """Take a reminder for oneself; False if it was taken before."""
        ...

    def release(self, reminder: Reminder) -> None:
        """Give a reminder back that could not be sent."""
        ...
