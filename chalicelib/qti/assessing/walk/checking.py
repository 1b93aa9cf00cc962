"""Checks the rules on the steps of a test when it is read in."""

from collections.abc import Mapping

from chalicelib.core.exams import Navigation
from chalicelib.qti.assessing.test_expressions import TEST_EXPRESSIONS
from chalicelib.qti.assessing.test_rules import TestRules
from chalicelib.qti.assessing.test_scope import TestScope
from chalicelib.qti.assessing.walk.conditions import check_rule
from chalicelib.qti.assessing.walk.way import StepRules, rules_by_step
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.node import Node
from chalicelib.qti.processing.rulebook import check_fit


def check_steps(
    test: Node,
    path: str,
    rules: TestRules,
    items: Mapping[str, Declarations],
    findings: Findings,
    operators: frozenset[str] = frozenset(),
) -> None:
    """Find every condition, branch and template default that we could not reckon completely.

    Conditions and branches that no candidate comes to are passed by: those of items and sections
    where one walks freely. The other parameters are those of ``check_outcome_processing``.
    """
    followed = set(_followed(rules))
    for where, name, found in rules_by_step(test, path, rules.structure):
        scope = TestScope(
            rules.declarations,
            findings.at(where),
            TEST_EXPRESSIONS,
            operators,
            test=rules,
            items=items,
        )
        for rule in (*found.conditions, *found.branches) if name in followed else ():
            check_rule(rule, scope)
        _check_defaults(name, found, rules, scope)


def _followed(rules: TestRules) -> list[str]:
    """Name the parts, and what stands in linear ones."""
    parts = {part.id: part for part in rules.structure.parts}
    linear = {name for name, part in parts.items() if part.navigation is Navigation.LINEAR}
    inside = [(place, *above) for place, above in rules.sections_of.items() if above[0] in linear]
    return [*parts, *(name for names in inside for name in names)]


def _check_defaults(name: str, found: StepRules, rules: TestRules, scope: TestScope) -> None:
    """Check those that read results; the others are checked with the variants of the item."""
    place = rules.structure.places.get(name)
    plain = place.template_defaults if place is not None else ()
    for default in (one for one in found.defaults if one not in plain):
        operands = scope.infer_children(default, 1, 1)
        item = scope.items.get(name)
        target = item.templates.get(default.get("templateIdentifier")) if item else None
        if target is None:
            identifier = default.get("templateIdentifier")
            scope.at(default).remark("template-default-unused", identifier=identifier)
        elif operands:
            check_fit(default, operands[0], target.cardinality, target.base_type, scope)
