"""DUO's open data about BRIN codes, in the planning table."""

from collections.abc import Iterable

from pynamodb.attributes import JSONAttribute, UnicodeAttribute

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, table_name
from chalicelib.adapters.dynamodb.outcomes import reads, writes
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.institutions import BrinCode, BrinEntry


class BrinEntryRecord(Record, discriminator="brin_entry"):
    """A BRIN code with its name and the names of its sites."""

    class Meta(base.Meta):
        """Lies in the planning table."""

        table_name = table_name("planning")

    personal_data = PersonalData("", "until other open data are loaded over it")

    name = UnicodeAttribute()
    sites = JSONAttribute()


class DynamoBrinRegister:
    """One record for each BRIN code; there are about nine thousand."""

    def get(self, brin: BrinCode) -> BrinEntry:
        """Find a BRIN code. :raises NotFound: if the open data do not have it."""
        with reads():
            found = BrinEntryRecord.get(f"BRIN#{brin.value}", "REGISTER")
        return BrinEntry(brin, found.name, found.sites)

    def put_all(self, entries: Iterable[BrinEntry]) -> None:
        """Keep entries, over what was known of their BRIN codes."""
        with writes(), BrinEntryRecord.batch_write() as batch:
            for entry in entries:
                key = f"BRIN#{entry.brin.value}"
                batch.save(
                    BrinEntryRecord(key, "REGISTER", name=entry.name, sites=dict(entry.sites))
                )
