"""The best score of every kind of question is found where that is cheap, and never at length."""

import time
from dataclasses import replace

import pytest

from chalicelib.qti.mastering.maximum import max_score
from tests.unit.qti.asking import Question, asking
from tests.unit.qti.checking_items import read
from tests.unit.qti.making import (
    MAP_RESPONSE,
    MATCH_CORRECT,
    SCORE,
    assign,
    base,
    item,
    response,
    rules,
    when,
)

VARIABLE = '<variable identifier="RESPONSE"/>'
POINTS = MAP_RESPONSE.replace("map_response", "map_response_point")


def asked(
    question: Question, *, key: str = "", mapping: str = "", processing: str = MATCH_CORRECT
) -> str:
    values = "".join(f"<value>{value}</value>" for value in key.split(",") if value)
    correct = f"<correctResponse>{values}</correctResponse>" if values else ""
    declared = response(
        mapping=correct + mapping, cardinality=question.cardinality, base_type=question.base_type
    )
    return item(question.body, declarations=declared + SCORE, processing=processing)


def mapped(*entries: str, bounds: str = "") -> str:
    written = "".join(
        f'<mapEntry mapKey="{key}" mappedValue="{points}"/>'
        for key, points in (entry.split("=") for entry in entries)
    )
    return f"<mapping {bounds}>{written}</mapping>"


def best(text: str) -> float | None:
    return max_score(read(text))


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("order", "C,A,B"),
        ("associate", "A B,C D"),
        ("match", "A X,B Y"),
        ("gapMatch", "A G,B H"),
        ("hottext", "A"),
        ("hotspot", "B"),
        ("graphicOrder", "B,A,C"),
        ("graphicAssociate", "P Q"),
        ("graphicGapMatch", "A P,B Q"),
        ("selectPoint", "1 2,3 4"),
        ("positionObject", "1 2"),
        ("slider", "20"),
        ("endAttempt", "true"),
    ],
)
def test_a_key_gives_its_point(kind: str, key: str) -> None:
    assert best(asked(asking(kind), key=key)) == 1


@pytest.mark.parametrize("kind", ["order", "match", "slider", "selectPoint", "choice", "hottext"])
def test_an_answer_that_is_wrong_may_give_the_points(kind: str) -> None:
    question = asking(kind)
    key = question.answer if isinstance(question.answer, str) else ",".join(question.answer)
    same = f'<match>{VARIABLE}<correct identifier="RESPONSE"/></match>'
    given = f"<not><isNull>{VARIABLE}</isNull></not>"
    wrong = when(f"<and>{given}<not>{same}</not></and>", assign(base("float", 3)))

    assert best(asked(question, key=key, processing=rules(wrong))) == 3


@pytest.mark.parametrize(
    ("kind", "mapping", "points"),
    [
        ("match", mapped("A X=1", "B X=1", "C X=1", "D Y=1"), 3),
        ("match", mapped("A X=2", "A Y=5", "B Z=9"), 5),
        ("associate", mapped("A B=2", "A C=3", "B D=2", "D B=2"), 5),
        ("gapMatch", mapped("A G=1", "B G=4", "B H=1", bounds='upperBound="4.5"'), 4.5),
        ("hottext", mapped("A=2", "B=-1"), 2),
        ("graphicGapMatch", mapped("A P=1", "A Q=3", "B P=1"), 4),
    ],
)
def test_points_of_a_mapping_are_those_that_may_be_had_together(
    kind: str, mapping: str, points: float
) -> None:
    text = asked(asking(kind), mapping=mapping, processing=MAP_RESPONSE)

    assert best(text) == points


