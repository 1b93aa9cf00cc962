"""What the server and the proctor do in the middle of typing: a restart, a block, an interruption.

After each journey ``room.check`` compares the journal with the line and with what was seen last.
"""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.journeys.faults.room import Room

pytestmark = pytest.mark.journey

STORY = "Elke dag 25 liter, dus na 8 dagen is de ton leeg."


def test_the_server_ends_and_comes_back_in_mid_typing(room: Room) -> None:
    candidate = room.candidate()
    candidate.come_in()
    candidate.type(8, "27 euro")
    candidate.is_saved("server")
    with ThreadPoolExecutor(1) as beside:
        restarting = beside.submit(room.hall.restart)
        while not restarting.done():
            candidate.type(12, "Elke dag 25 liter. ")
        restarting.result()
    candidate.look_back()

    assert any(one.status is None for one in room.proxy.exchanges()), "it was felt"
    room.check(candidate)


def test_the_group_is_blocked_in_mid_typing(room: Room) -> None:
    candidate = room.candidate()
    candidate.come_in()
    candidate.type(12, STORY)
    room.hall.proctor.post(f"{room.hall.group.monitor}/block")
    candidate.type_until("blocked")
    room.hall.proctor.post(f"{room.hall.group.monitor}/unblock")
    candidate.exam.sees("running")
    candidate.exam.is_at(12)
    candidate.look_back()

    assert candidate.last_seen[12].startswith(STORY)
    room.check(candidate)


def test_a_candidate_is_interrupted_in_mid_typing(room: Room) -> None:
    candidate = room.candidate()
    candidate.come_in()
    candidate.type(12, STORY)
    room.hall.proctor.post(f"{room.hall.session(candidate.slip)}/interrupt")
    candidate.type_until("interrupted")
    room.hall.proctor.post(f"{room.hall.session(candidate.slip)}/restart")
    candidate.exam.sees("running")
    candidate.exam.is_at(12)
    candidate.look_back()

    assert candidate.last_seen[12].startswith(STORY)
    room.check(candidate)
