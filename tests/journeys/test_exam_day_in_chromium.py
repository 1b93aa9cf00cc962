"""An exam day as people live it: real pages, the real exam app, a real browser."""

import csv
import io
import os
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from demonstration.answers import Quality, content_canaries, scoring_canaries
from demonstration.build import build_package
from demonstration.day.planning import candidates_file
from demonstration.day.program import email_of
from tests.canaries import readable_words, stored_in_folder
from tests.journeys.answers import answers_of, certain_score
from tests.journeys.chromium import House, a_house
from tests.journeys.exam_page import TOTAL, ExamPage
from tests.journeys.running import RunningFacet
from tests.journeys.sitting import Desk, Sitting
from tests.journeys.staff_pages import Monitor, Portal

pytestmark = pytest.mark.journey

EXAM = "Rekenen 2F, in de browser"
GROUP = "Rekenen, lokaal 12"
CLASS = "N4Z"
OFFLINE_SECONDS = float(os.environ.get("FACET_OFFLINE_SECONDS", "20"))
PICTURES = os.environ.get("FACET_PICTURES")
"""A folder for pictures of the screens; none are made without it."""
SANNE, YOUSSEF, LIEKE = "Vermeulen, Sanne", "Amrani, Youssef", "Janssen, Lieke"
TIM, NOOR, MILAN = "Kuipers, Tim", "Bakkali, Noor", "Visser, Milan"
FLEUR, SELIN, IMANE = "Postma, Fleur", "Özdemir, Selin", "Haddou, Imane"
NAMES = (SANNE, YOUSSEF, LIEKE, TIM, NOOR, MILAN, FLEUR, SELIN, IMANE)
ANSWERS = answers_of(Quality.FULL)
LOST_MS = 40_000
OFFLINE_ITEMS = (5, 6, 8)


def test_an_exam_day_in_the_browser(facet: RunningFacet, tmp_path: Path) -> None:
    with a_house(facet.origin, tmp_path) as house:
        live_through_the_day(facet, house, tmp_path)
        house.check_complaints()


def live_through_the_day(facet: RunningFacet, house: House, tmp_path: Path) -> None:
    """Everybody does their part, from the package to the scores."""
    publish(house, tmp_path)
    planner = plan(house)
    monitor, code = open_monitor(house)
    wait_and_leave(house, monitor, code, tmp_path / "profile")

    sanne, youssef = ExamPage(house.person(SANNE)), ExamPage(house.person(YOUSSEF))
    for candidate, name in ((sanne, SANNE), (youssef, YOUSSEF)):
        candidate.log_in(code, monitor.login_name(name))
        candidate.sees("waiting")
        candidate.person.look_around()
        monitor.shows(name, "Ingelogd")
    monitor.release_group()
    for candidate, name in ((sanne, SANNE), (youssef, YOUSSEF)):
        candidate.sees("running")
        monitor.shows(name, "Bezig")

    work_with_network(sanne, monitor)
    with sanne.person.without_network():
        pulled = time.monotonic()
        work_without_network(sanne)
        elsewhere = go_on_elsewhere(house, youssef, monitor, code)
        others = fill_the_hall(facet, monitor, code)
        take_pictures(monitor, elsewhere, others)
        left = OFFLINE_SECONDS - (time.monotonic() - pulled)
        sanne.page.wait_for_timeout(max(0, left) * 1000)
        sanne.is_saved("computer")
    see_it_arrive(sanne, monitor)
    hand_in(sanne, elsewhere, monitor)
    monitor.close_group()

    check_results(planner)


def publish(house: House, folder: Path) -> None:
    """The publisher uploads the package, goes through the exam like a candidate, and publishes."""
    package = folder / "rekenen-2f.zip"
    package.write_bytes(build_package())
    portal = Portal(house.person("publisher"))
    portal.log_in("publicatie", email_of("publicatie"))
    portal.upload_exam(package)
    exam = portal.page.url
    portal.page.get_by_role("link", name="Bekijk zoals een kandidaat").click()
    preview = ExamPage(portal.person)
    expect(preview.part("preview-bar")).to_be_visible()
    for number in range(1, TOTAL + 1):
        preview.go_to(number)
        portal.person.look_around()
    portal.page.goto(exam)
    portal.publish_exam(EXAM)


