"""One candidate on the session monitor: what can be done for whom, and what is asked first."""

import re
from dataclasses import replace
from typing import Any

import pytest

from chalicelib.core.sessions import RowStatus, SetAside
from chalicelib.pages import render_page
from tests.unit.pages.gallery import MONITOR
from tests.unit.pages.monitor_samples import MOVED, NOW, a_panel, a_row, aside, posts

HELP = {"extend", "messages"}
FRAME = replace(MONITOR, now=NOW, path="/monitor/groups/group-released")


def session_page(view: Any, **frame: Any) -> str:
    shown = replace(FRAME, **frame)
    return render_page("monitor/session.html", view=view, frame=shown).decode()


@pytest.mark.parametrize(
    ("status", "acts"),
    [
        (RowStatus.BUSY, {"interrupt", "terminate", *HELP}),
        (RowStatus.CONNECTION_LOST, {"interrupt", "terminate", *HELP}),
        (RowStatus.INTERRUPTED, {"restart", "terminate", *HELP}),
        (RowStatus.LOCKED_OUT, {"unlock", *HELP}),
        (RowStatus.WAITING_FOR_ADMISSION, {"admit", "interrupt", "terminate", *HELP}),
        (RowStatus.LOGGED_IN, HELP),
        (RowStatus.EXPECTED, HELP),
        (RowStatus.SUBMITTED, set()),
        (RowStatus.TERMINATED, set()),
    ],
)
def test_a_candidate_offers_only_what_the_state_allows(status: RowStatus, acts: set[str]) -> None:
    html = session_page(a_panel(a_row(9, status)))

    path = "/monitor/groups/group-released/sessions/session-9/"
    assert posts(html) == {path + act for act in acts}


def test_interrupting_says_what_it_does_before_it_is_done() -> None:
    html = session_page(a_panel(a_row(9, RowStatus.BUSY)))

    asked = re.search(r"<details[^>]*id=\"ask-interrupt\".*?</details>", html, re.S)
    assert asked is not None
    assert "De antwoorden blijven bewaard." in asked.group()
    assert "Ja, nu afbreken" in asked.group()


def test_a_waiting_login_is_answered_by_its_own_number_with_yes_or_no() -> None:
    html = session_page(a_panel(a_row(1, RowStatus.WAITING_FOR_ADMISSION)))

    answers = re.findall(r'name="request_id" value="([^"]+)" />\s*<[^>]*value="(\w+)"', html)
    assert answers == [("request-1", "true"), ("request-1", "false")]


def test_answers_of_each_older_login_can_be_adopted_up_to_their_last_number() -> None:
    html = session_page(a_panel(a_row(5, RowStatus.BUSY), *MOVED))

    numbers = re.findall(r'name="(?:lease|login|through_seq)" value="(\d+)"', html)
    assert numbers == ["1", "1", "5", "1", "2", "9"]
    assert len(re.findall(r'<textarea[^>]*id="adopt-', html)) == 2


def test_what_only_the_planner_may_judge_is_shown_without_a_form() -> None:
    panel = a_panel(a_row(5, RowStatus.SUBMITTED), aside(3, SetAside.AFTER_CLOSING))
    html = session_page(panel)

    assert "Binnengekomen na het afsluiten" in html
    assert "/adopt" not in html


def test_a_refused_adoption_keeps_the_reason_at_the_login_it_was_given_for() -> None:
    html = session_page(
        a_panel(a_row(5, RowStatus.BUSY), *MOVED),
        errors={"reason": "Vul dit veld in."},
        typed={"login": "2", "reason": "Te kort"},
    )

    form = re.search(r'<details[^>]*id="adopt-1-2-other_computer" open>.*?</details>', html, re.S)
    assert form is not None
    assert "Te kort</textarea>" in form.group()
    assert "Vul dit veld in." in form.group()


def test_what_a_candidate_answered_is_not_shown_to_the_proctor() -> None:
    moved = aside(4, SetAside.OTHER_COMPUTER, response={"RESPONSE": "geheim-antwoord"})

    assert "geheim-antwoord" not in session_page(a_panel(a_row(5, RowStatus.BUSY), moved))
