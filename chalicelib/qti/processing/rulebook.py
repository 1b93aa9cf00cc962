"""What the rules of all processing have in common: conditions and endings.

QTI spells them alike (``responseCondition``, ``templateCondition``, ``outcomeCondition``), so one
rulebook serves items, templates and tests.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.declarations import Variable
from chalicelib.qti.items.values import BaseType
from chalicelib.qti.node import Node
from chalicelib.qti.processing.converting import is_convertible, is_true
from chalicelib.qti.processing.expression import Scope, State, UnknownReached
from chalicelib.qti.processing.forgiven import Forgiven
from chalicelib.qti.processing.signature import Signature


@dataclass(frozen=True)
class Rule:
    """One kind of rule: what must hold at import, and what it does."""

    check: Callable[[Node, Scope], None]
    run: Callable[[Node, State], None]


class RulesEnded(Exception):  # noqa: N818 - a rule asked for it, nothing went wrong
    """An exit rule was reached: what comes behind it is not run."""


_EXITS = {"response": "exitResponse", "template": "exitTemplate", "outcome": "exitTest"}
"""Kind of processing -> the rule that ends it."""


@dataclass(frozen=True)
class Rulebook:
    """The rules of one kind of processing; ``kind`` is how its elements start."""

    kind: str
    rules: Mapping[str, Rule]

    def check(self, rules: tuple[Node, ...], scope: Scope) -> None:
        """Find what is wrong with rules; afterwards :meth:`run` cannot fail on them."""
        for rule in rules:
            if not scope.spend(1):
                return
            if rule.name == f"{self.kind}Condition":
                self._check_condition(rule, scope)
            elif rule.name == f"{self.kind}ProcessingFragment":
                self.check(rule.children, scope)
            elif rule.name in self.rules:
                self.rules[rule.name].check(rule, scope)
            elif rule.name != self._exit and not scope.forgives(Forgiven.UNREACHED):
                scope.at(rule).add("rule-not-supported", element=rule.name)

    def run(self, rules: tuple[Node, ...], state: State) -> None:
        """Run rules in order, until the last or an exit; the values of the state change.

        :raises UnknownReached: at a rule or an expression that is none of QTI's.
        """
        try:
            self._run(rules, state)
        except RulesEnded:
            return

    @property
    def _exit(self) -> str:
        return _EXITS[self.kind]

    def _check_condition(self, rule: Node, scope: Scope) -> None:
        names = [branch.name for branch in rule.children]
        middle = names[1:-1] if names[-1:] == [f"{self.kind}Else"] else names[1:]
        lone = names == [f"{self.kind}Else"] and scope.forgives(Forgiven.LONE_ELSE)
        starts = names[:1] == [f"{self.kind}If"] or lone
        if not starts or not set(middle) <= {f"{self.kind}ElseIf"}:
            scope.at(rule).add("condition-malformed", branches=", ".join(names) or "-")
            return
        for branch in rule.children:
            if branch.name != f"{self.kind}Else":
                _check_test(branch, scope)
            self.check(self._rules_of(branch), scope)

    def _run(self, rules: tuple[Node, ...], state: State) -> None:
        for rule in rules:
            if not state.effort.spend(1):
                return
            if rule.name == f"{self.kind}Condition":
                self._run_condition(rule, state)
            elif rule.name == f"{self.kind}ProcessingFragment":
                self._run(rule.children, state)
            elif rule.name == self._exit:
                raise RulesEnded
            elif rule.name in self.rules:
                self.rules[rule.name].run(rule, state)
            else:
                raise UnknownReached("rule-not-supported", rule)

    def _run_condition(self, rule: Node, state: State) -> None:
        for branch in rule.children:
            if branch.name == f"{self.kind}Else" or holds(branch.children[0], state):
                self._run(self._rules_of(branch), state)
                return

    def _rules_of(self, branch: Node) -> tuple[Node, ...]:
        return branch.children if branch.name == f"{self.kind}Else" else branch.children[1:]


def holds(test: Node, state: State) -> bool:
    """Tell whether a condition is true; one that is NULL does not hold (QTI 3.0, responseIf)."""
    value = state.evaluate(test)
    return bool(is_true(value))


def check_condition(test: Node, scope: Scope) -> None:
    """Find what is wrong with an expression that must be true or false."""
    signature = scope.infer(test)
    if signature is None or signature.is_boolean:
        return
    truth = signature.cardinality is not Cardinality.RECORD
    if not (truth and scope.forgives(Forgiven.TRUTH_OF_ANYTHING)):
        scope.at(test).add("condition-not-boolean", found=signature.label)


def check_fit(
    rule: Node,
    found: Signature,
    cardinality: Cardinality,
    base_type: BaseType | None,
    scope: Scope,
) -> None:
    """Find a value that would change when its variable takes it."""
    if found.fits(cardinality, base_type):
        return
    records = Cardinality.RECORD in (found.cardinality, cardinality)
    readable = not records and is_convertible(found.base_type, base_type)
    if not (readable and scope.forgives(Forgiven.VALUE_CONVERTED)):
        scope.at(rule).add(
            "assignment-type",
            identifier=rule.get("identifier"),
            wanted=f"{cardinality} {base_type or ''}".rstrip(),
            found=found.label,
        )


def check_assignment(rule: Node, target: Variable | None, scope: Scope) -> None:
    """Find what is wrong with a rule that gives one value to a variable."""
    operands = scope.infer_children(rule, 1, 1)
    if target is None:
        scope.at(rule).add("variable-unknown", identifier=rule.get("identifier"))
    elif operands:
        check_fit(rule, operands[0], target.cardinality, target.base_type, scope)


def _check_test(branch: Node, scope: Scope) -> None:
    if not branch.children:
        scope.at(branch).add("condition-malformed", branches=branch.name)
        return
    check_condition(branch.children[0], scope)
