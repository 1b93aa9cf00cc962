"""Counting attempts while others try the same key at the same moment."""

import pytest

from chalicelib.core.access import Attempts, Limit
from chalicelib.core.kernel import ChangedMeanwhile
from tests.builders.access import NINE
from tests.fakes.access import FakeAttemptStore
from tests.fakes.kernel import StandingClock


class _Busy(FakeAttemptStore):
    """A store in which somebody else comes first, so many times."""

    def __init__(self, races: int) -> None:
        super().__init__()
        self.races = races

    def save(self, attempts: Attempts) -> Attempts:
        if self.races:
            self.races -= 1
            super().save(self.get(attempts.key).begin(NINE, allowed=99))
        return super().save(attempts)


def test_an_attempt_that_loses_a_race_is_counted_after_the_others() -> None:
    store = _Busy(races=2)

    assert Limit(store, StandingClock(NINE), allowed=99).begin("key") == 0

    assert store.get("key").made == 3


def test_an_attempt_that_keeps_losing_is_refused_and_never_judged_uncounted() -> None:
    limit = Limit(_Busy(races=99), StandingClock(NINE), allowed=99)

    with pytest.raises(ChangedMeanwhile):
        limit.begin("key")
