"""Draws items with any rules, and responses to them, for property tests."""

from dataclasses import dataclass
from functools import partial

from hypothesis import strategies as st

from chalicelib.core.exams import Cardinality
from chalicelib.core.scoring import Response
from chalicelib.qti.items.values import BaseType, write_value
from tests.unit.qti.growing import ANY, trees
from tests.unit.qti.making import TEXT_ENTRY, assign, item, response, rules
from tests.unit.qti.reckoning import declare
from tests.unit.qti.valued import CONTAINERS, records, values

_TABLE = (
    '<interpolationTable defaultValue="2.5"><interpolationTableEntry sourceValue="0" '
    'targetValue="1"/></interpolationTable>'
)
OUTCOMES = {"SCORE": "float", "COUNT": "integer", "FLAG_OUT": "boolean", "WORD": "string"}
"""Outcome -> its base type."""

ANSWERED = {"FLAG": "boolean", "N": "integer", "X": "float", "TEXT": "string"}
"""What the leaves of expressions read -> its base type."""

_CARDINALITIES = (Cardinality.SINGLE, *CONTAINERS)
EVERY_TYPE = {
    f"{base_type}_{cardinality}": (base_type, cardinality)
    for base_type in BaseType
    for cardinality in _CARDINALITIES
}
"""A variable of every type -> its type."""


def declarations() -> str:
    """Declare all that rules may read and set."""
    outcomes = (declare(name, kind) for name, kind in OUTCOMES.items())
    answers = (declare(name, kind, kind="response") for name, kind in ANSWERED.items())
    typed = (
        declare(name, kind, kind="response", cardinality=cardinality)
        for name, (kind, cardinality) in EVERY_TYPE.items()
    )
    looked_up = declare("LOOKED_UP", "float", inside=_TABLE)
    record = '<responseDeclaration identifier="RECORD" cardinality="record"/>'
    return response() + "".join((*answers, *typed, *outcomes)) + looked_up + record


def ruled(inside: str) -> str:
    """Write an item with these rules."""
    return item(TEXT_ENTRY, declarations=declarations(), processing=rules(inside))


def _assigned(outcome: str, value: str) -> str:
    return assign(value, outcome=outcome)


def _settings() -> st.SearchStrategy[str]:
    each = [trees(kind).map(partial(_assigned, name)) for name, kind in OUTCOMES.items()]
    looked_up = trees("float").map(
        lambda tree: f'<lookupOutcomeValue identifier="LOOKED_UP">{tree}</lookupOutcomeValue>'
    )
    return st.one_of(*each, looked_up, st.just("<exitResponse/>"))


@dataclass(frozen=True)
class _Branches:
    """The rules in the branches of a condition."""

    test: str
    other_test: str
    inside: list[str]

    @property
    def written(self) -> str:
        """Write the condition."""
        first, second, third = (*self.inside, "", "", "")[:3]
        return (
            f"<responseCondition><responseIf>{self.test}{first}</responseIf>"
            f"<responseElseIf>{self.other_test}{second}</responseElseIf>"
            f"<responseElse>{third}</responseElse></responseCondition>"
        )


def _conditions(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    test = trees("boolean", depth=2)
    branches = st.builds(_Branches, test, test, st.lists(inside, max_size=3))
    return branches.map(lambda one: one.written)


WELL_TYPED = st.lists(
    st.recursive(_settings(), _conditions, max_leaves=4), min_size=1, max_size=4
).map("".join)
"""Rules that pass the check at import."""

_READING = [f'<variable identifier="{name}"/>' for name in (*EVERY_TYPE, "RECORD")]


def _any_expression() -> st.SearchStrategy[str]:
    loose = st.sampled_from(sorted(OUTCOMES.values())).flatmap(
        lambda kind: trees(kind, depth=2, loose=True)
    )
    return loose | ANY | st.sampled_from(_READING)


def _any_setting() -> st.SearchStrategy[str]:
    target = st.sampled_from([*OUTCOMES, "LOOKED_UP"])
    return st.tuples(target, _any_expression()).map(lambda one: assign(one[1], outcome=one[0]))


def _element(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    names = st.sampled_from(
        [
            *("setOutcomeValue", "lookupOutcomeValue", "responseCondition", "responseIf"),
            *("responseElseIf", "responseElse", "responseProcessingFragment", "exitResponse"),
        ]
    )
    targets = st.sampled_from([*OUTCOMES, "LOOKED_UP", "completionStatus", "RECORD", "nobody"])
    return st.tuples(names, targets, st.lists(inside, max_size=3).map("".join)).map(
        lambda one: f'<{one[0]} identifier="{one[1]}">{one[2]}</{one[0]}>'
    )


ANY_RULES = st.lists(
    _any_setting() | _any_setting() | st.recursive(_any_expression(), _element, max_leaves=6),
    min_size=1,
    max_size=2,
).map("".join)
"""Rules of which most make no sense, and some are forgiven."""


@st.composite
def responses(draw: st.DrawFn) -> Response:
    """Draw a well-typed response."""
    given: Response = {}
    for name, (base_type, cardinality) in EVERY_TYPE.items():
        given[name] = write_value(draw(values(base_type, cardinality)))
    for name, kind in ANSWERED.items():
        given[name] = write_value(draw(values(BaseType(kind), Cardinality.SINGLE)))
    # How often something is repeated: more than this is an item that works too long.
    given["N"] = str(draw(st.integers(-1, 5)))
    given["RECORD"] = write_value(draw(records()))
    return given
