"""Parcels on their way home; what goes into them stays in the journal, where it always is."""

from collections.abc import Sequence
from dataclasses import dataclass

import apsw

from chalicelib.core.kernel import ChangedMeanwhile, Fault, GroupId, NotFound
from chalicelib.core.sessions import Adoption
from chalicelib.core.sync import (
    FrozenParcel,
    HomeBatch,
    HomeOpening,
    JournalPart,
    ParcelPlace,
)
from fao_edge.adapters.sqlite.database import Database
from fao_edge.adapters.sqlite.journals import (
    JournalItem,
    JournalKind,
    SqliteJournalStore,
    adoption_of,
    opening_of,
)

_OWNER = "FROM parcels WHERE group_id = ? AND lease = ?"
_WAITING = f"SELECT number {_OWNER} AND home = 0 ORDER BY number"
_GET = f"SELECT body {_OWNER} AND number = ?"
_LAST = f"SELECT number, upto {_OWNER} ORDER BY number DESC LIMIT 1"
_TOLD = f"SELECT told {_OWNER} AND told <> '' ORDER BY number DESC LIMIT 1"
_FREEZE = (
    "INSERT INTO parcels (group_id, lease, number, upto, body, told) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT DO NOTHING"
)
_HOME = "UPDATE parcels SET home = 1 WHERE group_id = ? AND lease = ? AND number <= ? AND home = 0"


@dataclass(frozen=True)
class SqliteOutboxStore:
    """Keeps frozen parcels, byte for byte."""

    database: Database

    def waiting(self, group_id: GroupId, lease: int) -> tuple[int, ...]:
        """Give the numbers of parcels not yet known to be applied, in their order."""
        return tuple(number for (number,) in self.database.read(_WAITING, (group_id, lease)))

    def get(self, place: ParcelPlace) -> FrozenParcel:
        """Give a parcel byte for byte as it was frozen. :raises NotFound: if it was not."""
        found = self.database.read(_GET, (place.group_id, place.lease, place.number))
        if not found:
            raise NotFound()
        body: bytes = found[0][0]
        return FrozenParcel(place, body.decode())

    def last(self, group_id: GroupId, lease: int) -> tuple[int, int]:
        """Give the number of the last frozen parcel and how far the journal is in parcels."""
        found = self.database.read(_LAST, (group_id, lease))
        return (found[0][0], found[0][1]) if found else (0, 0)

    def after(self, group_id: GroupId, through: int, *, items: int, size_bytes: int) -> JournalPart:
        """Give the journal items of a group that follow, at most so many (but at least one)."""
        journal = SqliteJournalStore(self.database)
        found = journal.after(group_id, through, limit_items=items, limit_bytes=size_bytes)
        return JournalPart(
            through=found[-1].number if found else through,
            batches=tuple(
                HomeBatch(item.body, item.received_at) for item in _of(found, JournalKind.BATCH)
            ),
            openings=tuple(
                HomeOpening.of(opening_of(item.body)) for item in _of(found, JournalKind.OPENING)
            ),
            adoptions=_adoptions(found),
        )

    def freeze(self, parcel: FrozenParcel, *, through: int, told: str) -> None:
        """Keep a parcel for sending. :raises ChangedMeanwhile: if its number is taken."""
        place = parcel.place
        where = place.group_id, place.lease, place.number
        values = (*where, through, parcel.text.encode(), told)

        def freeze(connection: apsw.Connection) -> bool:
            connection.execute(_FREEZE, values)
            return connection.changes() > 0

        if not self.database.write_once(freeze):
            raise ChangedMeanwhile()

    def told(self, group_id: GroupId, lease: int) -> str:
        """Give what the last parcel that told anything told; empty before the first."""
        found = self.database.read(_TOLD, (group_id, lease))
        return str(found[0][0]) if found else ""

    def mark_applied(self, group_id: GroupId, lease: int, number: int) -> None:
        """Note that the cloud applied every parcel up to this one."""
        values = (group_id, lease, number)
        self.database.write_once(lambda connection: connection.execute(_HOME, values))

    def is_home(self, group_id: GroupId, lease: int) -> bool:
        """Tell whether every frozen parcel is applied and no journal item is left."""
        _, through = self.last(group_id, lease)
        left = self.after(group_id, through, items=1, size_bytes=1)
        return left.is_empty and not self.waiting(group_id, lease)


def _of(items: Sequence[JournalItem], kind: JournalKind) -> list[JournalItem]:
    return [item for item in items if item.kind is kind]


def _adoptions(items: Sequence[JournalItem]) -> tuple[Adoption, ...]:
    if _of(items, JournalKind.LATE_ACCEPTED):
        # Only a planner decides on late answers, and planners have no door here.
        raise Fault("late answers accepted at a school server")
    return tuple(adoption_of(item.body) for item in _of(items, JournalKind.ADOPTION))
