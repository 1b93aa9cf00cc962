"""The demonstration exam goes all the way: uploaded, kept secret, previewed, scored."""

import pytest

from chalicelib import qti
from chalicelib.adapters.dynamodb.scores import DynamoScoreStore
from chalicelib.core.exams import ExamState
from chalicelib.core.kernel import ItemId, SessionId
from chalicelib.core.scoring import AnsweredSession, Response, Scoring
from chalicelib.qti import QtiMaster, QtiScorer
from demonstration.answers import Quality, content_canaries, expected_scores, scoring_canaries
from demonstration.build import build_package
from tests.builders.exams import PublishingHouse, a_publisher
from tests.builders.exams_in_the_cloud import a_house_in_the_cloud
from tests.builders.scores import GROUP, SCHOOL
from tests.canaries import readable, stored_in_cloud
from tests.fakes.scores import FakeAnswers, FakeGroupMarks
from tests.unit.qti.assessed import TOTAL
from tests.unit.qti.making import exam_test, item, package, part, reference, section
from tests.unit.qti.scored import SUM

pytestmark = pytest.mark.usefixtures("cloud")


def a_house() -> PublishingHouse:
    return a_house_in_the_cloud(QtiMaster(), qti)


def best_answers() -> dict[ItemId, Response | None]:
    return {one.item_id: one.response for one in expected_scores() if one.quality is Quality.FULL}


def test_no_word_of_the_demonstration_exam_can_be_read_in_the_cloud() -> None:
    house = a_house()
    package = build_package()
    before = house.publishing.start_upload(a_publisher(), file_name="rekenen-2f.zip")
    house.uploads.post(before.fields, package)
    words = [word.encode() for word in content_canaries() + scoring_canaries()]
    assert all(readable([package], word) for word in words)

    exam = house.receive(before.exam_id)
    house.publish(exam.exam_id)

    stored = list(stored_in_cloud())
    assert len(stored) > 20
    assert [word for word in words if readable(stored, word)] == []


def test_a_preview_shows_the_words_of_the_exam_and_not_those_of_its_key() -> None:
    house = a_house()
    exam = house.upload(build_package())

    preview = house.previews.preview(a_publisher(), exam_id=exam.exam_id)

    shown = b"".join(one for parts in house.shown(preview).values() for one in parts).decode()
    assert [word for word in content_canaries() if word not in shown] == []
    assert [word for word in scoring_canaries() if word in shown] == []
    assert len(preview.plan.item_order) == exam.forms[0].total_items == 12


def test_a_package_that_is_no_zip_is_refused_with_a_reason() -> None:
    house = a_house()

    exam = house.upload(b"geen zip")

    assert exam.state is ExamState.REFUSED
    assert [reason.code for reason in house.report(exam.exam_id).reasons] == ["zip-broken"]


def test_the_best_answers_earn_all_points_that_no_scorer_gives() -> None:
    house = a_house()
    form_id = house.upload(build_package()).forms[0].form_id
    answers, marks, scores = FakeAnswers(), FakeGroupMarks(), DynamoScoreStore()
    answers.groups[SCHOOL, GROUP] = tuple(
        AnsweredSession(SessionId(name), form_id, "seed", given, "digest")
        for name, given in (("best", best_answers()), ("empty", {}))
    )
    scoring = Scoring(answers, house.scoring_parts, QtiScorer(), scores, marks, house.clock)

    done = scoring.score_group(institution_id=SCHOOL, group_id=GROUP)
    again = scoring.score_group(institution_id=SCHOOL, group_id=GROUP)

    stored = scores.of_group(SCHOOL, GROUP)
    best, empty = stored[SessionId("best")], stored[SessionId("empty")]
    by_machine = {
        one.item_id: one.score for one in expected_scores() if one.quality is Quality.FULL
    }
    assert best.total == sum(score for score in by_machine.values() if score is not None)
    assert best.waits_for_scorer == sum(score is None for score in by_machine.values())
    assert (best.maximum, empty.maximum) == (22, 22)
    assert empty.total == 0
    assert (done.scored, again.scored, again.unchanged) == (2, 0, 2)
    assert done.waits_for_scorer == again.waits_for_scorer


def two_tests() -> bytes:
    tests = {
        "a.xml": exam_test(part(section(reference("Q1")))),
        "b.xml": exam_test(part(section(reference("Q1") + reference("Q2")))),
    }
    named = "".join(
        f'<resource identifier="{path}" type="imsqti_test_xmlv2p2" href="{path}"/>'
        for path in tests
    )
    files = {path: text.encode() for path, text in tests.items()}
    return package({"item.xml": item()}, resources=named, files=files)


def test_each_test_of_a_package_is_shown_and_scored_as_a_form_of_its_own() -> None:
    house = a_house()
    exam = house.upload(two_tests())
    answers, scores = FakeAnswers(), DynamoScoreStore()
    given: dict[ItemId, Response | None] = {
        ItemId(name): {"RESPONSE": "B"} for name in ("Q1", "Q2")
    }
    answers.groups[SCHOOL, GROUP] = tuple(
        AnsweredSession(SessionId(f"of-{number}"), one.form_id, "seed", given, "digest")
        for number, one in enumerate(exam.forms)
    )
    parts = house.scoring_parts
    scoring = Scoring(answers, parts, QtiScorer(), scores, FakeGroupMarks(), house.clock)
    scoring.score_group(institution_id=SCHOOL, group_id=GROUP)

    shown = [
        house.previews.preview(a_publisher(), exam_id=exam.exam_id, form_id=one.form_id).plan
        for one in exam.forms
    ]
    stored = scores.of_group(SCHOOL, GROUP)
    assert [plan.item_order for plan in shown] == [("Q1",), ("Q1", "Q2")]
    assert [stored[SessionId(f"of-{one}")].total for one in range(2)] == [1, 2]


def test_the_outcomes_of_a_test_stand_with_the_score_of_a_session() -> None:
    house = a_house()
    test = exam_test(part(section(reference("Q1"))), before=TOTAL, after=SUM)
    (form,) = house.upload(package({"item.xml": item()}, test=test)).forms
    answers, scores = FakeAnswers(), DynamoScoreStore()
    given: dict[ItemId, Response | None] = {ItemId("Q1"): {"RESPONSE": "B"}}
    session = AnsweredSession(SessionId("one"), form.form_id, "seed", given, "digest")
    answers.groups[SCHOOL, GROUP] = (session,)
    parts, marks = house.scoring_parts, FakeGroupMarks()
    scoring = Scoring(answers, parts, QtiScorer(), scores, marks, house.clock)

    scoring.score_group(institution_id=SCHOOL, group_id=GROUP)

    assert scores.of_group(SCHOOL, GROUP)[session.session_id].outcomes == {"TOTAL": "1.0"}


def test_the_title_of_an_item_can_be_read_no_more_than_its_body() -> None:
    house = a_house()
    # Without a test there is no other title to take.
    house.upload(package({"item.xml": item().replace('"Opgave"', '"Kanarievogel"')}))

    assert not readable(list(stored_in_cloud()), b"Kanarievogel")
