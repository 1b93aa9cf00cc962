"""The rules of response processing: conditions and assignments (QTI 3.0, 2.9)."""

from chalicelib.qti.node import Node
from chalicelib.qti.processing.arithmetic import can_be_numbers
from chalicelib.qti.processing.converting import fitted
from chalicelib.qti.processing.expression import Scope, State, numbers
from chalicelib.qti.processing.forgiven import Forgiven
from chalicelib.qti.processing.rulebook import Rule, Rulebook, check_assignment


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
    state.outcomes[rule.get("identifier")] = fitted(state.evaluate(rule.children[0]), target)


def _check_lookup(rule: Node, scope: Scope) -> None:
    least = 0 if scope.forgives(Forgiven.LOOKUP_OF_NOTHING) else 1
    operands = scope.infer_children(rule, least, 1)
    target = scope.declarations.settable(rule.get("identifier"))
    if target is None:
        scope.at(rule).add("variable-unknown", identifier=rule.get("identifier"))
    elif target.lookup is None:
        scope.at(rule).add("table-not-declared", identifier=target.id)
    if not operands or operands[0].is_number:
        return
    if not (scope.forgives(Forgiven.VALUE_CONVERTED) and can_be_numbers(operands)):
        scope.at(rule).add("operand-types", element=rule.name, types=operands[0].label)


def _look_up(rule: Node, state: State) -> None:
    target = state.declarations.settable(rule.get("identifier"))
    found = numbers([state.evaluate(rule.children[0]) if rule.children else None])
    if target is not None and target.lookup is not None:
        # NULL stands in no line of a table, so the default of the table is what is left.
        table = target.lookup
        if not state.effort.spend(table.lines):
            return
        state.outcomes[target.id] = table.look_up(found[0]) if found else table.default


OUTCOME_RULES = {
    "setOutcomeValue": Rule(_check_outcome, _set_outcome),
    "lookupOutcomeValue": Rule(_check_lookup, _look_up),
}
"""The rules that give outcomes a value: those of an item, and those of a test."""

_RULEBOOK = Rulebook("response", OUTCOME_RULES)
