"""Real exams that nobody here wrote: the exam app draws every item and nothing complains."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from demonstration.day.program import email_of
from tests.conformance.corpus import corpus
from tests.journeys.chromium import Person, a_house
from tests.journeys.exam_page import ExamPage
from tests.journeys.running import RunningFacet
from tests.journeys.staff_pages import Portal

pytestmark = [
    pytest.mark.journey,
    pytest.mark.corpus,
    pytest.mark.skipif(corpus() is None, reason="FACET_CORPUS names no folder with real exams"),
]

PACKAGES = {
    "valid-package.zip": 47,
    "pie-assessment-test.zip": 4,
    "pie-basic-interactions.zip": 5,
    "pie-interactive-interactions.zip": 4,
}
REFUSED = "invalid-response-processing.zip"
BROKEN_PICTURES = """() => {
  const roots = [document], broken = [];
  while (roots.length) {
    for (const element of roots.pop().querySelectorAll("*")) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (element.localName === "img" && element.complete && !element.naturalWidth)
        broken.push(element.alt || element.src);
    }
  }
  return broken;
}"""


def package(name: str) -> Path:
    folder = corpus()
    assert folder is not None
    return folder / "packages" / name


def test_every_item_of_real_exams_is_drawn(facet: RunningFacet, tmp_path: Path) -> None:
    with a_house(facet.origin, tmp_path) as house:
        portal = Portal(house.person("publisher"))
        portal.log_in("publicatie", email_of("publicatie"))

        for name, total in PACKAGES.items():
            portal.page.goto("/api/exams")
            portal.upload_exam(package(name))
            portal.page.get_by_role("link", name="Bekijk zoals een kandidaat").click()
            assert drawn(portal.person) == total

        house.check_complaints()


def test_an_exam_that_cannot_be_scored_is_refused_in_dutch(
    facet: RunningFacet, tmp_path: Path
) -> None:
    with a_house(facet.origin, tmp_path) as house:
        portal = Portal(house.person("publisher"))
        portal.log_in("publicatie", email_of("publicatie"))

        portal.page.goto("/api/exams")
        portal.send_package(package(REFUSED))

        expect(
            portal.page.get_by_text("De scoring gebruikt het goede antwoord").first
        ).to_be_visible()
        assert portal.page.locator("main tbody tr").count() >= 20
        portal.person.look_around()


def drawn(person: Person) -> int:
    """Walk through a preview and count the items that stand on the screen, pictures and all."""
    app = ExamPage(person)
    expect(app.part("preview-bar")).to_be_visible()
    number = 1
    while True:
        expect(app.part("item").locator("qti-item-body")).to_be_visible()
        assert person.page.evaluate(BROKEN_PICTURES) == []
        if not app.part("next").count():
            return number
        app.part("next").click()
        number += 1
        expect(app.part("place")).to_contain_text(f"Vraag {number} van")
