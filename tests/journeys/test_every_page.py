"""Every page, as every role, wide and narrow: accessible, no dead link, nothing sideways, Dutch.

With FACET_SCREENSHOTS naming a folder, a picture of each page is kept there (``make screenshots``).
"""

import os
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.journeys.chromium import ARGUMENTS, chromium_path
from tests.journeys.every_page import houses
from tests.journeys.looking import Findings, look_at_everything


def keep(page: Page, name: str) -> None:
    if folder := os.environ.get("FACET_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_every_page_can_be_used_by_everybody_who_may_open_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = Findings()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=[*ARGUMENTS])
        for house in houses():
            look_at_everything(browser, house, found, keep)
        browser.close()

    with capsys.disabled():
        sys.stdout.write(f"\n{found}\n")
    assert found.violations == []
    assert found.troubles == []
    assert len(found.pages) > 40
