"""Lets time pass for a candidate: as it does, or hours of it in minutes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from playwright.sync_api import BrowserContext, Page

_HERE = Path(__file__).parent
FAST_CLOCK = _HERE / "fast_clock.js"
BLOB_COUNT = _HERE / "blob_count.js"
_MILLISECONDS = 1000
_LONGEST_LEAP_SECONDS = 60.0
"""A leap is one call to the browser, which waits for the end of it."""


class Passing(Protocol):
    """How time passes for a page."""

    def wait(self, page: Page, seconds: float) -> None:
        """Let so many seconds pass for the page."""


class RealTime:
    """A second takes a second."""

    def wait(self, page: Page, seconds: float) -> None:
        """Let so many seconds pass for the page."""
        page.wait_for_timeout(seconds * _MILLISECONDS)


class FastTime:
    """The page believes that time passed, and all its timers fired (``fast_clock.js``)."""

    def wait(self, page: Page, seconds: float) -> None:
        """Let so many seconds pass for the page."""
        while seconds > 0:
            leap = min(seconds, _LONGEST_LEAP_SECONDS)
            page.evaluate("ms => facetClock.pass(ms)", leap * _MILLISECONDS)
            seconds -= leap


def prepare(context: BrowserContext, scripts: Sequence[Path]) -> None:
    """Run these in every page of a computer before anything of the page itself."""
    for script in scripts:
        context.add_init_script(path=script)


def seconds_on(page: Page) -> float:
    """Read the steady clock of a page, in the seconds that it believes in."""
    return float(page.evaluate("() => performance.now()")) / _MILLISECONDS
