"""Outcome processing: what a test makes of the outcomes of its items (QTI 3.0, 2.9)."""

from collections.abc import Mapping

from chalicelib.qti.assessing.item_session import ItemSessions
from chalicelib.qti.assessing.sitting import Values
from chalicelib.qti.assessing.test_assignments import TEST_RULES
from chalicelib.qti.assessing.test_expressions import TEST_EXPRESSIONS
from chalicelib.qti.assessing.test_rules import TestRules
from chalicelib.qti.assessing.test_scope import TestScope, TestState
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.values import Value
from chalicelib.qti.processing.draws import SeededDraw
from chalicelib.qti.processing.rulebook import Rulebook

_RULEBOOK = Rulebook("outcome", TEST_RULES)


def check_outcome_processing(
    rules: TestRules,
    items: Mapping[str, Declarations],
    findings: Findings,
    operators: frozenset[str] = frozenset(),
    *,
    forgiving: bool = False,
) -> None:
    """Find everything in the rules of a test that we could not reckon completely.

    ``items`` are the variables of its items by the identifier of their reference. What the rules
    read of an item that is not there is NULL, so it only gets a remark. ``operators`` are the
    custom operators that are trusted although nobody here knows them; ``forgiving`` is for who
    scores only, and lets pass what has one plausible meaning.
    """
    scope = TestScope(
        rules.declarations,
        findings,
        TEST_EXPRESSIONS,
        operators,
        forgiving=forgiving,
        test=rules,
        items=items,
    )
    _RULEBOOK.check(rules.rules, scope)


def process_outcomes(
    rules: TestRules, sessions: ItemSessions, *, seed: str, before: Values | None = None
) -> dict[str, Value | None]:
    """Run the rules of a test, which passed the check, and return its outcomes.

    Outcomes start anew each time; only those that somebody outside scores (externalScored) stay as
    they were ``before``. Rules that draw by chance draw from the seed. When the rules worked longer
    than those of any real test, nothing is known and every outcome is NULL.
    """
    state = test_state(rules, sessions, seed=seed)
    state.outcomes |= {
        identifier: value
        for identifier, value in (before or {}).items()
        if identifier in rules.declarations.outcomes
        and rules.declarations.outcomes[identifier].scored_outside
    }
    _RULEBOOK.run(rules.rules, state)
    known = state.effort.left >= 0
    return {
        identifier: state.outcomes[identifier] if known else None
        for identifier in rules.declarations.outcomes
    }


def test_state(rules: TestRules, sessions: ItemSessions, *, seed: str) -> TestState:
    """Return what expressions of a test are reckoned with, before any of its rules was run."""
    outcomes = rules.declarations.outcomes.values()
    return TestState(
        rules.declarations,
        TEST_EXPRESSIONS,
        responses={},
        outcomes={outcome.id: outcome.start for outcome in outcomes},
        random=SeededDraw(seed),
        test=rules,
        sessions=tuple(sessions.values()),
    )
