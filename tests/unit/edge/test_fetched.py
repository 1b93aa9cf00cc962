"""What a school server fetches may be fetched again; it lies over what was known of it."""

from dataclasses import replace

import pytest

from chalicelib.core.kernel import CandidateId, ChangedMeanwhile, NotFound, SessionId, UserId
from chalicelib.core.sessions import (
    Epoch,
    GroupState,
    PlannableCandidate,
    Ruling,
    RulingKind,
    SessionState,
    first_presence,
)
from fao_edge.adapters.sqlite.accounts import SqliteAccountStore
from fao_edge.adapters.sqlite.candidate_names import SqliteCandidateNames
from fao_edge.adapters.sqlite.database import Database
from fao_edge.adapters.sqlite.forms import SqliteFormStore
from fao_edge.adapters.sqlite.groups import SqliteGroupStore
from fao_edge.adapters.sqlite.presences import SqlitePresenceStore
from tests.builders import access
from tests.builders.exams import an_exam_form
from tests.builders.session_stores import SessionStores, edge_stores
from tests.builders.sessions import (
    GROUP,
    NINE,
    OTHER_SCHOOL,
    SCHOOL,
    SESSION,
    SITE,
    a_group,
    a_session,
)

GROUP_OF_TWO = a_group(candidate_count=2, name="Rekenen 4B", version=7)
SECOND = a_session(id=SessionId("S-2"), candidate_id=CandidateId("C-2"), login_name="TWEEDE")
CANDIDATE = PlannableCandidate(CandidateId("CANDIDATE"), "Noor Bos", "Bos, Noor", 0, SITE)


@pytest.fixture
def stores(database: Database) -> SessionStores:
    return edge_stores(database)


@pytest.fixture
def groups(database: Database) -> SqliteGroupStore:
    return SqliteGroupStore(database)


@pytest.fixture
def presences(database: Database) -> SqlitePresenceStore:
    return SqlitePresenceStore(database)


# --- groups ---


def test_a_fetched_group_is_there_whole(stores: SessionStores, groups: SqliteGroupStore) -> None:
    fresh = first_presence(a_session(), a_group())

    fetched = groups.put(SCHOOL, a_group(version=7), [a_session()], [fresh])

    assert fetched == groups.get(SCHOOL, GROUP) == a_group(version=8)
    assert stores.sessions.find("KWARTE") == a_session()
    assert stores.presences.of_group(SCHOOL, GROUP) == (replace(fresh, version=1),)


def test_a_group_that_is_fetched_again_replaces_its_seats(
    stores: SessionStores, groups: SqliteGroupStore
) -> None:
    stores.plan(a_session())

    groups.put(SCHOOL, GROUP_OF_TWO, [SECOND], [first_presence(SECOND, GROUP_OF_TWO)])

    assert groups.get(SCHOOL, GROUP).name == "Rekenen 4B"
    assert stores.sessions.taken(["KWARTE", "TWEEDE"]) == {"TWEEDE"}
    assert [one.session_id for one in stores.presences.of_group(SCHOOL, GROUP)] == ["S-2"]


def test_a_candidate_who_logged_in_before_it_was_fetched_again_stays_logged_in(
    stores: SessionStores, groups: SqliteGroupStore
) -> None:
    group, [presence] = stores.plan()
    more = Ruling("R", RulingKind.EXTENDED, NINE, UserId("P"), "Brandalarm", 10)
    stores.presences.save(SCHOOL, presence.log_in("pc-1", NINE).extend(more))
    longer = a_session(extra_time_minutes=30)

    groups.put(SCHOOL, group, [longer], [first_presence(longer, group)])

    kept = stores.presences.get(SCHOOL, GROUP, SESSION)
    assert (kept.epoch, kept.state, kept.computer) == (Epoch(1, 1), SessionState.READY, "pc-1")
    assert (kept.extra_time_minutes, kept.extended_minutes) == (30, 10)


