"""Judges our scoring against the corpus: which items we take, and which cases come out right."""

from dataclasses import dataclass
from typing import Any

from chalicelib.core.exams import EXAM_LIMITS, AllowedNames
from chalicelib.qti.checking.interactions import check_interactions
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.item import read_item
from chalicelib.qti.items.values import write_value
from chalicelib.qti.processing.engine import check_processing, process
from chalicelib.qti.reasons import describe
from chalicelib.qti.templating.variants import variants_of
from tests.conformance.corpus import NOT_STANDARD, Case, ScoredFixture


@dataclass(frozen=True)
class Verdict:
    """What became of one item: why it is left out, or which of its cases are wrong."""

    fixture: ScoredFixture
    out_of_scope: str
    wrong: tuple[str, ...]
    judged: int
    deliverable: bool

    @property
    def right(self) -> int:
        """Count the cases that gave the expected outcomes."""
        return self.judged - len(self.wrong)


def judge(fixture: ScoredFixture) -> Verdict:
    """Score every case of an item whose rules we support.

    Many items of the corpus ask nothing (they test rules only), so the rules decide what is in
    scope; whether we could also deliver the item is noted apart.
    """
    findings = Findings(fixture.name)
    item = read_item("item.xml", fixture.data, findings)
    variants = variants_of(item, (), findings) if item is not None else ()
    if item is not None:
        check_processing(item.tree, item.declarations, findings)
    not_standard = [
        reason
        for element, reason in NOT_STANDARD.items()
        if item is not None and any(node.name == element for node in item.tree.walk())
    ]
    if item is None or findings.reasons or not_standard:
        reasons = not_standard or [describe(reason) for reason in findings.reasons]
        return Verdict(fixture, "; ".join(reasons), (), 0, deliverable=False)
    shown = Findings(fixture.name)
    check_interactions(
        item.tree, item.declarations, shown, limits=EXAM_LIMITS, allowed=AllowedNames()
    )
    cases = [case for case in fixture.cases if not case.disputed]
    declarations = variants[0].declarations if variants else item.declarations
    wrong = []
    for case in cases:
        outcomes = process(item.tree, declarations, case.response)
        found = {name: write_value(value) for name, value in outcomes.items()}
        if not agrees(case, found):
            wrong.append(f"{case.name}: {found}, expected {case.outcomes}")
    return Verdict(fixture, "", tuple(wrong), len(cases), deliverable=not shown.reasons)


def agrees(case: Case, found: dict[str, Any]) -> bool:
    """Tell whether every expected outcome came out."""
    return all(_same(expected, found.get(name)) for name, expected in case.outcomes.items())


def _same(expected: Any, found: Any) -> bool:
    if isinstance(expected, bool):
        return bool(found == str(expected).lower())
    if isinstance(expected, int | float):
        return found is not None and float(found) == expected
    # An empty container is NULL (QTI 3.0, 2.11); the corpus writes it as an empty list.
    return found is None if expected == [] else bool(found == expected)
