"""Two computers, a bad network, a proctor, a planner: nothing is lost, nothing is invented.

Hypothesis makes up days in an exam hall. A plain oracle beside the services knows what must
count: a dictionary that is written when a batch is first delivered. At the end each rule is
broken once on purpose, and the machine has to notice.
"""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from chalicelib.core.kernel import Refusal
from tests.builders.browser import Writer
from tests.fakes.sessions import FakeJournalStore
from tests.unit.sessions.broken_on_purpose import (
    AcknowledgesBeforeItStores,
    ComparesNoEpochs,
    ForgetsWhatItSent,
    ForgetsWhatThePlannerDecided,
    ForgetsWhatWasSeen,
    ForgetsWhoOpenedWhat,
    ThawsItsBatches,
)
from tests.unit.sessions.exam_day import ExamDay

QUICK = settings(
    max_examples=150,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


def test_an_exam_day_loses_nothing_and_counts_what_the_candidate_saw() -> None:
    run_state_machine_as_test(ExamDay, settings=QUICK)


@pytest.mark.parametrize(
    "broken",
    [
        AcknowledgesBeforeItStores,
        ForgetsWhoOpenedWhat,
        ForgetsWhatWasSeen,
        ForgetsWhatThePlannerDecided,
        ComparesNoEpochs,
    ],
)
def test_the_machine_notices_a_server_that_breaks_a_rule(broken: type[FakeJournalStore]) -> None:
    _must_turn_red(type("BrokenDay", (ExamDay,), {"journal_type": broken}))


@pytest.mark.parametrize("broken", [ThawsItsBatches, ForgetsWhatItSent])
def test_the_machine_notices_a_browser_that_breaks_a_rule(broken: type[Writer]) -> None:
    _must_turn_red(type("BrokenDay", (ExamDay,), {"writer_type": broken}))


def _must_turn_red(day: type[ExamDay]) -> None:
    once = settings(QUICK, max_examples=5000, phases=[Phase.generate], report_multiple_bugs=False)
    with pytest.raises((AssertionError, KeyError, Refusal)):
        run_state_machine_as_test(day, settings=once)
