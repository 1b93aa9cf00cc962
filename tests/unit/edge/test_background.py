"""What a school server does by itself goes on after any fault, and does not fill the log."""

import logging
from collections.abc import Callable
from threading import Event

import pytest

from chalicelib.core.kernel import Fault, GroupId, InstitutionId, ScoreGroup, SendMail
from chalicelib.core.sync import CloudOutOfReach, CloudRefused
from fao_edge.adapters.work import EdgeWork, NotAtSchoolServer
from fao_edge.background import ADVICE, Background, Chore, advice

PATIENCE = 10.0


class Turns:
    """A chore that goes as the test says, turn after turn, and then waits for ever."""

    def __init__(self, *faults: Exception | None) -> None:
        self._faults = list(faults)
        self.done = Event()
        self.turns = 0

    def __call__(self) -> float:
        self.turns += 1
        fault = self._faults.pop(0) if self._faults else None
        if not self._faults:
            self.done.set()
        if fault is not None:
            raise fault
        return 0 if self._faults else 3600


def play(*faults: Exception | None) -> Turns:
    """Run a chore until it has had all its turns, and stop it."""
    turns = Turns(*faults)
    background = Background([Chore("inleveren", turns, 0, Event())])
    background.start()
    assert turns.done.wait(PATIENCE)
    background.stop(PATIENCE)
    return turns


def test_a_fault_does_not_end_it() -> None:
    turns = play(CloudOutOfReach(), ZeroDivisionError(), Fault("disk"), None)

    assert turns.turns >= 4


def test_what_never_began_can_be_stopped() -> None:
    Background([Chore("inleveren", Turns(), 0, Event())]).stop(PATIENCE)


def test_a_day_without_internet_is_one_line(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        play(*[CloudOutOfReach("ConnectError")] * 20, None, None)

    assert [record.levelname for record in caplog.records] == ["WARNING", "WARNING"]
    assert "niets verloren" in caplog.messages[0]
    assert "weer goed" in caplog.messages[1]


def test_another_fault_is_another_line(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        play(CloudRefused("edge-not-known"), CloudRefused("edge-clock-wrong"), None)

    assert "activeringscode" in caplog.messages[0]
    assert "NTP" in caplog.messages[1]


def test_a_defect_of_ours_is_said_with_where_it_happened(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        play(ZeroDivisionError(), None)

    assert caplog.records[0].exc_info is not None


def test_what_is_wanted_at_once_does_not_wait_for_its_turn() -> None:
    wake, turns = Event(), Turns(None, None)
    first = Event()

    def work() -> float:
        turns()
        first.set()
        return 3600

    background = Background([Chore("inleveren", work, 3600, wake)])
    background.start()
    assert first.wait(PATIENCE)
    while not turns.done.wait(0.01):
        EdgeWork(wake.set).put(ScoreGroup(InstitutionId("SCHOOL"), GroupId("GROUP")))
    background.stop(PATIENCE)

    assert turns.turns >= 2


def test_a_school_server_sends_no_mail() -> None:
    nothing: Callable[[], None] = Event().set

    with pytest.raises(NotAtSchoolServer, match="SendMail"):
        EdgeWork(nothing).put(
            SendMail("pien@school.example", "one_time_password", {"code": "123456"})
        )


@pytest.mark.parametrize("reference", [*ADVICE, "something-new"])
def test_every_refusal_comes_with_something_to_do(reference: str) -> None:
    assert advice(CloudRefused(reference)).endswith((".", "activate"))
