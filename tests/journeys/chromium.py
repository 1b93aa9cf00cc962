"""Chromium with real people in it: a window each, and every complaint of their browser kept."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    ViewportSize,
    expect,
    sync_playwright,
)
from playwright.sync_api import Error as PlaywrightError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
DESKTOP = ViewportSize(width=1280, height=900)
NARROWEST = ViewportSize(width=320, height=640)
WAIT_MS = 15_000
ENGLISH = re.compile(
    r"\b(loading|error|submit|save|cancel|next|previous|close|login|password|candidate|question"
    r"|answer|search|choose|time left|undefined|null|none|nan)\b",
    re.IGNORECASE,
)
NO_LINE = "net::ERR_INTERNET_DISCONNECTED"
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def chromium_path() -> str:
    """Find the browser of this machine, or fail with a line that says what to do."""
    named = os.environ.get("FACET_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "Chromium is missing: install it, or name it in FACET_CHROMIUM (make journeys)"
    assert shutil.which(found), f"FACET_CHROMIUM names no program: {found}"
    return found


class Settings(TypedDict):
    """How every computer of a journey is set up."""

    base_url: str
    locale: str
    timezone_id: str
    viewport: ViewportSize


@dataclass
class Person:
    """Someone at a computer of their own, who looks at one page."""

    name: str
    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    """Parts of complaints that the journey causes on purpose, such as a line that is gone."""

    def look_around(self) -> None:
        """See that the page is Dutch and never has to be scrolled sideways, on a telephone too."""
        # A heading can be seen before the styles have come, and then nothing stands in its place.
        self.page.wait_for_load_state("load")
        english = ENGLISH.findall(self.page.inner_text("body"))
        assert not english, f"{self.name} reads English at {self.page.url}: {english}"
        self.page.set_viewport_size(NARROWEST)
        wider = self.page.evaluate(SIDEWAYS)
        assert wider <= 0, f"{self.name} has to scroll {wider} px sideways at {self.page.url}"
        self.page.set_viewport_size(DESKTOP)

    def check_complaints(self) -> None:
        """See that the browser complained of nothing: no error, no breach of the policy."""
        bad = [one for one in self.complaints if not any(part in one for part in self.expected)]
        assert not bad, f"the browser of {self.name} complains: {bad}"

    @contextmanager
    def without_network(self) -> Iterator[None]:
        """Pull the plug, and put it back."""
        self.expected.append(NO_LINE)
        self.context.set_offline(True)
        try:
            yield
        finally:
            self.context.set_offline(False)


class House:
    """All windows of a journey."""

    def __init__(self, playwright: Playwright, origin: str) -> None:
        self._playwright = playwright
        self._settings = Settings(
            base_url=origin, locale="nl-NL", timezone_id="Europe/Amsterdam", viewport=DESKTOP
        )
        self._browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=[*ARGUMENTS]
        )
        self.people: list[Person] = []

    def person(self, name: str) -> Person:
        """Sit someone down at a fresh computer."""
        return self._seated(name, self._browser.new_context(**self._settings))

    def person_with_profile(self, name: str, folder: Path) -> Person:
        """Sit someone down at a computer that keeps its browser profile in a folder."""
        context = self._playwright.chromium.launch_persistent_context(
            folder, executable_path=chromium_path(), args=[*ARGUMENTS], **self._settings
        )
        return self._seated(name, context)

    def check_complaints(self) -> None:
        """See that no browser complained of anything."""
        for person in self.people:
            person.check_complaints()

    def take_pictures(self, folder: Path) -> None:
        """Keep what everybody sees now."""
        for number, person in enumerate(self.people):
            if not person.page.is_closed():
                person.page.screenshot(path=folder / f"{number}-{person.name}.png")

    def close(self) -> None:
        """Close every window."""
        self._browser.close()

    def _seated(self, name: str, context: BrowserContext) -> Person:
        context.set_default_timeout(WAIT_MS)
        person = Person(name, context, context.pages[0] if context.pages else context.new_page())
        context.on("console", lambda message: _hear(person, message))
        person.page.on("pageerror", lambda error: person.complaints.append(f"error: {error}"))
        self.people.append(person)
        return person


@contextmanager
def a_house(origin: str, pictures: Path) -> Iterator[House]:
    """Give a house; where a journey fails, what everybody saw is kept in ``pictures``."""
    with sync_playwright() as playwright:
        house = House(playwright, origin)
        try:
            yield house
        except (AssertionError, PlaywrightError) as failure:
            house.take_pictures(pictures)
            failure.add_note(f"What everybody saw: {pictures}")
            raise
        finally:
            house.close()


def _hear(person: Person, message: ConsoleMessage) -> None:
    if message.type in ("error", "warning"):
        person.complaints.append(f"{message.type}: {message.text} ({message.location['url']})")


expect.set_options(timeout=WAIT_MS)
