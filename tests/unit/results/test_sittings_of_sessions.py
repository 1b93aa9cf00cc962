"""Results read who sat from sessions: state, answers that count, and what came in too late."""

from dataclasses import replace

import pytest

from chalicelib.core.kernel import NotFound, SiteId
from chalicelib.core.results.neighbours import PlannedSittings
from tests.builders.exam_hall import ExamHall
from tests.builders.sessions import OTHER_SCHOOL, answer, batch_text, hand_in


def the_sittings(hall: ExamHall) -> PlannedSittings:
    return PlannedSittings(hall.groups, hall.presences, hall.journals)


def test_each_candidate_has_a_state_a_count_and_the_late_entries() -> None:
    hall = ExamHall()
    group_id = hall.plan_group("anna", "bram")
    hall.release(group_id)
    claims = hall.start(group_id)
    place = {"login": claims.epoch.login, "session_id": claims.session_id}
    in_time = batch_text([answer("ITM-1", "A"), answer("ITM-2", "B")], **place)  # type: ignore[arg-type]
    too_late = batch_text([answer("ITM-3", "C"), hand_in()], first_seq=3, **place)  # type: ignore[arg-type]
    hall.delivery.save_batch(claims, text=in_time, report=None)
    hall.monitoring.close_group(hall.proctor, group_id=group_id)
    hall.clock.move(minutes=1)
    hall.delivery.save_batch(claims, text=too_late, report=None)

    group = the_sittings(hall).sittings(hall.proctor, group_id)

    rows = {sat.candidate_id: (sat.state, sat.answered, sat.late_entries) for sat in group.sittings}
    assert rows == {"anna": ("submitted", 2, 1), "bram": ("absent", 0, 0)}
    assert (group.name, group.exam_title, group.state) == ("Rekenen 4A", "Rekenen 2F", "closed")
    assert group.total_items == 12


@pytest.mark.parametrize(
    "other", [{"institution_id": OTHER_SCHOOL}, {"site_ids": frozenset({SiteId("ELSEWHERE")})}]
)
def test_the_group_of_another_institution_or_site_is_not_found(other: dict[str, object]) -> None:
    hall = ExamHall()
    group_id = hall.plan_group("anna")

    with pytest.raises(NotFound):
        the_sittings(hall).sittings(replace(hall.proctor, **other), group_id)  # type: ignore[arg-type]


def test_an_answer_that_was_taken_back_is_no_answer() -> None:
    hall = ExamHall()
    group_id, claims = hall.busy_group()
    place = {"login": claims.epoch.login, "session_id": claims.session_id}
    kept_and_cleared = [answer("ITM-1", "A"), answer("ITM-2", "B"), answer("ITM-2", "")]
    text = batch_text(kept_and_cleared, **place)  # type: ignore[arg-type]
    hall.delivery.save_batch(claims, text=text, report=None)

    group = the_sittings(hall).sittings(hall.proctor, group_id)

    assert [sat.answered for sat in group.sittings] == [1]
