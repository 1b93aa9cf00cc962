"""An event and the change that it tells of are one transaction, in the cloud and at a school."""

from dataclasses import replace
from threading import Barrier, Thread

import apsw
import pytest
from pynamodb.transactions import TransactWrite

from bench.counting import counting
from chalicelib.adapters.dynamodb import transactions
from chalicelib.adapters.dynamodb.audit import DynamoAuditStore, DynamoAuditTrail
from chalicelib.adapters.dynamodb.audit_records import read_head
from chalicelib.adapters.dynamodb.edges import DynamoEdgeStore, EdgePointer
from chalicelib.core.audit import AuditEvent, ChainHead, Verifier, chained, read_line
from chalicelib.core.kernel import ChangedMeanwhile, Fault
from fao_edge.adapters.sqlite.database import Database
from tests.builders.audit import CHAIN, KEY, a_draft
from tests.builders.audit_chains import SoonIsNow, chains_in_sqlite
from tests.builders.edges import EDGE, an_edge
from tests.builders.session_stores import stores_of
from tests.builders.sessions import SCHOOL


@pytest.fixture
def trail(cloud: None) -> DynamoAuditTrail:
    return DynamoAuditTrail(KEY, SoonIsNow())


def events() -> list[AuditEvent]:
    return [read_line(line) for line in DynamoAuditStore().lines(CHAIN)]


def is_whole() -> bool:
    store = DynamoAuditStore()
    return Verifier(CHAIN).check(store.lines(CHAIN), store.head(CHAIN), KEY).bad is None


def test_the_event_is_there_as_soon_as_the_change_is(trail: DynamoAuditTrail) -> None:
    with trail.during(a_draft(objects={})) as pending:
        DynamoEdgeStore().add(an_edge())
        assert pending.event == events()[0]

    assert len(events()) == 1


def test_an_act_that_stops_after_its_change_has_its_event(trail: DynamoAuditTrail) -> None:
    def change_and_stop() -> None:
        with trail.during(a_draft()):
            DynamoEdgeStore().add(an_edge())
            raise Fault("the power went")

    with pytest.raises(Fault):
        change_and_stop()

    assert len(events()) == 1
    assert DynamoEdgeStore().find(EDGE)


def test_a_single_write_and_its_event_are_one_request(trail: DynamoAuditTrail) -> None:
    edge = DynamoEdgeStore().add(an_edge())

    with counting() as asked, trail.during(a_draft()):
        DynamoEdgeStore().save(replace(edge, name="Een andere naam"))

    assert asked.operations == ["dynamodb.GetItem", "dynamodb.TransactWriteItems"]
    assert DynamoEdgeStore().find(EDGE).name == "Een andere naam"


def test_only_the_first_change_takes_the_event_along(trail: DynamoAuditTrail) -> None:
    with trail.during(a_draft()):
        edge = DynamoEdgeStore().add(an_edge())
        with counting() as asked:
            DynamoEdgeStore().save(replace(edge, name="Een andere naam"))

    assert asked.operations == ["dynamodb.PutItem"]
    assert len(events()) == 1


def test_without_an_act_nothing_costs_more(cloud: None) -> None:
    edge = DynamoEdgeStore().add(an_edge())

    with counting() as asked:
        DynamoEdgeStore().save(edge)

    assert asked.operations == ["dynamodb.PutItem"]


def test_what_an_act_makes_stands_in_its_event(trail: DynamoAuditTrail) -> None:
    with trail.during(a_draft(objects={"site_id": "site-1"})):
        DynamoEdgeStore().add(an_edge())

    assert events()[0].draft.objects == {"site_id": "site-1", "edge_id": EDGE}


def test_a_change_that_is_refused_leaves_no_event_and_a_second_try_has_one(
    trail: DynamoAuditTrail,
) -> None:
    edge = DynamoEdgeStore().add(an_edge())

    with trail.during(a_draft()):
        with pytest.raises(ChangedMeanwhile):
            DynamoEdgeStore().save(replace(edge, version=7))
        assert events() == []
        DynamoEdgeStore().save(edge)

    assert len(events()) == 1


def test_a_refused_transaction_keeps_its_own_reasons(trail: DynamoAuditTrail) -> None:
    DynamoEdgeStore().add(an_edge())

    with pytest.raises(ChangedMeanwhile), trail.during(a_draft()):
        DynamoEdgeStore().add(an_edge())

    assert events() == []


