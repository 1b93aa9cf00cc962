"""How many items of a test a candidate got, saw, answered, and had right (QTI 3.0, 2.10.2)."""

from collections.abc import Callable

from chalicelib.qti.assessing.item_session import ItemSession
from chalicelib.qti.assessing.subsets import check_subset, sessions_in
from chalicelib.qti.assessing.test_scope import TestScope, TestState, for_tests
from chalicelib.qti.items.values import BaseType, Value, single
from chalicelib.qti.node import Node
from chalicelib.qti.processing.expression import Expression
from chalicelib.qti.processing.signature import INTEGER, Signature


def _counting(counts: Callable[[ItemSession], bool]) -> Expression:
    """Make an expression that counts the items of which this is true."""

    def infer(node: Node, scope: TestScope) -> Signature:
        check_subset(node, scope)
        return INTEGER

    def evaluate(node: Node, state: TestState) -> Value | None:
        return single(BaseType.INTEGER, sum(counts(one) for one in sessions_in(node, state)))

    return for_tests(infer, evaluate)


ITEM_COUNTS = {
    "numberCorrect": _counting(lambda session: session.correct is True),
    "numberIncorrect": _counting(lambda session: session.attempted and session.correct is False),
    "numberPresented": _counting(lambda session: session.attempted),
    "numberResponded": _counting(lambda session: session.responded),
    "numberSelected": _counting(lambda _: True),
}
"""What counts items of the test."""
