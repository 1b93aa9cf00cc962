"""What a school's network does to an exam, between a real browser and the cloud or a school server.

After each journey ``room.check`` compares the journal with the line and with what was seen last.
"""

import pytest
from playwright.sync_api import expect

from tests.journeys.faults.checking import SAVES
from tests.journeys.faults.room import Room

pytestmark = pytest.mark.journey

SLOW_BYTES_PER_SECOND = 25_000
"""200 kbit/s."""
SLOW_SECONDS = 0.25
"""Each way: an answer comes half a second later than at once."""
STORY = "Elke dag 25 liter, dus na 8 dagen is de ton leeg."


def test_the_whole_way_through(room: Room) -> None:
    candidate = room.candidate()
    candidate.come_in()
    candidate.type(1, "6,30")
    candidate.choose(5, "P52")
    candidate.type(12, STORY)
    candidate.choose(5, "P45")
    candidate.look_back()
    candidate.submit()
    candidate.exam.sees("submitted")

    room.check(candidate)


def test_offline_for_the_whole_exam_and_handed_in_when_the_line_is_back(room: Room) -> None:
    candidate = room.candidate()
    candidate.come_in()
    with candidate.person.without_network():
        candidate.type(1, "6,30")
        candidate.is_saved("computer")
        candidate.choose(9, "BUS0817")
        candidate.type(12, STORY)
        candidate.is_saved("computer")
        expect(candidate.exam.part("no-line")).to_be_visible()
        candidate.submit()
        candidate.exam.sees("submitting")
    candidate.exam.sees("submitted")

    room.check(candidate)


def test_answers_of_the_server_get_lost_on_the_way_back(room: Room) -> None:
    candidate = room.candidate()
    starts = room.proxy.lose_answers("/delivery/start", times=1)
    candidate.come_in()
    saves = room.proxy.lose_answers(SAVES, times=2)
    room.proxy.cut(SAVES, after_bytes=60, times=3)
    candidate.type(12, STORY)
    candidate.type(1, "6,30")
    candidate.look_back()

    assert (starts.left, saves.left) == (0, 0), "the faults have happened"
    room.check(candidate)


def test_requests_arrive_twice_and_once_more_later(room: Room) -> None:
    candidate = room.candidate()
    doubled = [
        room.proxy.duplicate(path, again_seconds=0.4)
        for path in (SAVES, "/delivery/presence", "/delivery/start")
    ]
    candidate.come_in()
    candidate.type(12, STORY[:20])
    candidate.is_saved("server")
    candidate.type(12, STORY[20:])
    candidate.choose(5, "P52")
    candidate.look_back()
    candidate.submit()
    candidate.exam.sees("submitted")

    assert all(one.met for one in doubled), "each kind of request was doubled"
    room.check(candidate)


def test_a_line_of_200_kilobits_with_a_delay_of_half_a_second(room: Room) -> None:
    candidate = room.candidate()
    # Another candidate sat here before: the app itself lies in the cache of this browser.
    candidate.page.goto("/exam/")
    candidate.exam.sees("login")
    with room.proxy.throttle(SLOW_BYTES_PER_SECOND), room.proxy.delay(SLOW_SECONDS):
        candidate.come_in()
        candidate.type(12, STORY)
        candidate.is_saved("either")
        candidate.choose(5, "P52")
        candidate.look_back()
        candidate.submit()
        candidate.exam.sees("submitted")

    room.check(candidate)
