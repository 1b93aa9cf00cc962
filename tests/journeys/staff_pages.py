"""The pages of publisher, planner and proctor, driven as people do: by what they read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

from demonstration.day.program import CODE
from demonstration.people import PASSWORD
from tests.journeys.chromium import Person

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MAILBOX_MS = 200
MAILBOX_LOOKS = 75
MONITOR_MS = 3_000
"""As far as the monitor may lag behind."""


@dataclass(frozen=True)
class Portal:
    """The portal in front of someone."""

    person: Person

    @property
    def page(self) -> Page:
        """The page in front of them."""
        return self.person.page

    def log_in(self, username: str, email: str) -> None:
        """Give the password, fetch the one-time password from the mailbox, and give that."""
        self.page.goto("/")
        self.person.look_around()
        mailbox = self.person.context.new_page()
        had = len(_codes(mailbox, email))
        _give_password(self.page, username)
        expect(self.heading("Eenmalig wachtwoord")).to_be_visible()
        self.person.look_around()
        code = _newest_code(mailbox, email, had=had)
        mailbox.close()
        self.page.get_by_role("textbox", name="Eenmalig wachtwoord").fill(code)
        self.page.get_by_role("button", name="Versturen").click()
        expect(self.page.get_by_role("heading", name="Welkom")).to_be_visible()
        self.person.look_around()

    def heading(self, name: str) -> Locator:
        """Find a heading by its exact words."""
        return self.page.get_by_role("heading", name=name, exact=True)

    def go(self, entry: str) -> None:
        """Choose from the menu."""
        self.page.get_by_role("navigation", name="Menu").get_by_role("link", name=entry).click()
        self.person.look_around()

    def upload_exam(self, package: Path) -> None:
        """Send a package and wait until it was read in."""
        self.send_package(package)
        expect(self.page.get_by_text("Het pakket is goed ingelezen")).to_be_visible()
        self.person.look_around()

    def send_package(self, package: Path) -> None:
        """Send a package, whatever becomes of it."""
        self.go("Examens")
        self.page.get_by_role("link", name="Toevoegen").click()
        self.page.locator("#field-file_name").set_input_files(package)
        self.person.look_around()
        self.page.get_by_role("button", name="Versturen").click()

    def publish_exam(self, title: str) -> None:
        """Fill in what planners see, and publish."""
        self.page.get_by_role("textbox", name="Titel").fill(title)
        self.page.get_by_role("textbox", name="Vak").fill("Rekenen")
        self.page.get_by_role("combobox", name="Niveau").select_option("2F")
        self.page.get_by_role("textbox", name="Periode").fill("2026-2027, periode 2")
        self.page.get_by_role("spinbutton", name="Duur in minuten").fill("60")
        self.page.get_by_role("button", name="Publiceren").click()
        expect(self.page.get_by_text("Gepubliceerd").first).to_be_visible()
        expect(self.heading(title)).to_be_visible()
        self.person.look_around()

    def hand_in_candidates(self, data: bytes) -> None:
        """Hand in a file, and see the page that says what is in it."""
        self.go("Inlezen kandidatenbestand")
        file = {"name": "kandidaten.csv", "mimeType": "text/csv", "buffer": data}
        self.page.locator("#field-file").set_input_files(file)  # type: ignore[arg-type]
        self.page.get_by_role("button", name="Inlezen").click()
        expect(self.heading("Kandidaten controleren")).to_be_visible()
        self.person.look_around()

    def save_candidates(self) -> None:
        """Save what was read."""
        self.page.get_by_role("button", name="Opslaan").click()
        expect(self.heading("Kandidaten opgeslagen")).to_be_visible()
        self.person.look_around()

    def plan_group(self, name: str, exam: str, class_name: str, proctors: Sequence[str]) -> None:
        """Fill in the plan for now: the exam, the window, the proctors and a whole class."""
        self.page.get_by_role("link", name="Afnamegroep plannen").first.click()
        self.page.get_by_role("textbox", name="Naam van de groep").fill(name)
        exams = self.page.get_by_role("combobox", name="Examen")
        exams.select_option(exams.locator("option", has_text=exam).get_attribute("value"))
        now = datetime.now(AMSTERDAM)
        self.page.locator("#field-opens_at").fill(_field(now - timedelta(minutes=5)))
        self.page.locator("#field-closes_at").fill(_field(now + timedelta(hours=3)))
        for proctor in proctors:
            self.page.get_by_role("checkbox", name=proctor).check()
        part = self.page.locator("details", has_text=f"Klas {class_name}")
        part.locator("summary").click()
        part.get_by_role("checkbox", name="Hele klas kiezen").check()
        self.person.look_around()
        self.page.get_by_role("button", name="Opslaan").click()
        expect(self.heading(name)).to_be_visible()
        self.person.look_around()

    def open_results(self, group: str) -> None:
        """Look up a group and its results."""
        self.go("Overzicht afnamegroepen")
        self.page.get_by_role("link", name=group).click()
        self.page.get_by_role("link", name="Resultaten").click()
        self.person.look_around()

    def row(self, name: str) -> Locator:
        """Find someone's row in the table on the page."""
        return self.page.get_by_role("row").filter(has_text=name)

    def download_results(self) -> str:
        """Download the CSV and read it."""
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name="Download CSV").click()
        return download.value.path().read_text(encoding="utf-8-sig")


