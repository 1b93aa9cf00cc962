"""What counts of a candidate whose exam was ended by the proctor, and who sees it."""

import pytest

from chalicelib.core.kernel import GroupId
from chalicelib.core.sessions import (
    CurrentAnswers,
    SessionFlag,
    SessionState,
    SetAside,
    TokenClaims,
    what_counts,
)
from tests.builders.exam_hall import REPORT, ExamHall
from tests.builders.journals import reasons_of, values_of
from tests.builders.sessions import NINE, SCHOOL, answer, batch_text, hand_in, minutes

END = NINE + minutes(20)


@pytest.fixture
def hall() -> ExamHall:
    return ExamHall()


def _ended(hall: ExamHall) -> tuple[GroupId, TokenClaims]:
    """Somebody who began at nine and was ended at twenty past."""
    group_id, claims = hall.busy_group()
    hall.clock.move(minutes=20)
    hall.steering.terminate_session(
        hall.proctor, group_id=group_id, session_id=claims.session_id, reason="Fraude"
    )
    return group_id, claims


def _save(hall: ExamHall, claims: TokenClaims, *entries: dict[str, object], seq: int = 1) -> None:
    text = batch_text(entries, first_seq=seq, session_id=claims.session_id)
    hall.delivery.save_batch(claims, text=text, report=REPORT)


def _counted(hall: ExamHall, group_id: GroupId) -> CurrentAnswers:
    presence = hall.presence(group_id)
    journal = hall.journals.read(SCHOOL, presence.session_id)
    group = hall.groups.get(SCHOOL, group_id)
    return what_counts(journal, closed_at=group.closed_at, deadline=presence.deadline_at)


def test_what_was_made_before_the_end_counts_also_when_it_comes_in_later(hall: ExamHall) -> None:
    group_id, claims = _ended(hall)
    hall.clock.move(minutes=3)

    _save(hall, claims, answer("ITM-1", "before", at=END - minutes(1)))

    assert values_of(_counted(hall, group_id)) == {"ITM-1": "before"}


def test_what_was_made_after_the_end_does_not_count(hall: ExamHall) -> None:
    group_id, claims = _ended(hall)
    hall.clock.move(minutes=3)

    _save(
        hall,
        claims,
        answer("ITM-1", "before", at=END),
        answer("ITM-1", "after", at=END + minutes(1)),
    )

    current = _counted(hall, group_id)
    assert values_of(current) == {"ITM-1": "before"}
    assert reasons_of(current) == [(1, 2, SetAside.AFTER_DEADLINE)]


def test_a_hand_in_after_the_end_is_kept_but_the_end_stays(hall: ExamHall) -> None:
    group_id, claims = _ended(hall)
    hall.clock.move(minutes=3)

    _save(hall, claims, hand_in(at=END + minutes(1)))

    assert hall.presence(group_id).state is SessionState.TERMINATED
    assert len(hall.journals.read(SCHOOL, claims.session_id).batches) == 1


def test_what_was_made_before_the_end_and_comes_in_after_the_closing_waits_for_the_planner(
    hall: ExamHall,
) -> None:
    group_id, claims = _ended(hall)
    hall.monitoring.close_group(hall.proctor, group_id=group_id)
    hall.clock.move(minutes=3)

    _save(hall, claims, answer("ITM-1", "before", at=END - minutes(1)))

    assert reasons_of(_counted(hall, group_id)) == [(1, 1, SetAside.AFTER_CLOSING)]
    assert SessionFlag.LATE in hall.presence(group_id).flags


def test_the_closing_hands_in_nothing_for_whoever_was_ended(hall: ExamHall) -> None:
    group_id, _ = _ended(hall)

    hall.monitoring.close_group(hall.proctor, group_id=group_id)

    ended = hall.presence(group_id)
    assert (ended.state, ended.deadline_at) == (SessionState.TERMINATED, END)
    assert SessionFlag.SUBMITTED_BY_CLOSING not in ended.flags
