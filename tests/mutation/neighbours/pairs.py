"""Every expression of an item as every other, and every function as every other."""

from itertools import permutations

from chalicelib.qti.processing.expressions import EXPRESSIONS
from tests.mutation.mutants import Mutant, Mutating
from tests.mutation.neighbours.numbers import FUNCTIONS, STATISTICS

_SAME = {
    *(("lt", "durationLT"), ("durationLT", "lt"), ("gte", "durationGTE"), ("durationGTE", "gte")),
    ("match", "equal"),
}
"""Only the check at import tells numbers from durations; and ``equal`` is forgiven for comparing
what are no numbers, which it then does as ``match``."""

_NULL_OF_NOTHING = {
    *("variable", "default", "anyN", "multiple", "ordered", "repeat", "roundTo"),
    *("equalRounded", "randomInteger", "randomFloat", "customOperator"),
}
"""Without operands and attributes, as ``null`` is written, these are NULL too."""

_ALIKE = _SAME | {("null", one) for one in _NULL_OF_NOTHING}

PAIRS: list[Mutant] = [
    *(
        mutant
        for one, other in permutations(EXPRESSIONS, 2)
        if (one, other) not in _ALIKE
        for mutant in Mutating(one).as_another(other)
    ),
    *Mutating("mathOperator").reading("name", *permutations((*FUNCTIONS, "atan2"), 2)),
    *Mutating("statsOperator").reading("name", *permutations(STATISTICS, 2)),
]
