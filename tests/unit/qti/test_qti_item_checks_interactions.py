"""Every interaction of QTI is taken; one that QTI calls wrong is refused with its line."""

from dataclasses import replace

import pytest

from chalicelib.core.exams import EXAM_LIMITS, AllowedNames
from chalicelib.qti.checking.kinds import CUSTOM, KINDS
from chalicelib.qti.vocabulary import INTERACTIONS
from tests.unit.qti.asking import PICTURE, QUESTIONS, Question, asking
from tests.unit.qti.checking_items import checked, codes, reasons, remarks
from tests.unit.qti.making import choice, item, response

PCI = (
    '<portableCustomInteraction responseIdentifier="RESPONSE" '
    'customInteractionTypeIdentifier="urn:example:graph"><script>grafiek()</script>'
    "</portableCustomInteraction>"
)
OLD_PCI = (
    '<customInteraction responseIdentifier="RESPONSE"><portableCustomInteraction '
    'xmlns="http://www.imsglobal.org/xsd/portableCustomInteraction_v1" '
    'customInteractionTypeIdentifier="urn:example:graph"/></customInteraction>'
)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: f"{one.name} {one.cardinality}")
def test_every_interaction_is_taken(question: Question) -> None:
    assert codes(question.item()) == []


def test_no_interaction_of_qti_is_forgotten() -> None:
    assert set(KINDS) == {question.name for question in QUESTIONS} | set(CUSTOM)


TYPED = [one for one in QUESTIONS if one.base_type]


@pytest.mark.parametrize("question", TYPED, ids=lambda one: f"{one.name} {one.cardinality}")
def test_a_response_of_another_base_type_is_refused(question: Question) -> None:
    other = "pair" if question.base_type != "pair" else "string"

    assert codes(replace(question, base_type=other).item()) == ["interaction-base-type"]


@pytest.mark.parametrize("question", TYPED, ids=lambda one: f"{one.name} {one.cardinality}")
def test_a_response_of_another_cardinality_is_refused(question: Question) -> None:
    other = "single" if question.cardinality == "ordered" else "ordered"
    found = codes(replace(question, cardinality=other).item())

    # Only a long text may be bound to every cardinality.
    long_text = question.name == "extendedTextInteraction"
    assert found == ([] if long_text else ["interaction-cardinality"])


@pytest.mark.parametrize("kind", ["choice", "hottext", "hotspot", "selectPoint", "match"])
def test_one_value_does_not_hold_several_choices(kind: str) -> None:
    question = replace(asking(kind), cardinality="single")
    most = "maxAssociations" if kind == "match" else "maxChoices"

    assert codes(replace(question, attributes=f'{most}="2"').item()) == ["interaction-cardinality"]
    assert codes(replace(question, attributes=f'{most}="1"').item()) == []


@pytest.mark.parametrize(
    ("kind", "wrong", "code"),
    [
        ("choice", 'maxChoices="many"', "attribute-not-a-number"),
        ("choice", 'maxChoices="-1"', "attribute-not-a-number"),
        ("choice", 'maxChoices="1" minChoices="2"', "minimum-above-maximum"),
        ("order", 'minChoices="3" maxChoices="2"', "minimum-above-maximum"),
        ("associate", 'maxAssociations="1" minAssociations="2"', "minimum-above-maximum"),
        ("textEntry", 'expectedLength="long"', "attribute-not-a-number"),
        ("textEntry", 'base="1"', "text-base"),
        ("textEntry", 'base="99"', "text-base"),
        ("extendedText", 'expectedLines="1.5"', "attribute-not-a-number"),
        ("media", 'minPlays="3" maxPlays="2"', "minimum-above-maximum"),
        ("slider", 'lowerBound="0"', "slider-bounds"),
        ("slider", 'lowerBound="5" upperBound="5"', "slider-bounds"),
        ("slider", 'lowerBound="0" upperBound="5" step="0"', "slider-bounds"),
    ],
)
def test_numbers_must_be_numbers(kind: str, wrong: str, code: str) -> None:
    assert code in codes(replace(asking(kind), attributes=wrong).item())


