"""More time, messages and the end on the session monitor: their forms, and what is kept."""

import re
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.core.sessions import GroupState, RowStatus
from chalicelib.pages import render_fragment, render_page
from tests.unit.pages.gallery import MONITOR
from tests.unit.pages.monitor_samples import (
    MOVED,
    NOW,
    a_group,
    a_monitor,
    a_panel,
    a_row,
    filtered,
    hall,
    posts,
)

FRAME = replace(MONITOR, now=NOW, path="/monitor/groups/group-released")
EMPTY = {"reason": "Vul dit veld in."}


def session_page(view: Any = None, **frame: Any) -> str:
    view = view or a_panel(a_row(9, RowStatus.BUSY), *MOVED)
    shown = replace(FRAME, **frame)
    return render_page("monitor/session.html", view=view, frame=shown).decode()


def group_page(monitor: Any = None, **frame: Any) -> str:
    view = filtered(monitor or a_monitor())
    shown = replace(FRAME, **frame)
    return render_page("monitor/group.html", view=view, frame=shown).decode()


def terminate_page(monitor: Any = None, **frame: Any) -> str:
    shown = replace(FRAME, **frame)
    view = monitor or a_monitor()
    return render_page("monitor/terminate.html", view=view, frame=shown).decode()


def forms(html: str) -> dict[str, str]:
    """The forms behind a button, by their key."""
    found = re.findall(r'<details[^>]*id="((?:ask|adopt)-[^"]+)".*?</details>', html, re.S)
    cards = re.finditer(r'<details[^>]*id="(?:ask|adopt)-[^"]+".*?</details>', html, re.S)
    return dict(zip(found, (card.group() for card in cards), strict=True))


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ({"minutes": "10", "reason": ""}, "ask-one-extend"),
        ({"text": "Lang"}, "ask-one-message"),
        ({"reason": ""}, "ask-one-terminate"),
        ({"login": "2", "reason": ""}, "adopt-1-2-other_computer"),
    ],
)
def test_what_was_refused_stands_open_in_the_form_it_was_sent_with(
    typed: dict[str, str], refused: str
) -> None:
    errors = {"text": "Te lang."} if "text" in typed else EMPTY

    found = forms(session_page(errors=errors, typed=typed))

    assert [key for key, form in found.items() if " open" in form.split(">")[0]] == [refused]
    assert [key for key, form in found.items() if "field__error-message" in form] == [refused]


def test_what_was_typed_for_one_form_is_in_no_other() -> None:
    html = session_page(errors=EMPTY, typed={"minutes": "17", "reason": "Omdat"})

    assert html.count("Omdat</textarea>") == 1
    assert 'value="17"' in forms(html)["ask-one-extend"]


def test_no_two_fields_of_a_page_have_one_id() -> None:
    for html in (session_page(), session_page(errors=EMPTY, typed={"reason": ""}), group_page()):
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize(("whose", "page"), [("one", session_page), ("all", group_page)])
def test_what_is_typed_outlives_the_next_look_at_the_group(whose: str, page: Any) -> None:
    found = forms(page())

    for key in (f"ask-{whose}-extend", f"ask-{whose}-message"):
        [kept] = re.findall(r"<div[^>]*hx-morph-skip>(.*?)</form>", found[key], re.S)
        assert "<textarea" in kept
        assert "<textarea" not in found[key].split("hx-morph-skip")[0]


def test_a_candidate_beside_the_list_has_no_id_that_the_list_has_too() -> None:
    panel, listed = (
        render_fragment(f"monitor/{name}.html", view=view, frame=FRAME).decode()
        for name, view in (
            ("_session", a_panel(a_row(9, RowStatus.BUSY))),
            ("_live", filtered(a_monitor())),
        )
    )

    def ids(html: str) -> set[str]:
        return set(re.findall(r'\bid="([^"]+)"', html))

    assert ids(panel) & ids(listed) == set()


def test_minutes_are_suggested() -> None:
    html = forms(group_page())["ask-all-extend"]

    assert re.findall(r'<option value="(\d+)">', html) == ["5", "10", "15", "30"]
    assert 'list="all-minutes-suggested"' in html


def test_a_row_tells_the_time_that_was_given() -> None:
    rows = (a_row(9, RowStatus.BUSY, extended_minutes=10), a_row(10, RowStatus.BUSY))

    assert group_page(a_monitor(rows=rows)).count("+10 min") == 1


def test_the_proctor_sees_what_was_sent_and_decided_and_why() -> None:
    html = session_page(a_panel(hall()[9]))

    assert "Er is straks een brandoefening. Werk rustig door." in html
    assert "10 minuten erbij. Reden: Brandalarm" in html


def test_nothing_is_offered_where_nobody_is_left_or_the_candidates_sit_elsewhere() -> None:
    done = group_page(a_monitor(rows=hall()[25:]))
    elsewhere = group_page(a_monitor(a_group(handed_over=True, edge_name="FAO 1")))

    for html in (done, elsewhere):
        assert not {path for path in posts(html) if path.endswith(("/extend", "/messages"))}
        assert "/terminate" not in html


def test_ending_all_is_offered_only_while_somebody_is_busy() -> None:
    waiting = (a_row(23, RowStatus.LOGGED_IN),)

    assert 'href="/monitor/groups/group-released/terminate"' in group_page()
    assert "/terminate" not in group_page(a_monitor(rows=waiting))


def test_ending_all_names_who_is_busy_and_whose_answers_may_be_missing() -> None:
    html = terminate_page(a_monitor(rows=hall()[:6]))

    assert "5 kandidaten zijn nog bezig" in html
    assert "Mo Jansen" in html
    assert "Anna de Vries</a>" not in html
    assert "Er staan misschien nog antwoorden op computers" in html
    assert posts(html) == {"/monitor/groups/group-released/terminate"}


def test_a_wrong_confirmation_stands_beside_its_field_and_the_reason_stays() -> None:
    html = terminate_page(
        errors={"confirmation": "Dit is niet het woord."},
        typed={"reason": "Ontruiming", "confirmation": "STIP"},
    )

    assert "Ontruiming</textarea>" in html
    assert 'value="STIP"' in html
    assert 'id="error-confirmation"' in html


def test_ending_all_is_not_asked_where_nobody_is_busy() -> None:
    html = terminate_page(a_monitor(a_group(GroupState.CLOSED), rows=hall()[25:]))

    assert posts(html) == set()
    assert "Niemand in deze groep is bezig met het examen." in html
