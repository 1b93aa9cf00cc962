"""Rules of a test that passed the check never fail, whatever candidates did with its items."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.kernel import ItemId
from chalicelib.qti.assessing.item_session import ItemSession
from chalicelib.qti.assessing.outcomes import process_outcomes
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.values import BaseType, Value, single
from tests.unit.qti.assessed import Assessed, by_id, declared, placed, processing, sat, weight
from tests.unit.qti.making import SCORE, assign, item, part, response, section

MAPPED = '<variableMapping sourceIdentifier="SCORE" targetIdentifier="POINTS"/>'
PARTS = part(
    section('<selection select="2" withReplacement="true"/>' + placed("A", category="easy")),
    submission="simultaneous",
) + part(
    section(
        placed("B", category="easy sums", inside=weight(2.5)) + placed("C", inside=MAPPED),
        identifier="S2",
    ),
    identifier="P2",
)
MORE = "".join(
    f'<outcomeDeclaration identifier="{name}" cardinality="{cardinality}" baseType="{base_type}"/>'
    for name, cardinality, base_type in (
        ("WHOLE", "single", "integer"),
        ("FLAG", "single", "boolean"),
        ("MANY", "multiple", "float"),
    )
)
WHOLE_SCORE = declared(item(declarations=response(correct="B") + SCORE.replace("float", "integer")))
KINDS = {"A": declared(), "B": WHOLE_SCORE, "C": declared()}

SUBSETS = st.builds(
    "{} {} {}".format,
    st.sampled_from(
        ["", 'sectionIdentifier="S2"', 'sectionIdentifier="P"', 'sectionIdentifier="X"']
    ),
    st.sampled_from(["", 'includeCategory="easy"', 'includeCategory="none sums"']),
    st.sampled_from(["", 'excludeCategory="sums"', 'excludeCategory="easy none"']),
)
WEIGHTS = st.sampled_from(["", 'weightIdentifier="W"', 'weightIdentifier="X"'])
COUNTS = st.builds(
    "<number{} {}/>".format,
    st.sampled_from(["Correct", "Incorrect", "Presented", "Responded", "Selected"]),
    SUBSETS,
)
NAMES = ["A.SCORE", "A.1.SCORE", "A.9.SCORE", "B.SCORE", "C.POINTS", "C.SCORE", "X.SCORE", "TOTAL"]
ONE = COUNTS | st.builds('<variable identifier="{}" {}/>'.format, st.sampled_from(NAMES), WEIGHTS)
TYPES = st.sampled_from(["", "", 'baseType="float"', 'baseType="integer"', 'baseType="identifier"'])
MANY = st.builds(
    '<testVariables variableIdentifier="{}" {} {} {}/>'.format,
    st.sampled_from(["SCORE", "POINTS", "RESPONSE", "numAttempts"]),
    SUBSETS,
    WEIGHTS,
    TYPES,
) | st.builds(
    '<outcome{} outcomeIdentifier="SCORE" {} {}/>'.format,
    st.sampled_from(["Maximum", "Minimum"]),
    SUBSETS,
    WEIGHTS,
)
NUMBERS = ONE | st.builds(
    "<{0}>{1}{2}</{0}>".format, st.sampled_from(["sum", "product", "min", "max"]), MANY, ONE
)
ASSIGNED = st.one_of(
    st.builds(assign, NUMBERS, outcome=st.sampled_from(["TOTAL", "WHOLE"])),
    st.builds(assign, MANY, outcome=st.just("MANY")),
    st.builds(
        assign,
        st.builds("<{0}>{1}{2}</{0}>".format, st.sampled_from(["gt", "lte"]), NUMBERS, NUMBERS),
        outcome=st.just("FLAG"),
    ),
)
RULES = st.lists(ASSIGNED, min_size=1, max_size=3).map("".join)


@st.composite
def came(draw: st.DrawFn) -> list[ItemSession]:
    """Draw what a candidate did with the items, of which A may be there more than once."""
    often = draw(st.integers(0, 3))
    names = [(f"A.{number + 1}", "A") for number in range(often)] + [("B", "B"), ("C", "C")]
    return [_session(draw, *one) for one in names]


def _session(draw: st.DrawFn, name: str, place: str) -> ItemSession:
    answer = draw(st.sampled_from([None, "A", "B"]))
    kind = draw(st.sampled_from([KINDS[place], Declarations()]))
    return replace(
        sat(name, answer=answer),
        id=ItemId(name),
        place=place,
        declarations=kind,
        outcomes={} if kind == Declarations() else {"SCORE": draw(_scores(place))},
        attempts=draw(st.integers(0, 2)),
        presented=draw(st.booleans()),
        unscorable=draw(st.sampled_from(["", "why"])),
    )


def _scores(place: str) -> st.SearchStrategy[Value | None]:
    if place == "B":
        return st.none() | st.integers(-5, 5).map(lambda one: single(BaseType.INTEGER, one))
    return st.none() | st.floats(-1e308, 1e308).map(lambda one: single(BaseType.FLOAT, one))


@settings(max_examples=80, deadline=None)
@given(rules=RULES, sessions=came(), forgiving=st.booleans())
def test_rules_that_passed_the_check_give_outcomes_of_the_declared_types(
    rules: str, sessions: list[ItemSession], forgiving: bool
) -> None:
    assessed = Assessed(PARTS, processing(rules), MORE, KINDS)
    if assessed.findings(forgiving=forgiving).reasons:
        return
    read = assessed.read

    made = process_outcomes(read, by_id(*sessions), seed="seed")

    assert made == process_outcomes(read, by_id(*sessions), seed="seed")
    assert set(made) == set(read.declarations.outcomes)
    for name, value in made.items():
        variable = read.declarations.outcomes[name]
        kind = (variable.cardinality, variable.base_type)
        assert value is None or (value.cardinality, value.base_type) == kind
