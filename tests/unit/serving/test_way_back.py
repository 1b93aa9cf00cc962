"""Where somebody whose login ended comes back to."""

from time import process_time

import pytest

from chalicelib.acts.catalogue import all_acts
from chalicelib.serving.request import Request
from chalicelib.serving.routes import Match
from chalicelib.serving.way_back import to_door

ACTS = all_acts()


def _door(act: str, path: str = "/", query: str = "", **headers: str) -> str:
    found = ACTS.acts[act]
    pairs = [pair.partition("=") for pair in query.split("&") if pair]
    request = Request(
        method=found.method,
        path=path,
        query={name: (value,) for name, _, value in pairs},
        headers={name.replace("_", "-"): value for name, value in headers.items()},
        body=b"",
        id="request",
    )
    return to_door("/login", ACTS, found, request, Match({}, {}), "/api")


def test_a_page_is_come_back_to_with_its_query() -> None:
    door = _door("list_candidates", "/candidates", "search=vries&page=2")

    assert door == "/login?back=%2Fcandidates%3Fsearch%3Dvries%26page%3D2"


def test_the_first_page_needs_no_way_back() -> None:
    assert _door("show_home", "/portal") == "/login"


def test_a_form_leads_back_to_the_page_it_stood_on_and_says_that_nothing_was_saved() -> None:
    door = _door("add_edge", "/edges", referer="https://facet.example.nl/api/edges/new?x=1")

    assert door == "/login?back=%2Fedges%2Fnew%3Fx%3D1&unsaved=true"


def test_a_form_that_was_refused_leads_back_to_its_own_page() -> None:
    door = _door("add_edge", "/edges", referer="https://facet.example.nl/api/edges")

    assert door == "/login?back=%2Fedges%2Fnew&unsaved=true"


def test_a_part_that_refreshes_itself_leads_back_to_its_page() -> None:
    door = _door(
        "show_results",
        "/groups/G1/results",
        hx_request="true",
        hx_current_url="https://facet.example.nl/api/groups/G1/results",
    )

    assert door == "/login?back=%2Fgroups%2FG1%2Fresults"


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/api//elsewhere.example",
        "javascript:alert(1)",
        "https://facet.example.nl/api/groups/<script>",
        "https://facet.example.nl/api/" + "a" * 400,
        "",
    ],
)
def test_nothing_but_a_plain_path_of_ours_is_come_back_to(address: str) -> None:
    assert _door("log_out", "/logout", referer=address) == "/login?unsaved=true"


def test_an_address_that_is_no_page_of_ours_costs_no_time_however_long_it_is() -> None:
    address = "https://facet.example.nl/" + "a" * 4000 + "!"
    before = process_time()

    door = _door("show_results", "/groups/G1/results", hx_request="true", hx_current_url=address)

    assert door == "/login"
    assert process_time() - before < 1
