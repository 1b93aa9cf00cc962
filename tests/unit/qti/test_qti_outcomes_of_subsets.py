"""The rules of a test count, add and bound over some of its items (QTI 3.0, item subsets)."""

from dataclasses import replace

import pytest

from chalicelib.core.exams import Cardinality
from chalicelib.core.kernel import ItemId
from chalicelib.qti.assessing.item_session import ItemSession
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.values import BaseType, Value, make_value, single
from tests.unit.qti.assessed import (
    Assessed,
    a_test,
    declared,
    placed,
    processing,
    sat,
    summed,
    weight,
)
from tests.unit.qti.making import (
    EXTENDED_TEXT,
    SCORE,
    assign,
    choice,
    item,
    part,
    response,
    section,
)

COUNT = '<outcomeDeclaration identifier="COUNT" cardinality="single" baseType="integer"/>'
MANY = '<outcomeDeclaration identifier="MANY" cardinality="multiple" baseType="{}"/>'
SCORES = {"A": 1.0, "B": 2.0, "C": 4.0, "D": 8.0}


def four_items(rules: str) -> Assessed:
    """Make a test of A and, in a section inside, B; C in a section of its own; D in a part."""
    inside = section(placed("B", category="easy sums"), identifier="S2")
    first = section(placed("A", category="easy") + inside)
    parts = part(first + section(placed("C", category="sums"), identifier="S3"), identifier="P1")
    return Assessed(
        parts + part(section(placed("D"), identifier="S4"), identifier="P2"), processing(rules)
    )


@pytest.mark.parametrize(
    ("attributes", "total"),
    [
        ("", "15.0"),
        ('sectionIdentifier="S1"', "3.0"),
        ('sectionIdentifier="S2"', "2.0"),
        ('sectionIdentifier="S3"', "4.0"),
        ('sectionIdentifier="P1"', "7.0"),
        ('includeCategory="easy"', "3.0"),
        ('includeCategory="easy  sums"', "7.0"),
        ('excludeCategory="easy"', "12.0"),
        ('excludeCategory="easy sums"', "8.0"),
        ('includeCategory="sums" excludeCategory="easy"', "4.0"),
        ('sectionIdentifier="S1" includeCategory="sums"', "2.0"),
        ('sectionIdentifier="S4" includeCategory="sums"', None),
    ],
)
def test_only_the_items_of_the_subset_count(attributes: str, total: str | None) -> None:
    inside = f'<testVariables variableIdentifier="SCORE" {attributes}/>'
    assessed = four_items(assign(f"<sum>{inside}</sum>", outcome="TOTAL"))

    assert assessed.total(*(sat(name, score) for name, score in SCORES.items())) == total


def values(
    attributes: str, base_type: str, *sessions: ItemSession, **kinds: Declarations
) -> object:
    """Return what testVariables yields over A, B and C, in the order of the plan."""
    gathered = f'<testVariables variableIdentifier="SCORE" {attributes}/>'
    places = (placed(name, inside=weight(3)) for name in "ABC")
    assessed = a_test(assign(gathered, outcome="MANY"), *places, more=MANY.format(base_type))
    return replace(assessed, items=kinds).outcomes(*sessions)["MANY"]


def kind(base_type: str, inside: str = "", *, cardinality: str = "single") -> Declarations:
    """Declare a SCORE of this type."""
    score = (
        f'<outcomeDeclaration identifier="SCORE" cardinality="{cardinality}" '
        f'baseType="{base_type}" {inside}/>'
    )
    return declared(item(declarations=response(correct="B") + score))


def having(identifier: str, declarations: Declarations, score: Value | None) -> ItemSession:
    return replace(sat(identifier), declarations=declarations, outcomes={"SCORE": score})


WHOLE, WORD = kind("integer"), kind("string")
SEVERAL = kind("float", cardinality="multiple")


def test_values_that_are_not_known_are_left_out() -> None:
    assert values("", "float", sat("A", 1), sat("B", None), sat("C", 2)) == ["1.0", "2.0"]


def test_whole_values_stay_whole() -> None:
    sessions = [having(name, WHOLE, single(BaseType.INTEGER, 2)) for name in "AB"]

    assert values("", "integer", *sessions, A=WHOLE, B=WHOLE, C=WHOLE) == ["2", "2"]


def test_whole_values_with_whole_weights_go_into_a_whole_outcome() -> None:
    rules = summed('<testVariables variableIdentifier="SCORE" weightIdentifier="W"/>', "COUNT")
    assessed = replace(a_test(rules, placed("A", inside=weight(3)), more=COUNT), items={"A": WHOLE})

    assert assessed.remarks() == []
    assert assessed.outcomes(having("A", WHOLE, single(BaseType.INTEGER, 2)))["COUNT"] == "6"


def test_one_float_makes_all_of_them_floats() -> None:
    whole = having("A", WHOLE, single(BaseType.INTEGER, 2))

    assert values("", "float", whole, sat("B", 0.5), A=WHOLE) == ["2.0", "0.5"]


def test_a_weight_makes_floats_of_whole_values() -> None:
    whole = having("A", WHOLE, single(BaseType.INTEGER, 2))

    assert values('weightIdentifier="W"', "float", whole, A=WHOLE) == ["6.0"]


def test_only_variables_of_the_stated_type_count() -> None:
    word = having("A", WORD, single(BaseType.STRING, "goed"))

    assert values('baseType="string"', "string", word, sat("B", 2), A=WORD) == ["goed"]
    assert values("", "float", word, sat("B", 2), A=WORD) == ["2.0"]


def test_a_weight_says_nothing_of_words() -> None:
    word = having("A", WORD, single(BaseType.STRING, "goed"))

    assert values('baseType="string" weightIdentifier="W"', "string", word, A=WORD) == ["goed"]


