from dataclasses import replace

import pytest

from chalicelib.core.kernel import ItemId, ScoreGroup
from chalicelib.core.sessions import (
    BatchDiffers,
    BatchOfAnotherWriter,
    BatchUnreadable,
    PresenceReport,
    SessionFlag,
    SessionState,
    SetAside,
    what_counts,
)
from tests.builders.browser import a_writer
from tests.builders.exam_hall import REPORT, ExamHall
from tests.builders.sessions import NINE, SCHOOL, answer, batch_text, epoch


@pytest.fixture
def hall() -> ExamHall:
    return ExamHall()


def test_a_save_is_acknowledged_up_to_its_last_number(hall: ExamHall) -> None:
    _, claims = hall.busy_group()

    saved = hall.delivery.save_batch(claims, text=a_writer(claims, "A", "B").freeze(), report=None)

    assert (saved.acknowledged_seq, saved.live) == (2, None)


def test_a_sign_of_life_tells_the_monitor_which_question_is_on_the_screen(hall: ExamHall) -> None:
    group_id, claims = hall.busy_group()

    hall.delivery.report_presence(claims, report=PresenceReport(ItemId("I-7f3a"), 3, 12, 0, 7))

    row = hall.row(group_id)
    assert (row.position, row.number) == ("I-7f3a", 7)


def test_a_save_with_a_sign_of_life_tells_what_the_browser_must_obey(hall: ExamHall) -> None:
    group_id, claims = hall.busy_group()
    hall.monitoring.block_group(hall.proctor, group_id=group_id)

    saved = hall.delivery.save_batch(claims, text=a_writer(claims, "A").freeze(), report=REPORT)

    assert saved.live is not None
    assert saved.live.group_state == "blocked"
    assert saved.live.server_time == NINE


@pytest.mark.parametrize("act", ["block_group", "close_group"])
def test_a_save_is_never_refused_because_of_a_state(hall: ExamHall, act: str) -> None:
    group_id, claims = hall.busy_group()
    getattr(hall.monitoring, act)(hall.proctor, group_id=group_id)
    hall.clock.move(seconds=1)

    saved = hall.delivery.save_batch(claims, text=a_writer(claims, "A").freeze(), report=REPORT)

    assert saved.acknowledged_seq == 1
    assert len(hall.journals.read(SCHOOL, claims.session_id).batches) == 1


def test_what_comes_in_after_the_closing_is_flagged_for_the_planner(hall: ExamHall) -> None:
    group_id, claims = hall.busy_group()
    hall.monitoring.close_group(hall.proctor, group_id=group_id)
    hall.clock.move(seconds=1)

    saved = hall.delivery.save_batch(claims, text=a_writer(claims, "A").freeze(), report=REPORT)

    assert SessionFlag.LATE in hall.presence(group_id).flags
    assert saved.live is not None
    assert saved.live.safely_home


def test_a_browser_keeps_everything_until_it_is_home(hall: ExamHall) -> None:
    group_id, claims = hall.busy_group()
    assert not hall.delivery.report_presence(claims, report=REPORT).safely_home

    hall.safe_place.home = False
    hall.monitoring.close_group(hall.proctor, group_id=group_id)
    assert not hall.delivery.report_presence(claims, report=REPORT).safely_home

    hall.safe_place.home = True
    assert hall.delivery.report_presence(claims, report=REPORT).safely_home


def test_what_was_in_time_and_is_sent_again_after_the_closing_is_not_flagged(
    hall: ExamHall,
) -> None:
    group_id, claims = hall.busy_group()
    text = a_writer(claims, "A").freeze()
    hall.delivery.save_batch(claims, text=text, report=None)
    hall.clock.move(seconds=1)
    hall.monitoring.close_group(hall.proctor, group_id=group_id)

    hall.delivery.save_batch(claims, text=text, report=REPORT)

    assert SessionFlag.LATE not in hall.presence(group_id).flags


def test_answers_that_are_stored_while_the_group_closes_are_scored_after_all(
    hall: ExamHall,
) -> None:
    group_id, claims = hall.busy_group()
    hall.monitoring.close_group(hall.proctor, group_id=group_id)
    hall.queue.works.clear()

    # By the clock it came in at the very moment of the closing, so it counts.
    hall.delivery.save_batch(claims, text=a_writer(claims, "A").freeze(), report=REPORT)

    assert hall.queue.works == [ScoreGroup(SCHOOL, group_id)]


