"""A key must be an answer that a candidate can give."""

from dataclasses import replace

import pytest

from tests.unit.qti.asking import QUESTIONS, Question, asking
from tests.unit.qti.checking_items import checked, codes, remarks
from tests.unit.qti.making import response


def keyed(question: Question, *values: str, mapping: str = "") -> str:
    written = "".join(f"<value>{value}</value>" for value in values)
    key = f"<correctResponse>{written}</correctResponse>" if values else ""
    declared = response(
        mapping=key + mapping, cardinality=question.cardinality, base_type=question.base_type
    )
    return question.item(declaration=declared)


def mapped(key: str, *, most: str = "") -> str:
    return f'<mapping {most}><mapEntry mapKey="{key}" mappedValue="1"/></mapping>'


ASKED = [one for one in QUESTIONS if one.base_type]


@pytest.mark.parametrize("question", ASKED, ids=lambda one: f"{one.name} {one.cardinality}")
def test_an_honest_key_is_taken(question: Question) -> None:
    values = [question.answer] if isinstance(question.answer, str) else question.answer

    assert codes(keyed(question, *values)) == []


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("choice", "Z"),
        ("inlineChoice", "Z"),
        ("order", "Z"),
        ("hottext", "Z"),
        ("hotspot", "Z"),
        ("associate", "A Z"),
        ("match", "X A"),
        ("gapMatch", "G A"),
        ("graphicAssociate", "P R"),
        ("graphicGapMatch", "A B"),
    ],
)
def test_a_key_that_is_none_of_the_choices_is_refused(kind: str, value: str) -> None:
    assert codes(keyed(asking(kind), value)) == ["correct-not-a-choice"]


@pytest.mark.parametrize(
    ("kind", "attributes", "values"),
    [
        ("hottext", 'maxChoices="1"', ["A", "B"]),
        ("order", 'maxChoices="2"', ["A", "B", "C"]),
        ("associate", 'maxAssociations="1"', ["A B", "C D"]),
        ("associate", 'maxAssociations="0"', ["A B", "A C"]),
        ("match", 'maxAssociations="0"', ["A X", "B X", "C X"]),
        ("gapMatch", "", ["A G", "B G"]),
        ("selectPoint", 'maxChoices="1"', ["1 1", "2 2"]),
        ("slider", 'lowerBound="0" upperBound="10"', ["11"]),
    ],
)
def test_a_key_that_nobody_may_give_is_refused(
    kind: str, attributes: str, values: list[str]
) -> None:
    question = replace(asking(kind), attributes=attributes)

    assert codes(keyed(question, *values)) == ["correct-not-permitted"]


@pytest.mark.parametrize(("kind", "key"), [("choice", "Z"), ("match", "A Z"), ("gapMatch", "Z G")])
def test_points_for_what_is_not_offered_are_worth_a_remark(kind: str, key: str) -> None:
    text = keyed(asking(kind), mapping=mapped(key))

    assert (codes(text), remarks(text)) == ([], ["mapping-not-a-choice"])


def test_points_for_what_is_offered_are_worth_no_remark() -> None:
    assert remarks(keyed(asking("match"), mapping=mapped("A X"))) == []


def test_a_key_is_blamed_on_the_line_of_its_question() -> None:
    question = replace(asking("choice"), inside="\n" + asking("choice").inside)
    text = keyed(question, "Z").replace("<itemBody>", "\n\n<itemBody>")

    assert [reason.line for reason in checked(text).reasons] == [3]
