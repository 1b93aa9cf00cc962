"""Every operator with what it is easily taken for, and the tests that must notice."""

from collections.abc import Sequence
from pathlib import Path

from tests.mutation.killing import Changed
from tests.mutation.mutants import Mutant
from tests.mutation.neighbours.about_items import ABOUT_ITEMS
from tests.mutation.neighbours.comparing import COMPARING
from tests.mutation.neighbours.containers import CONTAINERS
from tests.mutation.neighbours.logic import LOGIC
from tests.mutation.neighbours.numbers import NUMBERS
from tests.mutation.neighbours.pairs import PAIRS
from tests.mutation.neighbours.rules import RULES
from tests.mutation.neighbours.texts import TEXTS
from tests.mutation.neighbours.variables import VARIABLES

_TESTS = Path("tests") / "unit" / "qti"
_NAMES = ("expressions*", "rules", "templates", "outcomes*")

EXAMPLES: Sequence[Path] = sorted(
    path for name in _NAMES for path in _TESTS.glob(f"test_qti_{name}.py")
)
"""The files whose examples run against the mutants."""

ITEM_MUTANTS: Sequence[Mutant] = (
    *VARIABLES,
    *LOGIC,
    *CONTAINERS,
    *TEXTS,
    *NUMBERS,
    *COMPARING,
)
"""Mutants of the expressions of items."""

MUTANTS: Sequence[Changed] = (*ITEM_MUTANTS, *ABOUT_ITEMS, *RULES, *PAIRS)
"""All of them, from those that are easily made to those that nobody would make."""
