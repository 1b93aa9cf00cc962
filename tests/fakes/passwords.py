"""What passwords need of the world, in memory."""

from dataclasses import dataclass, field

from chalicelib.core.access import AccountPage, Reminder
from tests.fakes.access import FakeAccountStore

PAGE_SIZE = 2


@dataclass
class FakeAccountPages:
    """All accounts of a store, two at a time."""

    store: FakeAccountStore

    def page(self, start: str | None) -> AccountPage:
        rows = sorted(self.store.rows.values(), key=lambda account: account.username)
        first = int(start or 0)
        after = first + PAGE_SIZE
        next_start = str(after) if after < len(rows) else None
        return AccountPage(tuple(rows[first:after]), next_start)


@dataclass
class FakeReminderStore:
    """Reminders as a set."""

    claimed: set[tuple[str, str, int]] = field(default_factory=set)

    def claim(self, reminder: Reminder) -> bool:
        is_new = _key(reminder) not in self.claimed
        self.claimed.add(_key(reminder))
        return is_new

    def release(self, reminder: Reminder) -> None:
        self.claimed.discard(_key(reminder))


def _key(reminder: Reminder) -> tuple[str, str, int]:
    return reminder.user_id, reminder.ends_at.isoformat(), reminder.stage
