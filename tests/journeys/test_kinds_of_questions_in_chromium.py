"""Every kind of question that an exam may have, answered by keyboard in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.chromium import a_house
from tests.journeys.exam_page import ExamPage
from tests.journeys.kinds_of_questions import MOST_POINTS, STORY, TITLE, package
from tests.journeys.program import Json, Program
from tests.journeys.running import RunningFacet
from tests.journeys.school import (
    PlannedGroup,
    new_candidates,
    plan_of,
    planned,
    read_in,
    scores_of,
)

pytestmark = pytest.mark.journey

TOTAL = 7
IS_CHOSEN = "choice => choice.matches(':state(--checked)')"
PLACES = 6
"""More than any question here has."""


def test_every_kind_of_question_can_be_answered_by_keyboard(
    facet: RunningFacet, publisher: Program, planner: Program, proctor: Program, tmp_path: Path
) -> None:
    group = plan_for_one(planner, publish(publisher))
    with a_house(facet.origin, tmp_path) as house:
        candidate = Candidate(house.person("candidate"))
        candidate.log_in(group.access_code, group.candidates[0]["login_name"])
        candidate.sees("waiting")
        proctor.post(f"{group.monitor}/release")
        candidate.sees("running")
        candidate.answer_the_first_part()
        candidate.finds_everything_after_a_reload()
        candidate.goes_on_to_the_next_part()
        candidate.answer_the_last_part()
        candidate.submit()
        house.check_complaints()
    proctor.post(f"{group.monitor}/close")

    (result,) = scores_of(planner, group).values()
    assert result["score"] == MOST_POINTS


def publish(publisher: Program) -> Json:
    """Upload the exam, wait until it is read in, and publish it."""
    upload = publisher.post("/exams", {"file_name": "vraagsoorten.zip"})
    publisher.upload(upload["url"], upload["fields"], package())
    address = f"/exams/{upload['exam_id']}"
    read_in(publisher, address)
    details = {"title": TITLE, "subject": "Rekenen", "level": "2F"}
    more = {"period": "2026-2027, periode 2", "duration_minutes": 60}
    return publisher.post(f"{address}/publish", details | more)


def plan_for_one(planner: Program, exam: Json) -> PlannedGroup:
    """Plan a group of one new candidate."""
    ids = new_candidates(planner, 1)
    plan = plan_of(planner, name=TITLE, exam_id=exam["exam_id"], candidate_ids=ids)
    return planned(planner, plan)


class Candidate(ExamPage):
    """A candidate who has a keyboard and no mouse."""

    @property
    def item(self) -> Locator:
        """The question on the screen."""
        return self.part("item")

    def is_at(self, number: int) -> None:
        """See which item is on the screen, drawn and ready."""
        expect(self.part("place")).to_have_text(f"Vraag {number} van {TOTAL}")
        expect(
            self.page.locator("facet-item:not([inert])").locator("qti-item-body")
        ).to_be_visible()

    def answer_the_first_part(self) -> None:
        """Order, match, fill gaps, point at a picture and at a word."""
        self.is_at(1)
        for place, words in enumerate(("een kwart", "de helft", "driekwart"), start=1):
            self.put(words, f"plek {place} van 3")
        self.go_to(2)
        self.put("lengte", "meter")
        self.put("inhoud", "liter")
        self.go_to(3)
        self.put("even", "plek 1 van 2")
        self.put("oneven", "plek 2 van 2")
        # A second thought: what stands there already changes seats.
        self.put("oneven", "plek 1 van 2")
        self.go_to(4)
        self.press(self.item.get_by_label("paal links"), "Space")
        self.go_to(5)
        expect(self.item.get_by_role("heading", name="Over de brug")).to_be_visible()
        expect(self.item.get_by_text(STORY)).to_be_visible()
        self.press(self.item.get_by_text("burg", exact=True), "Space")
        self.is_saved("server")

    def finds_everything_after_a_reload(self) -> None:
        """See every answer of the part again, where it was put."""
        self.page.reload()
        self.is_at(5)
        self.has_chosen("burg")
        self.go_to(4)
        self.has_chosen("paal links")
        self.go_to(3)
        self.holds("plek 1 van 2", "oneven")
        self.holds("plek 2 van 2", "even")
        self.go_to(2)
        self.holds("meter", "lengte")
        self.go_to(1)
        self.holds("plek 3 van 3", "driekwart")

    def goes_on_to_the_next_part(self) -> None:
        """Say yes to the question before a part closes, after having said no."""
        expect(self.part("item-6")).to_be_disabled()
        self.go_to(5)
        self.part("next").press("Enter")
        expect(self.part("part-dialog")).to_contain_text("niet terug")
        self.person.look_around()
        self.part("part-cancel").press("Enter")
        self.is_at(5)
        self.part("next").press("Enter")
        self.part("part-confirm").press("Enter")
        self.is_at(6)
        expect(self.part("item-5")).to_be_disabled()
        expect(self.part("previous")).to_be_disabled()

    def answer_the_last_part(self) -> None:
        """Listen, and reckon with the numbers that are this candidate's own."""
        sound = self.item.locator("audio")
        expect(sound).to_have_attribute("controls", "")
        assert sound.evaluate("sound => sound.play().then(() => !sound.error)")
        self.press(self.item.locator("qti-simple-choice", has_text="een toon"), "Space")
        self.go_to(7)
        shown = re.search(r"Hoeveel is (\d) × 3", self.item.locator("qti-item-body").inner_text())
        assert shown is not None
        self.item.get_by_role("textbox").fill(str(3 * int(shown.group(1))))
        self.is_saved("server")

    def put(self, words: str, place: str) -> None:
        """Pick a choice up, walk to a place and put it down, all with the keyboard."""
        choice = self.item.get_by_role("button", name=words, exact=True)
        self.press(choice, "Space")
        spoken = self.item.get_by_role("status")
        expect(spoken).to_contain_text(f"{words} opgepakt")
        for _ in range(PLACES):
            if place in spoken.inner_text():
                break
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Space")
        expect(spoken).to_contain_text(f"{words} neergezet: ")
        expect(spoken).to_contain_text(place)
        expect(spoken).not_to_contain_text("leeg")
        expect(spoken).to_be_in_viewport()

    def holds(self, place: str, words: str) -> None:
        """See a choice stand in a place."""
        group = self.item.get_by_role("group", name=re.compile(rf"\b{place}.*, {words}$"))
        expect(group).to_have_count(1)

    def has_chosen(self, words: str) -> None:
        """See which choice is chosen; the library keeps that outside the attributes."""
        chosen = "choice => choice.getAttribute('aria-label') ?? choice.textContent"
        choices = self.item.locator("qti-hottext, qti-hotspot-choice").all()
        found = [one.evaluate(chosen) for one in choices if one.evaluate(IS_CHOSEN)]
        assert found == [words]

    def press(self, control: Locator, key: str) -> None:
        """Press a key on what has the focus, after giving it the focus."""
        control.focus()
        expect(control).to_be_focused()
        self.page.keyboard.press(key)
