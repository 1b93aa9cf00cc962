"""Mailed links in the access table, each under the hash of its token; TTL tidies up old ones."""

from pynamodb.attributes import (
    JSONAttribute,
    TTLAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, table_name
from chalicelib.adapters.dynamodb.outcomes import reads, writes
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.access import Link, LinkPurpose
from chalicelib.core.kernel import ChangedMeanwhile, NotFound, UserId


class LinkRecord(Record, discriminator="link"):
    """A link that waits to be used; using it up is not yet what it is for."""

    class Meta(base.Meta):
        """Lies in the access table."""

        table_name = table_name("access")

    audited = False
    personal_data = PersonalData(
        "whose link it is; the e-mail address that it confirms or went to",
        "until it ends, at most a few days",
    )

    purpose = UnicodeAttribute()
    user_id = UnicodeAttribute()
    ends_at = UTCDateTimeAttribute()
    facts = JSONAttribute()
    expires_at = TTLAttribute()


class DynamoLinkStore:
    """Links by the hash of their token."""

    def add(self, link: Link) -> None:
        """Keep a new one."""
        record = LinkRecord(
            *_key(link.id_hash),
            purpose=link.purpose.value,
            user_id=link.user_id,
            ends_at=link.ends_at,
            facts=dict(link.facts),
            expires_at=link.ends_at,
        )
        with writes():
            record.save()

    def get(self, id_hash: str) -> Link:
        """Find one, too old or not. :raises NotFound: if there is none (any more)."""
        with reads():
            found = LinkRecord.get(*_key(id_hash), consistent_read=True)
        return Link(
            id_hash=id_hash,
            purpose=LinkPurpose(found.purpose),
            user_id=UserId(found.user_id),
            ends_at=found.ends_at,
            facts=found.facts,
        )

    def remove(self, id_hash: str) -> None:
        """Use it up. :raises NotFound: unless it was there; of two callers one succeeds."""
        try:
            with writes():
                LinkRecord(*_key(id_hash)).delete(condition=LinkRecord.sk.exists())
        except ChangedMeanwhile as error:
            raise NotFound from error


def _key(id_hash: str) -> tuple[str, str]:
    return f"LINK#{id_hash}", "LINK"
