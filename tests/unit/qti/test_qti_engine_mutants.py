"""Our examples tell every operator from its neighbours (``make mutants`` tries all of them)."""

from functools import cache

import pytest

from chalicelib.qti.assessing.test_expressions import TEST_EXPRESSIONS
from chalicelib.qti.processing.expressions import EXPRESSIONS
from tests.mutation.killing import Suite
from tests.mutation.mutants import Mutant, Mutating
from tests.mutation.neighbours import EXAMPLES, ITEM_MUTANTS
from tests.mutation.neighbours.about_items import ABOUT_ITEMS

NEIGHBOURS = {mutant.operator: mutant for mutant in reversed((*ITEM_MUTANTS, *ABOUT_ITEMS))}
"""Operator -> the first of its mutants, which is its nearest neighbour."""


@cache
def suite() -> Suite:
    return Suite.of(EXAMPLES)


def test_every_operator_has_a_neighbour() -> None:
    assert set(NEIGHBOURS) == {*EXPRESSIONS, *TEST_EXPRESSIONS}


@pytest.mark.parametrize("mutant", NEIGHBOURS.values(), ids=NEIGHBOURS)
def test_an_operator_turned_into_its_neighbour_makes_a_test_red(mutant: Mutant) -> None:
    assert suite().judge(mutant).killer is not None


def test_an_operator_that_is_as_it_was_survives() -> None:
    honest = Mutating("sum").as_another("sum")

    assert [suite().judge(mutant).killer for mutant in honest] == [None]


def test_a_mutant_leaves_nothing_behind() -> None:
    before = dict(EXPRESSIONS)

    for mutant in ITEM_MUTANTS:
        with mutant.alive():
            assert dict(EXPRESSIONS) != before

    assert dict(EXPRESSIONS) == before
