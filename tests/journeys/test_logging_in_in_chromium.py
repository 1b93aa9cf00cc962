"""Getting in and staying in, as people do: a remembered browser, the end of a login, an app."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Page, expect

from demonstration.day.program import email_of
from demonstration.people import PASSWORD
from tests.journeys.chromium import House, a_house
from tests.journeys.running import RunningFacet
from tests.journeys.staff_pages import Portal

TYPED = "Instelling met een lange naam"


@pytest.fixture
def house(facet: RunningFacet, tmp_path: Path) -> Iterator[House]:
    """Give a house with fresh computers."""
    with a_house(facet.origin, tmp_path) as house:
        yield house


def _portal(house: House, username: str) -> Portal:
    portal = Portal(house.person(username))
    portal.log_in(username, email_of(username))
    return portal


def _give_password(page: Page, username: str) -> None:
    page.get_by_role("textbox", name="Gebruikersnaam").fill(username)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()


def test_a_browser_that_gave_a_code_today_is_not_asked_for_another(house: House) -> None:
    portal = _portal(house, "corrector1.zuid")
    portal.page.get_by_role("button", name="Uitloggen").click()

    _give_password(portal.page, "corrector1.zuid")

    expect(portal.page.get_by_role("heading", name="Welkom")).to_be_visible()


def test_a_login_warns_before_it_ends_and_what_was_typed_is_there_after_it(house: House) -> None:
    portal = _portal(house, "fao.zuid")
    page = portal.page
    page.clock.install()
    page.goto("/api/edges/new")
    page.get_by_label("Naam").fill(TYPED)
    warning = page.get_by_role("dialog", name="Bent u er nog?")

    page.clock.fast_forward("25:01")
    expect(warning).to_be_visible()
    expect(page.get_by_role("button", name="Blijf ingelogd")).to_be_focused()
    page.get_by_role("button", name="Blijf ingelogd").press("Enter")
    expect(warning).to_be_hidden()
    page.clock.fast_forward("25:01")
    expect(warning).to_be_visible()

    # The server ends the login; the browser's clock says when it notices.
    portal.person.context.clear_cookies(name=re.compile("portal"))
    page.clock.fast_forward("05:00")
    expect(page.get_by_role("heading", name="U bent uitgelogd")).to_be_visible()
    page.get_by_role("link", name="Inloggen").click()
    _give_password(page, "fao.zuid")

    expect(page.get_by_label("Naam")).to_have_value(TYPED)
    expect(page.get_by_text("staat er weer")).to_be_visible()
    portal.person.look_around()


def test_what_was_sent_after_the_end_was_not_saved_and_comes_back(house: House) -> None:
    portal = _portal(house, "fao.zuid")
    page = portal.page
    page.goto("/api/edges/new")
    page.get_by_label("Naam").fill(TYPED)
    portal.person.context.clear_cookies(name=re.compile("portal"))

    page.get_by_role("button", name="Toevoegen").click()

    expect(page.get_by_text("is niet opgeslagen")).to_be_visible()
    expect(page.get_by_text("Wat u typte, staat dan nog op de pagina")).to_be_visible()
    _give_password(page, "fao.zuid")
    expect(page.get_by_label("Naam")).to_have_value(TYPED)


def test_what_was_typed_goes_with_whoever_logs_out(house: House) -> None:
    portal = _portal(house, "fao.zuid")
    page = portal.page
    page.goto("/api/edges/new")
    page.get_by_label("Naam").fill(TYPED)
    assert page.evaluate("() => sessionStorage.length") == 1

    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Uitloggen").click()

    expect(page.get_by_role("heading", name="Inloggen")).to_be_visible()
    assert page.evaluate("() => sessionStorage.length") == 0


def test_an_app_takes_the_place_of_the_mail_and_a_recovery_code_that_of_the_app(
    house: House,
) -> None:
    portal = _portal(house, "corrector2.zuid")
    page = portal.page
    page.goto("/api/authenticator")
    portal.person.look_around()
    page.get_by_label("Uw wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="App instellen").click()
    expect(page.get_by_role("img", name="QR-code")).to_be_visible()
    portal.person.look_around()
    secret = page.locator(".facet-code").inner_text().replace(" ", "")
    page.get_by_label("Code uit de app").fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name="Inschakelen").click()
    recovery = page.locator(".facet-recovery-codes li").first.inner_text()
    portal.person.look_around()
    page.get_by_role("button", name="Uitloggen").click()

    _give_password(page, "corrector2.zuid")
    expect(page.get_by_role("heading", name="Code van uw app")).to_be_visible()
    portal.person.look_around()
    page.get_by_label("Code of herstelcode").fill(recovery)
    page.get_by_role("button", name="Versturen").click()

    expect(page.get_by_role("heading", name="Welkom")).to_be_visible()
    page.goto("/api/logins")
    expect(page.get_by_text("dit is deze")).to_be_visible()
    portal.person.look_around()
