"""What every store of authenticator apps does, whatever it is made of."""

from dataclasses import replace

import pytest

from chalicelib.adapters.dynamodb.authenticators import DynamoAuthenticatorStore
from chalicelib.core.access import Authenticator, AuthenticatorStore
from chalicelib.core.kernel import ChangedMeanwhile, NotFound, UserId
from tests.builders.access import NINE
from tests.fakes.authenticators import FakeAuthenticatorStore

PIEN = UserId("PIEN")
NEW = Authenticator(PIEN, b"\x00sealed\xff", NINE)


@pytest.fixture(params=["fake", "dynamodb"])
def store(request: pytest.FixtureRequest) -> AuthenticatorStore:
    if request.param == "fake":
        return FakeAuthenticatorStore()
    request.getfixturevalue("cloud")
    return DynamoAuthenticatorStore()


def test_a_new_one_comes_back_as_it_was(store: AuthenticatorStore) -> None:
    store.put(NEW)

    assert store.get(PIEN) == replace(NEW, version=1)


def test_a_change_comes_back_as_it_was_saved(store: AuthenticatorStore) -> None:
    store.put(NEW)
    switched_on = store.get(PIEN).switch_on(7, ("mac", "other"), NINE)

    saved = store.save(switched_on)

    assert store.get(PIEN) == saved == replace(switched_on, version=2)


def test_setting_up_again_replaces_what_was_being_set_up(store: AuthenticatorStore) -> None:
    store.put(NEW)
    store.put(replace(NEW, sealed_secret=b"another"))

    assert store.get(PIEN).sealed_secret == b"another"


def test_of_two_changes_at_once_one_is_kept(store: AuthenticatorStore) -> None:
    store.put(NEW)
    read_by_both = store.get(PIEN)
    store.save(replace(read_by_both, last_step=1))

    with pytest.raises(ChangedMeanwhile):
        store.save(replace(read_by_both, last_step=1))


def test_a_removed_one_is_gone_and_cannot_be_changed(store: AuthenticatorStore) -> None:
    store.put(NEW)
    stale = store.get(PIEN)
    store.remove(PIEN)
    store.remove(PIEN)

    with pytest.raises(NotFound):
        store.get(PIEN)
    with pytest.raises(ChangedMeanwhile):
        store.save(stale)