def test_only_variables_with_one_value_count() -> None:
    several = having("A", SEVERAL, make_value(Cardinality.MULTIPLE, BaseType.FLOAT, (1.0, 2.0)))

    assert values("", "float", several, sat("B", 3), A=SEVERAL) == ["3.0"]


def test_items_without_the_variable_are_passed_by() -> None:
    without = declared(item(declarations=response(correct="B")))

    assert values("", "float", having("A", without, None), sat("B", 3), A=without) == ["3.0"]


def test_a_mapped_variable_counts_under_its_new_name() -> None:
    mapping = '<variableMapping sourceIdentifier="SCORE" targetIdentifier="POINTS"/>'
    gathered = '<sum><testVariables variableIdentifier="POINTS"/></sum>'
    assessed = a_test(assign(gathered, outcome="TOTAL"), placed("A", inside=mapping), placed("B"))

    assert assessed.total(sat("A", 2), sat("B", 3)) == "2.0"


def bounds(name: str, attributes: str, *kinds: Declarations) -> object:
    """Return the declared maxima or minima of items with these variables."""
    named = dict(zip("ABC", kinds, strict=False))
    places = (placed(one, inside=weight(3)) for one in named)
    inside = f'<{name} outcomeIdentifier="SCORE" {attributes}/>'
    assessed = a_test(assign(inside, outcome="MANY"), *places, more=MANY.format("float"))
    sessions = [having(one, declarations, None) for one, declarations in named.items()]
    return replace(assessed, items=named).outcomes(*sessions)["MANY"]


BOUNDED = kind("float", 'normalMaximum="4" normalMinimum="-1"')
UNBOUNDED = kind("float")
WITHOUT = declared(item(declarations=response(correct="B")))


def test_the_maxima_are_known_when_every_item_declares_one() -> None:
    assert bounds("outcomeMaximum", "", BOUNDED, BOUNDED) == ["4.0", "4.0"]
    assert bounds("outcomeMaximum", "", BOUNDED, UNBOUNDED) is None
    assert bounds("outcomeMaximum", "", BOUNDED, WITHOUT) == ["4.0"]


def test_the_minima_are_those_that_items_declare() -> None:
    assert bounds("outcomeMinimum", "", BOUNDED, UNBOUNDED, WITHOUT) == ["-1.0"]


def test_a_weight_counts_in_maxima_and_minima() -> None:
    assert bounds("outcomeMaximum", 'weightIdentifier="W"', BOUNDED) == ["12.0"]
    assert bounds("outcomeMinimum", 'weightIdentifier="W"', BOUNDED) == ["-3.0"]


OPEN = declared(item(EXTENDED_TEXT, declarations=response(base_type="string") + SCORE))
TWO = response(correct="B") + response().replace("RESPONSE", "WHY")
HALF_KEYED = declared(item(choice(), declarations=TWO + SCORE))
SILENT = declared(item("<p/>", declarations=SCORE))
CAME = {
    "right": sat("A", answer="B"),
    "wrong": sat("A", answer="C"),
    "blank": sat("A", answer=None),
    "seen": replace(sat("A", answer="C"), attempts=0),
    "untouched": ItemSession(ItemId("A"), "A", declared()),
    "open": replace(sat("A", answer="x"), declarations=OPEN),
    "silent": replace(
        sat("A"), declarations=declared(item("<p/>", declarations=SCORE)), responses={}
    ),
    "half": replace(sat("A", answer="C"), declarations=HALF_KEYED),
}
"""What a candidate can do with an item."""

COUNTED = {
    "numberCorrect": {"right"},
    "numberIncorrect": {"wrong", "blank", "seen"},
    "numberPresented": {"right", "wrong", "blank", "seen", "open", "half", "silent"},
    "numberResponded": {"right", "wrong", "open", "half"},
    "numberSelected": set(CAME),
}


@pytest.mark.parametrize("came", CAME)
@pytest.mark.parametrize("name", COUNTED)
def test_items_are_counted_by_what_a_candidate_did_with_them(name: str, came: str) -> None:
    assessed = a_test(assign(f"<{name}/>", outcome="COUNT"), placed("A"), more=COUNT)

    assert assessed.outcomes(CAME[came])["COUNT"] == str(int(came in COUNTED[name]))


@pytest.mark.parametrize("name", COUNTED)
def test_only_the_items_of_the_subset_are_counted(name: str) -> None:
    rules = assign(f'<{name} includeCategory="in"/>', outcome="COUNT")
    places = placed("A", category="in"), placed("B", category="in"), placed("C")
    answer = "C" if name == "numberIncorrect" else "B"
    sessions = [sat(one, answer=answer) for one in "ABC"]

    assert a_test(rules, *places, more=COUNT).outcomes(*sessions)["COUNT"] == "2"


@pytest.mark.parametrize("cardinality", [Cardinality.MULTIPLE, Cardinality.ORDERED])
def test_only_a_key_that_must_be_in_order_is_wrong_in_another(cardinality: Cardinality) -> None:
    several = declared(item(declarations=response(correct="A B", cardinality=cardinality) + SCORE))
    given = make_value(cardinality, BaseType.IDENTIFIER, ("B", "A"))
    session = replace(sat("A"), declarations=several, responses={"RESPONSE": given})

    assert session.correct is (cardinality is Cardinality.MULTIPLE)


def test_a_preset_that_was_left_as_it_stood_is_no_response() -> None:
    preset = response(correct="B", mapping="<defaultValue><value>A</value></defaultValue>")
    declarations = declared(item(declarations=preset + SCORE))

    assert replace(sat("A", answer="C"), declarations=declarations).responded
    assert not replace(sat("A", answer="A"), declarations=declarations).responded
