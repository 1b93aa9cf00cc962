"""A candidate who works like a person: reads, thinks, types key by key, looks back, hands in."""

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from bench.exam_app.package import TOTAL
from bench.exam_app.passing import Passing, seconds_on
from bench.exam_app.typing_pace import keys, prose
from demonstration.answers import ExpectedScore, Quality
from tests.journeys.answers import answers_of
from tests.journeys.exam_page import ExamPage

READS_SECONDS = (15.0, 45.0)
WRITES_CHARACTERS = (120, 320)
MARKS_EVERY = 11
ANSWERS = answers_of(Quality.FULL)


@dataclass(frozen=True)
class Candidate:
    """Somebody in front of the exam of forty questions; these are numbered from 1."""

    exam: ExamPage
    time: Passing
    dice: random.Random

    @property
    def page(self) -> Page:
        """The page in front of them."""
        return self.exam.page

    def wait(self, seconds: float) -> None:
        """Do nothing for a while."""
        self.time.wait(self.page, seconds)

    def reach(self, moment: float) -> None:
        """Do nothing until the clock of the page says so, in seconds."""
        self.wait(max(0.0, moment - seconds_on(self.page)))

    def work_through(self, seconds: float) -> None:
        """Read and answer every question in turn, in so much time; mark some for later."""
        began = seconds_on(self.page)
        for number in range(1, TOTAL + 1):
            self.answer(number)
            if number % MARKS_EVERY == 0:
                self.exam.part("mark").click()
            self.reach(began + seconds * number / TOTAL)
            if number < TOTAL:
                self.exam.part("next").click()

    def look_back(self, numbers: Iterable[int], seconds: float) -> None:
        """Go to these questions again, in so much time, and answer each second one anew."""
        chosen = list(numbers)
        began = seconds_on(self.page)
        for at, number in enumerate(chosen, start=1):
            self.go_to(number)
            if at % 2 == 0:
                self.answer(number)
            self.reach(began + seconds * at / len(chosen))

    def go_to(self, number: int) -> None:
        """Go to a question by its number."""
        self.exam.part(f"item-{number}").click()
        self._is_at(number)

    def answer(self, number: int) -> None:
        """Read the question that is on the screen, and answer it."""
        self._is_at(number)
        self.wait(self.dice.uniform(*READS_SECONDS))
        known: ExpectedScore = ANSWERS[(number - 1) % len(ANSWERS)]
        for identifier, value in known.response.items():
            field = self.exam.part("item").locator(f"[response-identifier={identifier}]")
            for one in [value] if isinstance(value, str) else value or ():
                self._give(field, one)

    def type(self, field: Locator, text: str) -> None:
        """Type a text key by key, with the pauses of a person."""
        field.focus()
        for pause, key in keys(text, self.dice):
            self.wait(pause)
            self.page.keyboard.press(key if key != " " else "Space")

    def hand_in(self) -> None:
        """Hand in, and say yes to the question."""
        self.exam.part("submit").click()
        self.exam.part("submit-ask").click()
        self.exam.part("submit-confirm").click()
        self.exam.sees("submitted")

    def _is_at(self, number: int) -> None:
        expect(self.exam.part("place")).to_contain_text(re.compile(rf"\b{number} van {TOTAL}\b"))
        expect(self.exam.part("item").locator("qti-item-body")).to_be_visible()

    def _give(self, field: Locator, value: str) -> None:
        kind = field.evaluate("element => element.localName")
        if kind == "qti-choice-interaction":
            field.locator(f"qti-simple-choice[identifier={value}]").click()
        elif kind == "qti-inline-choice-interaction":
            field.locator("button[part=trigger]").click()
            field.locator(f"qti-inline-choice[identifier={value}]").click()
        else:
            is_long = kind == "qti-extended-text-interaction"
            box = field.get_by_role("textbox")
            box.fill("")
            self.type(box, prose(self.dice.randint(*WRITES_CHARACTERS)) if is_long else value)
