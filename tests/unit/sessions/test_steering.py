"""What a proctor does with candidates at work: more time, a message, the end; for one or all."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.core.kernel import ChangedMeanwhile, GroupId, InstitutionId, NotFound
from chalicelib.core.sessions import (
    FieldMissing,
    GroupElsewhere,
    NobodyBusy,
    NobodyLeft,
    Presence,
    RowStatus,
    RulingKind,
    SessionGroup,
    SessionState,
)
from tests.builders.exam_hall import REPORT, ExamHall
from tests.builders.sessions import NINE, OTHER_SCHOOL, PROCTOR, SCHOOL, an_actor, minutes
from tests.fakes.sessions import FakeGroupStore, FakePresenceStore

STRANGERS = [an_actor(institution_id=OTHER_SCHOOL), an_actor(user_id="PROCTOR-2")]
MORE: dict[str, Any] = {"minutes": 10, "reason": " Brandalarm "}
ONE: list[tuple[str, dict[str, Any]]] = [
    ("extend_session", MORE),
    ("send_message", {"text": "Nog even"}),
    ("terminate_session", {"reason": "Fraude"}),
]
ALL: list[tuple[str, dict[str, Any]]] = [
    ("extend_group", MORE),
    ("send_message_to_group", {"text": "Nog even"}),
    ("terminate_sessions", {"reason": "Ontruiming"}),
]


@pytest.fixture
def hall() -> ExamHall:
    return ExamHall()


def _mixed_group(hall: ExamHall) -> GroupId:
    """Anna has handed in, Bram is busy, Cem has not come yet."""
    group_id = hall.plan_group("anna", "bram", "cem")
    hall.release(group_id)
    hall.start(group_id, candidate="anna")
    done = hall.presence(group_id, "anna").submit(NINE + minutes(1))
    hall.presences.save(SCHOOL, done)
    hall.start(group_id, candidate="bram")
    return group_id


def _of_each(hall: ExamHall, group_id: GroupId, field: str) -> list[Any]:
    return [getattr(hall.presence(group_id, name), field) for name in ("anna", "bram", "cem")]


# --- one candidate ---


def test_more_time_is_told_to_the_candidate_with_the_next_sign_of_life(hall: ExamHall) -> None:
    group_id, claims = hall.busy_group()
    before = hall.presence(group_id).deadline_at
    assert before

    row = hall.steering.extend_session(
        hall.proctor, group_id=group_id, session_id=claims.session_id, **MORE
    )
    live = hall.delivery.report_presence(claims, report=REPORT)

    assert (live.extended_minutes, live.deadline_at) == (10, before + minutes(10))
    assert (row.extended_minutes, row.deadline_at) == (10, before + minutes(10))


def test_why_by_whom_and_when_is_kept_with_the_candidate(hall: ExamHall) -> None:
    group_id, claims = hall.busy_group()
    where: dict[str, Any] = {"group_id": group_id, "session_id": claims.session_id}

    hall.steering.extend_session(hall.proctor, **where, **MORE)
    hall.clock.move(minutes=1)
    hall.steering.terminate_session(hall.proctor, **where, reason="Fraude")

    kept = hall.presence(group_id).rulings
    assert [(one.kind, one.minutes, one.reason, one.by, one.at) for one in kept] == [
        (RulingKind.EXTENDED, 10, "Brandalarm", PROCTOR, NINE),
        (RulingKind.TERMINATED, 0, "Fraude", PROCTOR, NINE + minutes(1)),
    ]


def test_a_message_is_told_to_the_candidate_and_stays_in_view_of_the_proctor(
    hall: ExamHall,
) -> None:
    group_id, claims = hall.busy_group()

    row = hall.steering.send_message(
        hall.proctor, group_id=group_id, session_id=claims.session_id, text=" Nog even "
    )
    live = hall.delivery.report_presence(claims, report=REPORT)

    assert [(one.text, one.at) for one in live.messages] == [("Nog even", NINE)]
    assert row.messages == live.messages


def test_a_candidate_who_was_ended_is_told_and_shown_so(hall: ExamHall) -> None:
    group_id, claims = hall.busy_group()

    row = hall.steering.terminate_session(
        hall.proctor, group_id=group_id, session_id=claims.session_id, reason="Fraude"
    )
    live = hall.delivery.report_presence(claims, report=REPORT)

    assert live.session_state is SessionState.TERMINATED
    assert row.status is RowStatus.TERMINATED


# --- the whole group ---


def test_more_time_for_all_reaches_everybody_who_is_not_done(hall: ExamHall) -> None:
    group_id = _mixed_group(hall)

    hall.steering.extend_group(hall.proctor, group_id=group_id, **MORE)

    assert _of_each(hall, group_id, "extended_minutes") == [0, 10, 10]


def test_a_message_to_all_reaches_everybody_who_is_not_done(hall: ExamHall) -> None:
    group_id = _mixed_group(hall)

    hall.steering.send_message_to_group(hall.proctor, group_id=group_id, text="Nog even")

    assert [len(told) for told in _of_each(hall, group_id, "messages")] == [0, 1, 1]


def test_ending_all_ends_everybody_who_has_started(hall: ExamHall) -> None:
    group_id = _mixed_group(hall)

    hall.steering.terminate_sessions(hall.proctor, group_id=group_id, reason="Ontruiming")

    assert _of_each(hall, group_id, "state") == ["submitted", "terminated", "planned"]
    assert [bool(why) for why in _of_each(hall, group_id, "rulings")] == [False, True, False]


def test_where_nobody_is_reached_an_act_is_refused(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")
    with pytest.raises(NobodyBusy):
        hall.steering.terminate_sessions(hall.proctor, group_id=group_id, reason="Ontruiming")

    hall.release(group_id)
    hall.monitoring.close_group(hall.proctor, group_id=group_id)

    with pytest.raises(NobodyLeft):
        hall.steering.extend_group(hall.proctor, group_id=group_id, **MORE)
    with pytest.raises(NobodyLeft):
        hall.steering.send_message_to_group(hall.proctor, group_id=group_id, text="Nog even")


class _HalfWritten(FakeGroupStore):
    """Loses a race after a part of a large group was written, as several transactions may."""

    def __init__(self, hall: ExamHall) -> None:
        super().__init__(hall.memory)
        self.presences = FakePresenceStore(hall.memory)
        self.lost = 0

    def save(
        self, institution_id: InstitutionId, group: SessionGroup, presences: Sequence[Presence] = ()
    ) -> SessionGroup:
        if self.lost < len(presences):
            self.lost += 1
            self.presences.save(institution_id, presences[0])
            raise ChangedMeanwhile()
        return super().save(institution_id, group, presences)


@pytest.mark.parametrize(
    ("act", "given", "field", "reached"),
    [
        ("extend_group", MORE, "extended_minutes", 10),
        ("send_message_to_group", {"text": "Nog even"}, "messages", 1),
        ("terminate_sessions", {"reason": "Ontruiming"}, "rulings", 1),
    ],
)
def test_an_act_on_a_large_group_that_is_repeated_reaches_nobody_twice(
    hall: ExamHall, act: str, given: dict[str, Any], field: str, reached: int
) -> None:
    group_id = hall.plan_group("anna", "bram", "cem")
    hall.release(group_id)
    for name in ("anna", "bram", "cem"):
        hall.start(group_id, candidate=name)
    steering = replace(hall.steering, groups=_HalfWritten(hall))

    getattr(steering, act)(hall.proctor, group_id=group_id, **given)

    found = _of_each(hall, group_id, field)
    assert [one if isinstance(one, int) else len(one) for one in found] == [reached] * 3


# --- who may, and what must be told ---


@pytest.mark.parametrize("stranger", STRANGERS)
@pytest.mark.parametrize(("act", "given"), [*ONE, *ALL])
def test_a_proctor_who_is_not_named_finds_nobody(
    hall: ExamHall, act: str, given: dict[str, Any], stranger: Any
) -> None:
    group_id, claims = hall.busy_group()
    before = hall.presence(group_id)
    where = {"session_id": claims.session_id} if (act, given) in ONE else {}

    with pytest.raises(NotFound):
        getattr(hall.steering, act)(stranger, group_id=group_id, **where, **given)
    assert hall.presence(group_id) == before


@pytest.mark.parametrize(("act", "given"), [*ONE, *ALL])
def test_nothing_is_done_here_to_candidates_at_another_server(
    hall: ExamHall, act: str, given: dict[str, Any]
) -> None:
    group_id, claims = hall.busy_group()
    group = hall.groups.get(SCHOOL, group_id)
    hall.groups.save(SCHOOL, replace(group, elsewhere=True))
    before = hall.presence(group_id)
    where = {"session_id": claims.session_id} if (act, given) in ONE else {}

    with pytest.raises(GroupElsewhere):
        getattr(hall.steering, act)(hall.proctor, group_id=group_id, **where, **given)
    assert hall.presence(group_id) == before


@pytest.mark.parametrize(("act", "given"), [*ONE, *ALL])
def test_an_act_without_words_is_refused_beside_its_field(
    hall: ExamHall, act: str, given: dict[str, Any]
) -> None:
    group_id, claims = hall.busy_group()
    where = {"session_id": claims.session_id} if (act, given) in ONE else {}
    field = "text" if "text" in given else "reason"

    with pytest.raises(FieldMissing) as refused:
        getattr(hall.steering, act)(
            hall.proctor, group_id=group_id, **where, **{**given, field: "  "}
        )
    assert refused.value.field == field
