"""Whether the conditions and branches of a test hold, and what its template defaults come to.

They are reckoned like the rules of outcome processing, which runs first: a condition may read the
outcomes of the test so far as well as those of its items.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from chalicelib.core.exams import Cardinality
from chalicelib.qti.assessing.item_session import ItemSession, ItemSessions
from chalicelib.qti.assessing.outcomes import process_outcomes, test_state
from chalicelib.qti.assessing.test_expressions import TEST_EXPRESSIONS
from chalicelib.qti.assessing.test_rules import TestRules
from chalicelib.qti.assessing.test_scope import TestScope, TestState
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.values import Value, write_scalar
from chalicelib.qti.node import Node
from chalicelib.qti.processing.effort import MOST_STEPS, Effort
from chalicelib.qti.processing.rulebook import check_condition, holds

STEPS_FOR_ITEM = 2_000
"""What a test with one more item may work more: a condition may count all items of a test."""


def effort_for(items: int) -> Effort:
    """Return what all conditions in a walk along so many items may work together."""
    return Effort(MOST_STEPS + items * STEPS_FOR_ITEM)


@dataclass
class Conditions:
    """Reckons the expressions in a test with what came of the items so far.

    Those that draw by chance draw from the seed and the name of where they stand, so two
    conditions do not draw the same. All of one walk share their effort: when it is spent none
    holds any more, and the walk is ``overworked``.
    """

    rules: TestRules
    seed: str
    effort: Effort = field(default_factory=Effort)
    _known: tuple[tuple[ItemSession, ...], dict[str, Value | None]] | None = None
    _checked_for: Mapping[str, Declarations] | None = None
    _checked: dict[int, tuple[Node, bool]] = field(default_factory=dict)

    @property
    def overworked(self) -> bool:
        """Tell whether the effort was spent."""
        return self.effort.left < 0

    def hold(self, rule: Node, where: str, sessions: ItemSessions) -> bool:
        """Tell whether the expression in a preCondition or branchRule is true; NULL is not.

        One that cannot be reckoned is NULL. Import is strict and refuses those; walking forgives
        what has one plausible meaning, as scoring does (docs/qti/choices.md).
        """
        return self._is_sound(rule, sessions) and holds(
            rule.children[0], self._state(where, sessions)
        )

    def settled(
        self, defaults: tuple[Node, ...], where: str, sessions: ItemSessions
    ) -> tuple[Node, ...]:
        """Return template defaults with the values that they come to now."""
        state = self._state(where, sessions)
        scope = _scope(self.rules, _declared(sessions), Findings(""))
        return tuple(
            replace(one, children=(_constant(state.evaluate(one.children[0])),))
            for one in defaults
            if scope.infer_children(one, 1, 1)
        )

    def outcomes(self, sessions: ItemSessions) -> dict[str, Value | None]:
        """Return the outcomes of the test so far."""
        done = tuple(sessions.values())
        if self._known is None or self._known[0] != done:
            self._known = done, process_outcomes(self.rules, sessions, seed=self.seed)
        return dict(self._known[1])

    def _is_sound(self, rule: Node, sessions: ItemSessions) -> bool:
        """Tell whether a rule can be reckoned: checked once for what the items declare."""
        declared = _declared(sessions)
        if self._checked_for != declared:
            self._checked_for = declared
            self._checked.clear()
        if id(rule) not in self._checked:
            findings = Findings("")
            check_rule(rule, _scope(self.rules, declared, findings))
            # The rule is kept too: while it is there no other has its id.
            self._checked[id(rule)] = rule, not findings.reasons
        return self._checked[id(rule)][1]

    def _state(self, where: str, sessions: ItemSessions) -> TestState:
        state = test_state(self.rules, sessions, seed=f"{self.seed}|{where}")
        state.outcomes, state.effort = self.outcomes(sessions), self.effort
        return state


def check_rule(rule: Node, scope: TestScope) -> None:
    """Find what is wrong with a preCondition or branchRule: it holds one true or false."""
    if len(rule.children) != 1:
        scope.at(rule).add("condition-malformed", branches=rule.name)
        return
    check_condition(rule.children[0], scope)


def _scope(rules: TestRules, items: Mapping[str, Declarations], findings: Findings) -> TestScope:
    return TestScope(
        rules.declarations, findings, TEST_EXPRESSIONS, forgiving=True, test=rules, items=items
    )


def _declared(sessions: ItemSessions) -> dict[str, Declarations]:
    return {session.place: session.declarations for session in sessions.values()}


def _constant(value: Value | None) -> Node:
    """Write a value as an expression; a template variable is no record, so neither is this."""
    if value is None or value.base_type is None:
        return Node("null", {}, "", ())
    stated = {"baseType": str(value.base_type)}
    ones = tuple(Node("baseValue", stated, write_scalar(one), ()) for one in value.items)
    return (
        ones[0]
        if value.cardinality is Cardinality.SINGLE
        else Node(value.cardinality, {}, "", ones)
    )
