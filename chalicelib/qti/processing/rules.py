"""The rules of response processing: conditions and assignments (QTI 3.0, 2.9)."""

from chalicelib.qti.node import Node
from chalicelib.qti.processing.expression import Scope, State
from chalicelib.qti.processing.rulebook import Rule, Rulebook, check_assignment, converted


def check_rules(rules: tuple[Node, ...], scope: Scope) -> None:
    """Find what is wrong with rules; afterwards :func:`run_rules` cannot fail on them."""
    _RULEBOOK.check(rules, scope)


def run_rules(rules: tuple[Node, ...], state: State) -> None:
    """Run rules in order; the outcomes of the state change."""
    _RULEBOOK.run(rules, state)


def _check_outcome(rule: Node, scope: Scope) -> None:
    check_assignment(rule, scope.declarations.settable(rule.get("identifier")), scope)


def _set_outcome(rule: Node, state: State) -> None:
    target = state.declarations.settable(rule.get("identifier"))
    value = state.evaluate(rule.children[0])
    state.outcomes[rule.get("identifier")] = converted(value, target.base_type if target else None)


def _check_lookup(rule: Node, scope: Scope) -> None:
    operands = scope.infer_children(rule, 1, 1)
    target = scope.declarations.settable(rule.get("identifier"))
    if target is None:
        scope.at(rule).add("variable-unknown", identifier=rule.get("identifier"))
    elif target.lookup is None:
        scope.at(rule).add("table-not-declared", identifier=target.id)
    if operands and not operands[0].is_number:
        scope.at(rule).add("operand-types", element=rule.name, types=operands[0].label)


def _look_up(rule: Node, state: State) -> None:
    target = state.declarations.settable(rule.get("identifier"))
    value = state.evaluate(rule.children[0])
    number = value.single if value is not None else None
    if target is not None and target.lookup is not None:
        # NULL stands in no line of a table, so the default of the table is what is left.
        table = target.lookup
        found = table.look_up(number) if isinstance(number, int | float) else table.default
        state.outcomes[target.id] = found


OUTCOME_RULES = {
    "setOutcomeValue": Rule(_check_outcome, _set_outcome),
    "lookupOutcomeValue": Rule(_check_lookup, _look_up),
}
"""The rules that give outcomes a value: those of an item, and those of a test."""

_RULEBOOK = Rulebook("response", OUTCOME_RULES)
