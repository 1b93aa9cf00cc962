"""Every expression of an item that we check and reckon (QTI 3.0, 2.10)."""

from collections.abc import Mapping

from chalicelib.qti.processing.arithmetic import ARITHMETIC
from chalicelib.qti.processing.chance import CHANCE
from chalicelib.qti.processing.comparing import COMPARING
from chalicelib.qti.processing.containers import CONTAINERS
from chalicelib.qti.processing.custom import CUSTOM
from chalicelib.qti.processing.expression import Expression
from chalicelib.qti.processing.functions import FUNCTIONS
from chalicelib.qti.processing.leaves import LEAVES
from chalicelib.qti.processing.logic import LOGIC
from chalicelib.qti.processing.places import PLACES
from chalicelib.qti.processing.rounding import ROUNDING
from chalicelib.qti.processing.texts import TEXTS

EXPRESSIONS: Mapping[str, Expression] = {
    **LEAVES,
    **LOGIC,
    **CONTAINERS,
    **TEXTS,
    **ARITHMETIC,
    **ROUNDING,
    **FUNCTIONS,
    **COMPARING,
    **PLACES,
    **CHANCE,
    **CUSTOM,
}
"""Element name in QTI 2.x -> expression."""
