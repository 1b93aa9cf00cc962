"""Every item comes by its score: by its own rules, or by a scorer, or it says that it has none."""

import pytest

from chalicelib.core.exams import AllowedNames
from chalicelib.qti.checking.score import needs_scorer
from chalicelib.qti.mastering.maximum import max_score
from tests.unit.qti.asking import asking
from tests.unit.qti.checking_items import codes, read, remarks
from tests.unit.qti.making import (
    EXTENDED_TEXT,
    SCORE,
    TEXT_ENTRY,
    assign,
    base,
    item,
    response,
    rules,
)

VARIABLE = '<variable identifier="RESPONSE"/>'
DECLARED = response(correct="B") + SCORE
OTHER = SCORE.replace("SCORE", "OTHER")
SET_OTHER = rules(assign(base("float", 1), outcome="OTHER"))
ONE = base("float", 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (item("<p>niets te doen</p>"), "response-unbound"),
        (
            item(declarations=response(correct="B") + SCORE + OTHER, processing=SET_OTHER),
            "score-never-set",
        ),
        (item(declarations=response(correct="B")), "score-not-declared"),
    ],
)
def test_an_item_must_come_by_its_score(text: str, code: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize("processing", ["", "<responseProcessing/>"])
def test_an_item_without_rules_waits_for_a_scorer_with_a_remark(processing: str) -> None:
    text = item(processing=processing)

    assert (codes(text), remarks(text)) == ([], ["score-by-hand"])
    assert needs_scorer(read(text))


def test_a_question_that_scores_nothing_is_taken_with_a_remark() -> None:
    text = item(declarations=response(), processing="")

    assert (codes(text), remarks(text)) == ([], ["score-nothing"])
    assert not needs_scorer(read(text))
    assert max_score(read(text)) == 0


def test_an_open_question_must_declare_its_score() -> None:
    open_question = item(EXTENDED_TEXT, declarations=response(base_type="string"), processing="")

    assert codes(open_question) == ["score-not-declared"]


@pytest.mark.parametrize("kind", ["media", "endAttempt"])
def test_what_asks_nothing_needs_no_score(kind: str) -> None:
    question = asking(kind)
    declared = response(cardinality="single", base_type=question.base_type)

    assert codes(item(question.body, declarations=declared, processing="")) == []


@pytest.mark.parametrize("kind", ["upload", "drawing"])
def test_a_file_waits_for_a_scorer_whatever_its_rules_say(kind: str) -> None:
    question = asking(kind)
    declared = response(base_type="file") + SCORE
    processing = rules(assign(ONE))

    assert needs_scorer(read(item(question.body, declarations=declared, processing="")))
    assert needs_scorer(read(item(question.body, declarations=declared, processing=processing)))
    assert codes(item(question.body, declarations=declared, processing="")) == []


def test_a_program_that_is_allowed_waits_for_a_scorer() -> None:
    pci = (
        '<portableCustomInteraction responseIdentifier="RESPONSE" '
        'customInteractionTypeIdentifier="urn:graph"/>'
    )
    text = item(pci, declarations=response(correct="B") + SCORE)

    assert codes(text, allowed=AllowedNames(pci=frozenset({"urn:graph"}))) == []
    assert needs_scorer(read(text))


def test_an_operator_that_is_allowed_waits_for_a_scorer() -> None:
    own = f'<customOperator class="org.example.Own">{VARIABLE}</customOperator>'
    text = item(processing=rules(assign(own)))
    allowed = AllowedNames(operators=frozenset({"org.example.Own"}))

    assert codes(text) == ["custom-operator-unknown"]
    assert codes(text, allowed=allowed) == []
    assert needs_scorer(read(text))


def test_an_operator_that_we_know_needs_nobody() -> None:
    known = f'<customOperator definition="qade:ParseCommaDecimal">{VARIABLE}</customOperator>'
    text = item(
        TEXT_ENTRY,
        declarations=response(base_type="string") + SCORE,
        processing=rules(assign(known)),
    )

    assert codes(text) == []
    assert not needs_scorer(read(text))
