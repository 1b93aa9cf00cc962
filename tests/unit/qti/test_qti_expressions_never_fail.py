"""What passed the check at import never fails at scoring, whatever the answers are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.qti.processing.expressions import EXPRESSIONS
from tests.unit.qti.growing import ANSWERS, ANY, DECLARED, GROWN, LEAVES, trees
from tests.unit.qti.reckoning import Answers, complaints, reckon


@settings(max_examples=100, deadline=None)
@given(tree=st.sampled_from(sorted(GROWN)).flatmap(trees), answers=ANSWERS, seed=st.text())
def test_a_well_typed_expression_passes_the_check_and_never_fails(
    tree: str, answers: Answers, seed: str
) -> None:
    reckon(tree, declared=DECLARED, answers=answers, seed=seed)


@settings(max_examples=100, deadline=None)
@given(tree=ANY, answers=ANSWERS)
def test_any_expression_is_told_what_is_wrong_or_never_fails(tree: str, answers: Answers) -> None:
    if not complaints(tree, declared=DECLARED):
        reckon(tree, declared=DECLARED, answers=answers)


def test_every_expression_is_in_the_trees() -> None:
    written = " ".join(leaf for leaves in (*LEAVES.values(), *GROWN.values()) for leaf in leaves)
    # These have tests of their own; what they do does not hang on operands.
    apart = {"correct", "default", "mapResponse", "mapResponsePoint", "fieldValue", "null"}
    alike = {"gt", "gte", "lte", "durationGTE"}

    assert {name for name in EXPRESSIONS if f"<{name}" not in written} == apart | alike
