"""Answers that came in after the closing: the planner looks, and decides."""

from dataclasses import replace
from typing import Any

import pytest

from chalicelib.core.access import Actor
from chalicelib.core.kernel import ChangedMeanwhile, Fault, NotFound, ScoreGroup, SiteId, Work
from chalicelib.core.sessions import (
    FieldMissing,
    LateItemView,
    NothingLate,
    SessionFlag,
    TokenClaims,
    what_counts,
)
from tests.builders.exam_hall import REPORT, ExamHall
from tests.builders.sessions import (
    NINE,
    OTHER_SCHOOL,
    PROCTOR,
    SCHOOL,
    an_actor,
    answer,
    batch_text,
    epoch,
    hand_in,
    minutes,
)
from tests.fakes.work import FakeWorkQueue

STRANGERS = [
    an_actor(institution_id=OTHER_SCHOOL),
    an_actor(site_ids=frozenset({SiteId("ELSEWHERE")})),
]


@pytest.fixture
def hall() -> ExamHall:
    return ExamHall()


def _save(hall: ExamHall, claims: TokenClaims, *entries: dict[str, Any], first_seq: int) -> None:
    place: dict[str, Any] = {"login": claims.epoch.login, "session_id": claims.session_id}
    text = batch_text(entries, first_seq=first_seq, **place)
    hall.delivery.save_batch(claims, text=text, report=REPORT)


def _closed_with_late_answers(hall: ExamHall) -> TokenClaims:
    """Anna answers one item in time; three changes to two items come in after the closing."""
    group_id, claims = hall.busy_group()
    _save(hall, claims, answer("ITM-1", "in time"), first_seq=1)
    hall.monitoring.close_group(hall.proctor, group_id=group_id)
    hall.queue.works.clear()
    hall.clock.move(minutes=5)
    made = [answer("ITM-1", "late", NINE + minutes(count)) for count in (1, 3)]
    second = answer("ITM-2", "late", NINE + minutes(2))
    _save(hall, claims, made[0], second, made[1], hand_in(NINE + minutes(4)), first_seq=2)
    return claims


def _accept(hall: ExamHall, claims: TokenClaims, **changes: Any) -> None:
    wish: dict[str, Any] = {
        "group_id": claims.group_id,
        "session_id": claims.session_id,
        "epoch": claims.epoch,
        "through_seq": 4,
        "changes": 3,
        "reason": " Het netwerk viel uit ",
    }
    hall.accepting.accept_late(hall.proctor, **(wish | changes))


def _values(hall: ExamHall, claims: TokenClaims) -> dict[str, object]:
    group = hall.groups.get(SCHOOL, claims.group_id)
    deadline = hall.presence(claims.group_id).deadline_at
    journal = hall.journals.read(SCHOOL, claims.session_id)
    answers = what_counts(journal, closed_at=group.closed_at, deadline=deadline).answers
    return {item: response["RESPONSE"] for item, response in answers.items()}


def _decisions(hall: ExamHall, claims: TokenClaims) -> int:
    return len(hall.journals.read(SCHOOL, claims.session_id).late_accepted)


def test_late_answers_are_listed_by_item_and_without_what_was_answered(hall: ExamHall) -> None:
    claims = _closed_with_late_answers(hall)

    view = hall.accepting.list_late(
        hall.proctor, group_id=claims.group_id, session_id=claims.session_id
    )

    received = NINE + minutes(5)
    assert view.items == (
        LateItemView("ITM-2", 1, NINE + minutes(2), received),  # type: ignore[arg-type]
        LateItemView("ITM-1", 2, NINE + minutes(3), received),  # type: ignore[arg-type]
    )
    assert (view.changes, view.epoch, view.through_seq) == (3, claims.epoch, 4)
    assert (view.name, view.group_name) == ("Anna", "Rekenen 4A")
    assert (view.closed_at, view.deadline_at) == (NINE, NINE + minutes(60))
    assert "late'" not in repr(view)


def test_accepted_answers_count_and_who_decided_it_stays_known(hall: ExamHall) -> None:
    claims = _closed_with_late_answers(hall)
    assert _values(hall, claims) == {"ITM-1": "in time"}

    _accept(hall, claims)

    [decision] = hall.journals.read(SCHOOL, claims.session_id).late_accepted
    assert (decision.by, decision.reason) == (PROCTOR, "Het netwerk viel uit")
    assert (decision.at, decision.through) == (NINE + minutes(5), (claims.epoch, 4))
    assert decision.batches == ((claims.epoch, 2),)
    assert _values(hall, claims) == {"ITM-1": "late", "ITM-2": "late"}


