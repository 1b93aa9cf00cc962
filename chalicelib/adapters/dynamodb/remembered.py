"""Remembered browsers in the access table, in the partition of the user they are known for."""

from pynamodb.attributes import TTLAttribute, UnicodeAttribute, UTCDateTimeAttribute

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.account_records import user_partition
from chalicelib.adapters.dynamodb.base import Record, table_name
from chalicelib.adapters.dynamodb.outcomes import reads, writes
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.access import RememberedBrowser
from chalicelib.core.kernel import UserId


class RememberedBrowserRecord(Record, discriminator="remembered_browser"):
    """A browser in which its user gave a one-time password."""

    audited = False

    class Meta(base.Meta):
        """Lies in the access table."""

        table_name = table_name("access")

    personal_data = PersonalData("a keyed hash of the address of a member of staff", "a day")

    address_mac = UnicodeAttribute()
    created_at = UTCDateTimeAttribute()
    expires_at = TTLAttribute()


class DynamoRememberedBrowserStore:
    """Browsers by user and the hash of their id."""

    def add(self, browser: RememberedBrowser) -> None:
        """Keep a new one."""
        record = RememberedBrowserRecord(
            *_key(browser.user_id, browser.id_hash),
            address_mac=browser.address_mac,
            created_at=browser.created_at,
            expires_at=browser.ends_at,
        )
        with writes():
            record.save()

    def get(self, user_id: UserId, id_hash: str) -> RememberedBrowser:
        """Find one of this user. :raises NotFound: if there is none (any more)."""
        with reads():
            found = RememberedBrowserRecord.get(*_key(user_id, id_hash), consistent_read=True)
        return RememberedBrowser(id_hash, user_id, found.address_mac, found.created_at)

    def forget_all_of(self, user_id: UserId) -> None:
        """Remove all of a user."""
        with reads():
            found = RememberedBrowserRecord.query(
                user_partition(user_id),
                RememberedBrowserRecord.sk.startswith("BROWSER#"),
                consistent_read=True,
            )
            browsers = list(found)
        for browser in browsers:
            with writes():
                browser.delete()


def _key(user_id: UserId, id_hash: str) -> tuple[str, str]:
    return user_partition(user_id), f"BROWSER#{id_hash}"