def test_a_live_record_of_before_proctors_gave_more_time_is_read(
    stores: SessionStores, database: Database
) -> None:
    _, [presence] = stores.plan()
    older = "UPDATE presences SET document = json_remove(document, '$.rulings')"
    database.write(lambda connection: connection.execute(older) and None)
    [[document]] = database.read("SELECT document FROM presences")
    assert "rulings" not in document

    assert stores.presences.get(SCHOOL, GROUP, SESSION) == presence


def test_a_group_that_comes_with_a_new_lease_numbers_its_logins_anew(
    stores: SessionStores, groups: SqliteGroupStore
) -> None:
    _, [presence] = stores.plan()
    stores.presences.save(SCHOOL, presence.log_in("pc-1", NINE))
    again = a_group(lease=3)

    groups.put(SCHOOL, again, [a_session()], [first_presence(a_session(), again)])

    assert stores.presences.get(SCHOOL, GROUP, SESSION).epoch == Epoch(3, 0)


def test_whoever_read_the_group_before_it_was_fetched_again_looks_once_more(
    stores: SessionStores, groups: SqliteGroupStore
) -> None:
    read, [presence] = stores.plan()

    groups.put(SCHOOL, a_group(), [a_session()], [first_presence(a_session(), a_group())])

    with pytest.raises(ChangedMeanwhile):
        groups.save(SCHOOL, read.release(NINE))
    with pytest.raises(ChangedMeanwhile):
        stores.presences.save(SCHOOL, presence.log_in("pc-1", NINE))


def test_a_group_that_was_released_here_is_not_replaced(
    stores: SessionStores, groups: SqliteGroupStore
) -> None:
    group, [presence] = stores.plan()
    released = group.release(NINE)
    groups.save(SCHOOL, released, [presence.follow(released, NINE)])

    with pytest.raises(ChangedMeanwhile):
        groups.put(SCHOOL, GROUP_OF_TWO, [SECOND], [first_presence(SECOND, GROUP_OF_TWO)])

    assert groups.get(SCHOOL, GROUP).state is GroupState.RELEASED
    assert stores.sessions.taken(["KWARTE", "TWEEDE"]) == {"KWARTE"}


# --- colleagues, forms and names ---


def test_a_fetched_colleague_replaces_the_one_who_was_known(database: Database) -> None:
    accounts = SqliteAccountStore(database)
    other = access.an_account(user_id=UserId("OTHER"), username="other")
    for account in (access.an_account(), other):
        accounts.put(account)

    accounts.put(access.an_account(username="pien", last_name="Bos"))

    assert accounts.get_by_username("pien").name == "Pien Bos"
    assert accounts.get_by_username("other") == other
    with pytest.raises(NotFound):
        accounts.get_by_username("p.devries")
    assert len(accounts.staff(access.SCHOOL)) == 2


def test_a_form_may_be_fetched_twice_but_never_changes(database: Database) -> None:
    forms = SqliteFormStore(database)
    forms.put(an_exam_form())
    forms.put(an_exam_form())

    with pytest.raises(ChangedMeanwhile):
        forms.put(replace(an_exam_form(), sealed_outline=b"other"))

    assert forms.get(an_exam_form().form_id) == an_exam_form()


def test_a_form_that_was_fetched_before_it_had_flags_gets_them_when_it_is_fetched_again(
    database: Database,
) -> None:
    forms, flagged = SqliteFormStore(database), replace(an_exam_form(), has_sound=True)
    forms.put(an_exam_form())

    forms.put(flagged)

    assert forms.get(flagged.form_id) == flagged


def test_candidates_are_known_to_their_own_school_under_their_newest_name(
    database: Database,
) -> None:
    names = SqliteCandidateNames(database)
    names.put_all(SCHOOL, [replace(CANDIDATE, name="Nora Bos")])
    names.put_all(SCHOOL, [CANDIDATE])
    asked = [CANDIDATE.id, CandidateId("unknown")]

    assert names.known_candidates(SCHOOL, asked) == {CANDIDATE.id: CANDIDATE}
    assert names.known_candidates(OTHER_SCHOOL, asked) == {}
