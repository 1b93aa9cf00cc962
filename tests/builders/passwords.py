"""The services of passwords over the fakes of access."""

from dataclasses import dataclass, field, replace
from typing import Any

from chalicelib.core.access import (
    FACET_PASSWORDS,
    PASSWORD_LINKS_ALLOWED,
    Account,
    ChangingPasswords,
    ForgottenPasswords,
    Limit,
    LinkTokens,
    NewPasswords,
    OwnPasswords,
    Password,
    PasswordExpiry,
)
from chalicelib.core.kernel import MailPasswordLink, UserId
from tests.builders.access import NINE, AccessRoom, an_account
from tests.fakes.access import FakeBlockList, FakeLinkStore
from tests.fakes.passwords import FakeAccountPages, FakeReminderStore

NEXT = "schrijven-2027!"
INITIAL = "kf7-xh3-ma9"


@dataclass
class PasswordRoom:
    """One planner with an account, and everything that can happen to the password."""

    access: AccessRoom = field(default_factory=AccessRoom)
    links: FakeLinkStore = field(default_factory=FakeLinkStore)
    reminders: FakeReminderStore = field(default_factory=FakeReminderStore)

    def __post_init__(self) -> None:
        room = self.access
        self.clock, self.work, self.hasher = room.clock, room.work, room.hasher
        new_passwords = NewPasswords(
            FACET_PASSWORDS, room.hasher, FakeBlockList(), room.places, room.clock
        )
        own = OwnPasswords(
            accounts=room.accounts,
            new_passwords=new_passwords,
            logins=room.logins,
            browsers=room.browsers,
            trail=room.trail,
            work=room.work,
            clock=room.clock,
        )
        self.changing = ChangingPasswords(
            room.accounts, room.log_in.passwords, own, room.log_in, room.clock
        )
        self.forgotten = ForgottenPasswords(
            accounts=room.accounts,
            tokens=LinkTokens(self.links, room.clock, room.new_id),
            own=own,
            locks=room.locks,
            link_limit=Limit(room.attempts, room.clock, PASSWORD_LINKS_ALLOWED),
            work=room.work,
            trail=room.trail,
            link="https://facet.example.nl{}".format,
            clock=room.clock,
        )
        self.expiry = PasswordExpiry(
            accounts=FakeAccountPages(room.accounts),
            reminders=self.reminders,
            work=room.work,
            link="https://facet.example.nl{}".format,
            clock=room.clock,
        )

    @property
    def planner(self) -> Account:
        return self.access.accounts.rows["p.devries"]

    def with_planner(self, **changes: Any) -> Account:
        """Change the planner as if nobody noticed."""
        self.access.accounts.rows["p.devries"] = replace(self.planner, **changes)
        return self.planner

    def with_initial_password(self) -> Account:
        return self.with_planner(password=Password(f"hash of {INITIAL}", NINE, initial=True))

    def somebody(self, name: str, **changes: Any) -> Account:
        """Add another account."""
        account = an_account(user_id=UserId(name), username=name, **changes)
        self.access.accounts.add(account)
        return account

    def mailed_token(self) -> str:
        """Do what the queue does with a question for a link, and take the token from the mail."""
        asked = [work for work in self.work.works if isinstance(work, MailPasswordLink)]
        self.forgotten.mail_link(asked[-1].username)
        return self.work.mails[-1].facts["link"].partition("token=")[2]
