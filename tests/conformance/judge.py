"""Judges our scoring against the corpus: which cases count, and which of them come out right."""

from dataclasses import dataclass
from typing import Any

from chalicelib.core.exams import EXAM_LIMITS, AllowedNames
from chalicelib.qti.assessing.scoring import ItemUnscorable, read_scorable, score_item
from chalicelib.qti.checking.interactions import check_interactions
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.values import write_value
from chalicelib.qti.reasons import describe
from tests.conformance.corpus import Case, ScoredFixture
from tests.conformance.excluded import EXCLUDED_CASES, EXCLUDED_ITEMS, EXPECTED_REFUSALS


@dataclass(frozen=True)
class Verdict:
    """What became of one item: why it is excluded, or which of its cases are wrong."""

    fixture: ScoredFixture
    excluded: str
    wrong: tuple[str, ...]
    judged: int
    deliverable: bool

    @property
    def right(self) -> int:
        """Count the cases that gave the expected outcomes."""
        return self.judged - len(self.wrong)


def judge(fixture: ScoredFixture) -> Verdict:
    """Score every case of an item that counts."""
    if fixture.name in EXCLUDED_ITEMS:
        return Verdict(fixture, EXCLUDED_ITEMS[fixture.name], (), 0, deliverable=False)
    cases = [case for case in fixture.cases if (fixture.name, case.name) not in EXCLUDED_CASES]
    faults = (fault_of(fixture, case) for case in cases)
    wrong = tuple(fault for fault in faults if fault)
    return Verdict(fixture, "", wrong, len(cases), is_deliverable(fixture))


def fault_of(fixture: ScoredFixture, case: Case) -> str:
    """Say what is wrong with our answer to a case; nothing when it is right."""
    refusal_expected = case.name in EXPECTED_REFUSALS
    try:
        found = _scored(fixture, case)
    except ItemUnscorable as unscorable:
        told = _told(unscorable)
        return "" if refusal_expected and told else f"{case.name}: {told or 'no reason'}"
    right = agrees(case, found) and not refusal_expected
    return "" if right else f"{case.name}: {found}, expected {case.outcomes}"


def refusal_of(fixture: ScoredFixture, case: Case) -> str:
    """Say why a case is not scored; nothing when it is."""
    try:
        _scored(fixture, case)
    except ItemUnscorable as unscorable:
        return _told(unscorable)
    return ""


def _scored(fixture: ScoredFixture, case: Case) -> dict[str, Any]:
    item = read_scorable("item.xml", fixture.data)
    outcomes = score_item(item, case.response)
    return {name: write_value(value) for name, value in outcomes.items()}


def _told(unscorable: ItemUnscorable) -> str:
    return "; ".join(describe(reason) for reason in unscorable.reasons)


def is_deliverable(fixture: ScoredFixture) -> bool:
    """Tell whether what an item asks could be shown; many of the corpus ask nothing."""
    try:
        item = read_scorable("item.xml", fixture.data)
    except ItemUnscorable:
        return False
    shown = Findings(fixture.name)
    check_interactions(
        item.tree, item.declarations, shown, limits=EXAM_LIMITS, allowed=AllowedNames()
    )
    return not shown.reasons


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
