"""Hypothesis makes up days with a bad line; at the end the cloud has the journal, exactly once.

Both sides are the real services over stores in memory. At the end each promise is broken once on
purpose, and the machine has to notice.
"""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from chalicelib.core.kernel import GroupId, NotFound, SessionId
from chalicelib.core.sessions import GroupState
from chalicelib.core.sync import CloudOutOfReach, JournalPart
from tests.builders.both_sides import LEASE, SESSIONS, BothSides, Crash
from tests.fakes.uplink import FakeOutboxStore

QUICK = settings(
    max_examples=100,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
FATES = st.lists(
    st.sampled_from(("well", "request lost", "answer lost", "crash", "crash after")), max_size=6
)


class SchoolDay(RuleBasedStateMachine):
    """Candidates write, the line breaks, events come twice and in any order, the power goes."""

    outbox_type = FakeOutboxStore

    def __init__(self) -> None:
        super().__init__()
        self.world = BothSides(self.outbox_type)
        self.numbers = dict.fromkeys(SESSIONS, 0)
        self.logins = dict.fromkeys(SESSIONS, 0)
        self.past_arrivals: list[str] = []
        self.taken_back = False

    @rule(who=st.sampled_from(SESSIONS))
    def log_in(self, who: SessionId) -> None:
        self.logins[who] += 1
        self.numbers[who] = 0
        self.world.log_in(who, self.logins[who])

    @rule(who=st.sampled_from(SESSIONS), how_many=st.integers(1, 4))
    def write(self, who: SessionId, how_many: int) -> None:
        for _ in range(how_many):
            self.numbers[who] += 1
            self.world.write(who, self.numbers[who], max(1, self.logins[who]))

    @rule(fates=FATES)
    def hand_in(self, fates: list[str]) -> None:
        self.world.line.goes = list(fates)
        try:
            self.world.handing_in.run()
        except CloudOutOfReach:
            pass
        except Crash:
            self.world.start()
        self.world.line.goes.clear()

    @rule(seconds=st.sampled_from((1, 31, 61)))
    def wait(self, seconds: int) -> None:
        self.world.clock.move(seconds=seconds)

    @precondition(lambda self: self.world.arrivals)
    @rule(which=st.integers(0, 20))
    def an_event_arrives(self, which: int) -> None:
        self.past_arrivals.append(self.world.arrivals[which % len(self.world.arrivals)])
        self.world.take_in(which)

    @precondition(lambda self: self.past_arrivals)
    @rule(which=st.integers(0, 20))
    def an_event_arrives_once_more(self, which: int) -> None:
        self.world.arrivals.append(self.past_arrivals[which % len(self.past_arrivals)])

    @precondition(lambda self: self.world.school.group.state is GroupState.RELEASED)
    @rule()
    def close(self) -> None:
        self.world.close()

    @precondition(lambda self: self.world.cloud.group.handed_over)
    @rule()
    def take_back(self) -> None:
        self.taken_back = True
        self.world.take_back()

    @invariant()
    def a_parcel_never_changes(self) -> None:
        assert all(len(texts) == 1 for texts in self.world.sent.values())

    def teardown(self) -> None:
        self.world.settle()
        school, cloud = self.world.school, self.world.cloud
        assert cloud.journal.batches == school.journal.batches
        assert cloud.journal.openings == school.journal.openings
        assert len(cloud.journal.order) == len(school.journal.order)
        if school.group.state is GroupState.CLOSED and not self.taken_back:
            assert cloud.group.state is GroupState.CLOSED
            assert cloud.group.lease == LEASE + 1
            assert not cloud.group.elsewhere


class ForgetsAnItem(FakeOutboxStore):
    """Skips the item that stands at the border of two parcels."""

    def last(self, group_id: GroupId, lease: int) -> tuple[int, int]:
        number, through = super().last(group_id, lease)
        return number, through + (number == 2)


class ForgetsWhatItFroze(FakeOutboxStore):
    """Knows how far it was, but lost a parcel that was not sent."""

    def waiting(self, group_id: GroupId, lease: int) -> tuple[int, ...]:
        return tuple(one for one in super().waiting(group_id, lease) if one != 2)


class LosesItsPlace(FakeOutboxStore):
    """Says that three batches are nothing."""

    def after(self, group_id: GroupId, through: int, *, items: int, size_bytes: int) -> JournalPart:
        part = super().after(group_id, through, items=items, size_bytes=size_bytes)
        return part if len(part.batches) != 3 else JournalPart(part.through)


def test_whatever_the_line_does_everything_comes_home_exactly_once() -> None:
    run_state_machine_as_test(SchoolDay, settings=QUICK)


@pytest.mark.parametrize("broken", [ForgetsAnItem, ForgetsWhatItFroze, LosesItsPlace])
def test_the_machine_notices_an_outbox_that_breaks_a_promise(
    broken: type[FakeOutboxStore],
) -> None:
    day = type("BrokenDay", (SchoolDay,), {"outbox_type": broken})
    once = settings(QUICK, max_examples=1000, phases=[Phase.generate], report_multiple_bugs=False)

    with pytest.raises((AssertionError, NotFound)):
        run_state_machine_as_test(day, settings=once)
