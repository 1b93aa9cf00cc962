"""A form of another site changes nothing, whatever the browser is able to say about it."""

import pytest

from chalicelib.serving.request import Request
from chalicelib.serving.security import RequestForged, check_own_site

HERE = "https://facet.example.nl"


def _posted(**headers: str) -> Request:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Request("POST", "/login", query={}, headers=named, body=b"", id="request-1")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec_fetch_site": "same-origin"},
        {"sec_fetch_site": "none"},
        {"origin": HERE},
        {"origin": "https://10.0.0.5", "host": "10.0.0.5"},
        {"origin": "http://127.0.0.1:8410", "host": "127.0.0.1:8410"},
    ],
)
def test_our_own_pages_and_programs_may_send(headers: dict[str, str]) -> None:
    check_own_site(_posted(**headers), HERE)


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site", "origin": HERE},
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"origin": "https://elsewhere.example", "host": "facet.example.nl"},
        {"origin": "https://facet.example.nl.elsewhere.example"},
    ],
)
def test_another_site_may_not(headers: dict[str, str]) -> None:
    with pytest.raises(RequestForged):
        check_own_site(_posted(**headers), HERE)
