"""The rules that give an outcome of a test its value (QTI 3.0, 2.9)."""

from chalicelib.qti.items.values import BaseType
from chalicelib.qti.node import Node
from chalicelib.qti.processing.expression import Scope
from chalicelib.qti.processing.rulebook import Rule, check_assignment, check_fit
from chalicelib.qti.processing.rules import OUTCOME_RULES
from chalicelib.qti.processing.signature import Signature

_SET = OUTCOME_RULES["setOutcomeValue"]


def _check_outcome(rule: Node, scope: Scope) -> None:
    target = scope.declarations.settable(rule.get("identifier"))
    if target is None or target.base_type is not BaseType.INTEGER or len(rule.children) != 1:
        check_assignment(rule, target, scope)
        return
    found = scope.infer(rule.children[0])
    if found is not None and _may_be_whole(found):
        # Builders of tests declare a whole total over items that declare floats, and such tests
        # are everywhere. Nearly always the sum is whole.
        scope.at(rule).remark("total-maybe-not-whole", identifier=target.id)
    elif found is not None:
        check_fit(rule, found, target.cardinality, target.base_type, scope)


def _may_be_whole(found: Signature) -> bool:
    return found.is_single and found.base_type is BaseType.FLOAT and not found.whole


TEST_RULES = {**OUTCOME_RULES, "setOutcomeValue": Rule(_check_outcome, _SET.run)}
"""Those of an item, but a whole outcome may take a number of which only the sum is whole.

A number that is not whole after all becomes NULL: nobody may see a total that was cut off.
"""
