"""The exam app in front of a candidate."""

from collections.abc import Iterable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from demonstration.answers import ExpectedScore
from tests.journeys.chromium import Person

TOTAL = 12


@dataclass(frozen=True)
class ExamPage:
    """What a candidate sees and does; items are numbered from 1."""

    person: Person

    @property
    def page(self) -> Page:
        """The page in front of them."""
        return self.person.page

    def log_in(self, access_code: str, login_name: str) -> None:
        """Log in before the exam begins, and go through all that comes before the waiting room."""
        self.try_to_log_in(access_code, login_name)
        self.get_ready()

    def try_to_log_in(self, access_code: str, login_name: str) -> None:
        """Type what the proctor said and what stands on the slip."""
        self.page.goto("/exam/")
        self.sees("login")
        self.part("access_code").fill(access_code)
        self.part("login_name").fill(login_name)
        self.part("log-in").click()

    def get_ready(self) -> None:
        """Say who you are, read how it works, and listen where the exam has sound."""
        self.sees("welcome")
        self.part("that-is-me").click()
        self.sees("instructions")
        self.part("go-on").click()
        expect(self.part("page-sound").or_(self.part("page-waiting"))).to_be_visible()
        if self.part("page-sound").is_visible():
            self.part("hear-sound").click()
            self.sees("waiting")

    def part(self, name: str) -> Locator:
        """Find a part of the screen."""
        return self.page.get_by_test_id(name)

    def sees(self, page: str) -> None:
        """See a page: waiting, running, submitted and so on."""
        expect(self.part(f"page-{page}")).to_be_visible()

    def is_at(self, number: int) -> None:
        """See which item is on the screen, drawn."""
        expect(self.part("place")).to_have_text(f"Vraag {number} van {TOTAL}")
        expect(self.part("item").locator("qti-item-body")).to_be_visible()

    def go_to(self, number: int) -> None:
        """Go to an item by its number."""
        self.part(f"item-{number}").click()
        self.is_at(number)

    def answer(self, number: int, answer: ExpectedScore) -> None:
        """Go to an item and answer it."""
        self.go_to(number)
        for identifier, value in answer.response.items():
            field = self.part("item").locator(f"[response-identifier={identifier}]")
            for one in _values(value):
                _give(field, one)

    def is_saved(self, where: str) -> None:
        """See where the answer on the screen is kept: on the computer, or on the server."""
        expect(self.part("save-state")).to_have_attribute("data-place", where)
        words = {"computer": "op deze computer", "server": "op de server"}
        expect(self.part("save-state")).to_contain_text(words[where])

    def field_holds(self, text: str) -> None:
        """See what was typed before stand in the field again."""
        expect(self.part("item").get_by_role("textbox")).to_have_value(text)

    def submit(self) -> None:
        """Look at all questions, hand in, and say yes to the question."""
        self.part("submit").click()
        self.sees("overview")
        self.part("submit-ask").click()
        expect(self.part("submit-dialog")).to_be_visible()
        self.part("submit-confirm").click()
        self.sees("submitted")
        self.person.look_around()


def _values(value: str | Iterable[str] | None) -> Iterable[str]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def _give(field: Locator, value: str) -> None:
    kind = field.evaluate("element => element.localName")
    choice = field.locator(f"qti-simple-choice[identifier={value}]")
    if field.get_attribute("role") == "radiogroup":
        # Many people click twice where once is enough.
        choice.dblclick()
    elif kind == "qti-choice-interaction":
        choice.click()
    elif kind == "qti-inline-choice-interaction":
        field.locator("button[part=trigger]").click()
        field.locator(f"qti-inline-choice[identifier={value}]").click()
    else:
        field.get_by_role("textbox").fill(value)
