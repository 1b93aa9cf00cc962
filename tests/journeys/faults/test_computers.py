"""What happens to a computer in the middle of typing: killed, reloaded, opened twice, without
storage, with a wrong clock, and left for another one.

After each journey ``room.check`` compares the journal with the line and with what was seen last.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.faults.candidate import Candidate
from tests.journeys.faults.checking import SAVES
from tests.journeys.faults.killing import kill_browser
from tests.journeys.faults.room import Room

pytestmark = pytest.mark.journey

STORY = "Elke dag 25 liter, dus na 8 dagen is de ton leeg."
MORE = " Tenminste, als het niet regent."
NO_STORAGE = """
    IDBFactory.prototype.open = () => { throw new DOMException("denied", "SecurityError"); };
"""
A_DAY_AHEAD = """
    const day = 86_400_000, Real = Date, { timeOrigin } = performance;
    globalThis.Date = class extends Real {
        constructor(...given) { given.length ? super(...given) : super(Real.now() + day); }
        static now() { return Real.now() + day; }
    };
    Object.defineProperty(performance, "timeOrigin", { get: () => timeOrigin + day });
"""
MINUTES_LEFT = re.compile(r"\b5\d:\d\d\b")
"""Of an exam of an hour that has just begun."""
CLOCK_SECONDS = 30
CACHES_WRITTEN_MS = 6_000


def test_the_browser_is_killed_in_mid_typing_and_opened_again(room: Room, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    candidate = room.candidate(profile)
    candidate.come_in()
    candidate.type(8, "27 euro")
    candidate.is_saved("server")
    with room.proxy.refuse(SAVES):
        candidate.type(12, STORY)
        candidate.is_saved("computer")
        candidate.type(12, MORE)
        kill_browser(profile)

    candidate.person = room.house.person_with_profile("candidate, again", profile)
    candidate.page.goto("/exam/")
    candidate.exam.sees("running")
    candidate.look_back()
    candidate.type(12, " Klaar.")
    candidate.look_back()

    room.check(candidate)
    candidate.person.context.close()


def test_the_browser_is_killed_and_opened_again_without_network(room: Room, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    candidate = room.candidate(profile)
    candidate.come_in()
    candidate.type(8, "27 euro")
    candidate.is_saved("server")
    candidate.page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    # Chromium writes down some seconds later what it has in its caches: the app and the exam.
    candidate.page.wait_for_timeout(CACHES_WRITTEN_MS)
    with room.proxy.refuse():
        candidate.type(12, STORY)
        candidate.is_saved("computer")
        candidate.type(12, MORE)
        kill_browser(profile)
        candidate.person = room.house.person_with_profile("candidate, again", profile)
        candidate.page.goto("/exam/")
        candidate.exam.sees("running")
        candidate.go_to(12)
        candidate.has_kept(12)
        candidate.type(12, " Klaar.")
        candidate.is_saved("computer")
    candidate.look_back()

    room.check(candidate)
    candidate.person.context.close()


def test_a_reload_in_mid_typing(room: Room) -> None:
    candidate = room.candidate()
    candidate.come_in()
    with room.proxy.lose_answers(SAVES):
        candidate.type(12, STORY)
        candidate.is_saved("computer")
        candidate.type(12, MORE)
        candidate.page.reload()
    candidate.exam.sees("running")
    candidate.exam.is_at(12)
    candidate.look_back()

    room.check(candidate)


def test_what_was_kept_here_arrives_while_the_exam_is_being_opened_again(room: Room) -> None:
    candidate = room.candidate()
    candidate.come_in()
    with room.proxy.refuse(SAVES):
        candidate.type(12, STORY)
        candidate.is_saved("computer")
        candidate.page.reload()
    with room.proxy.delay(0.1, SAVES), room.proxy.delay_answers(1, "/delivery/start"):
        candidate.exam.sees("running")
        candidate.look_back()

    room.check(candidate)


def test_a_second_tab_says_so_and_takes_over_when_the_first_is_closed(room: Room) -> None:
    candidate = room.candidate()
    candidate.come_in()
    candidate.type(12, STORY)
    first, second = candidate.page, candidate.person.context.new_page()
    second.goto("/exam/")
    expect(second.get_by_test_id("page-secondTab")).to_be_visible()
    first.bring_to_front()
    with room.proxy.lose_answers(SAVES):
        candidate.type(12, MORE)
        candidate.is_saved("computer")
        candidate.type(12, " Klaar.")
        first.close()

    candidate.person.page = second
    candidate.exam.sees("running")
    candidate.look_back()

    room.check(candidate)


def test_a_computer_that_may_store_nothing(room: Room) -> None:
    candidate = room.candidate()
    candidate.person.context.add_init_script(NO_STORAGE)
    candidate.come_in()
    candidate.type(12, STORY)
    candidate.is_saved("server")
    candidate.page.reload()
    candidate.come_in()
    candidate.type(12, MORE)
    candidate.choose(5, "P52")
    candidate.look_back()

    room.check(candidate)


def test_a_clock_that_is_a_day_off(room: Room) -> None:
    candidate = room.candidate()
    candidate.person.context.add_init_script(A_DAY_AHEAD)
    candidate.come_in()
    candidate.type(12, STORY)
    candidate.look_back()
    time_left = candidate.exam.part("time-left").inner_text()
    assert MINUTES_LEFT.search(time_left), f"{time_left} is not the server's time"
    candidate.submit()
    candidate.exam.sees("submitted")

    room.check(candidate)
    for stored in room.journal(candidate).batches:
        for entry in stored.batch.entries:
            apart = abs((entry.client_time - stored.received_at).total_seconds())
            assert apart < CLOCK_SECONDS, "entries bear the server's time"


def test_a_second_computer_with_the_proctors_yes(room: Room) -> None:
    candidate = room.candidate()
    candidate.come_in()
    candidate.type(12, STORY)
    candidate.is_saved("server")
    elsewhere = candidate.move_to(room.house.person("candidate, elsewhere"))
    with candidate.person.without_network():
        candidate.type(8, "Dit blijft op de eerste computer.")
        candidate.is_saved("computer")
        _ask_the_proctor(elsewhere, admit=True)
        elsewhere.go_through_to_the_exam()
        elsewhere.go_to(12)
        elsewhere.exam.field_holds(STORY)
        elsewhere.type(12, MORE)
        elsewhere.is_saved("server")
    candidate.exam.sees("moved")
    elsewhere.type(1, "6,30")
    elsewhere.look_back()

    room.check(elsewhere)
    epochs = {one.placed.epoch.login for one in room.set_aside(candidate)}
    assert epochs == {1}, "what the first computer still had is kept, and does not count"


def test_a_second_computer_with_the_proctors_no(room: Room) -> None:
    candidate = room.candidate()
    candidate.come_in()
    candidate.type(12, STORY)
    elsewhere = candidate.move_to(room.house.person("candidate, elsewhere"))
    _ask_the_proctor(elsewhere, admit=False)
    elsewhere.exam.sees("login")
    expect(elsewhere.exam.part("login-problem")).to_be_visible()
    candidate.type(12, MORE)
    candidate.look_back()

    room.check(candidate)


def _ask_the_proctor(elsewhere: Candidate, *, admit: bool) -> None:
    elsewhere.ask_in()
    elsewhere.exam.sees("proctor")
    hall, slip = elsewhere.hall, elsewhere.slip
    ruling = {"request_id": hall.row(slip)["login_request"]["id"], "admit": admit}
    hall.proctor.post(f"{hall.session(slip)}/admit", ruling)
