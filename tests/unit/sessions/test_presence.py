"""The rules of the live record: time that stands still, logins that wait, flags."""

from dataclasses import replace

import pytest

from chalicelib.core.sessions import (
    GroupBlocked,
    GroupNotReleased,
    GroupState,
    LoginDenied,
    LoginRequest,
    NoLoginRequest,
    Presence,
    SessionFlag,
    SessionNotLockedOut,
    SessionState,
    SignOfLife,
)
from tests.builders.sessions import NINE, a_group, a_presence, minutes

RELEASED = a_group(state=GroupState.RELEASED)
BLOCKED = a_group(state=GroupState.BLOCKED)
CLOSED = a_group(state=GroupState.CLOSED)


def _ready(**changes: object) -> Presence:
    return a_presence(state=SessionState.READY, group_state=GroupState.RELEASED, **changes)


def _running(**changes: object) -> Presence:
    return replace(_ready().start(NINE, duration_minutes=60), **changes)  # type: ignore[arg-type]


def _busy(**changes: object) -> Presence:
    """Somebody who has been at work for half an hour."""
    return _running(started_at=NINE - minutes(30), **changes)


def _seen(seconds_ago: float) -> SignOfLife:
    return SignOfLife(None, 0, 12, 0, NINE - minutes(seconds_ago / 60))


def _request(computer: str | None, *, id: str = "R", at: float = 0) -> LoginRequest:
    return LoginRequest(id, computer, NINE + minutes(at))


def test_the_deadline_is_start_plus_duration_plus_extra_time() -> None:
    started = _ready(extra_time_minutes=30).start(NINE, duration_minutes=60)

    assert started.deadline_at == NINE + minutes(90)


def test_starting_again_after_a_reload_moves_nothing() -> None:
    again = _running().start(NINE + minutes(5), duration_minutes=60)

    assert again == _running()


