"""Draws reports of results as any system may write them, for property tests."""

from hypothesis import strategies as st

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.values import BaseType, Value, make_record, make_value, single
from chalicelib.qti.reporting.result import (
    AssessmentResult,
    ReportedItem,
    ReportedOutcome,
    ReportedResponse,
    ReportedTemplate,
    ReportedTest,
    ReportedValue,
    ResultContext,
    SessionName,
    SessionStatus,
)

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]).filter(
        lambda one: one in "\t\n\r" or (ord(one) >= 32 and ord(one) not in (0xFFFE, 0xFFFF))
    ),
    max_size=20,
)
"""Everything that XML can hold."""

LINES = TEXTS.map(lambda text: text.strip())
NAMES = st.from_regex(r"[A-Za-z_][A-Za-z0-9._-]{0,8}", fullmatch=True)
LISTS = st.lists(NAMES, max_size=3).map(tuple)
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)
TYPES = st.none() | st.sampled_from(BaseType)
VALUES = st.lists(st.builds(ReportedValue, TEXTS, st.just("") | NAMES, TYPES), max_size=3).map(
    tuple
)
CARDINALITIES = st.sampled_from(Cardinality)
STATUSES = st.sampled_from(SessionStatus)

VARIABLES = st.lists(
    st.one_of(
        st.builds(ReportedResponse, NAMES, CARDINALITIES, TYPES, VALUES, st.none() | VALUES, LISTS),
        st.builds(
            ReportedOutcome,
            *(NAMES, CARDINALITIES, TYPES, VALUES, LISTS, LINES, LINES),
            *(NUMBERS, NUMBERS, NUMBERS, st.sampled_from(["", "human", "externalMachine"])),
        ),
        st.builds(ReportedTemplate, NAMES, CARDINALITIES, TYPES, VALUES),
    ),
    max_size=4,
).map(tuple)

INDEXES = st.none() | st.integers(0, 10_000)
ITEMS = st.builds(ReportedItem, NAMES, LINES, STATUSES, INDEXES, VARIABLES, TEXTS)
CONTEXTS = st.builds(
    ResultContext, LINES, st.lists(st.builds(SessionName, LINES, LINES), max_size=2).map(tuple)
)
RESULTS = st.builds(
    AssessmentResult,
    CONTEXTS,
    st.none() | st.builds(ReportedTest, NAMES, LINES, VARIABLES),
    st.lists(ITEMS, max_size=3).map(tuple),
)
"""Reports with everything that 3.0 can say."""


@st.composite
def typed_values(draw: st.DrawFn) -> Value:
    """Draw a value of any cardinality and base type that a report can name."""
    cardinality = draw(CARDINALITIES)
    if cardinality is Cardinality.RECORD:
        fields = draw(st.dictionaries(NAMES, _singles(), min_size=1, max_size=3))
        record = make_record(fields)
        assert record is not None
        return record
    base_type = draw(st.sampled_from(list(SCALARS)))
    most = 1 if cardinality is Cardinality.SINGLE else 3
    scalars = draw(st.lists(SCALARS[base_type], min_size=1, max_size=most))
    value = make_value(cardinality, base_type, tuple(scalars))
    assert value is not None
    return value


FLOATS = st.floats(allow_nan=False, allow_infinity=False)
WHOLE = st.integers(-(10**15) + 1, 10**15 - 1)
COUPLES = st.tuples(NAMES, NAMES)
SCALARS: dict[BaseType, st.SearchStrategy] = {
    BaseType.IDENTIFIER: NAMES,
    BaseType.BOOLEAN: st.booleans(),
    BaseType.INTEGER: WHOLE,
    BaseType.FLOAT: FLOATS,
    BaseType.STRING: TEXTS.filter(bool),
    BaseType.POINT: st.tuples(WHOLE, WHOLE),
    BaseType.PAIR: COUPLES.map(lambda pair: tuple(sorted(pair))),
    BaseType.DIRECTED_PAIR: COUPLES,
    BaseType.DURATION: st.floats(0, 1e9),
    BaseType.FILE: NAMES,
    BaseType.URI: NAMES,
}


def _singles() -> st.SearchStrategy[Value | None]:
    return st.sampled_from(list(SCALARS)).flatmap(
        lambda base_type: SCALARS[base_type].map(lambda scalar: single(base_type, scalar))
    )
