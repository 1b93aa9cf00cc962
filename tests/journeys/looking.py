"""Looks at pages as a careful visitor would: with axe, for room, links, words and complaints."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.journeys import every_page
from tests.journeys.chromium import DESKTOP, ENGLISH, NARROWEST, SIDEWAYS
from tests.journeys.every_page import House, Visit

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = {"wide": DESKTOP, "narrow": NARROWEST}
RUN_AXE = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
CONTRAST = "async () => (await axe.run(document, {runOnly: ['color-contrast']})).violations"
NOT_LOADED = "Failed to load resource"
"""What Chromium says of a page whose status is an error; those we ask for on purpose."""

Keep = Callable[[Page, str], None]


@dataclass
class Findings:
    """What was looked at, and everything that is wrong with it."""

    visits: int = 0
    pages: set[str] = field(default_factory=set)
    checks: int = 0
    violations: list[str] = field(default_factory=list)
    links: set[tuple[str, str]] = field(default_factory=set)
    troubles: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Say the figures in one line."""
        return (
            f"{len(self.pages)} pages, {self.visits} as some role, {self.checks} runs of axe:"
            f" {len(self.violations)} violations, {len(self.links)} links followed,"
            f" {len(self.troubles)} other troubles"
        )


@dataclass(frozen=True)
class Visitor:
    """Somebody in a browser who goes through a house page by page, and hears its complaints."""

    house: House
    page: Page
    found: Findings
    keep: Keep
    complaints: list[str] = field(default_factory=list)

    def look(self, visit: Visit) -> None:
        """Look at one page. Whatever differs by role is looked at each time, all else once."""
        where, seen = f"{self.house.name}: {visit.label}", f"{self.house.name} {visit.name}"
        is_new = seen not in self.found.pages
        self.found.visits += 1
        self.found.pages.add(seen)
        self.complaints.clear()
        cookie = self.house.cookies(visit)
        every_page.sit_down(self.page.context, cookie)
        answer = self.page.goto(self.house.base + visit.path)
        troubles = _troubles(self.page, visit, answer.status if answer else 0)
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        for width, size in WIDTHS.items():
            self.page.set_viewport_size(size)
            if is_new or size is DESKTOP:
                self._run_axe(RUN_AXE, f"{where}, {width}")
            if (wider := self.page.evaluate(SIDEWAYS)) > 0:
                troubles.append(f"{width}: {wider} px wider than the screen")
            self.keep(self.page, f"{self.house.name}-{visit.label}-{width}")
        if is_new:
            self._look_in_the_dark(where)
        self.found.troubles += [f"{where}: {one}" for one in [*troubles, *self._complained()]]
        _follow(self.page, self.house, visit, cookie, self.found)

    def hear(self, said: ConsoleMessage) -> None:
        """Keep what the browser complains of; its advice is no complaint."""
        if said.type in ("error", "warning"):
            self.complaints.append(said.text)

    def _look_in_the_dark(self, where: str) -> None:
        self.page.emulate_media(color_scheme="dark")
        self._run_axe(CONTRAST, f"{where}, dark")
        self.page.emulate_media(color_scheme="light")

    def _run_axe(self, script: str, where: str) -> None:
        self.found.checks += 1
        self.found.violations += [f"{where}: {one}" for one in _told(self.page.evaluate(script))]

    def _complained(self) -> list[str]:
        return [f"Chromium says {one}" for one in self.complaints if NOT_LOADED not in one]


def look_at_everything(browser: Browser, house: House, found: Findings, keep: Keep) -> None:
    """Look at every page of a house, as every role that opens it."""
    context = browser.new_context(base_url=every_page.ORIGIN, locale="nl-NL", viewport=DESKTOP)
    every_page.serve(context, house)
    visitor = Visitor(house, context.new_page(), found, keep)
    visitor.page.on("console", lambda said: visitor.hear(said))
    visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
    for visit in house.visits():
        visitor.look(visit)
    context.close()


def _told(violations: list[dict[str, Any]]) -> list[str]:
    return [f"{one['id']} at {node['target']}" for one in violations for node in one["nodes"]]


def _troubles(page: Page, visit: Visit, status: int) -> list[str]:
    troubles = []
    if status != visit.status:
        troubles.append(f"status {status} instead of {visit.status}")
    if not every_page.has_title(page.title()):
        troubles.append(f"title {page.title()!r}")
    if english := ENGLISH.findall(page.inner_text("body").replace("English", "")):
        troubles.append(f"English: {english}")
    return troubles


def _follow(page: Page, house: House, visit: Visit, cookie: str, found: Findings) -> None:
    who = f"{house.name} {visit.role} {visit.scope}"
    for address in every_page.links_of(page):
        if (who, address) in found.links:
            continue
        found.links.add((who, address))
        if every_page.is_dead(house, page, cookie, address):
            found.troubles.append(f"{house.name}: {visit.label}: dead link {address}")
