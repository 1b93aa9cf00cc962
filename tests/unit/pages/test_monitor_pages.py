"""The session monitor as a proctor sees it: trouble first, one thing to do, nothing that leaks."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape
from typing import Any

import pytest

import chalicelib.pages.words as words
from chalicelib.acts.monitor import acts as group_acts
from chalicelib.acts.monitor_sessions import acts as session_acts
from chalicelib.acts.monitor_steering import acts as steering_acts
from chalicelib.core.kernel import ItemId
from chalicelib.core.sessions import GroupState, RowStatus, SessionFlag, SetAside
from chalicelib.pages import render_fragment, render_page
from chalicelib.pages.render import STATIC
from tests.unit.pages.gallery import MONITOR
from tests.unit.pages.monitor_samples import (
    ACCESS_CODE,
    NOW,
    a_group,
    a_monitor,
    a_row,
    filtered,
    hall,
    monitor_pages,
    posts,
)

HELP = {"extend", "messages"}
FRAME = replace(MONITOR, now=NOW, path="/monitor/groups/group-released")
PAGES = pytest.mark.parametrize("page", list(monitor_pages()), ids=lambda page: page.name)
STATES = pytest.mark.parametrize("state", list(GroupState))


def group_page(state: GroupState = GroupState.RELEASED, **changes: Any) -> str:
    view = filtered(a_monitor(a_group(state), **changes))
    return render_page("monitor/group.html", view=view, frame=FRAME).decode()


def one_row(row: Any, state: GroupState = GroupState.RELEASED) -> str:
    html = group_page(state, rows=(row,))
    return text_of(html[html.index("<tbody") : html.index("</tbody")])


def text_of(html: str) -> str:
    """Give the words of a page without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_every_status_flag_and_reason_of_the_core_has_a_word() -> None:
    assert set(words.ROW_STATUSES) == set(RowStatus)
    assert set(words.SESSION_FLAGS) == set(SessionFlag)
    assert set(words.SET_ASIDE_REASONS) == set(SetAside)


def test_every_status_can_be_filtered_by() -> None:
    html = group_page()

    assert set(re.findall(r'href="/monitor/groups/group-released\?status=(\w+)"', html)) == set(
        RowStatus
    )


@PAGES
def test_every_form_goes_to_an_act_that_exists(page: Any) -> None:
    render = render_fragment if page.fragment else render_page
    html = render(page.template, view=page.view, frame=replace(FRAME, path=page.path)).decode()
    acts = [act for acts in (group_acts, session_acts, steering_acts) for act in acts.acts.values()]
    paths = [re.sub(r"\{\w+\}", "[^/]+", act.path) for act in acts if act.method == "POST"]

    for action in posts(html):
        assert any(re.fullmatch(path, action) for path in paths), action


@STATES
def test_a_group_offers_only_what_its_state_allows(state: GroupState) -> None:
    allowed = {
        GroupState.DISTRIBUTED: {"release", *HELP},
        GroupState.RELEASED: {"block", *HELP},
        GroupState.BLOCKED: {"unblock", *HELP},
    }.get(state, set())
    html = group_page(state)

    assert posts(html) == {f"/monitor/groups/group-{state}/{act}" for act in allowed}
    closes = f'href="/monitor/groups/group-{state}/close"' in html
    assert closes == (state in (GroupState.RELEASED, GroupState.BLOCKED))


@PAGES
def test_a_page_has_at_most_one_primary_button(page: Any) -> None:
    render = render_fragment if page.fragment else render_page
    html = render(page.template, view=page.view, frame=FRAME).decode()
    # A question that is asked first holds a button of its own.
    shown = re.sub(r"<details.*?</details>", "", html, flags=re.S)

    assert shown.count("button--primary-action") <= 1


def test_before_the_release_the_release_is_the_primary_button() -> None:
    html = group_page(GroupState.DISTRIBUTED)

    assert re.search(r'button--primary-action"[^>]*>Vrijgeven<', html)


