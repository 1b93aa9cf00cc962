"""A group on a school server: planned here, read-only here once it is fetched."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from chalicelib.core.kernel import EdgeId, GroupId, ScoreGroup
from chalicelib.core.sessions import (
    Epoch,
    GroupElsewhere,
    GroupNotAtEdge,
    GroupNotDistributable,
    GroupNotReleasable,
    GroupOver,
    GroupState,
    LoginRefused,
    SessionState,
    TakenElsewhere,
)
from tests.builders.exam_hall import ExamHall
from tests.builders.sessions import NINE, SCHOOL, a_group, a_presence, epoch, minutes

EDGE = EdgeId("edge-1")


@pytest.fixture
def hall() -> ExamHall:
    hall = ExamHall()
    hall.directory.edges[SCHOOL, EDGE] = "FAO Noord"
    return hall


def _offline(hall: ExamHall, *candidates: str) -> GroupId:
    plan = hall.plan(*candidates, edge_id=EDGE)
    return hall.planning.plan_group(hall.proctor, plan=plan).group_id


def _handed_over(hall: ExamHall) -> GroupId:
    group_id = _offline(hall, "anna")
    group = hall.groups.get(SCHOOL, group_id).hand_over()
    moved = [one.move(group) for one in hall.presences.of_group(SCHOOL, group_id)]
    hall.groups.save(SCHOOL, group, moved)
    return group_id


def test_an_offline_group_waits_for_its_school_server(hall: ExamHall) -> None:
    view = hall.planning.get_group(hall.proctor, group_id=_offline(hall)).group

    assert (view.state, view.edge_name, view.handed_over) == ("planned", "FAO Noord", False)


def test_an_online_group_is_distributed_at_once(hall: ExamHall) -> None:
    view = hall.planning.get_group(hall.proctor, group_id=hall.plan_group()).group

    assert (view.state, view.edge_id, view.handed_over) == ("distributed", None, False)


def test_a_group_that_moves_to_a_school_server_keeps_its_login_names(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")
    before = hall.presence(group_id)

    hall.planning.correct_group(
        hall.proctor, group_id=group_id, version=1, plan=hall.plan("anna", "bram", edge_id=EDGE)
    )

    after = hall.presence(group_id)
    assert (after.login_name, after.session_id) == (before.login_name, before.session_id)
    assert {one.elsewhere for one in hall.presences.of_group(SCHOOL, group_id)} == {True}
    assert {one.group_state for one in hall.presences.of_group(SCHOOL, group_id)} == {"planned"}


def test_a_group_that_was_not_fetched_may_still_go_online(hall: ExamHall) -> None:
    group_id = _offline(hall, "anna")

    hall.planning.correct_group(hall.proctor, group_id=group_id, version=1, plan=hall.plan("anna"))

    assert hall.groups.get(SCHOOL, group_id).state is GroupState.DISTRIBUTED
    assert hall.log_in(group_id).epoch == epoch(1)


def test_a_group_that_was_not_fetched_can_be_called_off(hall: ExamHall) -> None:
    group_id = _offline(hall, "anna")

    hall.planning.cancel_group(hall.proctor, group_id=group_id, reason="brand")

    with pytest.raises(GroupOver):
        hall.try_to_log_in(group_id)


def test_nobody_releases_a_group_that_its_school_server_did_not_fetch(hall: ExamHall) -> None:
    with pytest.raises(GroupNotReleasable):
        hall.release(_offline(hall))


@pytest.mark.parametrize("plan", [_offline, lambda hall: _handed_over(hall)])
def test_candidates_of_an_offline_group_are_sent_to_their_school_server(
    hall: ExamHall, plan: Callable[[ExamHall], GroupId]
) -> None:
    group_id = plan(hall)

    with pytest.raises(TakenElsewhere):
        hall.try_to_log_in(group_id)


def test_nobody_waits_here_for_a_proctor_who_sits_at_the_school_server(hall: ExamHall) -> None:
    group_id = _handed_over(hall)
    busy = replace(hall.presence(group_id), state=SessionState.RUNNING, started_at=NINE)
    hall.presences.save(SCHOOL, busy)

    with pytest.raises(TakenElsewhere):
        hall.try_to_log_in(group_id)


def test_a_wrong_code_tells_nothing_of_where_the_exam_is(hall: ExamHall) -> None:
    name = hall.presence(_handed_over(hall)).login_name

    with pytest.raises(LoginRefused):
        hall.login.log_in(access_code="XXXXXX", login_name=name, computer="pc-1")


@pytest.mark.parametrize("act", ["release_group", "block_group", "unblock_group", "close_group"])
def test_a_proctor_here_does_nothing_to_a_group_of_a_school_server(
    hall: ExamHall, act: str
) -> None:
    group_id = _handed_over(hall)

    with pytest.raises(GroupElsewhere):
        getattr(hall.monitoring, act)(hall.proctor, group_id=group_id)
    assert hall.queue.works == []


@pytest.mark.parametrize("act", ["interrupt_session", "restart_session", "unlock_session"])
def test_a_proctor_here_does_nothing_to_a_candidate_at_a_school_server(
    hall: ExamHall, act: str
) -> None:
    group_id = _handed_over(hall)
    before = hall.presence(group_id)

    with pytest.raises(GroupElsewhere):
        getattr(hall.monitoring, act)(hall.proctor, group_id=group_id, session_id=before.session_id)
    assert hall.presence(group_id) == before


def test_entries_at_a_school_server_are_adopted_there(hall: ExamHall) -> None:
    group_id = _handed_over(hall)

    with pytest.raises(GroupElsewhere):
        hall.adopting.adopt_entries(
            hall.proctor,
            group_id=group_id,
            session_id=hall.session_id(group_id),
            epoch=epoch(1),
            through_seq=1,
            reason="stroom weg",
        )


def test_a_planner_changes_nothing_of_a_group_of_a_school_server(hall: ExamHall) -> None:
    group_id = _handed_over(hall)

    with pytest.raises(GroupElsewhere):
        hall.planning.correct_group(hall.proctor, group_id=group_id, version=2, plan=hall.plan())
    with pytest.raises(GroupElsewhere):
        hall.planning.cancel_group(hall.proctor, group_id=group_id, reason="brand")


def test_a_planned_group_is_handed_over_once() -> None:
    group = a_group(state=GroupState.PLANNED, edge_id=EDGE, elsewhere=True)

    handed_over = group.hand_over()

    assert (handed_over.state, handed_over.lease) == (GroupState.DISTRIBUTED, 2)
    assert handed_over.handed_over
    with pytest.raises(GroupNotDistributable):
        handed_over.hand_over()


def test_only_a_group_at_a_school_server_is_handed_over_anew_and_keeps_its_state() -> None:
    here = a_group(state=GroupState.PLANNED, edge_id=EDGE, elsewhere=True)
    there = here.hand_over().come_home(GroupState.RELEASED, NINE, None)

    anew = there.hand_over_anew()

    assert (anew.state, anew.released_at, anew.lease) == (GroupState.RELEASED, NINE, 3)
    assert anew.handed_over
    with pytest.raises(GroupNotAtEdge):
        here.hand_over_anew()


def test_only_the_closing_brings_a_group_home() -> None:
    there = a_group(state=GroupState.PLANNED, edge_id=EDGE, elsewhere=True).hand_over()

    busy = there.come_home(GroupState.RELEASED, NINE, None)
    home = busy.come_home(GroupState.CLOSED, NINE, NINE + minutes(60))

    assert (busy.lease, busy.handed_over) == (2, True)
    assert (home.lease, home.handed_over, home.edge_id) == (3, False, EDGE)
    with pytest.raises(GroupNotAtEdge):
        home.come_home(GroupState.CLOSED, NINE, NINE)


def test_a_group_that_is_not_at_a_school_server_cannot_be_taken_back() -> None:
    for group in (a_group(), a_group(state=GroupState.PLANNED, edge_id=EDGE, elsewhere=True)):
        with pytest.raises(GroupNotAtEdge):
            group.take_back()


def test_a_new_owner_opens_new_epochs_and_the_same_owner_again_does_not() -> None:
    group = a_group(lease=2)

    moved = a_presence(epoch=Epoch(1, 3), computer="pc-1").move(group)
    again = replace(moved, epoch=Epoch(2, 1), computer="pc-2").move(group)

    assert (moved.epoch, moved.computer) == (Epoch(2, 0), None)
    assert (again.epoch, again.computer) == (Epoch(2, 1), "pc-2")


def test_closing_once_more_asks_for_scores_after_a_group_came_home(hall: ExamHall) -> None:
    group_id = _handed_over(hall)
    group = hall.groups.get(SCHOOL, group_id)
    hall.groups.save(SCHOOL, group.come_home(GroupState.CLOSED, NINE, NINE))

    hall.monitoring.close_group(hall.proctor, group_id=group_id)

    assert hall.queue.works == [ScoreGroup(SCHOOL, group_id)]
