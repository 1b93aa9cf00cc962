"""The items, tests and results of Cito's scoring engine: which go together, and what we make of it.

A result goes with the items of its folder that have the identifier it names, and with the tests of
its folder that refer to one of its items. That is all that the files themselves say.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from lxml import etree

from chalicelib.core.kernel import ItemId
from chalicelib.qti.assessing.item_session import ItemSession
from chalicelib.qti.assessing.outcomes import process_outcomes
from chalicelib.qti.assessing.scoring import ItemUnscorable, read_scorable, score_item
from chalicelib.qti.assessing.test_rules import TestRules, read_test_rules
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.answers import read_response
from chalicelib.qti.items.item import Item, read_document
from chalicelib.qti.items.values import Value, read_scalar, single, write_value
from chalicelib.qti.node import Node, normalise
from chalicelib.qti.packages.structure import read_structure
from chalicelib.qti.reasons import describe
from chalicelib.qti.reporting import (
    AssessmentResult,
    ReportedItem,
    read_result,
    responses_of,
)
from chalicelib.qti.reporting.result import ReportedOutcome
from tests.conformance.corpus import corpus

Written = dict[str, str | list[str] | None]
"""Outcomes as they are written, by identifier."""

PACKS = ("2x/OutcomeProcessing", "2x/QTI-Packages/RW", "2x/ResponseProcessing")
PACKS_3_0 = ("30/ResponseProcessing",)
"""Folders whose files belong together."""


@dataclass
class Pack:
    """The files of one folder; ``unreadable`` holds why a file could not be read, by path."""

    items: dict[str, Item] = field(default_factory=dict)
    tests: dict[str, TestRules] = field(default_factory=dict)
    results: dict[str, AssessmentResult] = field(default_factory=dict)
    unreadable: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Scored:
    """One item of a result, scored by one item file."""

    result: str
    item: str
    held: Written
    ours: Written
    reason: str = ""

    @property
    def names(self) -> tuple[str, str]:
        """Return the names of both files, without their folders."""
        return Path(self.result).name, Path(self.item).name

    @property
    def differing(self) -> list[str]:
        """Name the outcomes of the item that the result holds with another value than ours."""
        return [name for name in self.held if name in self.ours and not self._same(name)]

    def _same(self, name: str) -> bool:
        return number(self.held[name]) == number(self.ours[name])


@lru_cache(maxsize=1)
def packs() -> tuple[Pack, ...]:
    """Read all that there is; nothing when this machine has no corpus."""
    folder = corpus()
    if folder is None:
        return ()
    root = folder / "citolab-scoring"
    return tuple(_read_pack(root, name) for name in (*PACKS, *PACKS_3_0))


def scored() -> Iterator[Scored]:
    """Score every item of every result by every item file that it goes with."""
    for pack in packs():
        for result_path, result in pack.results.items():
            for reported in result.items:
                for item_path, item in pack.items.items():
                    if item.tree.get("identifier") == reported.id:
                        yield _score(result_path, item_path, reported, item)


def without_item() -> dict[str, list[str]]:
    """Return, by result, the items that it tells of and that no file of its folder is."""
    found: dict[str, list[str]] = {}
    for pack in packs():
        known = {item.tree.get("identifier") for item in pack.items.values()}
        for path, result in pack.results.items():
            missing = [one.id for one in result.items if one.id not in known]
            if missing:
                found[Path(path).name] = missing
    return found


def outcomes_of_tests() -> Iterator[tuple[str, str, Written]]:
    """Make the outcomes of every test of every result: test file, result file, outcomes.

    The scores of items are those that the result holds; where it holds none, ours.
    """
    for pack in packs():
        for test_path, rules in pack.tests.items():
            for result_path, result in pack.results.items():
                sessions = _sessions(pack, rules, result)
                if sessions:
                    outcomes = process_outcomes(rules, sessions, seed="cito")
                    yield Path(test_path).name, Path(result_path).name, written(outcomes)


def held_by_test(test: str, result: str) -> dict[str, str]:
    """Return the outcomes that a result holds of a test, as far as the test declares them."""
    pack = next(one for one in packs() if any(Path(path).name == test for path in one.tests))
    rules = next(rules for path, rules in pack.tests.items() if Path(path).name == test)
    told = next(one.test for path, one in pack.results.items() if Path(path).name == result)
    return {
        one.id: one.values[0].text
        for one in (told.variables if told is not None else ())
        if one.id in rules.declarations.outcomes and one.values
    }


def written(outcomes: dict[str, Value | None]) -> Written:
    """Write outcomes down."""
    return {name: write_value(value) for name, value in outcomes.items()}


def differing(expected: Mapping[str, str], made: Written) -> Written:
    """Return what differs from what is expected."""
    return {
        name: made.get(name)
        for name, value in expected.items()
        if number(made.get(name)) != number(value)
    }


def number(value: str | list[str] | None) -> str | list[str] | float | None:
    """Take 1, 1.0 and 1.00 for the same."""
    try:
        return float(value) if isinstance(value, str) else value
    except ValueError:
        return value


def _read_pack(root: Path, name: str) -> Pack:
    pack = Pack()
    for path in sorted((root / name).rglob("*.xml")):
        _read_file(pack, str(path.relative_to(root)), path.read_bytes())
    return pack


def _read_file(pack: Pack, path: str, data: bytes) -> None:
    findings = Findings(path)
    kind = etree.QName(etree.fromstring(data)).localname
    if kind == "assessmentResult":
        result = read_result(data, findings)
        if result is not None:
            pack.results[path] = result
    elif kind == "assessmentTest":
        rules = _read_test(path, data, findings)
        if rules is not None:
            pack.tests[path] = rules
    else:
        _read_item(pack, path, data)
    if findings.reasons:
        pack.unreadable[path] = "; ".join(describe(reason) for reason in findings.reasons)


def _read_item(pack: Pack, path: str, data: bytes) -> None:
    try:
        pack.items[path] = read_scorable(path, data)
    except ItemUnscorable as error:
        pack.unreadable[path] = "; ".join(describe(reason) for reason in error.reasons)


def _read_test(path: str, data: bytes, findings: Findings) -> TestRules | None:
    root = read_document(data, "assessmentTest", findings)
    if root is None:
        return None
    tree: Node = normalise(root)
    structure = read_structure(tree, path, findings, lambda _path, _findings: None)
    return read_test_rules(tree, structure, findings)


def _score(result: str, path: str, reported: ReportedItem, item: Item) -> Scored:
    told = {one.id: one for one in reported.variables if isinstance(one, ReportedOutcome)}
    held = {name: _texts(told[name]) for name in item.declarations.outcomes if name in told}
    try:
        ours = score_item(item, responses_of(reported))
    except ItemUnscorable as error:
        return Scored(result, path, held, {}, "; ".join(map(describe, error.reasons)))
    return Scored(result, path, held, written(ours))


def _sessions(pack: Pack, rules: TestRules, result: AssessmentResult) -> dict[ItemId, ItemSession]:
    by_identifier = {item.tree.get("identifier"): item for item in pack.items.values()}
    return {
        ItemId(one.id): _session(one, by_identifier[one.id])
        for one in result.items
        if one.id in rules.structure.places and one.id in by_identifier
    }


def _session(reported: ReportedItem, item: Item) -> ItemSession:
    response = responses_of(reported)
    outcomes = score_item(item, response)
    for name, declared in item.declarations.outcomes.items():
        held = reported.outcome(name)
        if held is not None and held.values and declared.base_type is not None:
            scalar = read_scalar(declared.base_type, held.values[0].text)
            outcomes[name] = single(declared.base_type, scalar)
    place, responses = ItemId(reported.id), read_response(item.declarations, response)
    return ItemSession(
        place, place, item.declarations, responses, outcomes, attempts=1, presented=True
    )


def _texts(outcome: ReportedOutcome) -> str | list[str] | None:
    # As text, because systems call an outcome float that the item calls a string.
    texts = [value.text for value in outcome.values]
    return texts[0] if len(texts) == 1 else texts or None
