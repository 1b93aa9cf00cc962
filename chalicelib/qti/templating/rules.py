"""The rules of template processing (QTI 3.0, 2.13): they fill the variables of one variant."""

from dataclasses import replace

from chalicelib.qti.items.declarations import OutcomeVariable, ResponseVariable
from chalicelib.qti.node import Node
from chalicelib.qti.processing.converting import fitted
from chalicelib.qti.processing.expression import Scope, State
from chalicelib.qti.processing.rulebook import (
    Rule,
    Rulebook,
    check_assignment,
    check_condition,
    holds,
)


class ConstraintBroken(Exception):  # noqa: N818 - the variant is tried again, nothing went wrong
    """The values that were drawn do not satisfy a templateConstraint."""


def check_template_rules(rules: tuple[Node, ...], scope: Scope) -> None:
    """Find what is wrong with template processing; running it cannot fail afterwards."""
    _RULEBOOK.check(rules, scope)


def run_template_rules(rules: tuple[Node, ...], state: State) -> None:
    """Run the rules once: template values, correct responses and defaults of the state change.

    :raises ConstraintBroken: when the values that were drawn must be drawn again.
    """
    _RULEBOOK.run(rules, state)


def _check_template_value(rule: Node, scope: Scope) -> None:
    check_assignment(rule, scope.declarations.templates.get(rule.get("identifier")), scope)


def _set_template_value(rule: Node, state: State) -> None:
    target = state.declarations.templates[rule.get("identifier")]
    state.templates[target.id] = fitted(state.evaluate(rule.children[0]), target)


def _check_correct(rule: Node, scope: Scope) -> None:
    check_assignment(rule, scope.declarations.responses.get(rule.get("identifier")), scope)


def _set_correct(rule: Node, state: State) -> None:
    responses = state.declarations.responses
    target = responses[rule.get("identifier")]
    value = fitted(state.evaluate(rule.children[0]), target)
    responses[target.id] = replace(target, correct=value)


def _check_default(rule: Node, scope: Scope) -> None:
    check_assignment(rule, _with_default(rule, scope), scope)


def _with_default(rule: Node, place: Scope | State) -> ResponseVariable | OutcomeVariable | None:
    identifier, declared = rule.get("identifier"), place.declarations
    return declared.responses.get(identifier) or declared.outcomes.get(identifier)


def _set_default(rule: Node, state: State) -> None:
    target = _with_default(rule, state)
    value = state.evaluate(rule.children[0])
    if isinstance(target, ResponseVariable):
        made = replace(target, default=fitted(value, target))
        state.declarations.responses[target.id] = made
    elif target is not None:
        changed = replace(target, default=fitted(value, target))
        state.declarations.outcomes[target.id] = changed


def _check_constraint(rule: Node, scope: Scope) -> None:
    if len(rule.children) != 1:
        count = str(len(rule.children))
        scope.at(rule).add("operand-count", element=rule.name, count=count)
        return
    check_condition(rule.children[0], scope)


def _constrain(rule: Node, state: State) -> None:
    # A constraint that is NULL is not satisfied (QTI 3.0, templateConstraint).
    if not holds(rule.children[0], state):
        raise ConstraintBroken


_RULEBOOK = Rulebook(
    "template",
    {
        "setTemplateValue": Rule(_check_template_value, _set_template_value),
        "setCorrectResponse": Rule(_check_correct, _set_correct),
        "setDefaultValue": Rule(_check_default, _set_default),
        "templateConstraint": Rule(_check_constraint, _constrain),
    },
)
