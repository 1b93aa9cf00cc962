"""What an item does not offer does not count, and more than it allows is no answer."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.scoring import Response
from chalicelib.qti.checking.permitted import Permit, permitted
from tests.unit.qti.asking import QUESTIONS, Question, asking
from tests.unit.qti.checking_items import read

Answer = str | list[str] | None


def kept(question: Question, answer: Answer) -> Answer:
    return permitted(read(question.item()).tree, {"RESPONSE": answer})["RESPONSE"]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: f"{one.name} {one.cardinality}")
def test_an_honest_answer_counts(question: Question) -> None:
    assert kept(question, question.answer) == question.answer
    assert kept(question, None) is None


@pytest.mark.parametrize("kind", ["choice", "inlineChoice", "hotspot"])
def test_a_choice_that_is_not_offered_does_not_count(kind: str) -> None:
    assert kept(asking(kind), "Z") is None


@pytest.mark.parametrize(
    ("kind", "attributes", "answer", "counts"),
    [
        ("choice", 'maxChoices="2"', ["A", "Z", "B"], ["A", "B"]),
        ("choice", 'maxChoices="2"', ["A", "A", "B"], ["A", "B"]),
        ("choice", 'maxChoices="2"', ["A", "B", "C"], None),
        ("choice", 'maxChoices="0"', ["A", "B", "C"], ["A", "B", "C"]),
        ("choice", "", ["A", "B"], None),
        ("hottext", 'maxChoices="1"', ["A", "B"], None),
        ("order", "", ["", "C", "", "A"], ["C", "A"]),
        ("order", "", ["B", "B", "A"], ["B", "A"]),
        ("order", 'maxChoices="2"', ["A", "B", "C"], None),
        ("graphicOrder", "", ["C", "D"], ["C"]),
        ("extendedText", 'maxStrings="2"', ["a", "b", "c"], None),
        ("selectPoint", 'maxChoices="2"', ["1 1", "2 2", "3 3"], None),
        ("selectPoint", 'maxChoices="0"', ["1 1", "2 2", "3 3"], ["1 1", "2 2", "3 3"]),
    ],
)
def test_more_than_allowed_is_no_answer(
    kind: str, attributes: str, answer: Answer, counts: Answer
) -> None:
    assert kept(replace(asking(kind), attributes=attributes), answer) == counts


@pytest.mark.parametrize(
    ("kind", "answer", "counts"),
    [
        ("associate", ["A B", "B A"], ["A B"]),
        ("associate", ["A B", "A C"], None),
        ("associate", ["A B", "A Z"], ["A B"]),
        ("associate", ["A", "A B C"], None),
        ("match", ["X A", "B X"], ["B X"]),
        ("match", ["A X", "B X", "C X"], None),
        ("match", ["A Y", "B Y", "C Y"], ["A Y", "B Y", "C Y"]),
        ("match", ["A X", "A Y"], None),
        ("gapMatch", ["A G", "B G"], None),
        ("gapMatch", ["B G", "B H"], ["B G", "B H"]),
        ("gapMatch", ["A G", "A H"], None),
        ("graphicGapMatch", ["A P", "B P"], None),
        ("graphicAssociate", ["P Q", "Q P"], ["P Q"]),
    ],
)
def test_pairs_use_what_is_offered_no_more_than_it_allows(
    kind: str, answer: Answer, counts: Answer
) -> None:
    assert kept(asking(kind), answer) == counts


def test_a_gap_takes_one_word_whatever_it_says_itself() -> None:
    question = asking("gapMatch")
    wide = question.inside.replace('<gap identifier="G"', '<gap identifier="G" matchMax="2"')

    assert kept(replace(question, inside=wide), ["A G", "B G"]) is None


def test_more_pairs_than_allowed_are_no_answer() -> None:
    question = replace(asking("match"), attributes='maxAssociations="1"')

    assert kept(question, ["A X", "B Y"]) is None


@pytest.mark.parametrize(
    ("typed", "counts"),
    [("0", "0"), ("100", "100"), ("20", "20"), ("25", None), ("-10", None), ("110", None)],
)
def test_a_slider_stands_on_a_step(typed: str, counts: Answer) -> None:
    assert kept(asking("slider"), typed) == counts


def test_a_slider_forgives_the_rounding_of_a_browser() -> None:
    question = replace(
        asking("slider"), base_type="float", attributes='lowerBound="0" upperBound="1" step="0.1"'
    )

    assert kept(question, "0.30000000000000004") == "0.30000000000000004"
    assert kept(question, "0,3") == "0,3"


def test_a_whole_number_in_another_base_is_handed_on_in_base_ten() -> None:
    question = replace(asking("textEntry"), base_type="integer", attributes='base="16"')

    assert [kept(question, typed) for typed in ("FF", " -a ", "G", "1_0", "")] == [
        "255",
        "-10",
        None,
        None,
        None,
    ]


def test_a_text_is_not_a_number_whatever_base_is_stated() -> None:
    assert kept(replace(asking("textEntry"), attributes='base="16"'), "FF") == "FF"


ANSWERS = st.none() | st.text() | st.lists(st.text() | st.sampled_from(["A", "A B", "A X", "1 2"]))
RULES = [(one, Permit.of(read(one.item()).tree)) for one in QUESTIONS]


@given(answer=ANSWERS)
def test_no_answer_whatever_makes_it_fail(answer: Answer) -> None:
    for question, permit in RULES:
        response: Response = {"RESPONSE": answer, "OTHER": answer}
        once = permit.keep(response)

        assert set(once) == {"RESPONSE", "OTHER"}
        if question.base_type != "integer":
            assert permit.keep(once) == once
