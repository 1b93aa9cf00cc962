import pytest

from chalicelib.core.kernel import ExamId, FormId, ItemId
from chalicelib.core.sessions import (
    CurrentAnswer,
    GroupBlocked,
    GroupNotReleased,
    PresenceReport,
    SessionInterrupted,
    SessionState,
    TokenInvalid,
)
from tests.builders.browser import a_writer
from tests.builders.exam_hall import ExamHall
from tests.builders.sessions import FORM, NINE, minutes


@pytest.fixture
def hall() -> ExamHall:
    return ExamHall()


def test_the_key_stays_shut_until_the_release(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")
    claims = hall.log_in(group_id)

    with pytest.raises(GroupNotReleased):
        hall.delivery.start(claims)
    assert hall.forms.opened == []

    hall.release(group_id)
    started = hall.delivery.start(claims)

    assert hall.forms.opened == [FORM]
    assert started.content_key == b"k" * 32
    assert str(started.content_key) not in repr(started)
    assert started.live.session_state is SessionState.RUNNING
    assert started.live.deadline_at == NINE + minutes(60)


def test_a_start_after_a_reload_brings_answers_and_place_back(hall: ExamHall) -> None:
    _, claims = hall.busy_group()
    report = PresenceReport(ItemId("ITM-7"), 1, 12, 0)
    hall.delivery.save_batch(claims, text=a_writer(claims, "A", "B").freeze(), report=report)
    hall.clock.move(minutes=5)

    started = hall.delivery.start(claims)

    assert started.answers == (CurrentAnswer(ItemId("ITM-1"), {"RESPONSE": "B"}),)
    assert started.position == "ITM-7"
    assert started.live.deadline_at == NINE + minutes(60)


def test_whoever_logged_in_before_the_group_was_corrected_starts_with_the_new_exam(
    hall: ExamHall,
) -> None:
    group_id = hall.plan_group("anna")
    claims = hall.log_in(group_id)
    hall.directory.publish(ExamId("EXAM-2"), FormId("FORM-2"), NINE)
    hall.planning.correct_group(
        hall.proctor, group_id=group_id, version=1, plan=hall.plan("anna", exam_id="EXAM-2")
    )
    hall.release(group_id)

    started = hall.delivery.start(claims)

    assert started.manifest.form_id == "FORM-2"
    assert hall.forms.opened == ["FORM-2"]


def test_the_plan_is_the_same_at_every_start(hall: ExamHall) -> None:
    _, claims = hall.busy_group()

    assert hall.delivery.start(claims).plan == hall.delivery.start(claims).plan


def test_a_blocked_group_and_an_interrupted_session_do_not_start(hall: ExamHall) -> None:
    group_id, claims = hall.busy_group()
    where = {"group_id": group_id, "session_id": claims.session_id}

    hall.monitoring.block_group(hall.proctor, group_id=group_id)
    with pytest.raises(GroupBlocked):
        hall.delivery.start(claims)
    hall.monitoring.unblock_group(hall.proctor, group_id=group_id)
    hall.monitoring.interrupt_session(hall.proctor, **where)  # type: ignore[arg-type]
    with pytest.raises(SessionInterrupted):
        hall.delivery.start(claims)


def test_a_browser_whose_login_is_over_gets_no_key(hall: ExamHall) -> None:
    group_id, claims = hall.busy_group()
    hall.log_in(group_id, computer="pc-1")
    opened = len(hall.forms.opened)

    with pytest.raises(TokenInvalid):
        hall.delivery.start(claims)

    assert len(hall.forms.opened) == opened
