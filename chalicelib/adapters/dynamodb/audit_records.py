"""Audit chains in the audit table: a partition for each, its events by number, and its head."""

from collections.abc import Iterator

from pynamodb.attributes import NumberAttribute, TTLAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, table_name
from chalicelib.adapters.dynamodb.outcomes import reads
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.audit import AuditEvent, ChainHead, ChainId
from chalicelib.core.kernel import NotFound

SEVEN_YEARS = "seven years"
NUMBER_MAX = 10**12 - 1
HEAD = "HEAD"


class ChainRecord(Record):
    """Either record of a chain; only its two kinds are stored."""

    class Meta(base.Meta):
        """Lies in the audit table."""

        table_name = table_name("audit")

    audited = False


class EventRecord(ChainRecord, discriminator="audit-event"):
    """An event, exactly as it was hashed."""

    personal_data = PersonalData("the id of a member of staff", SEVEN_YEARS)

    line = UnicodeAttribute()


class HeadRecord(ChainRecord, discriminator="audit-head"):
    """Which event of a chain is the last."""

    personal_data = PersonalData("", SEVEN_YEARS)

    number = NumberAttribute()
    hash = UnicodeAttribute()
    seal = UnicodeAttribute()


class AppendedRecord(Record, discriminator="audit-appended"):
    """An event that came from the queue is written; the queue may bring it again for a while."""

    class Meta(base.Meta):
        """Lies in the access table, which forgets what has ended."""

        table_name = table_name("access")

    personal_data = PersonalData("", "a month")

    expires_at = TTLAttribute()


def read_head(chain: ChainId) -> ChainHead:
    """Give the head of a chain as it is now; that of an empty one if it has none."""
    try:
        with reads():
            found = HeadRecord.get(partition_of(chain), HEAD, consistent_read=True)
    except NotFound:
        return ChainHead(chain)
    return ChainHead(chain, int(found.number), found.hash, found.seal)


def new_lines(
    before: ChainHead, event: AuditEvent, after: ChainHead
) -> Iterator[tuple[Record, Condition]]:
    """Give what a transaction writes for an event: the event, and the head in place of ``before``.

    The conditions fail if somebody else wrote that event first.
    """
    pk = partition_of(after.chain)
    record = EventRecord(pk, event_key(event.number), line=event.line)
    yield record, EventRecord.sk.does_not_exist()
    head = HeadRecord(pk, HEAD, number=after.number, hash=after.hash, seal=after.seal)
    is_first = HeadRecord.sk.does_not_exist()
    is_as_read = (HeadRecord.number == before.number) & (HeadRecord.hash == before.hash)
    yield head, is_as_read if before.number else is_first


def event_key(number: int) -> str:
    """Name where an event stands in its chain, so that keys sort as numbers do."""
    return f"EVENT#{number:012d}"


def partition_of(chain: ChainId) -> str:
    """Name the partition of a chain."""
    return f"CHAIN#{chain}"
