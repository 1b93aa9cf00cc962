"""What remembers reminders, and goes through all accounts, does, whatever it is made of."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from chalicelib.adapters.dynamodb import reminders
from chalicelib.adapters.dynamodb.accounts import DynamoAccountStore
from chalicelib.adapters.dynamodb.logins import DynamoLoginStore
from chalicelib.adapters.dynamodb.reminders import DynamoAccountPages, DynamoReminderStore
from chalicelib.core.access import Account, AccountPages, AccountStore, Reminder, ReminderStore
from chalicelib.core.kernel import UserId
from tests.builders.access import NINE, a_login, an_account
from tests.fakes.access import FakeAccountStore
from tests.fakes.passwords import FakeAccountPages, FakeReminderStore

REMINDER = Reminder(UserId("PLANNER"), NINE + timedelta(days=14), stage=14, days_left=14)


@dataclass
class Stores:
    """The stores under one contract."""

    accounts: AccountStore
    pages: AccountPages
    reminders: ReminderStore


@pytest.fixture(params=["fake", "dynamodb"])
def stores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Stores:
    if request.param == "fake":
        accounts = FakeAccountStore()
        return Stores(accounts, FakeAccountPages(accounts), FakeReminderStore())
    request.getfixturevalue("cloud")
    monkeypatch.setattr(reminders, "PAGE_RECORDS", 3)
    # What else lies in the table is read past.
    DynamoLoginStore().add(a_login())
    return Stores(DynamoAccountStore(), DynamoAccountPages(), DynamoReminderStore())


def test_a_reminder_is_taken_once(stores: Stores) -> None:
    assert stores.reminders.claim(REMINDER)
    assert not stores.reminders.claim(REMINDER)


def test_a_day_later_it_is_the_same_reminder(stores: Stores) -> None:
    stores.reminders.claim(REMINDER)

    assert not stores.reminders.claim(replace(REMINDER, days_left=13))


@pytest.mark.parametrize(
    "other",
    [
        replace(REMINDER, stage=7),
        replace(REMINDER, user_id=UserId("OTHER")),
        replace(REMINDER, ends_at=REMINDER.ends_at + timedelta(days=365)),
    ],
)
def test_another_stage_user_or_password_is_another_reminder(
    stores: Stores, other: Reminder
) -> None:
    stores.reminders.claim(REMINDER)

    assert stores.reminders.claim(other)


def test_a_reminder_given_back_can_be_taken_again(stores: Stores) -> None:
    stores.reminders.claim(REMINDER)
    stores.reminders.release(REMINDER)

    assert stores.reminders.claim(REMINDER)


def test_the_pages_hold_every_account_once(stores: Stores) -> None:
    added = [_account(number) for number in range(5)]
    for account in added:
        stores.accounts.add(account)

    pages, start = [stores.pages.page(None)], ""
    while start := pages[-1].next_start or "":
        pages.append(stores.pages.page(start))

    found = [account for page in pages for account in page.accounts]
    assert len(pages) > 1
    assert sorted(found, key=lambda account: account.username) == added


def test_without_accounts_there_is_one_empty_page(stores: Stores) -> None:
    page = stores.pages.page(None)

    assert (page.accounts, page.next_start) == ((), None)


def _account(number: int) -> Account:
    return an_account(user_id=UserId(f"USER{number}"), username=f"user{number}")