def test_a_try_of_a_code_takes_no_event_along(trail: DynamoAuditTrail) -> None:
    edge = DynamoEdgeStore().add(an_edge())

    with trail.during(a_draft()):
        tried = DynamoEdgeStore().count_try(edge)
        assert events() == []
        DynamoEdgeStore().save(tried)

    assert len(events()) == 1


def test_a_live_record_is_known_as_it_is_after_its_transaction(
    request: pytest.FixtureRequest, trail: DynamoAuditTrail
) -> None:
    request.param = "dynamodb"
    stores = stores_of(request)
    _, [presence] = stores.plan()

    with trail.during(a_draft()):
        saved = stores.presences.save(SCHOOL, replace(presence, computer="pc-9"))

    assert saved == replace(presence, computer="pc-9", version=presence.version + 1)
    assert len(events()) == 1


def test_who_loses_the_race_for_the_head_tries_again(
    trail: DynamoAuditTrail, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = ChainHead(CHAIN)
    trail.append(a_draft(request_id="somebody else"))
    heads = iter([old, old])
    monkeypatch.setattr(transactions, "read_head", lambda chain: next(heads, read_head(chain)))
    monkeypatch.setattr(transactions, "PAUSE_SECONDS", 0)

    with trail.during(a_draft()):
        DynamoEdgeStore().add(an_edge())

    assert [event.draft.request_id for event in events()] == ["somebody else", "request-1"]
    assert is_whole()


def test_who_loses_the_race_too_often_changes_nothing(
    trail: DynamoAuditTrail, monkeypatch: pytest.MonkeyPatch
) -> None:
    trail.append(a_draft(request_id="somebody else"))
    monkeypatch.setattr(transactions, "read_head", ChainHead)
    monkeypatch.setattr(transactions, "PAUSE_SECONDS", 0)

    with pytest.raises(Fault), trail.during(a_draft()):
        DynamoEdgeStore().add(an_edge())

    assert DynamoEdgeStore().of_institution(SCHOOL) == ()
    assert len(events()) == 1


def test_two_at_once_both_have_their_event_and_the_chain_is_whole(
    trail: DynamoAuditTrail, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Both read the same head before either writes; after that they go as fast as they can.
    together = Barrier(2)
    first_reads = iter([True, True])

    def read(chain: object) -> ChainHead:
        head = read_head(CHAIN)
        if next(first_reads, False):
            together.wait(timeout=10)
        return head

    monkeypatch.setattr(transactions, "read_head", read)

    def act(number: int) -> None:
        with trail.during(a_draft(request_id=f"request-{number}")):
            DynamoEdgeStore().add(an_edge(id=f"edge-{number}"))

    threads = [Thread(target=act, args=(number,)) for number in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(event.draft.request_id for event in events()) == ["request-1", "request-2"]
    assert is_whole()


def test_a_full_transaction_has_room_for_the_event(trail: DynamoAuditTrail) -> None:
    sent: list[int] = []
    plain = TransactWrite._commit

    def commit(together: TransactWrite) -> object:
        sent.append(len(together._put_items))
        return plain(together)

    with pytest.MonkeyPatch.context() as patch, trail.during(a_draft()):
        patch.setattr(TransactWrite, "_commit", commit)
        with transactions.transaction() as together:
            for number in range(transactions.MAX_WRITES):
                together.save(EdgePointer("INSTITUTION#school-1", f"EDGE#{number}"))

    assert sent == [100]


def keep(connection: apsw.Connection) -> None:
    connection.execute("INSERT INTO form_keys VALUES ('form', 'content', x'00')")


def put_first(connection: apsw.Connection, line: str) -> None:
    connection.execute("INSERT INTO audit_events VALUES (1, '', '', ?)", (line,))


def test_at_a_school_the_event_is_kept_with_the_change_or_not_at_all(database: Database) -> None:
    chains = chains_in_sqlite(database)
    with chains.trail.during(a_draft()):
        database.write_once(keep)
        assert len(chains.lines()) == 1
    with pytest.raises(Fault), chains.trail.during(a_draft()):
        database.write_once(keep)

    assert len(chains.lines()) == 1
    assert chains.check().bad is None


def test_at_a_school_a_change_is_not_kept_when_its_event_is_not(database: Database) -> None:
    chains = chains_in_sqlite(database)
    event, _ = chained(ChainHead(chains.chain), a_draft(), KEY)
    database.write_once(lambda connection: put_first(connection, event.line))

    with pytest.raises(Fault), chains.trail.during(a_draft()):
        database.write_once(keep)

    assert database.read("SELECT * FROM form_keys") == []