def test_a_release_is_asked_first_with_what_it_means() -> None:
    html = group_page(GroupState.DISTRIBUTED)
    [card] = re.findall(r'<details[^>]*id="ask-release".*?</details>', html, flags=re.S)

    assert "Kandidaten kunnen daarna beginnen. Dit kunt u niet terugdraaien." in text_of(card)
    assert posts(card) == {"/monitor/groups/group-distributed/release"}


def test_before_its_time_a_group_says_from_when_it_can_be_released() -> None:
    group = a_group(GroupState.DISTRIBUTED, opens_at=NOW + timedelta(minutes=5))
    html = render_page("monitor/group.html", view=filtered(a_monitor(group)), frame=FRAME).decode()

    assert "/monitor/groups/group-distributed/release" not in posts(html)
    assert "Vrijgeven kan vanaf 15-05-2026 om 09:17." in text_of(html)


def test_when_everyone_is_done_closing_is_the_primary_button() -> None:
    done = group_page(rows=hall()[25:])

    assert "Iedereen is klaar. Sluit de groep af." in done
    assert re.search(r'button--primary-action"[^>]*>Afsluiten<', done)
    assert "Iedereen is klaar" not in group_page()


def test_the_list_asks_for_itself_within_three_seconds_and_keeps_the_filter() -> None:
    view = filtered(a_monitor(), RowStatus.BUSY, "smit")
    html = render_page("monitor/group.html", view=view, frame=FRAME).decode()

    address = "/monitor/groups/group-released?status=busy&amp;search=smit"
    assert f'hx-get="{address}" hx-trigger="every 2s" hx-swap="innerMorph"' in html
    assert "U ziet 2 van de 30 kandidaten." in html


def test_the_list_still_asks_for_itself_after_a_refused_act() -> None:
    frame = replace(FRAME, path="/monitor/groups/group-released/release", error_summary="Nee.")
    html = render_page("monitor/group.html", view=filtered(a_monitor()), frame=frame).decode()

    assert 'hx-get="/monitor/groups/group-released" hx-trigger' in html


def test_the_fragment_is_what_stands_in_the_page() -> None:
    view = filtered(a_monitor())
    fragment = render_fragment("monitor/_live.html", view=view, frame=FRAME).decode()

    assert fragment.strip() in render_page("monitor/group.html", view=view, frame=FRAME).decode()


def test_a_lost_connection_says_since_when_and_what_waits() -> None:
    row = one_row(a_row(2, RowStatus.CONNECTION_LOST))

    assert "Geen verbinding sinds 09:11 3 antwoorden wachten op de computer" in row


def test_a_proctor_reads_the_number_that_the_candidate_sees() -> None:
    row = one_row(replace(a_row(9, RowStatus.BUSY), position=ItemId("I-7f3a"), number=7))

    assert " 7 " in row
    assert "I-7f3a" not in row


def test_an_answer_under_way_leaves_a_quiet_row_quiet() -> None:
    assert "wacht" not in one_row(a_row(9, RowStatus.BUSY, waiting=1))
    assert "3 antwoorden wachten" in one_row(a_row(9, RowStatus.BUSY, waiting=3))


@pytest.mark.parametrize(
    ("left", "shown"),
    [
        (timedelta(minutes=41, seconds=20), "41:20"),
        (timedelta(minutes=70), "1:10:00"),
        (timedelta(seconds=-1), "Tijd is om"),
    ],
)
def test_time_left_is_counted_from_the_clock_of_the_server(left: timedelta, shown: str) -> None:
    assert shown in one_row(a_row(9, RowStatus.BUSY, deadline_at=NOW + left))


def test_time_stands_still_for_whoever_was_stopped() -> None:
    assert "staat stil" in one_row(a_row(4, RowStatus.INTERRUPTED))
    assert "staat stil" in one_row(a_row(9, RowStatus.BUSY), GroupState.BLOCKED)