@pytest.mark.parametrize(
    ("kind", "old", "new", "code"),
    [
        ("choice", 'identifier="B"', 'identifier="A"', "choices-not-unique"),
        ("choice", 'identifier="B"', "", "choices-not-unique"),
        ("match", 'identifier="X"', 'identifier="A"', "choices-not-unique"),
        ("match", "</simpleMatchSet><simpleMatchSet>", "", "match-sets"),
        ("gapMatch", 'gap identifier="G"', 'gap identifier="A"', "choices-not-unique"),
        ("associate", 'matchMax="1"', 'matchMax="one"', "attribute-not-a-number"),
        ("associate", 'matchMax="1"', 'matchMax="1" matchMin="2"', "minimum-above-maximum"),
        ("hotspot", 'shape="circle"', 'shape="star"', "area-malformed"),
        ("hotspot", 'coords="10,10,5"', 'coords="10,10"', "area-malformed"),
        ("graphicGapMatch", 'coords="0,0,9,9"', "", "area-malformed"),
        ("hotspot", PICTURE, "", "picture-missing"),
        ("selectPoint", PICTURE, "", "picture-missing"),
        ("drawing", PICTURE, "", "picture-missing"),
    ],
)
def test_what_is_offered_must_be_right(kind: str, old: str, new: str, code: str) -> None:
    question = asking(kind)
    assert old in question.inside

    assert code in codes(replace(question, inside=question.inside.replace(old, new)).item())


@pytest.mark.parametrize("kind", ["choice", "order", "gapMatch", "hottext", "graphicAssociate"])
def test_a_question_without_choices_is_refused(kind: str) -> None:
    assert "choices-missing" in codes(replace(asking(kind), inside=PICTURE).item())


def test_words_without_gaps_are_refused() -> None:
    words = '<gapText identifier="A" matchMax="1">a</gapText>'

    assert codes(replace(asking("gapMatch"), inside=words).item()) == ["choices-missing"]


def test_an_object_is_placed_on_a_stage() -> None:
    question = asking("positionObject")
    start = f'<{question.name} responseIdentifier="RESPONSE">{PICTURE}</{question.name}>'

    assert codes(question.item(body=start)) == ["stage-missing"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (choice().replace("RESPONSE", "OTHER"), "response-unknown"),
        (choice() + choice(), "response-bound-twice"),
        ('<mysteryInteraction responseIdentifier="RESPONSE"/>', "interaction-unknown"),
        (f'<rubricBlock view="scorer">{choice()}</rubricBlock>', "interaction-misplaced"),
        (
            f'<feedbackBlock outcomeIdentifier="F" identifier="f">{choice()}</feedbackBlock>',
            "interaction-misplaced",
        ),
        (
            '<hottextInteraction responseIdentifier="RESPONSE"><p><hottext identifier="A">a'
            '</hottext><textEntryInteraction responseIdentifier="R2"/></p></hottextInteraction>',
            "interaction-misplaced",
        ),
    ],
)
def test_a_question_is_bound_once_and_stands_in_the_body(body: str, code: str) -> None:
    assert code in codes(asking("choice").item(body=body))


def test_a_question_after_the_body_is_refused() -> None:
    assert "interaction-misplaced" in codes(
        item(after=f"<modalFeedback>{choice()}</modalFeedback>")
    )


def test_more_questions_than_the_limit_are_refused() -> None:
    declared = "".join(
        response(correct="B").replace("RESPONSE", name) for name in ("R1", "R2", "R3")
    )
    body = "".join(choice().replace("RESPONSE", name) for name in ("R1", "R2", "R3"))
    text = asking("choice").item(body=body, declaration=declared)

    found = checked(text, limits=replace(EXAM_LIMITS, interactions=2)).reasons
    assert [reason.code for reason in found] == ["too-many-interactions"]
    assert found[0].facts == {"most": "2"}
    assert codes(text) == []


@pytest.mark.parametrize("body", [PCI, OLD_PCI, PCI.replace("portableCustom", "custom")])
def test_a_program_in_a_question_needs_permission_by_name(body: str) -> None:
    text = asking("choice").item(body=body)
    allowed = AllowedNames(pci=frozenset({"urn:example:graph"}))

    assert codes(text) == ["interaction-not-allowed"]
    assert reasons(text)[0].facts["name"] == "urn:example:graph"
    assert codes(text, allowed=AllowedNames(pci=frozenset({"urn:other"}))) != []
    assert codes(text, allowed=allowed) == []


def test_formatted_text_is_taken_as_plain_text_with_a_remark() -> None:
    formatted = replace(asking("extendedText"), attributes='format="xhtml"').item()

    assert (codes(formatted), remarks(formatted)) == ([], ["text-plain"])


def test_a_reason_names_the_line_of_what_is_wrong() -> None:
    question = asking("choice")
    lines = question.inside.replace("<simpleChoice", "\n<simpleChoice").replace('"C"', '"A"')

    assert [reason.line for reason in reasons(replace(question, inside=lines).item())] == [4]


def test_the_words_of_a_body_and_the_rows_of_the_table_name_the_same_interactions() -> None:
    assert set(KINDS) == set(INTERACTIONS)