def test_answers_that_come_in_after_the_closing_ask_for_no_scores(hall: ExamHall) -> None:
    group_id, claims = hall.busy_group()
    hall.monitoring.close_group(hall.proctor, group_id=group_id)
    hall.queue.works.clear()
    hall.clock.move(seconds=1)

    hall.delivery.save_batch(claims, text=a_writer(claims, "A").freeze(), report=REPORT)

    assert hall.queue.works == []


def test_a_hand_in_that_comes_in_after_the_closing_leaves_nobody_to_decide(hall: ExamHall) -> None:
    group_id, claims = hall.busy_group()
    hall.monitoring.close_group(hall.proctor, group_id=group_id)
    hall.clock.move(seconds=1)
    writer = a_writer(claims)
    writer.hand_in(NINE)

    hall.delivery.save_batch(claims, text=writer.freeze(), report=REPORT)

    assert SessionFlag.LATE not in hall.presence(group_id).flags


def test_an_old_computer_hears_that_the_candidate_moved_and_its_entries_are_flagged(
    hall: ExamHall,
) -> None:
    group_id, claims = hall.busy_group()
    hall.log_in(group_id, computer="pc-1")

    saved = hall.delivery.save_batch(claims, text=a_writer(claims, "A").freeze(), report=REPORT)

    assert saved.live is not None
    assert saved.live.moved
    assert hall.presence(group_id).flags == {SessionFlag.OTHER_COMPUTER}


def test_handing_in_ends_the_session_and_handing_in_again_is_harmless(hall: ExamHall) -> None:
    group_id, claims = hall.busy_group()
    writer = a_writer(claims, "A")
    writer.hand_in(NINE)
    text = writer.freeze()

    first = hall.delivery.save_batch(claims, text=text, report=None)
    hall.clock.move(minutes=1)
    second = hall.delivery.save_batch(claims, text=text, report=None)

    assert first.acknowledged_seq == second.acknowledged_seq == 2
    assert first.live is not None
    assert first.live.session_state is SessionState.SUBMITTED
    assert hall.presence(group_id).submitted_at == NINE


def test_a_hand_in_of_an_old_computer_does_not_hand_in(hall: ExamHall) -> None:
    group_id, claims = hall.busy_group()
    hall.log_in(group_id, computer="pc-1")
    writer = a_writer(claims)
    writer.hand_in(NINE)

    hall.delivery.save_batch(claims, text=writer.freeze(), report=None)

    assert hall.presence(group_id).state is SessionState.RUNNING


def test_a_hand_in_before_the_start_is_kept_and_changes_no_state(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")
    claims = hall.log_in(group_id)
    writer = a_writer(claims)
    writer.hand_in(NINE)

    saved = hall.delivery.save_batch(claims, text=writer.freeze(), report=None)

    assert saved.acknowledged_seq == 1
    assert hall.presence(group_id).state is SessionState.READY


def test_a_batch_of_another_session_or_login_is_not_taken(hall: ExamHall) -> None:
    _, claims = hall.busy_group()
    older = replace(claims, epoch=epoch(7))

    for text in (batch_text([answer("ITM-1", "A")]), a_writer(older, "A").freeze()):
        with pytest.raises(BatchOfAnotherWriter):
            hall.delivery.save_batch(claims, text=text, report=None)

    assert hall.journals.read(SCHOOL, claims.session_id).batches == ()


def test_what_an_older_login_left_on_the_computer_is_kept_and_does_not_count(
    hall: ExamHall,
) -> None:
    group_id, older = hall.busy_group()
    left_behind = a_writer(older, "A").freeze()
    newer = hall.log_in(group_id)

    saved = hall.delivery.save_batch(newer, text=left_behind, report=REPORT)

    current = what_counts(
        hall.journals.read(SCHOOL, newer.session_id), closed_at=None, deadline=None
    )
    assert saved.acknowledged_seq == 1
    assert current.answers == {}
    assert [aside.reason for aside in current.set_aside] == [SetAside.OTHER_COMPUTER]
    assert SessionFlag.OTHER_COMPUTER in hall.presence(group_id).flags


def test_what_is_no_batch_leaves_no_trace(hall: ExamHall) -> None:
    _, claims = hall.busy_group()

    with pytest.raises(BatchUnreadable):
        hall.delivery.save_batch(claims, text="{}", report=REPORT)


def test_other_content_under_the_same_number_raises_the_alarm(hall: ExamHall) -> None:
    _, claims = hall.busy_group()
    hall.delivery.save_batch(claims, text=a_writer(claims, "A").freeze(), report=None)

    with pytest.raises(BatchDiffers):
        hall.delivery.save_batch(claims, text=a_writer(claims, "B").freeze(), report=None)
