from dataclasses import replace
from typing import Any

import pytest

from chalicelib.core.kernel import ChangedMeanwhile, InstitutionId, NotFound, ScoreGroup
from chalicelib.core.sessions import (
    GroupNotClosable,
    GroupNotOpenYet,
    GroupNotReleasable,
    GroupState,
    RowStatus,
    SessionFlag,
    SessionGroup,
    SessionState,
)
from tests.builders.exam_hall import REPORT, ExamHall
from tests.builders.sessions import NINE, OTHER_SCHOOL, PROCTOR, SCHOOL, an_actor, minutes
from tests.fakes.sessions import FakeGroupStore, FakeSessionStores

STRANGERS = [an_actor(institution_id=OTHER_SCHOOL), an_actor(user_id="PROCTOR-2")]


@pytest.fixture
def hall() -> ExamHall:
    return ExamHall()


# --- the view ---


def test_a_row_says_where_a_candidate_stands(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")
    statuses = [hall.row(group_id).status]
    hall.log_in(group_id)
    statuses.append(hall.row(group_id).status)
    hall.release(group_id)
    claims = hall.start(group_id)
    statuses.append(hall.row(group_id).status)
    where: dict[str, Any] = {"group_id": group_id, "session_id": claims.session_id}
    statuses.append(hall.monitoring.interrupt_session(hall.proctor, **where).status)
    statuses.append(hall.monitoring.restart_session(hall.proctor, **where).status)
    hall.monitoring.close_group(hall.proctor, group_id=group_id)
    statuses.append(hall.row(group_id).status)

    assert statuses == [
        RowStatus.EXPECTED,
        RowStatus.LOGGED_IN,
        RowStatus.BUSY,
        RowStatus.INTERRUPTED,
        RowStatus.BUSY,
        RowStatus.SUBMITTED,
    ]


def test_a_connection_is_lost_after_thirty_seconds_of_silence(hall: ExamHall) -> None:
    group_id, claims = hall.busy_group()
    hall.clock.move(seconds=30)
    assert hall.row(group_id).status is RowStatus.BUSY

    hall.clock.move(seconds=1)
    lost = hall.row(group_id)
    hall.delivery.report_presence(claims, report=REPORT)

    assert (lost.status, lost.since) == (RowStatus.CONNECTION_LOST, NINE)
    assert hall.row(group_id).status is RowStatus.BUSY
    assert hall.row(group_id).since is None


def test_a_row_counts_what_the_browser_says(hall: ExamHall) -> None:
    group_id, claims = hall.busy_group()
    hall.delivery.report_presence(claims, report=replace(REPORT, answered=7, waiting=2))

    row = hall.row(group_id)

    assert (row.answered, row.total, row.waiting, row.name) == (7, 12, 2, "Anna")


def test_trouble_stands_on_top_and_the_rest_by_name(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna", "bram", "cem")
    hall.release(group_id)
    hall.start(group_id, candidate="bram")
    locked = hall.presence(group_id, "cem")
    hall.presences.save(SCHOOL, replace(locked, wrong_logins=5))

    view = hall.monitoring.view_group(hall.proctor, group_id=group_id)

    assert [(row.name, row.status) for row in view.rows] == [
        ("Cem", RowStatus.LOCKED_OUT),
        ("Bram", RowStatus.BUSY),
        ("Anna", RowStatus.EXPECTED),
    ]
    assert view.counts == {RowStatus.LOCKED_OUT: 1, RowStatus.BUSY: 1, RowStatus.EXPECTED: 1}
    assert view.server_time == NINE


def test_a_login_that_waits_stands_in_the_row(hall: ExamHall) -> None:
    group_id, _ = hall.busy_group()
    hall.try_to_log_in(group_id, computer="pc-2")

    row = hall.row(group_id)

    assert row.status is RowStatus.WAITING_FOR_ADMISSION
    assert row.login_request is not None
    assert row.login_request.computer == "pc-2"


def test_a_candidate_whose_personal_data_are_erased_is_shown_by_login_name(
    hall: ExamHall,
) -> None:
    group_id = hall.plan_group("anna")
    hall.directory.people.clear()

    row = hall.row(group_id)

    assert row.name == row.login_name


# --- who may ---


@pytest.mark.parametrize("stranger", STRANGERS)
@pytest.mark.parametrize(
    "act",
    ["view_group", "get_group", "release_group", "block_group", "unblock_group", "close_group"],
)
def test_a_proctor_who_is_not_named_finds_no_group(hall: ExamHall, act: str, stranger: Any) -> None:
    group_id = hall.plan_group("anna")

    with pytest.raises(NotFound):
        getattr(hall.monitoring, act)(stranger, group_id=group_id)

    assert hall.monitoring.list_groups(stranger).groups == ()
    assert hall.groups.get(SCHOOL, group_id).version == 1
    assert hall.queue.works == []


@pytest.mark.parametrize("stranger", STRANGERS)
@pytest.mark.parametrize(
    ("act", "extra"),
    [
        ("view_session", {}),
        ("interrupt_session", {}),
        ("restart_session", {}),
        ("unlock_session", {}),
        ("admit_login", {"request_id": "R", "admit": True}),
    ],
)
def test_a_proctor_who_is_not_named_finds_no_session(
    hall: ExamHall, act: str, extra: dict[str, Any], stranger: Any
) -> None:
    group_id, claims = hall.busy_group()
    before = hall.presence(group_id)

    with pytest.raises(NotFound):
        getattr(hall.monitoring, act)(
            stranger, group_id=group_id, session_id=claims.session_id, **extra
        )

    assert hall.presence(group_id) == before


def test_a_session_of_another_group_is_not_found(hall: ExamHall) -> None:
    group_id, claims = hall.busy_group()
    other = hall.plan_group("bram")

    with pytest.raises(NotFound):
        hall.monitoring.interrupt_session(
            hall.proctor, group_id=other, session_id=claims.session_id
        )

    assert hall.presence(group_id).state is SessionState.RUNNING


def test_a_proctor_sees_the_groups_that_name_them(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")

    listed = hall.monitoring.list_groups(hall.proctor).groups
    assert [one.group_id for one in listed] == [group_id]
    assert hall.monitoring.get_group(hall.proctor, group_id=group_id).proctor_ids == (PROCTOR,)


# --- acts on the group ---


def test_a_release_reaches_every_candidate(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna", "bram")

    view = hall.monitoring.release_group(hall.proctor, group_id=group_id)

    presences = hall.presences.of_group(SCHOOL, group_id)
    assert (view.state, view.released_at) == (GroupState.RELEASED, NINE)
    assert {presence.group_state for presence in presences} == {GroupState.RELEASED}
    with pytest.raises(GroupNotReleasable):
        hall.monitoring.release_group(hall.proctor, group_id=group_id)


def test_a_group_is_released_from_the_moment_that_was_planned(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")
    opens_at = hall.groups.get(SCHOOL, group_id).opens_at
    hall.clock.move(seconds=-(NINE - opens_at).total_seconds() - 1)

    with pytest.raises(GroupNotOpenYet) as refused:
        hall.release(group_id)
    assert refused.value.facts == {"opens_at": opens_at}
    hall.clock.move(seconds=1)
    hall.release(group_id)

    assert hall.groups.get(SCHOOL, group_id).released_at == opens_at


def test_a_block_stops_the_time_of_the_group(hall: ExamHall) -> None:
    group_id, _ = hall.busy_group()

    hall.monitoring.block_group(hall.proctor, group_id=group_id)
    hall.clock.move(minutes=5)
    hall.monitoring.unblock_group(hall.proctor, group_id=group_id)

    assert hall.presence(group_id).deadline_at == NINE + minutes(65)


def test_closing_submits_who_is_busy_marks_who_is_absent_and_asks_for_scores(
    hall: ExamHall,
) -> None:
    group_id = hall.plan_group("anna", "bram")
    hall.release(group_id)
    hall.start(group_id, candidate="anna")

    view = hall.monitoring.close_group(hall.proctor, group_id=group_id)

    anna = hall.presence(group_id, "anna")
    assert (view.state, view.closed_at) == (GroupState.CLOSED, NINE)
    assert (anna.state, anna.flags) == (
        SessionState.SUBMITTED,
        frozenset({SessionFlag.SUBMITTED_BY_CLOSING}),
    )
    assert hall.presence(group_id, "bram").state is SessionState.ABSENT
    assert hall.queue.works == [ScoreGroup(SCHOOL, group_id)]


def test_closing_again_changes_nothing_and_asks_for_scores_again(hall: ExamHall) -> None:
    group_id, _ = hall.busy_group()
    first = hall.monitoring.close_group(hall.proctor, group_id=group_id)
    hall.clock.move(minutes=1)

    assert hall.monitoring.close_group(hall.proctor, group_id=group_id) == first
    assert len(hall.queue.works) == 2


def test_a_group_that_was_never_released_is_not_closed(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")

    with pytest.raises(GroupNotClosable):
        hall.monitoring.close_group(hall.proctor, group_id=group_id)
    assert hall.queue.works == []


class GroupsInARush(FakeGroupStore):
    """The first writes lose a race with a candidate who logs in."""

    def __init__(self, memory: FakeSessionStores, lost_races: int) -> None:
        super().__init__(memory)
        self.lost_races = lost_races

    def save(
        self, institution_id: InstitutionId, group: SessionGroup, presences: Any = ()
    ) -> SessionGroup:
        if self.lost_races:
            self.lost_races -= 1
            raise ChangedMeanwhile()
        return super().save(institution_id, group, presences)


@pytest.mark.parametrize(("lost_races", "succeeds"), [(9, True), (10, False)])
def test_an_act_that_loses_a_race_is_repeated_but_not_for_ever(
    hall: ExamHall, lost_races: int, succeeds: bool
) -> None:
    group_id = hall.plan_group("anna")
    rush = GroupsInARush(hall.memory, lost_races)
    monitoring = replace(hall.monitoring, groups=rush)

    if succeeds:
        monitoring.release_group(hall.proctor, group_id=group_id)
    else:
        with pytest.raises(ChangedMeanwhile):
            monitoring.release_group(hall.proctor, group_id=group_id)

    assert (hall.presence(group_id).group_state is GroupState.RELEASED) is succeeds
