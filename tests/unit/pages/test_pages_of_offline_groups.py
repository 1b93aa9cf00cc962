"""What planners, proctors and edge administrators see of school servers and offline groups."""

import re
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.core.sessions import GroupState, RowStatus, SetAside
from chalicelib.pages import render_page
from tests.unit.pages.gallery import MONITOR, real_pages
from tests.unit.pages.monitor_samples import (
    NOW,
    a_group,
    a_monitor,
    a_panel,
    a_row,
    aside,
    filtered,
    posts,
)

PAGES = {page.name: page for page in real_pages("nl")}
AWAY: dict[str, Any] = {"edge_id": "k7p4mxw3", "edge_name": "Lokaal 12", "handed_over": True}
FRAME = replace(MONITOR, now=NOW, path="/monitor/groups/group-released")


def html(name: str) -> str:
    return PAGES[name].render().decode()


def acts_of(name: str) -> set[str]:
    return set(re.findall(r'href="/groups/group-\d/([\w-]+)"', html(name)))


def test_a_group_at_a_school_server_can_only_be_looked_at_or_taken_back() -> None:
    page = html("group-handed-over")

    assert acts_of("group-handed-over") == {"take-back"}
    assert "Deze groep staat op FAO Lokaal 12" in page
    assert "Hier kunt u alleen kijken." in page


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("group-offline", "wordt opgehaald door FAO Lokaal 12, vanaf 20 mei 2026"),
        ("group-offline-due", "haalt deze groep op zodra hij aanstaat en internet heeft"),
    ],
)
def test_an_offline_group_that_waits_says_when_it_is_fetched(name: str, says: str) -> None:
    assert says in html(name)
    assert acts_of(name) == {"cancel", "correct"}


def test_taking_back_says_what_happens_to_answers_and_offers_the_safe_choice_first() -> None:
    page = html("group-take-back")

    assert "Antwoorden die alleen nog op de FAO staan" in page
    assert re.search(r'href="/groups/group-6" data-facet-focus>Op de FAO laten', page)


def test_the_list_says_which_groups_are_offline_and_where() -> None:
    assert html("groups").count("Offline op FAO Lokaal 12") == 2
    assert html("groups").count(">Online</span>") == 4


def test_a_plan_offers_offline_only_where_a_school_server_is_in_use() -> None:
    assert 'name="edge_id"' not in html("group-new")
    assert re.findall(r'name="edge_id" value="(\w*)" checked', html("group-new-offline")) == [""]


@pytest.mark.parametrize(
    ("name", "edge_id"),
    [("group-correct-offline", "k7p4mxw3"), ("group-correct-edge-gone", "w3hn6rtx")],
)
def test_a_correction_keeps_the_school_server_even_one_out_of_use(name: str, edge_id: str) -> None:
    assert re.findall(r'name="edge_id" value="(\w*)" checked', html(name)) == [edge_id]


@pytest.mark.parametrize("state", list(GroupState))
def test_the_monitor_changes_nothing_on_a_group_that_another_server_owns(state: GroupState) -> None:
    view = filtered(a_monitor(a_group(state, **AWAY)))

    page = render_page("monitor/group.html", view=view, frame=FRAME).decode()

    assert posts(page) == set()
    assert "/close" not in page
    assert "Deze groep staat op FAO Lokaal 12" in page
    assert "https://ip-adres/facet-afnamemonitor/" in page


@pytest.mark.parametrize("status", list(RowStatus))
def test_the_monitor_changes_nothing_on_a_candidate_at_another_server(status: RowStatus) -> None:
    panel = a_panel(a_row(1, status), aside(1, SetAside.OTHER_COMPUTER))
    view = replace(panel, group=a_group(**AWAY))

    page = render_page("monitor/session.html", view=view, frame=FRAME).decode()

    assert posts(page) == set()


def test_closing_cannot_be_confirmed_for_a_group_that_another_server_owns() -> None:
    view = a_monitor(a_group(**AWAY))

    page = render_page("monitor/close.html", view=view, frame=FRAME).decode()

    assert posts(page) == set()
    assert "Hier kunt u alleen kijken." in page


def test_a_school_server_that_lost_a_group_sends_the_proctor_to_the_portal() -> None:
    view = filtered(a_monitor(a_group(**AWAY)))

    page = render_page(
        "monitor/group.html", view=view, frame=replace(FRAME, at_school=True)
    ).decode()

    assert "Ga verder op de afnamemonitor van het portaal." in page
    assert "ip-adres" not in page


def test_the_list_of_school_servers_says_when_each_was_seen() -> None:
    page = html("edges")

    assert page.count("nog nooit") == 1
    assert "15-05-2026 09:09" in page
    assert "Klik op Toevoegen." in html("edges-empty")


@pytest.mark.parametrize(
    ("name", "acts", "says"),
    [
        ("edge-active", {"deactivate"}, "offline plannen op deze FAO"),
        ("edge-added", {"activation-code"}, "De code geldt tot 22 mei 2026"),
        ("edge-too-late", {"activation-code"}, "De activeringscode geldt niet meer."),
        ("edge-inactive", {"activation-code"}, "Deze FAO is niet in gebruik."),
    ],
)
def test_a_school_server_offers_what_can_be_done_with_it(
    name: str, acts: set[str], says: str
) -> None:
    assert set(re.findall(r'href="/edges/\w+/([\w-]+)"', html(name))) == acts
    assert says in html(name)


def test_the_activation_code_stands_in_no_address_and_no_form() -> None:
    page = html("edge-code")

    assert page.count("KM7P-W3HN-6RTX") == 1
    assert ">KM7P-W3HN-6RTX</span>" in page