def plan(house: House) -> Portal:
    """The planner reads in a class, first with an error in the file, and plans a group."""
    portal = Portal(house.person("planner"))
    portal.log_in("planner.noord", email_of("planner.noord"))
    rows = [
        ";".join((f"28000{number}", *reversed(name.split(", ")), CLASS, "2F", "0"))
        for number, name in enumerate(NAMES)
    ]
    portal.hand_in_candidates(candidates_file([*rows, "280009;Zonder;Niveau;N4Z;9Z;0"]))
    expect(portal.row("9Z")).to_contain_text("We kennen dit niveau niet")
    portal.page.get_by_role("link", name="Opnieuw inlezen").click()
    portal.hand_in_candidates(candidates_file(rows))
    portal.save_candidates()
    portal.plan_group(GROUP, EXAM, CLASS, ["Wouter de Graafland"])
    return portal


def open_monitor(house: House) -> tuple[Monitor, str]:
    """The proctor opens the group and reads the access code from the screen."""
    monitor = Monitor(house.person("proctor"))
    monitor.log_in("afname.noord")
    monitor.open_group(GROUP)
    expect(monitor.row(SANNE)).to_contain_text("Niet ingelogd")
    return monitor, monitor.access_code()


def wait_and_leave(house: House, monitor: Monitor, code: str, profile: Path) -> None:
    """Lieke waits for the release and leaves before it; her computer knows no word of the exam."""
    lieke = ExamPage(house.person_with_profile(LIEKE, profile))
    lieke.log_in(code, monitor.login_name(LIEKE))
    lieke.sees("waiting")
    monitor.shows(LIEKE, "Ingelogd")
    lieke.person.look_around()
    lieke.person.context.close()
    stored = list(stored_in_folder(profile))
    assert readable_words(stored, {"/exam/"}), "the search reads what the browser wrote"
    assert readable_words(stored, {*content_canaries(), *scoring_canaries()}) == set()


def work_with_network(sanne: ExamPage, monitor: Monitor) -> None:
    """Sanne answers items of several kinds, and each is on the server before the next."""
    for number in (1, 3, 4):
        sanne.answer(number, ANSWERS[number - 1])
        sanne.is_saved("server")
        sanne.person.look_around()
    sanne.go_to(5)
    monitor.shows(SANNE, "Bezig", f"3/{TOTAL}")


def work_without_network(sanne: ExamPage) -> None:
    """Sanne works on without a line, and reads that her answers are kept on this computer."""
    for number in OFFLINE_ITEMS:
        sanne.answer(number, ANSWERS[number - 1])
        sanne.is_saved("computer")
    expect(sanne.part("no-line")).to_be_visible()
    sanne.person.look_around()


def see_it_arrive(sanne: ExamPage, monitor: Monitor) -> None:
    """The line is back: everything that was kept goes to the server by itself."""
    sanne.is_saved("server")
    for number in OFFLINE_ITEMS:
        sanne.go_to(number)
        sanne.is_saved("server")
    expect(sanne.part("no-line")).not_to_be_visible()
    monitor.shows(SANNE, "Bezig", f"{3 + len(OFFLINE_ITEMS)}/{TOTAL}")


def go_on_elsewhere(house: House, youssef: ExamPage, monitor: Monitor, code: str) -> ExamPage:
    """Youssef goes on at another computer after the proctor's yes, at the same item."""
    for number in (1, 2, 7):
        youssef.answer(number, ANSWERS[number - 1])
    youssef.is_saved("server")
    elsewhere = ExamPage(house.person(f"{YOUSSEF}, elsewhere"))
    elsewhere.try_to_log_in(code, monitor.login_name(YOUSSEF))
    elsewhere.sees("proctor")
    elsewhere.person.look_around()
    monitor.shows(YOUSSEF, "Wacht")
    monitor.open_candidate(YOUSSEF)
    monitor.person.look_around()
    monitor.press("Toelaten")
    elsewhere.sees("running")
    elsewhere.is_at(7)
    elsewhere.field_holds(str(ANSWERS[6].response["RESPONSE"]))
    elsewhere.answer(9, ANSWERS[8])
    elsewhere.is_saved("server")
    youssef.sees("moved")
    youssef.person.look_around()
    return elsewhere


