"""Every expression about items keeps to its section, its categories, and none of others."""

from dataclasses import replace

import pytest

from chalicelib.qti.items.declarations import Declarations
from tests.unit.qti.assessed import Assessed, declared, placed, processing, sat
from tests.unit.qti.making import assign, choice, item, part, response, section

COUNT = '<outcomeDeclaration identifier="COUNT" cardinality="single" baseType="integer"/>'
SIZE = "<containerSize>{}</containerSize>"
ABOUT_ITEMS = {
    "numberSelected": "<numberSelected {}/>",
    "numberPresented": "<numberPresented {}/>",
    "numberResponded": "<numberResponded {}/>",
    "numberCorrect": "<numberCorrect {}/>",
    "numberIncorrect": "<numberIncorrect {}/>",
    "testVariables": SIZE.format('<testVariables variableIdentifier="SCORE" {}/>'),
    "outcomeMaximum": SIZE.format('<outcomeMaximum outcomeIdentifier="SCORE" {}/>'),
    "outcomeMinimum": SIZE.format('<outcomeMinimum outcomeIdentifier="SCORE" {}/>'),
}


def bounded() -> Declarations:
    """Declare a score between -1 and 4."""
    score = (
        '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float" '
        'normalMaximum="4" normalMinimum="-1"/>'
    )
    return declared(item(choice(), declarations=response(correct="B") + score))


def three_items(rules: str) -> Assessed:
    """Make a test of A and B in one section, where B is hard, and C in another."""
    first = section(placed("A", category="easy") + placed("B", category="hard"), identifier="S1")
    parts = part(first + section(placed("C", category="hard"), identifier="S2"))
    return Assessed(parts, processing(rules), COUNT, dict.fromkeys("ABC", bounded()))


@pytest.mark.parametrize(
    ("attributes", "count"),
    [
        ("", "3"),
        ('sectionIdentifier="S1"', "2"),
        ('sectionIdentifier="S2"', "1"),
        ('includeCategory="hard"', "2"),
        ('excludeCategory="hard"', "1"),
        ('sectionIdentifier="S1" excludeCategory="easy"', "1"),
    ],
)
@pytest.mark.parametrize("name", ABOUT_ITEMS)
def test_an_expression_is_about_the_items_that_it_names(
    name: str, attributes: str, count: str
) -> None:
    rules = assign(ABOUT_ITEMS[name].format(attributes), outcome="COUNT")
    answer = "A" if name == "numberIncorrect" else "B"
    sessions = [replace(sat(one, answer=answer), declarations=bounded()) for one in "ABC"]

    assert three_items(rules).outcomes(*sessions)["COUNT"] == count
