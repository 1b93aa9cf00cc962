"""The rules of response processing: conditions and assignments (QTI 3.0, 2.9)."""

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.values import BaseType, Value
from chalicelib.qti.node import Node
from chalicelib.qti.processing.expression import Scope, State

BRANCHES = ("responseIf", "responseElseIf", "responseElse")


def check_rules(rules: tuple[Node, ...], scope: Scope) -> None:
    """Find what is wrong with rules; afterwards :func:`run_rules` cannot fail on them."""
    for rule in rules:
        if rule.name == "setOutcomeValue":
            _check_assignment(rule, scope)
        elif rule.name == "responseCondition":
            _check_condition(rule, scope)
        else:
            scope.findings.add("rule-not-supported", element=rule.name)


def run_rules(rules: tuple[Node, ...], state: State) -> None:
    """Run rules in order; the outcomes of the state change."""
    for rule in rules:
        if rule.name == "setOutcomeValue":
            _assign(rule, state)
        else:
            _run_condition(rule, state)


def _check_assignment(rule: Node, scope: Scope) -> None:
    identifier = rule.get("identifier")
    operands = scope.infer_children(rule, 1, 1)
    target = scope.declarations.outcomes.get(identifier)
    if target is None:
        scope.findings.add("variable-unknown", identifier=identifier)
        return
    if operands and not operands[0].fits(target.cardinality, target.base_type):
        scope.findings.add(
            "assignment-type",
            identifier=identifier,
            wanted=f"{target.cardinality} {target.base_type}",
            found=operands[0].label,
        )


def _check_condition(rule: Node, scope: Scope) -> None:
    names = [branch.name for branch in rule.children]
    last = len(names) - 1
    in_order = all(
        name in BRANCHES
        and (name == "responseIf") == (position == 0)
        and (name != "responseElse" or position == last)
        for position, name in enumerate(names)
    )
    if not names or not in_order:
        scope.findings.add("condition-malformed", branches=", ".join(names) or "-")
        return
    for branch in rule.children:
        if branch.name != "responseElse":
            _check_test(branch, scope)
        check_rules(_rules_of(branch), scope)


def _check_test(branch: Node, scope: Scope) -> None:
    if not branch.children:
        scope.findings.add("condition-malformed", branches=branch.name)
        return
    signature = scope.infer(branch.children[0])
    if signature is not None and not signature.is_boolean:
        scope.findings.add("condition-not-boolean", found=signature.label)


def _rules_of(branch: Node) -> tuple[Node, ...]:
    return branch.children if branch.name == "responseElse" else branch.children[1:]


def _assign(rule: Node, state: State) -> None:
    identifier = rule.get("identifier")
    target = state.declarations.outcomes[identifier]
    value = state.evaluate(rule.children[0])
    state.outcomes[identifier] = _converted(value, target.base_type)


def _converted(value: Value | None, base_type: BaseType | None) -> Value | None:
    if value is None or value.base_type is base_type or base_type is None:
        return value
    kind = float if base_type is BaseType.FLOAT else int
    numbers = [scalar for scalar in value.items if isinstance(scalar, int | float)]
    return Value(Cardinality(value.cardinality), base_type, tuple(kind(one) for one in numbers))


def _run_condition(rule: Node, state: State) -> None:
    for branch in rule.children:
        if branch.name == "responseElse" or _holds(branch.children[0], state):
            run_rules(_rules_of(branch), state)
            return


def _holds(test: Node, state: State) -> bool:
    # A condition that is NULL does not hold (QTI 3.0, responseIf).
    value = state.evaluate(test)
    return value is not None and value.single is True