def test_the_group_is_scored_again_and_the_flag_goes(hall: ExamHall) -> None:
    claims = _closed_with_late_answers(hall)
    assert SessionFlag.LATE in hall.presence(claims.group_id).flags

    _accept(hall, claims)

    assert SessionFlag.LATE not in hall.presence(claims.group_id).flags
    assert hall.queue.works == [ScoreGroup(SCHOOL, claims.group_id)]


def test_the_flag_stays_while_late_answers_wait(hall: ExamHall) -> None:
    claims = _closed_with_late_answers(hall)

    _accept(hall, claims, through_seq=2, changes=1)

    assert SessionFlag.LATE in hall.presence(claims.group_id).flags
    assert _values(hall, claims) == {"ITM-1": "late"}


def test_what_comes_in_after_the_decision_waits_for_another_one(hall: ExamHall) -> None:
    claims = _closed_with_late_answers(hall)
    _accept(hall, claims, through_seq=3, changes=2)

    _accept(hall, claims, changes=1)

    assert _decisions(hall, claims) == 2
    assert _values(hall, claims) == {"ITM-1": "late", "ITM-2": "late"}


def test_a_planner_who_saw_fewer_answers_looks_again(hall: ExamHall) -> None:
    claims = _closed_with_late_answers(hall)

    with pytest.raises(ChangedMeanwhile):
        _accept(hall, claims, changes=2)

    assert _decisions(hall, claims) == 0
    assert hall.queue.works == []


def test_answers_made_after_the_deadline_are_counted_and_cannot_be_accepted(
    hall: ExamHall,
) -> None:
    group_id, claims = hall.busy_group()
    hall.clock.move(minutes=70)
    hall.monitoring.close_group(hall.proctor, group_id=group_id)
    hall.clock.move(minutes=1)
    _save(hall, claims, answer("ITM-1", "too late", NINE + minutes(65)), first_seq=1)

    view = hall.accepting.list_late(hall.proctor, group_id=group_id, session_id=claims.session_id)

    assert (view.items, view.changes, view.epoch, view.after_deadline) == ((), 0, None, 1)
    with pytest.raises(NothingLate):
        _accept(hall, claims, through_seq=1, changes=1)


@pytest.mark.parametrize(
    ("refusal", "changes"),
    [
        (FieldMissing, {"reason": " "}),
        (NothingLate, {"epoch": epoch(0)}),
        (NothingLate, {"through_seq": 1}),
    ],
)
def test_what_does_not_wait_or_has_no_reason_is_not_accepted(
    hall: ExamHall, refusal: type[Exception], changes: dict[str, Any]
) -> None:
    claims = _closed_with_late_answers(hall)

    with pytest.raises(refusal):
        _accept(hall, claims, **changes)

    assert _decisions(hall, claims) == 0
    assert hall.queue.works == []


class BrokenQueue(FakeWorkQueue):
    """Takes nothing."""

    def put(self, work: Work) -> None:
        raise Fault()


def test_accepting_again_after_a_failure_asks_for_the_scoring_that_was_missed(
    hall: ExamHall,
) -> None:
    claims = _closed_with_late_answers(hall)
    whole = hall.accepting
    hall.accepting = replace(whole, queue=BrokenQueue())
    with pytest.raises(Fault):
        _accept(hall, claims)
    hall.accepting = whole

    _accept(hall, claims)

    assert _decisions(hall, claims) == 1
    assert hall.queue.works == [ScoreGroup(SCHOOL, claims.group_id)]


@pytest.mark.parametrize("stranger", STRANGERS)
def test_a_planner_of_another_school_or_site_finds_nothing(hall: ExamHall, stranger: Actor) -> None:
    claims = _closed_with_late_answers(hall)
    hall.proctor = stranger

    with pytest.raises(NotFound):
        _accept(hall, claims)
    with pytest.raises(NotFound):
        hall.accepting.list_late(stranger, group_id=claims.group_id, session_id=claims.session_id)

    assert _decisions(hall, claims) == 0
