"""The planner sees the results of a group, and downloads them."""

from collections.abc import Sequence

import pytest

from chalicelib.core.access import Role
from chalicelib.core.kernel import CandidateId, GroupId, ItemId, NotFound, SessionId
from chalicelib.core.results import (
    MEDIA_TYPE,
    CandidateName,
    FailedItemView,
    Results,
    SatGroup,
    Sitting,
)
from chalicelib.core.scoring import SessionScore
from tests.builders.exams import an_actor
from tests.builders.scores import GROUP, SCHOOL, a_score
from tests.fakes.scores import FakeFileStore, FakeNames, FakeScoreStore, FakeSittings

PLANNER = an_actor(Role.PLANNER, institution_id=SCHOOL)
NAMES = {
    CandidateId("c-1"): CandidateName("Zwart, Bo", "1001"),
    CandidateId("c-2"): CandidateName("=cmd()", "1002"),
}


def a_sitting(number: int, state: str = "submitted", late: int = 0) -> Sitting:
    return Sitting(SessionId(f"s-{number}"), CandidateId(f"c-{number}"), state, 7, late)


def results(
    files: FakeFileStore | None = None, sat: int = 2, scored: Sequence[SessionScore] = ()
) -> Results:
    scores = FakeScoreStore()
    for score in scored or [a_score("s-1", points=1.5)]:
        scores.save(score, replaces=None)
    sittings = (a_sitting(1, late=2), a_sitting(2, "absent"), a_sitting(3))[:sat]
    group = SatGroup(SCHOOL, GROUP, "4B dinsdag", "Rekenen 2F", "closed", 12, sittings)
    return Results(FakeSittings(group), FakeNames(NAMES), scores, files or FakeFileStore())


def test_each_candidate_stands_there_with_name_state_and_score() -> None:
    view = results().of_group(PLANNER, group_id=GROUP)

    assert (view.name, view.exam_title, view.total_items) == ("4B dinsdag", "Rekenen 2F", 12)
    absent, scored = view.candidates
    assert (absent.state, absent.score, absent.maximum) == ("absent", None, None)
    assert (scored.name, scored.number, scored.answered) == ("Zwart, Bo", "1001", 7)
    assert (scored.score, scored.maximum) == (1.5, 5.0)
    assert (scored.waits_for_scorer, scored.late_entries) == (1, 2)


def test_an_item_whose_rules_failed_is_named_once_with_the_reason() -> None:
    why = "De scoreregels van deze vraag werken niet."
    scored = [a_score(f"s-{number}", reason=why) for number in (1, 2)] + [a_score("s-3")]

    view = results(sat=3, scored=scored).of_group(PLANNER, group_id=GROUP)

    assert view.failed_items == (FailedItemView(ItemId("ITM-2"), why, candidates=2),)
    assert results().of_group(PLANNER, group_id=GROUP).failed_items == ()


def test_the_outcomes_of_the_test_stand_with_the_candidate() -> None:
    scored = [a_score("s-1", text_points=2.0), a_score("s-2")]

    waiting, whole = results(scored=scored).of_group(PLANNER, group_id=GROUP).candidates

    assert (waiting.outcomes, whole.outcomes) == ({}, scored[0].outcomes)
    assert whole.outcomes


def test_a_candidate_has_the_items_that_were_scored_however_many_others_get() -> None:
    absent, scored = results().of_group(PLANNER, group_id=GROUP).candidates

    assert (absent.total_items, scored.total_items) == (12, 2)


def test_a_candidate_whose_name_was_erased_keeps_a_row() -> None:
    view = results(sat=3).of_group(PLANNER, group_id=GROUP)

    assert [row.name for row in view.candidates] == ["(verwijderd)", "=cmd()", "Zwart, Bo"]


def test_the_group_of_another_institution_is_not_found() -> None:
    stranger = an_actor(Role.PLANNER, institution_id="school-2")

    with pytest.raises(NotFound):
        results().of_group(stranger, group_id=GROUP)
    with pytest.raises(NotFound):
        results().download(stranger, group_id=GROUP)
    with pytest.raises(NotFound):
        results().of_group(PLANNER, group_id=GroupId("nowhere"))


def test_the_download_opens_in_a_dutch_spreadsheet_and_calculates_nothing() -> None:
    files = FakeFileStore()

    offer = results(files).download(PLANNER, group_id=GROUP)

    name, media_type, data = files.files[offer.url]
    assert (name, offer.name, media_type) == ("resultaten-group-1.csv", name, MEDIA_TYPE)
    assert data.decode("utf-8-sig").split("\r\n") == [
        '"Naam";"Nummer";"Status";"Beantwoord";"Vragen";"Score";"Maximum";'
        '"Wacht op corrector";"Te laat binnengekomen antwoorden"',
        '"\'=cmd()";"1002";"afwezig";"7";"12";"";"";"0";"0"',
        '"Zwart, Bo";"1001";"ingeleverd";"7";"2";"1,5";"5";"1";"2"',
        "",
    ]
    assert data.startswith(b"\xef\xbb\xbf")
