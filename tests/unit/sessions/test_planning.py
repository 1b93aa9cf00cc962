from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.core.kernel import CandidateId, ChangedMeanwhile, NotFound, ScoreGroup, SiteId
from chalicelib.core.sessions import (
    CODE_ALPHABET,
    CODE_LENGTH,
    FieldMissing,
    GroupNotClosed,
    GroupNotCorrectable,
    GroupState,
)
from tests.builders.exam_hall import ExamHall
from tests.builders.sessions import FORM, NINE, OTHER_SCHOOL, SCHOOL, an_actor, minutes
from tests.fakes.kernel import CountingIds
from tests.fakes.sessions import FakeSessionStore


@pytest.fixture
def hall() -> ExamHall:
    return ExamHall()


def test_a_planned_group_is_distributed_and_has_a_session_for_each_candidate(
    hall: ExamHall,
) -> None:
    view = hall.planning.plan_group(hall.proctor, plan=hall.plan("anna", "cem"))

    planned = hall.planning.get_group(hall.proctor, group_id=view.group_id)
    assert planned.group == view
    assert view.state is GroupState.DISTRIBUTED
    assert (view.duration_minutes, view.total_items, view.candidate_count) == (60, 12, 2)
    assert [(row.name, row.extra_time_minutes) for row in planned.candidates] == [
        ("Anna", 0),
        ("Cem", 30),
    ]


def test_codes_are_six_signs_without_look_alikes_and_nobody_shares_one(hall: ExamHall) -> None:
    hall.plan_group("anna", "bram")
    group_id = hall.plan_group("anna", "bram")

    planned = hall.planning.get_group(hall.proctor, group_id=group_id)

    codes = [planned.group.access_code, *(row.login_name for row in planned.candidates)]
    assert len(set(codes)) == 3
    assert len(hall.memory.sessions) == 4
    for code in codes:
        assert len(code) == CODE_LENGTH
        assert set(code) <= set(CODE_ALPHABET)
    assert not set("01258BILOQSZ") & set(CODE_ALPHABET)


def test_a_login_name_that_somebody_has_is_drawn_again(hall: ExamHall) -> None:
    first = hall.plan_group("anna")
    # Draws that begin anew meet the name that is taken.
    hall.planning = replace(hall.planning, new_id=CountingIds("z"))

    second = hall.plan_group("bram")

    names = {hall.presence(first).login_name, hall.presence(second, "bram").login_name}
    assert len(names) == 2


def test_a_planner_has_a_closed_group_scored_again(hall: ExamHall) -> None:
    group_id, _ = hall.busy_group()
    hall.monitoring.close_group(hall.proctor, group_id=group_id)
    hall.queue.works.clear()

    hall.planning.ask_for_scores(hall.proctor, group_id=group_id)

    assert hall.queue.works == [ScoreGroup(SCHOOL, group_id)]


def test_a_group_that_is_not_closed_is_not_scored(hall: ExamHall) -> None:
    group_id, _ = hall.busy_group()
    called_off = hall.plan_group("bram")
    hall.planning.cancel_group(hall.proctor, group_id=called_off, reason="ziek")

    for one in (group_id, called_off):
        with pytest.raises(GroupNotClosed):
            hall.planning.ask_for_scores(hall.proctor, group_id=one)
    assert hall.queue.works == []


def test_a_group_of_another_site_is_not_scored_again(hall: ExamHall) -> None:
    group_id, _ = hall.busy_group()
    hall.monitoring.close_group(hall.proctor, group_id=group_id)
    stranger = an_actor(site_ids=frozenset({SiteId("ELSEWHERE")}))

    with pytest.raises(NotFound):
        hall.planning.ask_for_scores(stranger, group_id=group_id)


