"""The journal of a school server is also its outbox: everything once, in the order it came in."""

import apsw
import pytest

from chalicelib.core.kernel import Fault, GroupId, SessionId, UserId
from chalicelib.core.sessions import Adoption, EpochOpened, LateAccepted, first_presence
from fao_edge.adapters.sqlite.database import Database
from fao_edge.adapters.sqlite.groups import SqliteGroupStore
from fao_edge.adapters.sqlite.journals import JournalKind, SqliteJournalStore
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
    minutes,
)

OTHER = SessionId("S-2")
OTHER_GROUP = GroupId("G-2")


@pytest.fixture
def journals(database: Database) -> SqliteJournalStore:
    groups = SqliteGroupStore(database)
    for session in (a_session(), a_session(id=OTHER, group_id=OTHER_GROUP, login_name="TWEEDE")):
        group = a_group(id=session.group_id)
        groups.add(SCHOOL, group, [session], [first_presence(session, group)])
    return SqliteJournalStore(database)


def numbers(store: SqliteJournalStore, group_id: GroupId = GROUP, **limits: int) -> list[int]:
    wide = {"limit_items": 100, "limit_bytes": 10**6}
    after = limits.pop("after", 0)
    return [item.number for item in store.after(group_id, after, **(wide | limits))]


def test_all_that_a_journal_holds_goes_home_in_the_order_it_was_stored(
    journals: SqliteJournalStore,
) -> None:
    batch = a_batch(answer("ITM-1", "caf\u00e9 \ud83d"), login=2)
    journals.open_epoch(SCHOOL, EpochOpened(SESSION, epoch(2), {epoch(1): 7}, NINE))
    journals.put(SCHOOL, batch, NINE + minutes(1))
    journals.adopt(SCHOOL, Adoption(SESSION, epoch(1), 7, UserId("PROCTOR"), "netwerk", NINE))
    late = LateAccepted(SESSION, 1, epoch(2), 1, ((epoch(2), 1),), UserId("P"), "netwerk", NINE)
    journals.accept_late(SCHOOL, late)

    items = journals.after(GROUP, 0, limit_items=100, limit_bytes=10**6)

    assert [(item.kind, item.epoch, item.seq) for item in items] == [
        (JournalKind.OPENING, epoch(2), 0),
        (JournalKind.BATCH, epoch(2), 1),
        (JournalKind.ADOPTION, epoch(1), 7),
        (JournalKind.LATE_ACCEPTED, epoch(0, lease=0), 1),
    ]
    assert [item.number for item in items] == sorted(item.number for item in items)
    assert (items[1].body, items[1].received_at) == (batch.text, NINE + minutes(1))
    assert {item.session_id for item in items} == {SESSION}


def test_what_is_home_and_what_is_of_another_group_is_left_out(
    journals: SqliteJournalStore,
) -> None:
    for number in range(1, 5):
        journals.put(SCHOOL, a_batch(first_seq=number), NINE)
        journals.put(SCHOOL, a_batch(first_seq=number, session_id=OTHER), NINE)

    assert numbers(journals) == [1, 3, 5, 7]
    assert numbers(journals, OTHER_GROUP, after=4) == [6, 8]
    assert numbers(journals, after=7) == []


def test_a_batch_that_is_sent_again_goes_home_once(journals: SqliteJournalStore) -> None:
    journals.put(SCHOOL, a_batch(), NINE)
    journals.put(SCHOOL, a_batch(), NINE)

    assert len(numbers(journals)) == 1


def test_no_more_goes_at_once_than_asked_for_but_always_something(
    journals: SqliteJournalStore,
) -> None:
    for number in range(1, 5):
        journals.put(SCHOOL, a_batch(first_seq=number), NINE)
    size = len(a_batch().text)

    assert numbers(journals, limit_items=3) == [1, 2, 3]
    assert numbers(journals, limit_bytes=2 * size) == [1, 2]
    assert numbers(journals, limit_bytes=1) == [1]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET body = x''",
        "DELETE FROM journal",
        "REPLACE INTO journal SELECT * FROM journal",
    ],
)
def test_nobody_changes_or_removes_what_is_in_the_journal(
    journals: SqliteJournalStore, database: Database, statement: str
) -> None:
    journals.put(SCHOOL, a_batch(), NINE)

    with pytest.raises(Fault) as refused:
        database.write(lambda connection: connection.execute(statement))

    assert isinstance(refused.value.__cause__, apsw.ConstraintError)
    assert [item.body for item in journals.after(GROUP, 0, limit_items=9, limit_bytes=9)] == [
        a_batch().text
    ]