def fill_the_hall(facet: RunningFacet, monitor: Monitor, code: str) -> dict[str, Sitting]:
    """The others, at computers that are programs: the monitor has something to say of each."""

    def desk(name: str, computer: str = "pc-1") -> Desk:
        return Desk(facet, computer, code, monitor.login_name(name))

    for _ in range(5):
        assert desk(TIM).try_to_log_in("ZZZZZZ").status_code != 200
    monitor.shows(TIM, "Vergrendeld")
    sittings = {name: desk(name).log_in() for name in (NOOR, MILAN, FLEUR, SELIN)}
    for sitting, answered in zip(sittings.values(), (5, 7, 9, TOTAL), strict=True):
        sitting.start()
        sitting.answer(ANSWERS[:answered])
    sittings[SELIN].submit()
    monitor.shows(FLEUR, "Bezig", f"9/{TOTAL}")
    monitor.shows(SELIN, "Ingeleverd", f"{TOTAL}/{TOTAL}")
    assert desk(MILAN, "pc-2").try_to_log_in().status_code == 202
    monitor.open_candidate(NOOR)
    expect(monitor.panel).to_contain_text(f"5 van {TOTAL}")
    monitor.page.locator("summary", has_text="Afbreken").click()
    monitor.press("Ja, nu afbreken")
    monitor.shows(NOOR, "Afgebroken")
    monitor.shows(MILAN, "Wacht op toelating")
    return sittings


def take_pictures(monitor: Monitor, candidate: ExamPage, others: dict[str, Sitting]) -> None:
    """Keep a picture of the monitor and one of the exam, for whoever asks for them."""
    if PICTURES is None:
        return
    expect(monitor.row(SANNE)).to_contain_text("Geen verbinding", timeout=LOST_MS)
    others[FLEUR].presence()
    monitor.shows(FLEUR, "Bezig")
    monitor.open_candidate(MILAN)
    monitor.page.screenshot(path=Path(PICTURES) / "monitor.png", full_page=True)
    candidate.page.screenshot(path=Path(PICTURES) / "exam.png")


def hand_in(sanne: ExamPage, youssef: ExamPage, monitor: Monitor) -> None:
    """Sanne answers the rest, Youssef leaves it at that; both hand in and the monitor says so."""
    for number in range(1, TOTAL + 1):
        if number not in (1, 3, 4, *OFFLINE_ITEMS):
            sanne.answer(number, ANSWERS[number - 1])
    sanne.submit()
    monitor.shows(SANNE, "Ingeleverd")
    youssef.submit()
    monitor.shows(YOUSSEF, "Ingeleverd")


def check_results(planner: Portal) -> None:
    """The planner sees the scores that the answers deserve, and downloads the same."""
    planner.open_results(GROUP)
    sanne = f"{certain_score(ANSWERS):g} / 22"
    youssef = f"{certain_score(ANSWERS[index] for index in (0, 1, 6, 8)):g} / 22"
    expect(planner.row(SANNE)).to_contain_text(sanne)
    expect(planner.row(SANNE)).to_contain_text("wacht op corrector: 2")
    expect(planner.row(YOUSSEF)).to_contain_text(youssef)
    planner.person.look_around()
    rows = list(csv.DictReader(io.StringIO(planner.download_results()), delimiter=";"))
    scores = {row["Nummer"]: row["Score"] for row in rows}
    assert scores["280000"] == sanne.split()[0]
    assert scores["280001"] == youssef.split()[0]
    assert len(rows) == len(NAMES)
