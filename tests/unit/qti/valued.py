"""Draws values of every base type and cardinality, for property tests."""

import re
from functools import partial

from hypothesis import strategies as st

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.declarations import ResponseVariable
from chalicelib.qti.items.typed_number import NUMBER_FIELDS
from chalicelib.qti.items.values import BaseType, Scalar, Value, make_record, make_value, single

NAME = st.from_regex(r"\S{1,12}", fullmatch=True)
WHOLE = st.integers(-(10**15) + 1, 10**15 - 1)
REAL = st.floats(allow_nan=False, allow_infinity=False)

SCALARS: dict[BaseType, st.SearchStrategy[Scalar]] = {
    BaseType.IDENTIFIER: NAME,
    BaseType.BOOLEAN: st.booleans(),
    BaseType.INTEGER: WHOLE,
    BaseType.FLOAT: REAL,
    BaseType.STRING: st.text(min_size=1),
    BaseType.POINT: st.tuples(WHOLE, WHOLE),
    BaseType.PAIR: st.tuples(NAME, NAME).map(lambda pair: tuple(sorted(pair))),
    BaseType.DIRECTED_PAIR: st.tuples(NAME, NAME),
    BaseType.DURATION: st.floats(0, 1e300),
    BaseType.FILE: NAME,
    BaseType.URI: NAME,
    BaseType.INT_OR_IDENTIFIER: WHOLE
    | NAME.filter(lambda name: not re.fullmatch(r"[+-]?[0-9]{1,15}", name)),
}
"""Base type -> values of it."""

CONTAINERS = (Cardinality.MULTIPLE, Cardinality.ORDERED)


@st.composite
def values(draw: st.DrawFn, base_type: BaseType, cardinality: Cardinality) -> Value | None:
    """Draw a value of a type, NULL included."""
    if draw(st.integers(0, 9)) == 0:
        return None
    most = 1 if cardinality is Cardinality.SINGLE else 4
    scalars = draw(st.lists(SCALARS[base_type], min_size=1, max_size=most))
    return make_value(cardinality, base_type, tuple(scalars))


@st.composite
def variables(draw: st.DrawFn) -> tuple[ResponseVariable, Value | None]:
    """Draw a response variable that is no record, and a value that it can have."""
    base_type = draw(st.sampled_from(list(BaseType)))
    cardinality = draw(st.sampled_from([Cardinality.SINGLE, *CONTAINERS]))
    variable = ResponseVariable("R", cardinality, base_type)
    return variable, draw(values(base_type, cardinality))


def records() -> st.SearchStrategy[Value | None]:
    """Draw a record with the fields of a typed number, and some of a maker."""
    numbers = {
        name: SCALARS[kind].map(partial(single, kind)) for name, kind in NUMBER_FIELDS.items()
    }
    own = st.text("abc", min_size=1, max_size=3)
    text = st.text(min_size=1).map(partial(single, BaseType.STRING))
    typed = st.fixed_dictionaries({}, optional=numbers)
    return st.tuples(typed, st.dictionaries(own, text, max_size=2)).map(
        lambda both: make_record({**both[0], **both[1]})
    )
