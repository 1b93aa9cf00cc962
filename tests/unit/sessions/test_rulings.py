"""The rules of more time, messages and the end: what a proctor decides about one candidate."""

from dataclasses import replace
from datetime import datetime

import pytest

from chalicelib.core.sessions import (
    GroupState,
    Message,
    Presence,
    Ruling,
    RulingKind,
    SessionNotStarted,
    SessionOver,
    SessionState,
    TooManyRulings,
)
from tests.builders.sessions import NINE, PROCTOR, a_group, a_presence, minutes

RELEASED = a_group(state=GroupState.RELEASED)
BLOCKED = a_group(state=GroupState.BLOCKED)
ENDED = (SessionState.SUBMITTED, SessionState.TERMINATED, SessionState.ABSENT)


def _ready(**changes: object) -> Presence:
    return a_presence(
        **{"state": SessionState.READY, "group_state": GroupState.RELEASED, **changes}
    )


def _running() -> Presence:
    """Somebody who has until ten o'clock."""
    return _ready().start(NINE, duration_minutes=60)


def _more(count: int, at: datetime = NINE) -> Ruling:
    return Ruling(f"R-{count}", RulingKind.EXTENDED, at, PROCTOR, "Brandalarm", count)


def _end(at: datetime) -> Ruling:
    return Ruling("R", RulingKind.TERMINATED, at, PROCTOR, "Fraude")


def _said(number: int) -> Message:
    return Message(f"M-{number}", f"Bericht {number}", NINE + minutes(number))


# --- more time ---


def test_more_time_moves_the_deadline_and_adds_up() -> None:
    extended = _running().extend(_more(10)).extend(_more(5))

    assert extended.deadline_at == NINE + minutes(75)
    assert extended.extended_minutes == 15
    assert [ruling.reason for ruling in extended.rulings] == ["Brandalarm", "Brandalarm"]


def test_more_time_that_was_given_before_the_start_comes_with_the_start() -> None:
    started = _ready(extra_time_minutes=30).extend(_more(10)).start(NINE, duration_minutes=60)

    assert started.deadline_at == NINE + minutes(100)
    assert started.extended_minutes == 10


def test_more_time_after_the_deadline_counts_from_now() -> None:
    at = NINE + minutes(65)

    assert _running().extend(_more(10, at)).deadline_at == at + minutes(10)


def test_more_time_during_an_interruption_is_added_to_what_was_left() -> None:
    interrupted = _running().interrupt(NINE + minutes(50))

    extended = interrupted.extend(_more(10, NINE + minutes(70)))

    assert extended.deadline_at == NINE + minutes(70)
    assert extended.restart(NINE + minutes(80)).deadline_at == NINE + minutes(100)


def test_more_time_for_whoever_was_stopped_too_late_counts_from_the_stop() -> None:
    blocked = _running().follow(BLOCKED, NINE + minutes(62))

    extended = blocked.extend(_more(10, NINE + minutes(70)))
    unblocked = extended.follow(RELEASED, NINE + minutes(72))

    assert unblocked.deadline_at == NINE + minutes(82)


def test_a_live_record_takes_twenty_extensions_and_can_still_be_ended() -> None:
    full = _running()
    for number in range(1, 21):
        full = full.extend(_more(number))

    with pytest.raises(TooManyRulings) as refused:
        full.extend(_more(21))
    assert refused.value.facts == {"limit": 20}
    assert full.terminate(_end(NINE + minutes(1))).state is SessionState.TERMINATED


# --- messages ---


def test_only_the_five_newest_messages_are_told() -> None:
    presence = a_presence()
    for number in range(7):
        presence = presence.tell(_said(number))

    assert presence.messages == tuple(_said(number) for number in range(2, 7))


# --- the end ---


@pytest.mark.parametrize("session", [_running(), _running().interrupt(NINE + minutes(10))])
def test_the_end_is_final_and_no_time_is_left_after_it(session: Presence) -> None:
    at = NINE + minutes(20)

    ended = session.terminate(_end(at))

    assert (ended.state, ended.deadline_at) == (SessionState.TERMINATED, at)
    assert ended.rulings == (_end(at),)
    assert ended.submitted_at is None
    assert ended.follow(a_group(state=GroupState.CLOSED), at).state is SessionState.TERMINATED


def test_the_end_after_the_deadline_gives_no_time_back() -> None:
    assert _running().terminate(_end(NINE + minutes(90))).deadline_at == NINE + minutes(60)


def test_the_end_of_a_block_gives_whoever_was_ended_in_it_no_time_back() -> None:
    at = NINE + minutes(20)
    ended = _running().follow(BLOCKED, NINE + minutes(10)).terminate(_end(at))

    assert ended.follow(RELEASED, NINE + minutes(30)).deadline_at == at


@pytest.mark.parametrize("session", [a_presence(), _ready()])
def test_whoever_did_not_start_is_not_ended(session: Presence) -> None:
    with pytest.raises(SessionNotStarted):
        session.terminate(_end(NINE))


@pytest.mark.parametrize(
    "over",
    [
        *(replace(_running(), state=state) for state in ENDED),
        a_presence(group_state=GroupState.CANCELLED),
        _ready(group_state=GroupState.CLOSED),
    ],
)
def test_nothing_is_done_for_whoever_is_over(over: Presence) -> None:
    with pytest.raises(SessionOver) as refused:
        over.extend(_more(5))
    with pytest.raises(SessionOver):
        over.tell(_said(1))
    with pytest.raises(SessionOver):
        over.terminate(_end(NINE))
    assert refused.value.facts == {"state": over.state.value}
