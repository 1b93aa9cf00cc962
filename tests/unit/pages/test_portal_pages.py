"""What the portal's pages promise to planners and exam publishers."""

import re
from dataclasses import replace

import pytest

from tests.unit.pages.gallery import Shown, real_pages

PAGES = {page.name: page for page in real_pages("nl")}


def html(name: str) -> str:
    return PAGES[name].render().decode()


def chosen(name: str, field: str) -> set[str]:
    return set(re.findall(rf'name="{field}" value="([^"]+)" checked', html(name)))


def test_a_package_that_comes_back_from_its_bucket_is_checked_by_itself() -> None:
    assert "data-facet-start" in html("exam-arrived")


@pytest.mark.parametrize("name", ["exam-exam-1", "exam-missing"])
def test_a_package_is_not_checked_by_itself_again_and_again(name: str) -> None:
    assert "data-facet-start" not in html(name)
    assert 'action="/exams/exam-1/receive"' in html(name)


def test_every_reason_why_a_package_was_refused_is_listed() -> None:
    page = html("exam-exam-2")

    assert page.count("facet-row--danger") == 3
    assert "De opgave &#39;ITM-19&#39; staat er twee keer in." in page
    assert "Voeg het bestand toe aan het pakket." in page
    assert 'href="/exams/exam-2/import-report"' in page
    assert 'href="/exams/exam-2?page=2"' in page


def test_an_import_that_runs_shows_its_steps_and_asks_for_itself() -> None:
    page = html("exam-running")

    assert 'hx-get="/exams/exam-7/import"' in page
    assert re.search(r'aria-current="step">.*?Vragen controleren.*?12 van 60', page, re.DOTALL)
    assert '<progress class="facet-bar" max="5" value="2.2"' in page
    assert "Opnieuw controleren" not in page


def test_an_import_that_broke_off_can_be_begun_again() -> None:
    page = html("exam-broken-off")

    assert 'action="/exams/exam-7/receive"' in page
    assert "Opnieuw controleren" in page
    assert "<progress" not in page


def test_the_form_to_publish_is_filled_in_from_what_the_package_says() -> None:
    page = html("exam-exam-3")

    assert 'name="subject" value="Rekenen"' in page
    assert '<option value="2F" selected>' in page


def test_an_exam_that_asks_too_much_can_be_looked_at_but_not_published() -> None:
    page = html("exam-asks-too-much")

    assert "<li>vragen met een schuif</li>" in page
    assert 'action="/exams/exam-8/publish"' not in page
    assert 'href="/exam/?preview=exam-8&amp;form=form-2#' in page
    assert "Geen opgave gebruikt dit bestand." in page


@pytest.mark.parametrize(("name", "is_asked"), [("group-new", False), ("group-forms", True)])
def test_a_planner_chooses_a_form_where_an_exam_has_several(name: str, is_asked: bool) -> None:
    assert ('name="form_id"' in html(name)) is is_asked


def test_an_exam_is_viewed_in_the_exam_app_which_lies_outside_the_base_path() -> None:
    page = PAGES["exam-exam-3"]

    shown = Shown("", page.template, page.view, replace(page.frame, base_path="/api")).render()

    assert b'href="/exam/?preview=exam-3&amp;form=form-1#' in shown


def test_what_the_publisher_typed_stays_after_a_refusal() -> None:
    assert 'name="period" value="2026"' in html("exam-publish-refused")


def test_a_refused_plan_keeps_who_was_chosen_and_opens_their_classes() -> None:
    assert chosen("group-refused", "candidate_ids") == {"candidate-1", "candidate-6"}
    assert chosen("group-refused", "proctor_ids") == {"user-2"}
    assert html("group-refused").count("data-facet-part open") == 2


def test_a_plan_is_corrected_from_what_was_planned_in_the_version_that_was_seen() -> None:
    page = html("group-correct")

    assert chosen("group-correct", "candidate_ids") == {f"candidate-{n}" for n in range(5)}
    assert '<input type="hidden" name="version" value="3" />' in page
    assert 'action="/groups/group-1/correct"' in page
    assert 'value="2026-05-18T09:12"' in page


def test_candidates_without_a_class_come_last() -> None:
    page = html("group-new")

    assert page.index("Klas 3B") < page.index("Klas 3C") < page.index("Zonder klas")


def test_a_planner_who_cannot_plan_yet_reads_why_instead_of_a_form() -> None:
    page = html("group-new-too-early")

    assert "Deze vestiging heeft geen afnameleider." in page
    assert 'name="exam_id"' not in page


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        ("group-distributed", {"cancel", "correct"}),
        ("group-released", set()),
        ("group-closed", {"results"}),
        ("group-cancelled", set()),
    ],
)
def test_a_group_offers_what_can_be_done_in_its_state(name: str, paths: set[str]) -> None:
    assert set(re.findall(r'href="/groups/group-\d/(\w+)"', html(name))) == paths


def test_the_access_code_of_a_cancelled_group_is_not_shown() -> None:
    assert "HAVEN7" in html("group-distributed")
    assert "HAVEN7" not in html("group-cancelled")


@pytest.mark.parametrize(
    ("name", "saves"), [("import-read", True), ("import-wrong", False), ("import-saved", False)]
)
def test_only_a_file_without_errors_can_be_saved_and_only_once(name: str, saves: bool) -> None:
    assert ("/candidates/imports/import-1/save" in html(name)) is saves


@pytest.mark.parametrize(
    ("name", "asks"), [("results-busy", True), ("results", False), ("results-early", False)]
)
def test_results_look_again_only_while_scoring_may_be_busy(name: str, asks: bool) -> None:
    assert ('hx-get="/groups/group-3/results"' in html(name)) is asks


@pytest.mark.parametrize(
    ("name", "offers"), [("results-busy", True), ("results", False), ("results-early", False)]
)
def test_scoring_can_be_asked_for_again_while_it_is_not_done(name: str, offers: bool) -> None:
    assert ('action="/groups/group-3/score"' in html(name)) is offers


def test_a_candidate_who_was_absent_is_not_waited_for() -> None:
    assert "Nog niet gescoord: 2." in html("results-busy")


def test_scores_read_as_points_of_the_maximum() -> None:
    assert "<strong>17 / 26</strong>" in html("results")
    assert "<strong>17,5 / 26</strong>" in html("results")


def test_a_score_that_waits_for_a_scorer_is_called_provisional() -> None:
    assert html("results-waiting").count("voorlopig</span>") == 1
    assert "voorlopig</span>" not in html("results")


def test_only_late_answers_lead_to_the_page_where_the_planner_decides() -> None:
    decide = r'href="/groups/group-3/sessions/[\w-]+/late"'

    assert len(re.findall(decide, html("results-waiting"))) == 1
    assert re.findall(decide, html("results")) == []


def test_a_decision_on_late_answers_reaches_what_was_on_the_screen() -> None:
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="(\d+)"', html("late")))

    assert fields == {"lease": "1", "login": "2", "through_seq": "41", "changes": "6"}
    assert html("late").count("ITM-") == 3


def test_the_safe_choice_of_the_late_answers_goes_back_to_the_results() -> None:
    safe = r'href="/groups/group-3/results" data-facet-focus>Niet laten meetellen'

    assert re.search(safe, html("late"))


def test_without_late_answers_there_is_nothing_to_decide() -> None:
    assert "Er zijn geen antwoorden waarover u moet beslissen." in html("late-none")
    assert 'name="reason"' not in html("late-none")
