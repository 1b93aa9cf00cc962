"""Reminders that were sent, in the access table, and the way through all accounts."""

import json

from pynamodb.attributes import TTLAttribute

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.account_records import AccountRecord, account_of, user_partition
from chalicelib.adapters.dynamodb.base import Record, table_name
from chalicelib.adapters.dynamodb.outcomes import reads, writes
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.access import AccountPage, Reminder
from chalicelib.core.kernel import ChangedMeanwhile

PAGE_RECORDS = 2000
"""Read at once, logins and all; DynamoDB itself stops at 1 MB (Scan)."""


class ReminderRecord(Record, discriminator="password_reminder"):
    """Somebody was told that a password ends."""

    class Meta(base.Meta):
        """Lies in the access table."""

        table_name = table_name("access")

    audited = False
    personal_data = PersonalData("that somebody's password ends, and when", "until it has ended")

    expires_at = TTLAttribute()


class DynamoReminderStore:
    """Reminders by user, password and stage: what is there was taken."""

    def claim(self, reminder: Reminder) -> bool:
        """Take a reminder for oneself; False if it was taken before."""
        record = ReminderRecord(*_key(reminder), expires_at=reminder.ends_at)
        try:
            with writes():
                record.save(condition=ReminderRecord.sk.does_not_exist())
        except ChangedMeanwhile:
            return False
        return True

    def release(self, reminder: Reminder) -> None:
        """Give a reminder back that could not be sent."""
        with writes():
            ReminderRecord(*_key(reminder)).delete()


class DynamoAccountPages:
    """All accounts, by reading the whole table: once a day that is cheaper than an index."""

    def page(self, start: str | None) -> AccountPage:
        """Give the first accounts, or those from a ``next_start`` on; in no particular order."""
        begin = json.loads(start) if start else None
        with reads():
            pages = AccountRecord.scan(page_size=PAGE_RECORDS, last_evaluated_key=begin).page_iter
            page = next(pages)
        found = (AccountRecord.from_raw_data(row) for row in page["Items"])
        last = page.get("LastEvaluatedKey")
        return AccountPage(
            accounts=tuple(account_of(record) for record in found),
            next_start=json.dumps(last) if last else None,
        )


def _key(reminder: Reminder) -> tuple[str, str]:
    ends = reminder.ends_at.isoformat()
    return user_partition(reminder.user_id), f"PASSWORD-REMINDER#{ends}#{reminder.stage:02}"
