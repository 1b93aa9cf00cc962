"""How its owner recognises a login: browser, system and network, in words."""

from time import process_time

import pytest

from chalicelib.core.access import Device, Visitor

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)"
KHTML = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("user_agent", "browser", "system"),
    [
        (f"{WINDOWS} {KHTML} Chrome/131.0.0.0 Safari/537.36", "Chrome", "Windows"),
        (f"{WINDOWS} {KHTML} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0", "Edge", "Windows"),
        (f"{WINDOWS} {KHTML} Chrome/131.0.0.0 Safari/537.36 OPR/115.0.0.0", "Opera", "Windows"),
        (f"{WINDOWS} Gecko/20100101 Firefox/133.0", "Firefox", "Windows"),
        (f"{MAC} {KHTML} Version/18.1 Safari/605.1.15", "Safari", "macOS"),
        (f"{MAC} {KHTML} Chrome/131.0.0.0 Safari/537.36 SEB/3.4", "Safe Exam Browser", "macOS"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox",
         "Linux"),
        (f"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {KHTML} Chrome/131.0.0.0 Safari/537.36",
         "Chrome", "ChromeOS"),
        (f"Mozilla/5.0 (Linux; Android 15) {KHTML} Chrome/131.0.0.0 Mobile Safari/537.36",
         "Chrome", "Android"),
        (f"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) {KHTML} Version/18.1 "
         "Mobile/15E148 Safari/604.1", "Safari", "iPhone"),
        (f"Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) {KHTML} CriOS/131.0 Mobile Safari/604.1",
         "Chrome", "iPad"),
        ("curl/8.5.0", "", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_a_browser_and_its_system_are_named_as_people_know_them(
    user_agent: str, browser: str, system: str
) -> None:
    device = Visitor(user_agent=user_agent).device

    assert (device.browser, device.system) == (browser, system)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("192.0.2.77", "192.0.2.•••"),
        ("2001:db8:7::5", "2001:db8:7:•••"),
        ("2001:0db8:0007:1111:2222:3333:4444:5555", "2001:db8:7:•••"),
        ("", ""),
        ("<script>", ""),
    ],
)
def test_an_address_is_shown_as_its_network_alone(address: str, shown: str) -> None:
    assert Visitor(address=address).device.address == shown


def test_what_a_browser_says_of_itself_is_not_kept() -> None:
    made_up = Visitor("192.0.2.77", "<b>Firefox/1 of p.devries</b>").device

    assert made_up == Device("Firefox", "", "192.0.2.•••")


def test_a_browser_that_says_very_much_of_itself_costs_no_time() -> None:
    before = process_time()

    assert Visitor(user_agent="Version/" * 1000).device == Device()

    assert process_time() - before < 0.5
