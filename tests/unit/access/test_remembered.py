"""Which browsers are remembered, where, and for how long."""

from datetime import timedelta

import pytest

from chalicelib.core.access import RememberedBrowsers
from chalicelib.core.kernel import UserId
from tests.builders.access import NINE
from tests.fakes.access import FakeRememberedBrowserStore
from tests.fakes.kernel import CountingIds, StandingClock

PIEN, JAN = UserId("PIEN"), UserId("JAN")
HERE, ELSEWHERE = "192.0.2.7", "198.51.100.9"


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock(NINE)


@pytest.fixture
def store() -> FakeRememberedBrowserStore:
    return FakeRememberedBrowserStore()


@pytest.fixture
def browsers(store: FakeRememberedBrowserStore, clock: StandingClock) -> RememberedBrowsers:
    return RememberedBrowsers(store, b"server key", clock, CountingIds())


def test_a_remembered_browser_is_known_by_its_mark(browsers: RememberedBrowsers) -> None:
    mark = browsers.remember(PIEN, address=HERE)

    found = browsers.find(PIEN, mark=mark)

    assert found is not None
    assert browsers.is_at(found, address=HERE)


def test_a_browser_that_moved_is_known_but_not_where_it_was(browsers: RememberedBrowsers) -> None:
    found = browsers.find(PIEN, mark=browsers.remember(PIEN, address=HERE))

    assert found is not None
    assert not browsers.is_at(found, address=ELSEWHERE)


def test_a_browser_is_known_for_its_own_user_alone(browsers: RememberedBrowsers) -> None:
    assert browsers.find(JAN, mark=browsers.remember(PIEN, address=HERE)) is None


def test_a_browser_is_a_stranger_after_a_day_however_often_it_was_used(
    browsers: RememberedBrowsers, clock: StandingClock
) -> None:
    mark = browsers.remember(PIEN, address=HERE)

    clock.at = NINE + timedelta(hours=24) - timedelta(seconds=1)
    assert browsers.find(PIEN, mark=mark)
    clock.move(seconds=1)
    assert browsers.find(PIEN, mark=mark) is None


@pytest.mark.parametrize("mark", [None, "", "x", "id000000000000000000001" + "A" * 43])
def test_a_mark_that_we_did_not_sign_is_never_looked_up(
    browsers: RememberedBrowsers, store: FakeRememberedBrowserStore, mark: str | None
) -> None:
    browsers.remember(PIEN, address=HERE)

    assert browsers.find(PIEN, mark=mark) is None
    assert store.reads == 0


def test_a_true_id_with_another_signature_is_a_stranger(browsers: RememberedBrowsers) -> None:
    mark = browsers.remember(PIEN, address=HERE)
    forged = mark[:-1] + ("A" if mark[-1] != "A" else "B")

    assert browsers.find(PIEN, mark=forged) is None


def test_forgotten_browsers_of_a_user_are_strangers(browsers: RememberedBrowsers) -> None:
    first, second = (browsers.remember(PIEN, address=HERE) for _ in range(2))
    other = browsers.remember(JAN, address=HERE)

    browsers.forget_all_of(PIEN)

    assert browsers.find(PIEN, mark=first) is browsers.find(PIEN, mark=second) is None
    assert browsers.find(JAN, mark=other)


def test_neither_the_id_nor_the_address_is_kept(
    browsers: RememberedBrowsers, store: FakeRememberedBrowserStore
) -> None:
    mark = browsers.remember(PIEN, address=HERE)

    kept = "".join(f"{row!r}{row.address_mac}" for row in store.rows.values())
    assert mark[:22] not in kept
    assert HERE not in kept


def test_a_mark_is_made_of_the_characters_of_an_id(browsers: RememberedBrowsers) -> None:
    mark = browsers.remember(PIEN, address=HERE)

    assert mark.replace("-", "").replace("_", "").isalnum()
