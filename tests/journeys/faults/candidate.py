"""A candidate of the fault journeys: types, looks, and remembers what stood on the screen last."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect

from chalicelib.core.sessions import Response
from demonstration.day.program import Json
from tests.journeys.chromium import WAIT_MS, Person
from tests.journeys.exam_page import ExamPage
from tests.journeys.faults.halls import Hall

IS_CHECKED = "choice => choice.matches(':state(--checked)')"
STEPS = {"welcome": "that-is-me", "instructions": "go-on"}
"""The pages between the login and the exam, and the button that leads on from each."""
ANYTHING = re.compile("")
KEY_MS = 15
TYPING_MS = 100
CHOICES = (5, 9)
"""Items of the demonstration exam with one choice; what a journey types goes to the others."""


@dataclass
class Candidate:
    """Someone with a slip at a computer.

    By the number of the item: ``last_seen`` is what stood there last, ``safe`` what stood there
    when the page said that it was saved, on this computer or on the server.
    """

    hall: Hall
    slip: Json
    person: Person
    last_seen: dict[int, str] = field(default_factory=dict)
    safe: dict[int, str] = field(default_factory=dict)

    @property
    def exam(self) -> ExamPage:
        """The exam app in front of them."""
        return ExamPage(self.person)

    @property
    def page(self) -> Page:
        """The page in front of them."""
        return self.person.page

    def move_to(self, person: Person) -> "Candidate":
        """Sit down at another computer, with what was seen so far in mind."""
        return Candidate(self.hall, self.slip, person, dict(self.last_seen))

    def ask_in(self) -> None:
        """Open the exam app and type what stands on the slip."""
        self.exam.try_to_log_in(self.hall.group.access_code, self.slip["login_name"])

    def come_in(self) -> None:
        """Log in and go on to the exam."""
        self.ask_in()
        self.go_through_to_the_exam()

    def go_through_to_the_exam(self) -> None:
        """Press what leads on, until the first item is on the screen."""
        for _ in range(len(STEPS) + 1):
            pages = [self.exam.part(f"page-{name}") for name in (*STEPS, "running")]
            expect(_any_of(pages)).to_be_visible()
            on_screen = next((n for n in STEPS if self.exam.part(f"page-{n}").is_visible()), None)
            if on_screen is None:
                break
            self.exam.part(STEPS[on_screen]).click()
            expect(self.exam.part(f"page-{on_screen}")).to_be_hidden()
        self.exam.sees("running")

    def type(self, number: int, text: str) -> None:
        """Type an answer behind what stands there, key by key, and go on without waiting."""
        self.go_to(number)
        field = self.exam.part("item").get_by_role("textbox")
        field.press("Control+End")
        field.press_sequentially(text, delay=KEY_MS)
        self.remember(number)

    def choose(self, number: int, identifier: str) -> None:
        """Pick a choice."""
        self.go_to(number)
        self._choice(identifier).click()
        self.remember(number)

    def go_to(self, number: int) -> None:
        """Go to an item unless it is on the screen, and wait until it can be used."""
        expect(self.exam.part("place")).to_be_visible()
        if self._place() != number:
            self.exam.part(f"item-{number}").click()
        self.exam.is_at(number)
        expect(self.exam.part("item")).not_to_have_attribute("inert", ANYTHING)

    def remember(self, number: int) -> None:
        """Look at the item on the screen, without waiting for anything."""
        self.last_seen[number] = self._shown(number)

    def is_saved(self, where: str) -> None:
        """See where the answer on the screen is kept: ``computer``, ``server`` or either."""
        pattern = re.compile(where.replace("either", "computer|server"))
        expect(self.exam.part("save-state")).to_have_attribute("data-place", pattern)
        number = self._place()
        self.remember(number)
        self.safe[number] = self.last_seen[number]

    def look_back(self) -> None:
        """See of all that was answered that nothing safe is gone, and that the server has it."""
        for number in sorted(self.last_seen):
            self.go_to(number)
            self.has_kept(number)
            self.is_saved("server")

    def has_kept(self, number: int) -> None:
        """See that the item on the screen still has what was safe."""
        shown, safe = self._shown(number), self.safe.get(number, "")
        assert shown.startswith(safe), f"item {number} shows {shown!r} and {safe!r} was saved"

    def type_until(self, page: str) -> None:
        """Type on in the field that has the focus, until another page comes in between."""
        target = self.exam.part(f"page-{page}")
        for _ in range(WAIT_MS // TYPING_MS):
            if target.is_visible():
                return
            self.page.keyboard.type("x")
            self.page.wait_for_timeout(TYPING_MS)
        expect(target).to_be_visible()

    def submit(self) -> None:
        """Hand in, and do not wait for what comes of it."""
        self.exam.part("submit").click()
        ask, confirm = self.exam.part("submit-ask"), self.exam.part("submit-confirm")
        expect(ask.or_(confirm).first).to_be_visible()
        if ask.is_visible():
            ask.click()
        confirm.click()

    def answers_seen(self) -> dict[str, Response]:
        """Give what was seen last, as the journal writes it."""
        return {
            f"REK-{number:02}": {"RESPONSE": shown}
            for number, shown in sorted(self.last_seen.items())
        }

    def _place(self) -> int:
        return int(self.exam.part("place").inner_text().split(" ")[1])

    def _choice(self, identifier: str) -> Locator:
        return self.exam.part("item").locator(f"qti-simple-choice[identifier={identifier}]")

    def _shown(self, number: int) -> str:
        if number not in CHOICES:
            return self.exam.part("item").get_by_role("textbox").input_value()
        choices = self.exam.part("item").locator("qti-simple-choice").all()
        checked = [one.get_attribute("identifier") for one in choices if one.evaluate(IS_CHECKED)]
        return checked[0] or ""


def _any_of(locators: list[Locator]) -> Locator:
    found, *others = locators
    for other in others:
        found = found.or_(other)
    return found.first