def test_a_correction_keeps_the_login_name_of_who_stays(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna", "bram")
    before = hall.presence(group_id, "anna")

    corrected = hall.planning.correct_group(
        hall.proctor, group_id=group_id, version=1, plan=hall.plan("anna", "cem", name="4B")
    )

    planned = hall.planning.get_group(hall.proctor, group_id=group_id)
    assert [row.candidate_id for row in planned.candidates] == ["anna", "cem"]
    assert hall.presence(group_id, "anna").login_name == before.login_name
    assert (corrected.name, corrected.state, corrected.version) == ("4B", "distributed", 2)
    assert corrected.candidate_count == 2
    assert hall.sessions.find(before.login_name).group_name == "4B"
    assert len(hall.memory.sessions) == 2


def test_a_correction_brings_new_extra_time_to_session_and_live_record(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")
    anna = hall.directory.people[SCHOOL, CandidateId("anna")]
    hall.directory.people[SCHOOL, anna.id] = replace(anna, extra_time_minutes=20)

    hall.planning.correct_group(hall.proctor, group_id=group_id, version=1, plan=hall.plan())

    presence = hall.presence(group_id)
    assert presence.extra_time_minutes == 20
    assert hall.sessions.find(presence.login_name).extra_time_minutes == 20


def test_a_correction_of_what_somebody_else_corrected_first_is_refused(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")
    plan = hall.plan("anna")
    hall.planning.correct_group(hall.proctor, group_id=group_id, version=1, plan=plan)

    with pytest.raises(ChangedMeanwhile):
        hall.planning.correct_group(hall.proctor, group_id=group_id, version=1, plan=plan)


def test_a_released_group_is_neither_corrected_nor_cancelled(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")
    hall.release(group_id)

    with pytest.raises(GroupNotCorrectable):
        hall.planning.correct_group(hall.proctor, group_id=group_id, version=2, plan=hall.plan())
    with pytest.raises(GroupNotCorrectable):
        hall.planning.cancel_group(hall.proctor, group_id=group_id, reason="ziek")


def test_a_group_is_cancelled_with_a_reason(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")

    with pytest.raises(FieldMissing):
        hall.planning.cancel_group(hall.proctor, group_id=group_id, reason=" ")
    cancelled = hall.planning.cancel_group(hall.proctor, group_id=group_id, reason="Brandalarm ")

    assert (cancelled.state, cancelled.cancel_reason) == (GroupState.CANCELLED, "Brandalarm")
    assert hall.presence(group_id).group_state is GroupState.CANCELLED


@pytest.mark.parametrize(
    "stranger",
    [an_actor(institution_id=OTHER_SCHOOL), an_actor(site_ids=frozenset({SiteId("OTHER")}))],
)
def test_a_planner_of_another_school_or_site_finds_nothing_and_changes_nothing(
    hall: ExamHall, stranger: Any
) -> None:
    group_id = hall.plan_group("anna")
    before = hall.groups.get(SCHOOL, group_id)

    assert hall.planning.list_groups(stranger) == ()
    with pytest.raises(NotFound):
        hall.planning.get_group(stranger, group_id=group_id)
    with pytest.raises(NotFound):
        hall.planning.cancel_group(stranger, group_id=group_id, reason="x")
    with pytest.raises(NotFound):
        hall.planning.correct_group(stranger, group_id=group_id, version=1, plan=hall.plan())

    assert hall.groups.get(SCHOOL, group_id) == before


def test_the_groups_of_a_planner_stand_from_early_to_late(hall: ExamHall) -> None:
    later = hall.plan(name="laat", opens_at=NINE, closes_at=NINE + minutes(100))
    hall.planning.plan_group(hall.proctor, plan=later)
    hall.planning.plan_group(hall.proctor, plan=hall.plan(name="vroeg"))

    assert [group.name for group in hall.planning.list_groups(hall.proctor)] == ["vroeg", "laat"]


def test_the_form_of_the_exam_goes_with_the_group(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")

    assert hall.groups.get(SCHOOL, group_id).form_id == FORM
    assert hall.sessions.find(hall.presence(group_id).login_name).form_id == FORM


class EveryNameTaken(FakeSessionStore):
    """A store in which nobody can get a login name any more."""

    def taken(self, login_names: Sequence[str]) -> frozenset[str]:
        return frozenset(login_names)


def test_drawing_login_names_ends_even_if_none_is_free(hall: ExamHall) -> None:
    planning = replace(hall.planning, sessions=EveryNameTaken(hall.memory))

    with pytest.raises(ChangedMeanwhile):
        planning.plan_group(hall.proctor, plan=hall.plan())