def test_extra_time_is_named() -> None:
    assert "met 15 min extra" in one_row(a_row(9, RowStatus.BUSY, extra_time_minutes=15))


def test_only_rows_that_need_somebody_are_marked() -> None:
    marked = re.findall(r'facet-row--(\w+)" id="row-session-(\d+)"', group_page())

    assert [tone for tone, _ in marked] == ["danger"] * 2 + ["warning"] * 4
    assert [int(number) for _, number in marked] == [0, 1, 2, 3, 4, 5]


def test_what_happens_to_a_candidate_is_announced_once_and_in_its_own_words() -> None:
    html = group_page()

    assert 'data-facet-announce="session-0-locked_out-">Vergrendeld: Anna de Vries<' in html
    assert "Antwoorden van een eerdere computer tellen nog niet: Noor Visser<" in html
    assert "Bezig: " not in html


def test_the_access_code_shows_only_when_asked_for_and_never_on_slips() -> None:
    html = group_page()
    slips = render_page("monitor/slips.html", view=a_monitor(), frame=FRAME).decode()

    asked = re.search(r"<details[^>]*id=\"access-code\".*?</details>", html, re.S)
    assert asked is not None
    assert html.count(ACCESS_CODE) == asked.group().count(ACCESS_CODE) == 1
    assert " open" not in asked.group().partition(">")[0]
    assert ACCESS_CODE not in slips
    assert slips.count("facet-slip__name") == len(hall())


def test_the_print_button_shows_only_with_the_script_that_makes_it_work() -> None:
    slips = render_page("monitor/slips.html", view=a_monitor(), frame=FRAME).decode()

    assert "data-facet-print hidden>" in slips
    assert "Ctrl+P" in slips
    assert "data-facet-print" in (STATIC / "monitor.js").read_text()


def test_closing_names_who_is_busy_and_whose_answers_are_not_here() -> None:
    html = render_page("monitor/close.html", view=a_monitor(), frame=FRAME).decode()

    assert "22 kandidaten zijn nog bezig" in html
    assert "Mo Jansen</a> 10/12, geen verbinding, 3 antwoorden wachten" in _joined(html)
    assert 'href="/monitor/groups/group-released" data-facet-focus>Annuleren' in html
    assert posts(html) == {"/monitor/groups/group-released/close"}


def test_closing_a_group_in_which_all_is_done_says_so() -> None:
    view = a_monitor(rows=hall()[25:])
    html = render_page("monitor/close.html", view=view, frame=FRAME).decode()

    assert "Niemand is nog bezig en alle antwoorden zijn binnen." in html


def test_a_group_that_cannot_be_closed_offers_no_button_for_it() -> None:
    view = a_monitor(a_group(GroupState.CLOSED))
    html = render_page("monitor/close.html", view=view, frame=FRAME).decode()

    assert posts(html) == set()


def test_groups_that_are_over_stand_apart_and_every_group_says_what_to_do() -> None:
    groups = next(iter(monitor_pages()))
    html = render_page(groups.template, view=groups.view, frame=FRAME).decode()
    coming, _, over = html.partition("Afgelopen</h2>")

    assert "Groep 4C" in coming
    assert "Groep 3A" not in coming
    assert "Groep 3A" in over
    assert "Geef vrij op 16-05-2026 om 09:12." in text_of(coming)


def test_styles_of_the_monitor_use_tokens_that_exist() -> None:
    files = [*(STATIC / "monitor").glob("*.css"), STATIC / "print.css"]
    styles = "".join(file.read_text() for file in files)
    used = set(re.findall(r"var\((--facet-[a-z0-9-]+)", styles))

    assert used <= set(re.findall(r"(--facet-[a-z0-9-]+):", (STATIC / "tokens.css").read_text()))


def _joined(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"</?span[^>]*>", "", html))
