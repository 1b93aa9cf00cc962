"""Real packages import, and the scored items of the corpus come out right."""

import json
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import jsonschema_rs
import pytest
from lxml import etree

from chalicelib.core.exams import MasteredForm, Navigation, PackageRefused
from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring import Response
from chalicelib.qti.reasons import explain
from tests.builders.forms import only_form, scores_of
from tests.conformance.corpus import corpus, package, scored_fixtures
from tests.conformance.excluded import EXCLUDED_CASES, EXCLUDED_ITEMS, EXPECTED_REFUSALS
from tests.conformance.judge import Verdict, judge, refusal_of

SCHEMA = Path(__file__).parents[2] / "docs" / "qti" / "delivery-format.schema.json"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(corpus() is None, reason="FACET_CORPUS names no corpus"),
]


JUDGED = [judge(fixture) for fixture in scored_fixtures()]
COUNTED = [verdict for verdict in JUDGED if not verdict.excluded]


def master(name: str) -> MasteredForm:
    return only_form(package(name))


def keys(form: MasteredForm) -> Iterator[tuple[ItemId, str]]:
    """Find the correct answer of each item of a form, in its original XML."""
    scoring = json.loads(form.scoring)
    for one in scoring["items"]:
        root = etree.fromstring(b64decode(one["xml"]))
        values = root.findall(".//{*}qti-correct-response/{*}qti-value")
        if len(values) == 1 and root.find(".//{*}qti-response-condition") is not None:
            yield ItemId(one["id"]), str(values[0].text)


def test_a_real_dutch_exam_of_47_items_imports_with_its_pictures() -> None:
    form = master("valid-package.zip")

    assert form.outline.total_items == 47
    assert form.outline.title == "Oefentoets biologie"
    assert [part.navigation for part in form.outline.parts] == [Navigation.LINEAR]
    assert {asset.media_type for asset in form.assets} == {"image/jpeg"}
    assert sum(item.max_score or 0 for item in form.outline.items) == 49


def test_its_choices_score_and_its_open_questions_wait_for_a_scorer() -> None:
    form = master("valid-package.zip")
    right: dict[ItemId, Response | None] = {
        item_id: {"RESPONSE": key} for item_id, key in keys(form)
    }

    scores = {item_id: one.score for item_id, one in scores_of(form, right).items()}
    empty = {item_id: one.score for item_id, one in scores_of(form, {}).items()}

    assert len(right) == 30
    assert {scores[item_id] for item_id in right} == {1.0}
    assert {empty[item_id] for item_id in right} == {0.0}
    assert {score for item_id, score in scores.items() if item_id not in right} == {None}


@pytest.mark.parametrize("name", ["valid-package.zip", "pie-assessment-test.zip"])
def test_what_is_delivered_follows_the_schema_and_tells_no_key(name: str) -> None:
    form = master(name)

    jsonschema_rs.validator_for(json.loads(SCHEMA.read_text())).validate(json.loads(form.content))
    text = form.content.decode()
    words = ("correct-resp", "mapping", "modal-feedback", "response-proc", "juiste antwoord")
    assert not [word for word in words if word in text]
    assert not [name for name in ("figb", "scru", "figa") if name in text]


def test_no_model_answer_of_the_real_exam_is_delivered() -> None:
    form = master("valid-package.zip")
    answers = [
        str(value.text).strip()
        for one in json.loads(form.scoring)["items"]
        for outcome in etree.fromstring(b64decode(one["xml"])).iter("{*}qti-outcome-declaration")
        for value in outcome.iter("{*}qti-value")
        if outcome.get("identifier") == "MODEL_ANSWER"
    ]
    content = json.loads(form.content)
    shown = " ".join(
        "".join(etree.fromstring(item["body"]).itertext()) for item in content["items"]
    )

    assert len(answers) > 10
    assert not [answer for answer in answers if answer and answer in shown]


def test_a_small_package_with_a_test_imports_with_its_rubrics() -> None:
    form = master("pie-assessment-test.zip")

    assert [len(section.children) for section in form.outline.sections] == [3, 1]
    assert [item.max_score for item in form.outline.items] == [1, 1, 1, 1]
    assert all("rubric" in section for section in json.loads(form.content)["sections"])


def test_a_package_with_wrong_rules_is_refused_with_its_reasons_in_dutch() -> None:
    with pytest.raises(PackageRefused) as refusal:
        master("invalid-response-processing.zip")

    told = {(one.place, one.what) for one in map(explain, refusal.value.reasons)}
    assert told >= {
        (
            "QUE_1_1.xml",
            "De scoring gebruikt het goede antwoord van RESPONSE, maar dat staat er niet.",
        ),
        (
            "QUE_1_1.xml",
            "Uitkomst FEEDBACK is single identifier, maar krijgt een waarde van het soort "
            "single string.",
        ),
    }
    assert all(reason.line for reason in refusal.value.reasons)
    assert {reason.code for reason in refusal.value.reasons} == {
        "correct-not-declared",
        "assignment-type",
        "too-many-values",
    }


@pytest.mark.parametrize("verdict", COUNTED, ids=lambda verdict: verdict.fixture.name)
def test_a_scored_item_gives_the_expected_outcomes(verdict: Verdict) -> None:
    assert verdict.wrong == ()


def test_every_case_is_judged_or_excluded_by_name() -> None:
    every = sum(len(verdict.fixture.cases) for verdict in JUDGED)
    excluded = sum(len(one.fixture.cases) for one in JUDGED if one.excluded) + len(EXCLUDED_CASES)

    assert (every, excluded) == (267, 46)
    assert sum(verdict.right for verdict in COUNTED) == every - excluded


def test_what_is_excluded_is_in_the_corpus() -> None:
    names = {verdict.fixture.name for verdict in JUDGED}
    cases = {(one.fixture.name, case.name) for one in JUDGED for case in one.fixture.cases}

    assert set(EXCLUDED_ITEMS) <= names
    assert set(EXCLUDED_CASES) <= cases
    assert {name for _, name in cases} >= EXPECTED_REFUSALS


def test_every_case_of_an_excluded_item_is_refused_with_a_reason() -> None:
    cases = [(one.fixture, case) for one in JUDGED if one.excluded for case in one.fixture.cases]

    assert len(cases) == 41
    assert [case.name for fixture, case in cases if not refusal_of(fixture, case)] == []