@pytest.mark.parametrize(
    ("state", "refusal"),
    [
        (GroupState.DISTRIBUTED, GroupNotReleased),
        (GroupState.BLOCKED, GroupBlocked),
        (GroupState.CLOSED, GroupNotReleased),
    ],
)
@pytest.mark.parametrize("session", [_ready(), _running()])
def test_nobody_starts_unless_the_group_is_released(
    session: Presence, state: GroupState, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        replace(session, group_state=state).start(NINE, duration_minutes=60)


def test_a_restart_gives_the_candidate_the_lost_minutes_back() -> None:
    interrupted = _running().interrupt(NINE + minutes(10))

    restarted = interrupted.restart(NINE + minutes(17))

    assert restarted.deadline_at == NINE + minutes(67)
    assert restarted.paused_at is None


def test_a_block_gives_the_lost_minutes_back_to_whoever_was_busy() -> None:
    blocked = _running().follow(BLOCKED, NINE + minutes(10))

    unblocked = blocked.follow(RELEASED, NINE + minutes(15))

    assert unblocked.deadline_at == NINE + minutes(65)
    assert unblocked.paused_at is None


def test_a_pause_within_a_block_is_counted_once() -> None:
    stopped = _running().interrupt(NINE + minutes(10)).follow(BLOCKED, NINE + minutes(12))

    restarted = stopped.restart(NINE + minutes(15))
    unblocked = restarted.follow(RELEASED, NINE + minutes(20))

    assert restarted.deadline_at == NINE + minutes(60)
    assert unblocked.deadline_at == NINE + minutes(70)


def test_an_interruption_outlasts_the_block_around_it() -> None:
    blocked = _running().follow(BLOCKED, NINE + minutes(10)).interrupt(NINE + minutes(12))

    unblocked = blocked.follow(RELEASED, NINE + minutes(15))
    restarted = unblocked.restart(NINE + minutes(20))

    assert unblocked.deadline_at == NINE + minutes(60)
    assert restarted.deadline_at == NINE + minutes(70)


def test_blocking_and_unblocking_twice_gives_the_time_back_once() -> None:
    unblocked = _running().follow(BLOCKED, NINE).follow(RELEASED, NINE + minutes(5))

    assert unblocked.follow(RELEASED, NINE + minutes(9)) == unblocked


def test_closing_submits_whoever_was_busy_and_says_so() -> None:
    closed = _running().follow(CLOSED, NINE + minutes(50))

    assert closed.state is SessionState.SUBMITTED
    assert closed.submitted_at == NINE + minutes(50)
    assert closed.flags == {SessionFlag.SUBMITTED_BY_CLOSING}


def test_closing_leaves_whoever_handed_in_as_they_are() -> None:
    submitted = _running().submit(NINE + minutes(40))

    closed = submitted.follow(CLOSED, NINE + minutes(50))

    assert closed == replace(submitted, group_state=GroupState.CLOSED)


def test_whoever_only_logged_in_is_absent_after_the_closing() -> None:
    closed = _ready().follow(CLOSED, NINE)

    assert closed.state is SessionState.ABSENT
    assert closed.submitted_at is None
    assert not closed.flags


def test_the_first_hand_in_counts() -> None:
    submitted = _running().submit(NINE + minutes(40))

    assert submitted.submit(NINE + minutes(41)) == submitted


def test_the_fifth_wrong_login_locks_out_and_more_change_nothing() -> None:
    presence = a_presence()
    locked = []
    for _ in range(6):
        presence = presence.count_wrong_login()
        locked.append(presence.locked_out)

    assert locked == [False, False, False, False, True, True]
    assert presence.wrong_logins == 5


def test_unlocking_starts_the_count_anew() -> None:
    assert a_presence(wrong_logins=5).unlock().wrong_logins == 0
    with pytest.raises(SessionNotLockedOut):
        a_presence(wrong_logins=4).unlock()


def test_a_login_forgets_wrong_attempts_before_it_and_opens_an_epoch() -> None:
    logged_in = a_presence(wrong_logins=4).log_in("pc-1", NINE)

    assert logged_in.wrong_logins == 0
    assert logged_in.epoch.login == 1
    assert logged_in.state is SessionState.READY


@pytest.mark.parametrize(
    ("presence", "computer", "waits"),
    [
        (_busy(computer="pc-1", life=_seen(59)), "pc-2", True),
        (_busy(computer="pc-1", life=_seen(59)), None, True),
        (_busy(computer=None, life=_seen(59)), None, True),
        (_busy(computer="pc-1", life=_seen(60)), "pc-2", False),
        (_busy(computer="pc-1", life=_seen(59)), "pc-1", False),
        (_busy(computer="pc-1", life=None), "pc-2", False),
        (_running(computer="pc-1", life=None), "pc-2", True),
        (_busy(life=_seen(600)).log_in("pc-1", NINE), "pc-2", True),
        (_busy(life=_seen(600)).log_in("pc-1", NINE - minutes(1)), "pc-2", False),
        (_ready(computer="pc-1", life=_seen(1)), "pc-2", False),
        (_busy(computer="pc-1", life=_seen(1)).interrupt(NINE), "pc-2", False),
    ],
)
def test_only_a_running_session_that_was_just_seen_elsewhere_makes_a_login_wait(
    presence: Presence, computer: str | None, waits: bool
) -> None:
    assert presence.must_wait(computer, NINE) is waits


def test_a_yes_lets_in_the_computer_that_asked_and_no_other() -> None:
    asked = _running(computer="pc-1", life=_seen(1)).ask_to_log_in(_request("pc-2"))

    admitted = asked.answer_login_request("R", admit=True)

    assert not admitted.must_wait("pc-2", NINE)
    assert admitted.must_wait("pc-3", NINE)
    assert admitted.log_in("pc-2", NINE).login_request is None


def test_asking_again_changes_nothing() -> None:
    asked = _running().ask_to_log_in(_request("pc-2"))

    assert asked.ask_to_log_in(_request("pc-2", id="R2", at=2)) == asked


def test_a_third_computer_does_not_push_a_waiting_one_aside_within_a_minute() -> None:
    asked = _running().ask_to_log_in(_request("pc-2"))

    assert asked.ask_to_log_in(_request("pc-3", id="R3", at=0.5)) == asked
    later = asked.ask_to_log_in(_request("pc-3", id="R3", at=1))
    assert later.login_request == _request("pc-3", id="R3", at=1)


def test_a_no_is_told_to_the_computer_that_asked() -> None:
    asked = _running().ask_to_log_in(_request("pc-2"))

    denied = asked.answer_login_request("R", admit=False)

    with pytest.raises(LoginDenied):
        denied.ask_to_log_in(_request("pc-2", at=0.1))


@pytest.mark.parametrize("request_id", ["OTHER", "R"])
def test_only_a_login_that_still_waits_is_decided_on(request_id: str) -> None:
    decided = _running().ask_to_log_in(_request("pc-2")).answer_login_request("R", admit=True)

    with pytest.raises(NoLoginRequest):
        decided.answer_login_request(request_id, admit=False)
    with pytest.raises(NoLoginRequest):
        _running().answer_login_request(request_id, admit=True)
