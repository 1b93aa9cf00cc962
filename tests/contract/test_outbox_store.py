"""What every outbox of a school server does, in memory and in SQLite."""

from dataclasses import dataclass

import pytest

from chalicelib.core.kernel import ChangedMeanwhile, EdgeId, GroupId, NotFound, UserId
from chalicelib.core.sessions import Adoption, EpochOpened, GroupStore, JournalStore, first_presence
from chalicelib.core.sync import (
    FrozenParcel,
    HomeBatch,
    HomeOpening,
    JournalPart,
    OutboxStore,
    ParcelPlace,
)
from fao_edge.adapters.sqlite.database import Database
from fao_edge.adapters.sqlite.groups import SqliteGroupStore
from fao_edge.adapters.sqlite.journals import SqliteJournalStore
from fao_edge.adapters.sqlite.outbox import SqliteOutboxStore
from tests.builders.sessions import (
    GROUP,
    NINE,
    SCHOOL,
    SESSION,
    a_batch,
    a_group,
    a_session,
    answer,
    epoch,
)
from tests.fakes.sessions import FakeGroupStore, FakeSessionStores
from tests.fakes.uplink import FakeOutboxStore, OrderedJournalStore

EDGE = EdgeId("fao-1")
LEASE = 2
ALL = {"items": 500, "size_bytes": 4_000_000}


@dataclass(frozen=True)
class Room:
    """An outbox, and the journal and groups that lie under it."""

    outbox: OutboxStore
    journal: JournalStore
    groups: GroupStore

    def write(self, *first_seqs: int) -> list[HomeBatch]:
        """Store a batch for each of these first numbers."""
        batches = [a_batch(answer("ITM-1", "A"), first_seq=seq, lease=LEASE) for seq in first_seqs]
        for batch in batches:
            self.journal.put(SCHOOL, batch, NINE)
        return [HomeBatch(batch.text, NINE) for batch in batches]

    def after(self, through: int = 0, **limits: int) -> JournalPart:
        return self.outbox.after(GROUP, through, **(ALL | limits))


@pytest.fixture(params=["fake", "sqlite"])
def room(request: pytest.FixtureRequest) -> Room:
    made = _in_memory() if request.param == "fake" else _on_the_edge(request)
    group, session = a_group(), a_session()
    made.groups.add(SCHOOL, group, [session], [first_presence(session, group)])
    return made


def _in_memory() -> Room:
    memory, journal = FakeSessionStores(), OrderedJournalStore()
    return Room(FakeOutboxStore(memory, journal), journal, FakeGroupStore(memory))


def _on_the_edge(request: pytest.FixtureRequest) -> Room:
    database: Database = request.getfixturevalue("database")
    return Room(
        SqliteOutboxStore(database), SqliteJournalStore(database), SqliteGroupStore(database)
    )


def frozen(number: int, text: str = "signed") -> FrozenParcel:
    return FrozenParcel(ParcelPlace(EDGE, GROUP, LEASE, number), text)


def test_the_journal_itself_is_the_outbox(room: Room) -> None:
    opening = EpochOpened(SESSION, epoch(1, LEASE), {epoch(1): 3}, NINE)
    adoption = Adoption(SESSION, epoch(1), 3, UserId("PROCTOR"), "Stroom viel uit", NINE)

    room.journal.open_epoch(SCHOOL, opening)
    (batch,) = room.write(1)
    room.journal.adopt(SCHOOL, adoption)

    part = room.after()
    assert part.batches == (batch,)
    assert [one.opening() for one in part.openings] == [opening]
    assert part.openings == (HomeOpening.of(opening),)
    assert part.adoptions == (adoption,)
    assert room.after(part.through) == JournalPart(part.through)


def test_a_batch_that_came_twice_goes_home_once(room: Room) -> None:
    (batch,) = room.write(1)
    room.write(1)

    assert room.after().batches == (batch,)


def test_no_part_is_larger_than_asked_but_it_holds_at_least_one_item(room: Room) -> None:
    one, two, three = room.write(1, 2, 3)

    first = room.after(items=2)
    assert first.batches == (one, two)
    assert room.after(first.through).batches == (three,)
    assert room.after(size_bytes=1).batches == (one,)
    assert room.after(size_bytes=2 * len(one.text)).batches == (one, two)


def test_what_another_group_wrote_stays_with_that_group(room: Room) -> None:
    room.write(1)

    assert room.outbox.after(GroupId("OTHER"), 0, **ALL).is_empty


def test_a_frozen_parcel_waits_byte_for_byte_until_it_is_applied(room: Room) -> None:
    for number in (1, 2, 3):
        room.outbox.freeze(frozen(number, f"signed {number}"), through=number * 10, told="")

    assert room.outbox.waiting(GROUP, LEASE) == (1, 2, 3)
    assert room.outbox.get(frozen(2).place) == frozen(2, "signed 2")
    assert room.outbox.last(GROUP, LEASE) == (3, 30)

    room.outbox.mark_applied(GROUP, LEASE, 2)
    room.outbox.mark_applied(GROUP, LEASE, 1)
    assert room.outbox.waiting(GROUP, LEASE) == (3,)


def test_a_number_is_given_once(room: Room) -> None:
    room.outbox.freeze(frozen(1, "first"), through=1, told="")

    with pytest.raises(ChangedMeanwhile):
        room.outbox.freeze(frozen(1, "second"), through=1, told="")
    assert room.outbox.get(frozen(1).place).text == "first"


def test_each_owner_of_a_group_has_numbers_of_its_own(room: Room) -> None:
    room.outbox.freeze(frozen(1), through=1, told="planned")

    assert room.outbox.last(GROUP, LEASE + 2) == (0, 0)
    assert room.outbox.waiting(GROUP, LEASE + 2) == ()
    assert room.outbox.told(GROUP, LEASE + 2) == ""
    with pytest.raises(NotFound):
        room.outbox.get(ParcelPlace(EDGE, GROUP, LEASE + 2, 1))


def test_what_was_told_last_is_remembered_over_parcels_that_told_nothing(room: Room) -> None:
    for number, told in enumerate(("one", "two", ""), 1):
        room.outbox.freeze(frozen(number), through=0, told=told)

    assert room.outbox.told(GROUP, LEASE) == "two"


def test_everything_is_home_when_no_item_and_no_parcel_is_left(room: Room) -> None:
    assert room.outbox.is_home(GROUP, LEASE)

    room.write(1)
    assert not room.outbox.is_home(GROUP, LEASE)

    room.outbox.freeze(frozen(1), through=room.after().through, told="")
    assert not room.outbox.is_home(GROUP, LEASE)

    room.outbox.mark_applied(GROUP, LEASE, 1)
    assert room.outbox.is_home(GROUP, LEASE)
