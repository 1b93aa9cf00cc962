"""Which usernames are closed, and who opens them."""

import pytest

from chalicelib.core.access import AccountLocks, Limit
from chalicelib.core.access.service.locks import attempts_key
from tests.builders.access import NINE
from tests.fakes.access import FakeAttemptStore
from tests.fakes.kernel import StandingClock


@pytest.fixture
def locks() -> AccountLocks:
    return AccountLocks(Limit(FakeAttemptStore(), StandingClock(NINE), allowed=3))


@pytest.mark.parametrize("remembered", [False, True])
def test_a_username_is_locked_after_three_attempts_until_it_is_unlocked(
    locks: AccountLocks, remembered: bool
) -> None:
    for _ in range(3):
        assert not locks.is_locked("p.devries")
        locks.limit.begin(attempts_key("p.devries", remembered=remembered))
    assert locks.is_locked("P.deVries")

    locks.unlock(" P.deVries")

    assert not locks.is_locked("p.devries")


def test_a_username_that_nobody_tried_is_open_and_unlocking_it_is_harmless(
    locks: AccountLocks,
) -> None:
    locks.unlock("nobody")

    assert not locks.is_locked("nobody")
