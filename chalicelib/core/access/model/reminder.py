"""When somebody is told that their password ends soon."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.core.access.model.account import Account, AccountState
from chalicelib.core.kernel import UserId

REMIND_DAYS = (7, 14)
"""Manual, section 4.1.1: two weeks before a password ends, and one week."""

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Reminder:
    """One of the mails that a password ends: ``stage`` is 14 or 7, ``days_left`` what is true."""

    user_id: UserId
    ends_at: datetime
    stage: int
    days_left: int


def reminder_due(account: Account, at: datetime) -> Reminder | None:
    """Give the reminder that this account must have had by now, or None.

    Where the first one was missed, its days have passed: the second is sent alone.
    """
    password = account.password
    ends_at = password.ends_at
    if ends_at is None or password.initial or account.state is not AccountState.ACTIVE:
        return None
    days_left = -((at - ends_at) // DAY)
    stages = [stage for stage in REMIND_DAYS if 0 < days_left <= stage]
    return Reminder(account.user_id, ends_at, stages[0], days_left) if stages else None


@dataclass(frozen=True)
class AccountPage:
    """Some of all accounts; ``next_start`` leads to the next ones, None at the end."""

    accounts: tuple[Account, ...]
    next_start: str | None
