"""What every store of attempts and logins does, whatever it is made of."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from chalicelib.adapters.dynamodb.attempts import DynamoAttemptStore
from chalicelib.adapters.dynamodb.logins import DynamoLoginStore, DynamoPendingLoginStore
from chalicelib.core.access import (
    Attempts,
    AttemptStore,
    LoginStore,
    PendingLoginStore,
)
from chalicelib.core.kernel import ChangedMeanwhile, NotFound, UserId
from fao_edge.adapters.sqlite.accounts import SqliteAttemptStore
from fao_edge.adapters.sqlite.logins import SqliteLoginStore
from tests.builders.access import NINE, a_login, a_pending_login, an_actor
from tests.fakes.access import (
    FakeAttemptStore,
    FakeLoginStore,
    FakePendingLoginStore,
)


@dataclass
class Stores:
    """The stores under one contract."""

    attempts: AttemptStore
    logins: LoginStore


@pytest.fixture(params=["fake", "dynamodb", "sqlite"])
def stores(request: pytest.FixtureRequest) -> Stores:
    if request.param == "fake":
        return Stores(FakeAttemptStore(), FakeLoginStore())
    if request.param == "sqlite":
        database = request.getfixturevalue("database")
        return Stores(SqliteAttemptStore(database), SqliteLoginStore(database))
    request.getfixturevalue("cloud")
    return Stores(DynamoAttemptStore(), DynamoLoginStore())


@pytest.fixture(params=["fake", "dynamodb"])
def pending(request: pytest.FixtureRequest) -> PendingLoginStore:
    """Give the store of half-open logins, which a school server has none of."""
    if request.param == "fake":
        return FakePendingLoginStore()
    request.getfixturevalue("cloud")
    return DynamoPendingLoginStore()


def test_a_key_that_nobody_tried_has_made_no_attempts(stores: Stores) -> None:
    assert stores.attempts.get("password|x") == Attempts("password|x")


def test_counted_attempts_come_back_as_they_were_saved(stores: Stores) -> None:
    first = stores.attempts.save(Attempts("password|x").begin(NINE, allowed=2))
    second = stores.attempts.save(first.begin(NINE, allowed=2))

    assert stores.attempts.get("password|x") == second
    assert second.made == 2
    assert second.closed_until_at == NINE + timedelta(minutes=15)


@pytest.mark.parametrize("before", [0, 1, 2])
def test_two_attempts_at_once_cannot_count_as_one(stores: Stores, before: int) -> None:
    for _ in range(before):
        stores.attempts.save(stores.attempts.get("x").begin(NINE, allowed=9))
    read_by_both = stores.attempts.get("x")
    stores.attempts.save(read_by_both.begin(NINE, allowed=9))

    with pytest.raises(ChangedMeanwhile):
        stores.attempts.save(read_by_both.begin(NINE, allowed=9))


def test_forgotten_attempts_start_at_zero(stores: Stores) -> None:
    stores.attempts.save(Attempts("x").begin(NINE, allowed=9))

    stores.attempts.forget("x")
    stores.attempts.forget("x")

    assert stores.attempts.get("x").made == 0


def test_a_login_comes_back_as_it_was(stores: Stores) -> None:
    stores.logins.add(a_login())

    assert stores.logins.get("login-hash") == a_login()


def test_an_unknown_login_is_not_found(stores: Stores) -> None:
    with pytest.raises(NotFound):
        stores.logins.get("invented")


def test_a_login_that_was_seen_says_so(stores: Stores) -> None:
    stores.logins.add(a_login())

    stores.logins.mark_seen("login-hash", NINE + timedelta(minutes=5))

    assert stores.logins.get("login-hash") == a_login(last_seen_at=NINE + timedelta(minutes=5))


def test_marking_a_login_that_ended_does_not_bring_it_back(stores: Stores) -> None:
    stores.logins.add(a_login())
    stores.logins.remove("login-hash")

    with pytest.raises(NotFound):
        stores.logins.mark_seen("login-hash", NINE)
    with pytest.raises(NotFound):
        stores.logins.get("login-hash")


def test_removing_a_login_twice_is_harmless(stores: Stores) -> None:
    stores.logins.add(a_login())

    stores.logins.remove("login-hash")
    stores.logins.remove("login-hash")


def test_all_logins_of_a_user_are_found_and_no_other(stores: Stores) -> None:
    other = a_login(id_hash="other", actor=an_actor(user_id=UserId("SOMEBODY")))
    for login in (a_login(), a_login(id_hash="second"), a_login(id_hash="gone"), other):
        stores.logins.add(login)
    stores.logins.remove("gone")

    found = stores.logins.of_user(an_actor().user_id)

    assert {login.id_hash for login in found} == {"login-hash", "second"}
    assert a_login() in found
    assert stores.logins.of_user(UserId("NOBODY")) == ()


def test_a_pending_login_comes_back_as_it_was(pending: PendingLoginStore) -> None:
    pending.add(a_pending_login())

    assert pending.get("pending-hash") == a_pending_login(version=1)


def test_an_unknown_pending_login_is_not_found(pending: PendingLoginStore) -> None:
    with pytest.raises(NotFound):
        pending.get("invented")


def test_a_try_is_used_up_once_whoever_comes_second(pending: PendingLoginStore) -> None:
    pending.add(a_pending_login())
    read_by_both = pending.get("pending-hash")
    saved = pending.save(replace(read_by_both, tries_left=4))

    with pytest.raises(ChangedMeanwhile):
        pending.save(replace(read_by_both, tries_left=4))
    assert pending.get("pending-hash") == saved


def test_a_pending_login_is_used_once(pending: PendingLoginStore) -> None:
    pending.add(a_pending_login())
    read_by_both = pending.get("pending-hash")
    pending.remove(read_by_both)

    with pytest.raises(ChangedMeanwhile):
        pending.remove(read_by_both)
    with pytest.raises(NotFound):
        pending.get("pending-hash")


def test_a_pending_login_that_changed_is_not_removed(pending: PendingLoginStore) -> None:
    pending.add(a_pending_login())
    stale = pending.get("pending-hash")
    pending.save(stale)

    with pytest.raises(ChangedMeanwhile):
        pending.remove(stale)
