"""What an administrator and the help desk see of audit chains, and what they can take away."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.core.access import Actor, Role, Scope
from chalicelib.core.audit import SYSTEM, Verifier, institution_chain
from chalicelib.core.kernel import InstitutionId, NotFound, UserId
from chalicelib.core.logbook import Logbook, LogFilter, LogFormat, PeriodTooLong, service
from chalicelib.core.logbook.neighbours import NamesOfStaff
from chalicelib.pages.events import event_sentence
from tests.builders.access import an_account
from tests.builders.audit import CHAIN, KEY, NINE, SCHOOL, a_draft
from tests.fakes.access import FakeAccountStore
from tests.fakes.audit import FakeAuditStore
from tests.fakes.kernel import StandingClock
from tests.fakes.scores import FakeFileStore

ADMIN = Actor(
    UserId("user-1"),
    SCHOOL,
    frozenset(),
    frozenset({Role.INSTITUTION_ADMIN}),
    Scope.PORTAL,
    "Pien",
)
HELPDESK = replace(ADMIN, institution_id=InstitutionId("duo"), roles=frozenset({Role.HELPDESK}))
OTHER = InstitutionId("school-2")
ANY = LogFilter()


class Room:
    """A logbook over chains in memory."""

    def __init__(self) -> None:
        self.store, self.files, accounts = FakeAuditStore(), FakeFileStore(), FakeAccountStore()
        accounts.add(an_account(user_id=UserId("user-1"), institution_id=SCHOOL))
        self.clock = StandingClock(NINE + timedelta(hours=3))
        self.logbook = Logbook(
            self.store, NamesOfStaff(accounts), self.files, self.clock, event_sentence
        )

    def write(self, count: int, **changes: object) -> None:
        for number in range(count):
            self.store.write(a_draft(at=NINE + timedelta(minutes=number), **changes))

    def names(self, actor: Actor, wanted: LogFilter = ANY) -> list[str]:
        return [row.name for row in self.logbook.show(actor, wanted=wanted, page=1).rows]


def data_of(room: Room, url: str) -> bytes:
    return room.files.files[url][2]


@pytest.fixture
def room() -> Room:
    return Room()


def test_an_administrator_sees_the_chain_of_the_school_the_newest_first(room: Room) -> None:
    room.write(2)
    room.write(1, chain=SYSTEM, name="log_in_failed")
    room.write(1, chain=institution_chain(OTHER), name="elsewhere")

    shown = room.logbook.show(ADMIN, wanted=ANY, page=1)

    assert [row.number for row in shown.rows] == [2, 1]
    assert room.names(ADMIN, LogFilter(institution_id=SCHOOL)) == ["group_released"] * 2
    assert shown.looked_from is None
    assert not shown.of_duo


def test_an_administrator_does_not_find_the_chain_of_another_school(room: Room) -> None:
    wanted = LogFilter(institution_id=OTHER)

    with pytest.raises(NotFound):
        room.logbook.show(ADMIN, wanted=wanted, page=1)
    with pytest.raises(NotFound):
        room.logbook.export(ADMIN, wanted=wanted, form=LogFormat.CSV)


def test_the_help_desk_sees_the_system_chain_and_that_of_any_school(room: Room) -> None:
    room.write(1)
    room.write(1, chain=SYSTEM, name="log_in_failed", user_id=None)

    assert room.names(HELPDESK) == ["log_in_failed"]
    assert room.names(HELPDESK, LogFilter(institution_id=SCHOOL)) == ["group_released"]
    assert room.logbook.show(HELPDESK, wanted=ANY, page=1).of_duo


def test_names_are_those_of_now_and_missing_for_who_is_gone(room: Room) -> None:
    room.write(1)
    room.write(1, user_id=UserId("user-gone"))

    for actor in (ADMIN, HELPDESK):
        shown = room.logbook.show(actor, wanted=LogFilter(institution_id=SCHOOL), page=1)
        assert [row.user_name for row in shown.rows] == ["", an_account().name]
        assert list(shown.users.values()) == [an_account().name]


def test_events_are_found_by_name_user_and_period(room: Room) -> None:
    room.write(3)
    room.write(1, name="group_closed", user_id=UserId("user-2"))
    before, after = NINE + timedelta(minutes=1), NINE + timedelta(minutes=2)

    assert room.names(ADMIN, LogFilter(name="group_closed")) == ["group_closed"]
    assert room.names(ADMIN, LogFilter(user_id="user-2")) == ["group_closed"]
    within = room.logbook.show(ADMIN, wanted=LogFilter(from_at=before, until_at=after), page=1)
    assert [row.number for row in within.rows] == [2]
    assert within.names == ("group_released",)


def test_what_is_older_than_a_month_is_seen_when_asked_for(room: Room) -> None:
    room.store.write(a_draft(at=NINE - timedelta(days=40)))
    room.write(1)

    assert len(room.names(ADMIN)) == 1
    assert len(room.names(ADMIN, LogFilter(from_at=NINE - timedelta(days=60)))) == 2


def test_many_events_come_in_pages(room: Room) -> None:
    room.write(service.PAGE_SIZE + 1)

    second = room.logbook.show(ADMIN, wanted=ANY, page=2)

    assert [row.number for row in second.rows] == [1]
    assert (second.total, second.pages) == (service.PAGE_SIZE + 1, 2)


def test_a_long_chain_is_looked_through_piece_by_piece(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "READ_MAX", 3)
    room.write(5)

    first = room.logbook.show(ADMIN, wanted=ANY, page=1)
    rest = room.logbook.show(ADMIN, wanted=LogFilter(before=first.looked_from), page=1)

    assert [row.number for row in first.rows] == [5, 4, 3]
    assert [row.number for row in rest.rows] == [2, 1]
    assert rest.looked_from is None


def test_a_damaged_line_is_told_and_hides_nothing_else(room: Room) -> None:
    room.write(3)
    room.store.kept[CHAIN][1] = "{}"

    shown = room.logbook.show(ADMIN, wanted=ANY, page=1)

    assert [row.number for row in shown.rows] == [3, 1]
    assert shown.unreadable == 1


def test_the_chain_of_a_period_can_be_checked_elsewhere(room: Room) -> None:
    room.write(5)
    wanted = LogFilter(from_at=NINE + timedelta(minutes=1), name="nothing has this name")

    offer = room.logbook.export(ADMIN, wanted=wanted, form=LogFormat.JSON_LINES)

    data = data_of(room, offer.url).decode()
    assert offer.name == "logboek-institution-school-1.jsonl"
    found = Verifier(CHAIN, after=1).check(data.splitlines(), None, KEY)
    assert (found.events, found.bad) == (4, None)


def test_a_table_holds_what_fits_the_filter(room: Room) -> None:
    room.write(2)
    room.write(1, name="group_closed")

    offer = room.logbook.export(ADMIN, wanted=LogFilter(name="group_closed"), form=LogFormat.CSV)

    heading, *rows = data_of(room, offer.url).decode("utf-8-sig").splitlines()
    assert heading.startswith('"Nummer";"Tijdstip";"Gebeurtenis";"Code";"Wie"')
    [row] = rows
    assert '"3"' in row
    assert an_account().name in row
    assert "group_id=group-1" in row
    assert '"15-05-2026 11:00:00";"Afnamegroep afgesloten";"group_closed"' in row


def test_a_period_without_events_is_an_empty_file(room: Room) -> None:
    offer = room.logbook.export(ADMIN, wanted=ANY, form=LogFormat.JSON_LINES)

    assert data_of(room, offer.url) == b""


def test_a_file_has_an_end(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "EXPORT_MAX", 2)
    room.write(3)

    with pytest.raises(PeriodTooLong):
        room.logbook.export(ADMIN, wanted=ANY, form=LogFormat.JSON_LINES)