@dataclass(frozen=True)
class Monitor:
    """The session monitor in front of a proctor."""

    person: Person

    @property
    def page(self) -> Page:
        """The page in front of them."""
        return self.person.page

    def log_in(self, username: str) -> None:
        """Give the password; nothing more is asked."""
        self.page.goto("/api/monitor")
        self.person.look_around()
        _give_password(self.page, username)
        expect(self.page.get_by_role("heading", name="Afnamegroepen")).to_be_visible()
        self.person.look_around()

    def open_group(self, name: str) -> None:
        """Follow a group."""
        self.page.get_by_role("link", name=name, exact=True).click()
        expect(self.page.get_by_role("heading", name=name)).to_be_visible()
        self.person.look_around()

    def access_code(self) -> str:
        """Show the access code, read it, and hide it again."""
        button = self.page.locator("summary", has_text="Toegangscode")
        button.click()
        code = self.page.locator(".facet-monitor-code__text").inner_text()
        button.click()
        return code

    def row(self, name: str) -> Locator:
        """Find a candidate's row."""
        return self.page.locator("#group").get_by_role("row").filter(has_text=name)

    def login_name(self, name: str) -> str:
        """Read the login name of a candidate."""
        return self.row(name).locator(".facet-monitor-login").inner_text()

    def shows(self, name: str, *words: str) -> None:
        """See, no more than three seconds from now, what the monitor says of a candidate."""
        for word in words:
            expect(self.row(name)).to_contain_text(word, timeout=MONITOR_MS)

    def press(self, button: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=button, exact=True).click()

    def release_group(self) -> None:
        """Let the candidates begin, after the question what that means."""
        self.page.locator("summary", has_text="Vrijgeven").click()
        expect(self.page.get_by_text("Dit kunt u niet terugdraaien.")).to_be_visible()
        self.person.look_around()
        self.press("Ja, nu vrijgeven")

    @property
    def panel(self) -> Locator:
        """Find the candidate who was opened."""
        return self.page.locator("#session")

    def open_candidate(self, name: str) -> None:
        """Open a candidate beside the list."""
        self.row(name).get_by_role("link", name=name).click()
        expect(self.page.locator("#session-name")).to_have_text(name)

    def close_group(self) -> None:
        """Close the group, after the page that says what it means."""
        self.page.get_by_role("link", name="Afsluiten", exact=True).click()
        expect(self.page.get_by_role("heading", name="Afnamegroep afsluiten?")).to_be_visible()
        self.person.look_around()
        self.press("Afsluiten")
        expect(self.page.get_by_text("De groep is afgesloten om")).to_be_visible()
        self.person.look_around()


def _give_password(page: Page, username: str) -> None:
    page.get_by_role("textbox", name="Gebruikersnaam").fill(username)
    page.get_by_role("textbox", name="Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()


def _codes(mailbox: Page, email: str) -> list[str]:
    mailbox.goto("/mailbox")
    mine = mailbox.locator("article", has_text=f"Aan {email},")
    return CODE.findall(" ".join(mine.locator("pre").all_inner_texts()))


def _newest_code(mailbox: Page, email: str, *, had: int) -> str:
    for _ in range(MAILBOX_LOOKS):
        codes = _codes(mailbox, email)
        if len(codes) > had:
            return codes[0]
        mailbox.wait_for_timeout(MAILBOX_MS)
    raise AssertionError(f"no mail came for {email}")


def _field(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")
