"""What every store of live records does."""

from dataclasses import replace

import pytest

from chalicelib.core.kernel import ChangedMeanwhile, ItemId, NotFound
from chalicelib.core.sessions import (
    Epoch,
    GroupState,
    LoginRequest,
    Message,
    Presence,
    Ruling,
    RulingKind,
    SessionFlag,
    SessionState,
    SignOfLife,
)
from tests.builders.session_stores import KINDS, SessionStores, stores_of
from tests.builders.sessions import (
    GROUP,
    NINE,
    OTHER_SCHOOL,
    PROCTOR,
    SCHOOL,
    SESSION,
    epoch,
    minutes,
)

LIFE = SignOfLife(None, answered=3, total=12, waiting=1, seen_at=NINE)


@pytest.fixture(params=KINDS)
def stores(request: pytest.FixtureRequest) -> SessionStores:
    return stores_of(request)


def _full(presence: Presence) -> Presence:
    """A live record with something in every field."""
    return replace(
        presence,
        state=SessionState.INTERRUPTED,
        group_state=GroupState.BLOCKED,
        epoch=Epoch(2, 3),
        computer="pc-1",
        logged_in_at=NINE - minutes(1),
        started_at=NINE,
        deadline_at=NINE + minutes(60),
        paused_at=NINE + minutes(10),
        submitted_at=NINE + minutes(20),
        wrong_logins=2,
        login_request=LoginRequest("REQUEST", None, NINE, False),
        flags=frozenset(SessionFlag),
        messages=(Message("M", "Nog tien minuten.", NINE),),
        rulings=(
            Ruling("R1", RulingKind.EXTENDED, NINE, PROCTOR, "Alarm", minutes=10),
            Ruling("R2", RulingKind.TERMINATED, NINE + minutes(20), PROCTOR, "Fraude"),
        ),
    )


def test_a_live_record_comes_back_with_every_field(stores: SessionStores) -> None:
    _, [presence] = stores.plan()

    saved = stores.presences.save(SCHOOL, _full(presence))

    assert saved == replace(_full(presence), version=2)
    assert stores.presences.get(SCHOOL, GROUP, SESSION) == saved


def test_what_is_empty_again_comes_back_empty(stores: SessionStores) -> None:
    _, [presence] = stores.plan()
    full = stores.presences.save(SCHOOL, _full(presence))

    stores.presences.save(SCHOOL, replace(presence, version=full.version))

    assert stores.presences.get(SCHOOL, GROUP, SESSION) == replace(presence, version=3)


def test_a_live_record_that_changed_meanwhile_is_not_saved(stores: SessionStores) -> None:
    _, [presence] = stores.plan()
    stores.presences.save(SCHOOL, presence.count_wrong_login())

    with pytest.raises(ChangedMeanwhile):
        stores.presences.save(SCHOOL, presence.log_in("pc-1", NINE))

    assert stores.presences.get(SCHOOL, GROUP, SESSION).wrong_logins == 1


def test_a_live_record_of_another_institution_is_not_found(stores: SessionStores) -> None:
    _, [presence] = stores.plan()

    with pytest.raises(NotFound):
        stores.presences.get(OTHER_SCHOOL, GROUP, SESSION)
    with pytest.raises(NotFound):
        stores.presences.report(OTHER_SCHOOL, GROUP, SESSION, presence.epoch, LIFE)
    with pytest.raises(ChangedMeanwhile):
        stores.presences.save(OTHER_SCHOOL, presence)
    assert stores.presences.of_group(OTHER_SCHOOL, GROUP) == ()


def test_a_sign_of_life_is_written_and_answered_with_the_live_record(
    stores: SessionStores,
) -> None:
    _, [presence] = stores.plan()

    answered = stores.presences.report(SCHOOL, GROUP, SESSION, presence.epoch, LIFE)

    assert answered == replace(presence, life=LIFE)
    assert stores.presences.get(SCHOOL, GROUP, SESSION) == answered


def test_a_sign_of_life_from_a_waiting_page_keeps_where_the_candidate_was(
    stores: SessionStores,
) -> None:
    _, [presence] = stores.plan()
    at_an_item = SignOfLife(
        ItemId("ITM-3"), answered=3, total=12, waiting=0, seen_at=NINE, number=7
    )
    waits = SignOfLife(None, answered=0, total=12, waiting=2, seen_at=NINE + minutes(1))

    stores.presences.report(SCHOOL, GROUP, SESSION, presence.epoch, at_an_item)
    stores.presences.report(SCHOOL, GROUP, SESSION, presence.epoch, waits)

    assert stores.presences.get(SCHOOL, GROUP, SESSION).life == SignOfLife(
        ItemId("ITM-3"), answered=3, total=12, waiting=2, seen_at=NINE + minutes(1), number=7
    )


def test_a_sign_of_life_of_an_older_login_is_not_written_but_answered(
    stores: SessionStores,
) -> None:
    _, [presence] = stores.plan()
    newer = stores.presences.save(SCHOOL, replace(presence, epoch=epoch(2)))

    answered = stores.presences.report(SCHOOL, GROUP, SESSION, epoch(1), LIFE)

    assert answered == newer
    assert stores.presences.get(SCHOOL, GROUP, SESSION).life is None


def test_a_sign_of_life_never_undoes_a_ruling_nor_a_ruling_a_sign_of_life(
    stores: SessionStores,
) -> None:
    _, [presence] = stores.plan()
    stores.presences.report(SCHOOL, GROUP, SESSION, presence.epoch, LIFE)

    saved = stores.presences.save(SCHOOL, presence.count_wrong_login())

    assert saved.life == LIFE
    assert saved.wrong_logins == 1