@pytest.mark.parametrize(("most", "points"), [(1, 3.0), (2, 5.0), (3, 6.0), (0, 6.0)])
def test_areas_give_as_many_points_as_a_candidate_may_place(most: int, points: float) -> None:
    areas = (
        '<areaMapping defaultValue="0">'
        '<areaMapEntry shape="circle" coords="10,10,5" mappedValue="3"/>'
        '<areaMapEntry shape="rect" coords="4,4,16,16" mappedValue="2"/>'
        '<areaMapEntry shape="poly" coords="50,50,60,50,60,60" mappedValue="1"/>'
        '<areaMapEntry shape="default" coords="" mappedValue="-1"/></areaMapping>'
    )
    question = replace(asking("selectPoint"), attributes=f'maxChoices="{most}"')

    assert best(asked(question, mapping=areas, processing=POINTS)) == points


def test_a_slider_has_its_best_place() -> None:
    processing = rules(when(f"<gte>{VARIABLE}{base('integer', 90)}</gte>", assign(VARIABLE)))

    assert best(asked(asking("slider"), processing=processing)) == 100


def test_rules_that_look_at_places_in_an_order_are_tried_out() -> None:
    first = f'<index n="1">{VARIABLE}</index>'
    right = f"<match>{first}{base('identifier', 'C')}</match>"

    assert (
        best(asked(asking("order"), processing=rules(when(right, assign(base("float", 2)))))) == 2
    )


@pytest.mark.parametrize(
    "value", ['<randomInteger min="1" max="6"/>', '<randomFloat min="0" max="1"/>']
)
def test_chance_has_no_best_score(value: str) -> None:
    assert best(asked(asking("choice"), processing=rules(assign(value)))) is None


def test_an_adaptive_item_has_only_a_declared_maximum() -> None:
    assert best(item(attributes='adaptive="true"')) is None


def test_a_template_item_has_the_maximum_of_all_its_variants_or_none() -> None:
    found = read(asked(asking("choice"), key="A"))
    same = [found.declarations, read(asked(asking("choice"), key="B")).declarations]
    none = read(asked(asking("choice"), mapping="<correctResponse/>")).declarations

    assert max_score(found, same) == 1
    assert max_score(found, [*same, none]) is None


def hostile_choices() -> str:
    many = "".join(f'<simpleChoice identifier="C{number}"/>' for number in range(2_000))
    question = replace(asking("choice"), inside=many, cardinality="multiple")
    looks = "".join(
        when(f"<member>{base('identifier', f'C{number}')}{VARIABLE}</member>", assign(ONE))
        for number in range(2_000)
    )
    return asked(replace(question, attributes='maxChoices="0"'), processing=rules(looks))


def hostile_pairs() -> str:
    many = "".join(
        f'<simpleAssociableChoice identifier="C{number}" matchMax="0"/>' for number in range(1_500)
    )
    looks = rules(when(f"<isNull>{VARIABLE}</isNull>", assign(ONE)) + assign(MAPPED))
    entries = mapped(*(f"C{number} C{number + 1}=1" for number in range(1_400)))
    question = replace(asking("associate"), inside=many, attributes='maxAssociations="20"')
    return asked(question, mapping=entries, processing=looks)


def hostile_rules() -> str:
    tests = f"<match>{VARIABLE}{base('identifier', 'A')}</match>" * 8_000
    return asked(asking("choice"), processing=rules(when(f"<or>{tests}</or>", assign(ONE))))


ONE = base("float", 1)
MAPPED = '<mapResponse identifier="RESPONSE"/>'


@pytest.mark.parametrize("make", [hostile_choices, hostile_pairs, hostile_rules])
def test_a_hostile_item_costs_little_time(make: object) -> None:
    assert callable(make)
    found = read(make())
    start = time.process_time()

    max_score(found)

    assert time.process_time() - start < 3


def test_a_slider_of_fractions_without_steps_has_no_known_maximum() -> None:
    near = f'<equal toleranceMode="absolute" tolerance="0.1">{VARIABLE}{base("float", 2.5)}</equal>'
    bounds = 'lowerBound="0" upperBound="10"'
    stepless = replace(asking("slider"), base_type="float", attributes=bounds)
    stepping = replace(stepless, attributes=f'{bounds} step="0.5"')
    processing = rules(when(near, assign(base("float", 1))))

    assert best(asked(stepless, processing=processing)) is None
    assert best(asked(stepping, processing=processing)) == 1
