"""The outcome processing of real tests is taken at import, whatever slips it holds."""

import pytest

from chalicelib.qti.assessing.outcomes import check_outcome_processing
from chalicelib.qti.assessing.test_rules import TestRules
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.item import Item
from tests.conformance.cito import packs
from tests.conformance.corpus import corpus

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(corpus() is None, reason="FACET_CORPUS names no corpus"),
]

TESTS = [
    pytest.param(rules, list(pack.items.values()), id=path)
    for pack in packs()
    for path, rules in pack.tests.items()
]


@pytest.mark.parametrize(("rules", "items"), TESTS)
def test_the_rules_of_a_real_test_are_taken(rules: TestRules, items: list[Item]) -> None:
    named = {item.tree.get("identifier"): item.declarations for item in items}
    findings = Findings("test.xml")

    check_outcome_processing(rules, named, findings)

    assert rules.rules
    assert findings.reasons == []
