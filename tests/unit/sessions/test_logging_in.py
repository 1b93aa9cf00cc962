import pytest

from chalicelib.core.kernel import GroupId
from chalicelib.core.sessions import (
    Admitted,
    Epoch,
    GroupOver,
    LockedOut,
    LoginDenied,
    LoginRefused,
    SessionEnded,
    SessionState,
    WaitingForProctor,
    read_batch,
)
from tests.builders.browser import Writer
from tests.builders.exam_hall import REPORT, ExamHall
from tests.builders.sessions import NINE, SCHOOL, epoch


@pytest.fixture
def hall() -> ExamHall:
    return ExamHall()


def _try(hall: ExamHall, access_code: str, login_name: str) -> str:
    try:
        hall.login.log_in(access_code=access_code, login_name=login_name, computer="pc-1")
    except LoginRefused as refused:
        return f"{refused.reference} {refused.facts}"
    return "admitted"


def test_a_candidate_is_admitted_with_all_that_the_waiting_page_needs(hall: ExamHall) -> None:
    group_id = hall.plan_group("cem")

    admitted = hall.try_to_log_in(group_id, candidate="cem")

    assert isinstance(admitted, Admitted)
    assert admitted.epoch == Epoch(1, 1)
    assert admitted.candidate_name == "Cem"
    assert (admitted.exam_title, admitted.group_name) == ("Rekenen 2F", "Rekenen 4A")
    assert (admitted.duration_minutes, admitted.total_items) == (90, 12)
    assert admitted.live.session_state is SessionState.READY
    assert admitted.live.deadline_at is None
    assert not admitted.live.moved
    assert len(admitted.outbox_key) == 32
    assert admitted.token not in repr(admitted)


def test_codes_may_be_typed_in_small_letters_with_spaces_and_dashes(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")
    session = hall.sessions.find(hall.presence(group_id).login_name)
    code, name = session.access_code.lower(), session.login_name.lower()

    assert _try(hall, f" {code[:3]} {code[3:]}", f"{name[:3]}-{name[3:]} ") == "admitted"


def test_a_wrong_code_and_an_unknown_name_are_refused_alike(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")
    session = hall.sessions.find(hall.presence(group_id).login_name)

    unknown_name = _try(hall, session.access_code, "NOBODY")
    wrong_code = _try(hall, "WRONG", session.login_name)
    strange_code = _try(hall, "é\ud83d", session.login_name)

    assert unknown_name == wrong_code == strange_code == "login-refused {}"


def test_five_wrong_codes_lock_a_candidate_out_until_the_proctor_unlocks(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")
    presence = hall.presence(group_id)
    for _ in range(6):
        assert _try(hall, "WRONG", presence.login_name) == "login-refused {}"

    with pytest.raises(LockedOut):
        hall.log_in(group_id)
    hall.monitoring.unlock_session(hall.proctor, group_id=group_id, session_id=presence.session_id)

    assert hall.log_in(group_id).epoch == Epoch(1, 1)


def test_each_login_opens_an_epoch_that_tells_what_it_saw(hall: ExamHall) -> None:
    group_id, claims = hall.busy_group()
    writer = Writer(claims, "pc-1")
    writer.type("ITM-1", "A", NINE)
    hall.delivery.save_batch(claims, text=writer.freeze(), report=None)

    hall.log_in(group_id, computer="pc-1")

    journal = hall.journals.read(SCHOOL, claims.session_id)
    assert [(one.epoch, one.cut) for one in journal.openings] == [
        (epoch(1), {}),
        (epoch(2), {epoch(1): 1}),
    ]


def test_a_second_computer_waits_until_the_proctor_says_yes(hall: ExamHall) -> None:
    group_id, _ = hall.busy_group()

    waiting = hall.try_to_log_in(group_id, computer="pc-2")
    asked_again = hall.try_to_log_in(group_id, computer="pc-2")
    _decide(hall, group_id, admit=True)
    admitted = hall.try_to_log_in(group_id, computer="pc-2")

    assert waiting == asked_again == WaitingForProctor()
    assert isinstance(admitted, Admitted)
    assert admitted.epoch == Epoch(1, 2)


def test_right_after_the_start_a_second_computer_waits_for_the_proctor(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")
    hall.release(group_id)
    hall.start(group_id)

    assert hall.try_to_log_in(group_id, computer="pc-2") == WaitingForProctor()


def test_right_after_coming_back_a_second_computer_waits_for_the_proctor(hall: ExamHall) -> None:
    group_id, _ = hall.busy_group()
    hall.clock.move(minutes=10)
    hall.log_in(group_id, computer="pc-1")

    assert hall.try_to_log_in(group_id, computer="pc-2") == WaitingForProctor()


def test_a_second_computer_hears_no_once_and_may_ask_anew(hall: ExamHall) -> None:
    group_id, _ = hall.busy_group()
    hall.try_to_log_in(group_id, computer="pc-2")
    _decide(hall, group_id, admit=False)

    with pytest.raises(LoginDenied):
        hall.try_to_log_in(group_id, computer="pc-2")

    assert hall.try_to_log_in(group_id, computer="pc-2") == WaitingForProctor()


def test_a_computer_that_is_gone_for_a_minute_makes_nobody_wait(hall: ExamHall) -> None:
    group_id, _ = hall.busy_group()
    hall.clock.move(seconds=60)

    assert isinstance(hall.try_to_log_in(group_id, computer="pc-2"), Admitted)


def test_nobody_logs_in_after_handing_in(hall: ExamHall) -> None:
    group_id, claims = hall.busy_group()
    writer = Writer(claims, "pc-1")
    writer.hand_in(NINE)
    hall.delivery.save_batch(claims, text=writer.freeze(), report=REPORT)

    with pytest.raises(SessionEnded):
        hall.log_in(group_id)


def test_a_hand_in_that_only_the_journal_knows_ends_the_session_at_the_next_login(
    hall: ExamHall,
) -> None:
    group_id, claims = hall.busy_group()
    writer = Writer(claims, "pc-1")
    writer.hand_in(NINE)
    hall.journals.put(SCHOOL, read_batch(writer.freeze()), NINE)

    with pytest.raises(SessionEnded):
        hall.log_in(group_id)

    assert hall.presence(group_id).state is SessionState.SUBMITTED


@pytest.mark.parametrize("act", ["close", "cancel"])
def test_nobody_logs_in_when_the_group_is_over(hall: ExamHall, act: str) -> None:
    group_id = hall.plan_group("anna")
    if act == "close":
        hall.release(group_id)
        hall.monitoring.close_group(hall.proctor, group_id=group_id)
    else:
        hall.planning.cancel_group(hall.proctor, group_id=group_id, reason="ziek")

    with pytest.raises(GroupOver):
        hall.log_in(group_id)


def _decide(hall: ExamHall, group_id: GroupId, *, admit: bool) -> None:
    presence = hall.presence(group_id)
    assert presence.login_request is not None
    hall.monitoring.admit_login(
        hall.proctor,
        group_id=presence.group_id,
        session_id=presence.session_id,
        request_id=presence.login_request.id,
        admit=admit,
    )
