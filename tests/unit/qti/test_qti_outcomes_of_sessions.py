"""A test makes outcomes of its own from a session; what fails there keeps no score from an item."""

import pytest

from chalicelib.qti.assessing.test_expressions import TEST_EXPRESSIONS
from tests.unit.qti.assessed import TOTAL, placed, processing, summed, weight
from tests.unit.qti.making import (
    EXTENDED_TEXT,
    SCORE,
    assign,
    base,
    exam_test,
    item,
    master,
    package,
    part,
    reference,
    response,
    section,
)
from tests.unit.qti.scored import RIGHT, SUM, WRONG, changed, faulty, form_of, score, with_test

ESSAY = item(EXTENDED_TEXT, declarations=response(base_type="string") + SCORE, processing="")


def declare(name: str, base_type: str) -> str:
    """Declare an outcome of a test."""
    return f'<outcomeDeclaration identifier="{name}" cardinality="single" baseType="{base_type}"/>'


def test_the_outcomes_of_the_test_are_reckoned_from_those_of_its_items() -> None:
    form = form_of(placed("Q1", inside=weight(3)) + placed("Q2"))
    weighted = processing(
        summed('<testVariables variableIdentifier="SCORE" weightIdentifier="W"/>')
    )

    assert score(form, {"Q1": RIGHT, "Q2": RIGHT}).outcomes == {"TOTAL": "2.0"}
    assert score(form, {}).outcomes == {"TOTAL": "0.0"}
    heavy = form_of(placed("Q1", inside=weight(3)) + placed("Q2"), after=weighted)
    assert score(heavy, {"Q1": RIGHT, "Q2": RIGHT}).outcomes == {"TOTAL": "4.0"}


def test_a_test_has_no_outcomes_while_an_item_waits_for_a_scorer() -> None:
    form = form_of(placed("Q1") + reference("Q2", "essay.xml"), essay=ESSAY)

    marks = score(form, {"Q1": RIGHT, "Q2": {"RESPONSE": "Omdat"}})

    assert [(one.score, one.reason) for one in marks.items] == [(1.0, ""), (None, "")]
    assert marks.outcomes == {}


def test_a_test_that_nobody_wrote_has_no_outcomes() -> None:
    form = master(package({"item.xml": item()}))

    assert score(form, {"ITEM-1": RIGHT}).outcomes == {}


@pytest.mark.parametrize(
    ("counted", "total"),
    [("numberPresented", "2"), ("numberResponded", "1"), ("numberCorrect", "0")],
)
def test_an_answer_that_was_taken_back_was_an_attempt_without_a_response(
    counted: str, total: str
) -> None:
    form = form_of(
        placed("Q1") + placed("Q2") + placed("Q3"),
        after=processing(assign(f"<{counted}/>", outcome="COUNT")),
        before=declare("COUNT", "integer"),
    )

    assert score(form, {"Q1": WRONG, "Q2": {"RESPONSE": None}}).outcomes["COUNT"] == total


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (base("identifier", "GESLAAGD"), {"GRADE": "GESLAAGD"}),
        ("<null/>", {"GRADE": None}),
        ('<correct identifier="Q1.RESPONSE"/>', {}),
        ('<variable identifier="Q1.RESPONSE"/>', {}),
    ],
)
def test_an_outcome_that_copies_an_answer_or_a_key_is_not_told(
    value: str, told: dict[str, str | None]
) -> None:
    form = form_of(
        after=processing(assign(value, outcome="GRADE")),
        before=declare("GRADE", "identifier"),
    )

    assert score(form, {"Q1": RIGHT}).outcomes == told


@pytest.mark.parametrize(("navigation", "total"), [("nonlinear", "2"), ("linear", "3")])
def test_who_can_only_go_on_has_seen_what_lies_before_an_answer(
    navigation: str, total: str
) -> None:
    form = form_of(
        "".join(placed(f"Q{number}") for number in (1, 2, 3, 4)),
        navigation=navigation,
        after=processing(assign("<numberPresented/>", outcome="COUNT")),
        before=declare("COUNT", "integer"),
    )

    # The first item is on the screen of whoever starts.
    assert score(form, {"Q3": RIGHT}).outcomes == {"COUNT": total}


def test_an_item_that_a_condition_passes_by_was_not_seen() -> None:
    never = f"<preCondition>{base('boolean', 'false')}</preCondition>"
    form = form_of(
        placed("Q1") + placed("Q2", inside=never) + placed("Q3"),
        navigation="linear",
        after=processing(assign("<numberPresented/>", outcome="COUNT")),
        before=declare("COUNT", "integer"),
    )

    assert score(form, {"Q1": RIGHT, "Q3": RIGHT}).outcomes == {"COUNT": "2"}


def test_each_copy_of_an_item_counts_in_the_outcomes() -> None:
    form = form_of('<selection select="3" withReplacement="true"/>' + placed("Q1"))

    marks = score(form, {"Q1.1": RIGHT, "Q1.2": WRONG, "Q1.3": RIGHT})

    assert marks.outcomes == {"TOTAL": "2.0"}


def test_sections_in_files_of_their_own_count_in_the_outcomes() -> None:
    parts = part('<assessmentSectionRef identifier="S1" href="../delen/een.xml"/>')
    apart = section(placed("Q1").replace("item.xml", "../items/item.xml")).replace(
        "<assessmentSection ",
        '<assessmentSection xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" ',
    )
    data = exam_test(parts, before=TOTAL, after=SUM).encode()
    named = '<resource identifier="T" type="imsqti_test_xmlv2p2" href="toets/toets.xml"/>'
    files = {"toets/toets.xml": data, "delen/een.xml": apart.encode()}
    form = master(package({"items/item.xml": item()}, resources=named, files=files))

    assert score(form, {"Q1": RIGHT}).outcomes == {"TOTAL": "1.0"}


@pytest.mark.parametrize(
    "test",
    [
        "<assessmentTest",
        exam_test(part(section(placed("Q1") + placed("Q2"))), after=processing(summed("<guess/>"))),
    ],
)
def test_rules_of_a_test_that_cannot_be_run_leave_the_scores_of_items_alone(test: str) -> None:
    form = form_of()

    marks = score(form, {"Q1": RIGHT, "Q2": WRONG}, scoring=with_test(form, test))

    assert [one.score for one in marks.items] == [1.0, 0.0]
    assert marks.outcomes == {}


def test_a_mistake_of_ours_in_the_rules_of_a_test_leaves_the_scores_of_items_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    form = form_of()
    monkeypatch.setitem(TEST_EXPRESSIONS, "sum", faulty(TEST_EXPRESSIONS["sum"]))

    marks = score(form, {"Q1": RIGHT, "Q2": RIGHT})

    assert [one.score for one in marks.items] == [1.0, 1.0]
    assert marks.outcomes == {}


def test_a_scoring_part_from_before_the_path_of_the_test_was_kept_is_still_read() -> None:
    form = form_of()

    marks = score(form, {"Q1": RIGHT}, scoring=changed(form, lambda kept: kept.pop("test_path")))

    assert marks.outcomes == {"TOTAL": "1.0"}
