"""What every store of groups and sessions does, and of the live records that change with them."""

from dataclasses import replace

import pytest

from chalicelib.core.kernel import CandidateId, ChangedMeanwhile, GroupId, NotFound, SessionId
from chalicelib.core.sessions import GroupState, first_presence
from tests.builders.session_stores import KINDS, SessionStores, stores_of
from tests.builders.sessions import (
    GROUP,
    NINE,
    OTHER_SCHOOL,
    SCHOOL,
    SESSION,
    a_group,
    a_session,
    minutes,
)


@pytest.fixture(params=KINDS)
def stores(request: pytest.FixtureRequest) -> SessionStores:
    return stores_of(request)


# --- groups ---


def test_a_group_comes_back_as_it_was_planned(stores: SessionStores) -> None:
    group, _ = stores.plan()

    assert group == a_group(version=1)
    assert stores.groups.get(SCHOOL, GROUP) == group
    assert stores.groups.of_institution(SCHOOL) == (group,)


def test_a_group_of_another_institution_is_not_found(stores: SessionStores) -> None:
    stores.plan()

    with pytest.raises(NotFound):
        stores.groups.get(OTHER_SCHOOL, GROUP)
    assert stores.groups.of_institution(OTHER_SCHOOL) == ()


def test_groups_are_listed_from_early_to_late(stores: SessionStores) -> None:
    late = a_group(id=GroupId("A"), opens_at=NINE + minutes(300))
    early = a_group(id=GroupId("B"), opens_at=NINE)
    for group in (late, early):
        stores.groups.add(SCHOOL, group, [], [])

    assert [group.id for group in stores.groups.of_institution(SCHOOL)] == ["B", "A"]


def test_a_group_is_not_planned_twice(stores: SessionStores) -> None:
    stores.plan()

    with pytest.raises(ChangedMeanwhile):
        stores.groups.add(SCHOOL, a_group(), [], [])


def test_a_login_name_belongs_to_one_session_in_the_country(stores: SessionStores) -> None:
    stores.plan()
    session = a_session(id=SessionId("S-2"), institution_id=OTHER_SCHOOL)
    group = a_group(id=GroupId("G-2"), institution_id=OTHER_SCHOOL)

    with pytest.raises(ChangedMeanwhile):
        stores.groups.add(OTHER_SCHOOL, group, [session], [first_presence(session, group)])

    assert stores.sessions.find("KWARTE") == a_session()
    assert stores.groups.of_institution(OTHER_SCHOOL) == ()


def test_a_group_and_its_live_records_are_saved_together(stores: SessionStores) -> None:
    group, [presence] = stores.plan()
    released = group.release(NINE)

    saved = stores.groups.save(SCHOOL, released, [presence.follow(released, NINE)])

    assert saved == replace(released, version=2)
    assert stores.groups.get(SCHOOL, GROUP) == saved
    [stored] = stores.presences.of_group(SCHOOL, GROUP)
    assert stored == replace(presence, group_state=GroupState.RELEASED, version=2)


def test_a_group_that_changed_meanwhile_is_not_saved(stores: SessionStores) -> None:
    group, [presence] = stores.plan()
    stores.groups.save(SCHOOL, group.cancel("ziek"))

    with pytest.raises(ChangedMeanwhile):
        stores.groups.save(SCHOOL, group.release(NINE), [presence])

    assert stores.groups.get(SCHOOL, GROUP).state is GroupState.CANCELLED
    assert stores.presences.get(SCHOOL, GROUP, SESSION) == presence


def test_a_group_is_not_saved_if_one_live_record_changed_meanwhile(stores: SessionStores) -> None:
    group, [presence] = stores.plan()
    stores.presences.save(SCHOOL, presence.count_wrong_login())

    with pytest.raises(ChangedMeanwhile):
        stores.groups.save(SCHOOL, group.release(NINE), [presence])

    assert stores.groups.get(SCHOOL, GROUP) == group


def test_a_group_larger_than_a_transaction_is_planned_and_released_whole(
    stores: SessionStores,
) -> None:
    many = [
        a_session(
            id=SessionId(f"S-{n:03}"),
            login_name=f"NAAM{n:03}",
            candidate_id=CandidateId(f"C-{n:03}"),
        )
        for n in range(101)
    ]
    group, presences = stores.plan(*many)
    released = group.release(NINE)

    stores.groups.save(SCHOOL, released, [one.follow(released, NINE) for one in presences])

    after = stores.presences.of_group(SCHOOL, GROUP)
    assert len(after) == 101
    assert {presence.group_state for presence in after} == {GroupState.RELEASED}


def test_a_correction_keeps_adds_and_removes_sessions(stores: SessionStores) -> None:
    leaving = a_session(id=SessionId("S-2"), candidate_id=CandidateId("C-2"), login_name="TWEEDE")
    arriving = a_session(id=SessionId("S-3"), candidate_id=CandidateId("C-3"), login_name="DERDE")
    group, presences = stores.plan(a_session(), leaving)
    staying = next(one for one in presences if one.session_id == SESSION)
    renamed = a_session(group_name="Rekenen 4B", extra_time_minutes=30)

    saved = stores.groups.correct(
        SCHOOL,
        replace(group, name="Rekenen 4B"),
        kept=[(renamed, replace(staying, extra_time_minutes=30))],
        added=[(arriving, first_presence(arriving, group))],
        removed=[leaving],
    )

    assert stores.groups.get(SCHOOL, GROUP) == saved == replace(group, name="Rekenen 4B", version=2)
    assert stores.sessions.find("KWARTE") == renamed
    assert stores.sessions.find("DERDE") == arriving
    with pytest.raises(NotFound):
        stores.sessions.find("TWEEDE")
    after = {one.session_id: one for one in stores.presences.of_group(SCHOOL, GROUP)}
    assert set(after) == {SESSION, "S-3"}
    assert after[SESSION].extra_time_minutes == 30


def test_a_correction_of_a_group_that_changed_meanwhile_changes_nothing(
    stores: SessionStores,
) -> None:
    group, _ = stores.plan()
    stores.groups.save(SCHOOL, group.release(NINE))

    with pytest.raises(ChangedMeanwhile):
        stores.groups.correct(SCHOOL, group, kept=[], added=[], removed=[a_session()])

    assert stores.sessions.find("KWARTE") == a_session()


# --- sessions ---


def test_a_session_is_found_by_its_login_name_alone(stores: SessionStores) -> None:
    stores.plan()

    assert stores.sessions.find("KWARTE") == a_session()
    with pytest.raises(NotFound):
        stores.sessions.find("ANDERE")


def test_sessions_of_a_group_are_found_for_their_own_institution(stores: SessionStores) -> None:
    stores.plan()

    assert stores.sessions.of_group(SCHOOL, ["KWARTE", "ANDERE"]) == (a_session(),)
    assert stores.sessions.of_group(OTHER_SCHOOL, ["KWARTE"]) == ()


def test_it_tells_which_login_names_are_taken(stores: SessionStores) -> None:
    stores.plan()

    assert stores.sessions.taken(["KWARTE", "ANDERE"]) == {"KWARTE"}
    assert stores.sessions.taken([]) == frozenset()
