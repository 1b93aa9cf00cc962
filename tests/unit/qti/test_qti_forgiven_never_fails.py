"""Whatever stands where another type is asked: scoring answers it or says why not, never fails."""

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.exams import Cardinality, PackageReason
from chalicelib.qti.assessing.scoring import ItemUnscorable, read_scorable, score_item
from chalicelib.qti.items.item import Item
from chalicelib.qti.items.values import Value
from chalicelib.qti.processing.converting import fitted
from tests.unit.qti.growing import ANSWERS, DECLARED, GROWN, LEAVES
from tests.unit.qti.making import assign, item, rules, when
from tests.unit.qti.reckoning import Answers

TEMPLATES = [template for templates in GROWN.values() for template in templates]
CONSTANTS = [leaf for leaves in LEAVES.values() for leaf in leaves]
TYPES = ["boolean", "duration", "float", "identifier", "integer", "pair", "point", "string"]
_ONE = "<multiple>{}</multiple>"


@st.composite
def mistyped(draw: st.DrawFn, depth: int = 2) -> str:
    """Write an expression with operands of any type, alone or in a container."""
    if depth == 0 or draw(st.integers(0, 3)) == 0:
        leaf = draw(st.sampled_from([*CONSTANTS, "<null/>"]))
        return _ONE.format(leaf) if draw(st.integers(0, 3)) == 0 else leaf
    operands = {kind: draw(mistyped(depth - 1)) for kind in LEAVES}
    return draw(st.sampled_from(TEMPLATES)).format_map(operands)


@settings(max_examples=150, deadline=None)
@given(
    expression=mistyped(),
    answers=ANSWERS,
    base_type=st.sampled_from(TYPES),
    cardinality=st.sampled_from(["single", "multiple", "ordered"]),
)
def test_values_of_other_types_are_converted_or_null_or_a_reason(
    expression: str, answers: Answers, base_type: str, cardinality: str
) -> None:
    result = (
        f'<outcomeDeclaration identifier="RESULT" cardinality="{cardinality}" '
        f'baseType="{base_type}"/>'
    )
    processing = rules(assign(expression, outcome="RESULT") + when(expression, ""))
    written = item("<p/>", declarations=DECLARED + result, processing=processing)
    scorable = read_scorable("item.xml", written.encode())

    value, reasons = scored(scorable, answers)

    # What an outcome holds always has its type.
    assert reasons or fitted(value, scorable.declarations.outcomes["RESULT"]) is value


def scored(scorable: Item, answers: Answers) -> tuple[Value | None, tuple[PackageReason, ...]]:
    """Return what RESULT became, or why there is none."""
    try:
        return score_item(scorable, dict(answers))["RESULT"], ()
    except ItemUnscorable as unscorable:
        return Value(Cardinality.SINGLE, None, ("unscorable",)), unscorable.reasons
