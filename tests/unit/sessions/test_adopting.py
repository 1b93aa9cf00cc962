from typing import Any

import pytest

from chalicelib.core.kernel import GroupId, NotFound, ScoreGroup
from chalicelib.core.sessions import (
    FieldMissing,
    NothingToAdopt,
    SessionFlag,
    SetAside,
    TokenClaims,
)
from tests.builders.browser import Writer
from tests.builders.exam_hall import REPORT, ExamHall
from tests.builders.sessions import NINE, OTHER_SCHOOL, PROCTOR, SCHOOL, an_actor, epoch

STRANGERS = [an_actor(institution_id=OTHER_SCHOOL), an_actor(user_id="PROCTOR-2")]


@pytest.fixture
def hall() -> ExamHall:
    return ExamHall()


def _answer(hall: ExamHall, claims: TokenClaims, *values: str) -> Writer:
    """Answer one item after another under this login; the batch carries a sign of life."""
    writer = Writer(claims, "pc-1")
    for number, value in enumerate(values, start=1):
        writer.type(f"ITM-{number}", value, hall.clock())
    hall.delivery.save_batch(claims, text=writer.freeze(), report=REPORT)
    return writer


def _moved(hall: ExamHall) -> tuple[GroupId, TokenClaims]:
    """Anna goes on at her computer after a new login; two answers of the old login come late."""
    group_id, old = hall.busy_group()
    new = hall.log_in(group_id)
    hall.delivery.start(new)
    _answer(hall, old, "A", "B")
    return group_id, old


def _adopt(hall: ExamHall, claims: TokenClaims, **changes: Any) -> None:
    wish: dict[str, Any] = {
        "group_id": claims.group_id,
        "session_id": claims.session_id,
        "epoch": epoch(1),
        "through_seq": 2,
        "reason": "Het netwerk viel uit",
    }
    hall.adopting.adopt_entries(hall.proctor, **(wish | changes))


def test_entries_of_an_older_login_are_listed_with_the_reason(hall: ExamHall) -> None:
    group_id, old = _moved(hall)

    listed = hall.adopting.list_set_aside(
        hall.proctor, group_id=group_id, session_id=old.session_id
    )

    assert [(one.epoch, one.seq, one.item_id, one.reason) for one in listed] == [
        (epoch(1), 1, "ITM-1", SetAside.OTHER_COMPUTER),
        (epoch(1), 2, "ITM-2", SetAside.OTHER_COMPUTER),
    ]


def test_adopted_entries_count_and_who_decided_it_stays_known(hall: ExamHall) -> None:
    group_id, old = _moved(hall)

    _adopt(hall, old)

    [adoption] = hall.journals.read(SCHOOL, old.session_id).adoptions
    assert (adoption.by, adoption.reason, adoption.at) == (PROCTOR, "Het netwerk viel uit", NINE)
    assert hall.presence(group_id).flags == frozenset()
    listed = hall.adopting.list_set_aside(
        hall.proctor, group_id=group_id, session_id=old.session_id
    )
    assert listed == ()


def test_what_is_adopted_after_the_closing_is_scored_after_all(hall: ExamHall) -> None:
    group_id, old = _moved(hall)
    _adopt(hall, old, through_seq=1)
    assert hall.queue.works == []
    hall.monitoring.close_group(hall.proctor, group_id=group_id)
    hall.queue.works.clear()

    _adopt(hall, old)

    assert hall.queue.works == [ScoreGroup(SCHOOL, group_id)]


def test_the_flag_stays_while_something_waits_for_adoption(hall: ExamHall) -> None:
    group_id, old = _moved(hall)

    _adopt(hall, old, through_seq=1)

    assert hall.presence(group_id).flags == {SessionFlag.OTHER_COMPUTER}


@pytest.mark.parametrize(
    ("refusal", "changes"),
    [
        (FieldMissing, {"reason": " "}),
        (NothingToAdopt, {"epoch": epoch(2)}),
        (NothingToAdopt, {"through_seq": 0}),
    ],
)
def test_what_is_not_set_aside_is_not_adopted(
    hall: ExamHall, refusal: type[Exception], changes: dict[str, Any]
) -> None:
    _, old = _moved(hall)

    with pytest.raises(refusal):
        _adopt(hall, old, **changes)

    assert hall.journals.read(SCHOOL, old.session_id).adoptions == ()


@pytest.mark.parametrize("stranger", STRANGERS)
def test_a_proctor_who_is_not_named_adopts_nothing(hall: ExamHall, stranger: Any) -> None:
    group_id, old = _moved(hall)
    hall.proctor = stranger

    with pytest.raises(NotFound):
        _adopt(hall, old)
    with pytest.raises(NotFound):
        hall.adopting.list_set_aside(stranger, group_id=group_id, session_id=old.session_id)

    assert hall.journals.read(SCHOOL, old.session_id).adoptions == ()
