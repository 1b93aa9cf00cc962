"""Scoring reads what counts of the journals, and moves a closed group on."""

from dataclasses import replace
from typing import Any

import pytest

from chalicelib.core.kernel import ChangedMeanwhile, GroupId, NotFound
from chalicelib.core.scoring import AnsweredSession, Scoring
from chalicelib.core.scoring.neighbours import SessionAnswers
from chalicelib.core.sessions import GroupState, SessionGroup, TokenClaims, read_batch
from tests.builders.exam_hall import ExamHall
from tests.builders.sessions import FORM, OTHER_SCHOOL, SCHOOL, answer, batch_text
from tests.fakes.scores import FakeItemScorer, FakeScoreStore, FakeScoringSource
from tests.fakes.sessions import FakeGroupStore


def the_answers(hall: ExamHall) -> SessionAnswers:
    return SessionAnswers(hall.groups, hall.sessions, hall.presences, hall.journals)


def write(hall: ExamHall, claims: TokenClaims, value: str, seq: int = 1) -> None:
    text = batch_text(
        [answer("ITM-1", value, hall.clock())],
        first_seq=seq,
        login=claims.epoch.login,
        session_id=claims.session_id,
    )
    hall.delivery.save_batch(claims, text=text, report=None)


def a_group_with_an_answer() -> tuple[ExamHall, GroupId, TokenClaims]:
    """Anna answered ITM-1 twice, Bram never came, and the group is closed."""
    hall = ExamHall()
    group_id = hall.plan_group("anna", "bram")
    hall.release(group_id)
    claims = hall.start(group_id)
    write(hall, claims, "wrong", seq=1)
    write(hall, claims, "right", seq=2)
    hall.monitoring.close_group(hall.proctor, group_id=group_id)
    return hall, group_id, claims


def anna(hall: ExamHall, group_id: GroupId) -> AnsweredSession:
    (session,) = the_answers(hall).answers(SCHOOL, group_id)
    return session


def test_who_started_is_scored_by_the_answers_that_count() -> None:
    hall, group_id, claims = a_group_with_an_answer()

    session = anna(hall, group_id)

    assert (session.session_id, session.form_id) == (claims.session_id, FORM)
    assert session.answers == {"ITM-1": {"RESPONSE": "right"}}


def test_the_same_journal_has_the_same_name() -> None:
    hall, group_id, _ = a_group_with_an_answer()

    assert anna(hall, group_id) == anna(hall, group_id)


def test_a_journal_that_grew_has_another_name() -> None:
    hall, group_id, claims = a_group_with_an_answer()
    before = anna(hall, group_id)
    hall.clock.move(minutes=1)
    write(hall, claims, "late", seq=3)

    after = anna(hall, group_id)

    assert after.journal_digest != before.journal_digest
    assert after.answers == before.answers, "what came in after closing does not count"


def test_late_answers_that_the_planner_accepted_are_scored_under_another_name() -> None:
    hall, group_id, claims = a_group_with_an_answer()
    hall.clock.move(minutes=1)
    write(hall, claims, "late", seq=3)
    before = anna(hall, group_id)
    hall.accepting.accept_late(
        hall.proctor,
        group_id=group_id,
        session_id=claims.session_id,
        epoch=claims.epoch,
        through_seq=3,
        changes=1,
        reason="Het netwerk viel uit",
    )

    after = anna(hall, group_id)

    assert after.answers == {"ITM-1": {"RESPONSE": "late"}}
    assert after.journal_digest != before.journal_digest


class LosesOneRace(FakeGroupStore):
    """Somebody else saves the group just before the first save."""

    lost = False

    def save(self, *args: Any) -> SessionGroup:
        if not self.lost:
            self.lost = True
            raise ChangedMeanwhile()
        return super().save(*args)


def test_a_mark_that_loses_a_race_is_set_again() -> None:
    hall, group_id, _ = a_group_with_an_answer()
    answers = replace(the_answers(hall), groups=LosesOneRace(hall.memory))

    answers.mark_scored(SCHOOL, group_id)

    assert hall.groups.get(SCHOOL, group_id).state is GroupState.SCORED


def test_the_group_of_another_institution_is_not_found() -> None:
    hall, group_id, _ = a_group_with_an_answer()

    with pytest.raises(NotFound):
        the_answers(hall).answers(OTHER_SCHOOL, group_id)


def test_a_closed_group_goes_on_to_scored_once_nothing_waits() -> None:
    hall, group_id, _ = a_group_with_an_answer()
    answers = the_answers(hall)
    scoring = Scoring(
        answers, FakeScoringSource(), FakeItemScorer(), FakeScoreStore(), answers, hall.clock
    )

    for _ in range(2):
        scoring.score_group(institution_id=SCHOOL, group_id=group_id)

    assert hall.groups.get(SCHOOL, group_id).state is GroupState.SCORED
    states = {row.group_state for row in hall.presences.of_group(SCHOOL, group_id)}
    assert states == {GroupState.SCORED}


def test_a_group_that_is_not_closed_stays_as_it_is() -> None:
    hall = ExamHall()
    group_id, _ = hall.busy_group()

    the_answers(hall).mark_scored(SCHOOL, group_id)

    assert hall.groups.get(SCHOOL, group_id).state is GroupState.RELEASED


def test_answers_that_came_home_after_a_group_was_taken_back_are_scored() -> None:
    hall = ExamHall()
    group_id = hall.plan_group("anna", "bram")
    group = hall.groups.get(SCHOOL, group_id)
    hall.groups.save(SCHOOL, replace(group, lease=3))
    text = batch_text([answer("ITM-1", "A")], lease=2, session_id=hall.session_id(group_id))
    hall.journals.put(SCHOOL, read_batch(text), hall.clock())
    hall.release(group_id)
    hall.monitoring.close_group(hall.proctor, group_id=group_id)

    assert anna(hall, group_id).answers == {"ITM-1": {"RESPONSE": "A"}}
