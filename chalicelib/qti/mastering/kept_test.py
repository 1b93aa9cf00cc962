"""The test of a scoring part, read back: how its outcomes are made of those of its items."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from chalicelib.core.scoring import Outcomes
from chalicelib.qti.assessing.outcomes import check_outcome_processing
from chalicelib.qti.assessing.sitting import Values
from chalicelib.qti.assessing.walk import TestWay, read_way
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.item import read_document
from chalicelib.qti.items.values import Value, write_scalar, write_value
from chalicelib.qti.node import Node, normalise
from chalicelib.qti.packages.structure import SectionFile, read_structure
from chalicelib.qti.processing.custom import names_in


@dataclass(frozen=True)
class KeptTest:
    """A test as its package held it; ``sections`` are those in files of their own, by path."""

    path: str
    data: bytes
    sections: Mapping[str, bytes]

    def open_section(self, path: str, findings: Findings) -> SectionFile | None:
        """Open the section at this path; None when the findings say why that cannot be."""
        if path not in self.sections:
            findings.add("file-missing", file=path)
            return None
        data = self.sections[path]
        root = read_document(data, "assessmentSection", findings.at(path))
        return None if root is None else SectionFile(path, data, root, normalise(root))


@dataclass(frozen=True)
class ReadTest:
    """A test that was read back; ``words`` are the values that stand in the test itself.

    Its way holds nobody up: the journal says which answers count.
    """

    way: TestWay
    words: frozenset[str]

    def tell(self, outcomes: Values) -> Outcomes:
        """Write the outcomes that staff may see.

        Planners see them, and neither answers nor keys. So a text that the rules took from an item
        is left out: a number, a truth and a word of the test itself are results.
        """
        told = {name: value for name, value in outcomes.items() if self._may_be_told(value)}
        return {name: write_value(value) for name, value in told.items()}

    def _may_be_told(self, value: Value | None) -> bool:
        if value is None:
            return True
        parts = [one for _, one in value.fields] or [value]
        scalars = [scalar for one in parts for scalar in one.items]
        return all(
            isinstance(one, int | float) or write_scalar(one) in self.words for one in scalars
        )


def read_kept_test(kept: KeptTest, items: Mapping[str, Declarations]) -> ReadTest | None:
    """Read the rules of a test; None when this version cannot run them.

    A package whose test has such rules is refused, so only a later version can come to this. Then
    the items are scored all the same. ``items`` are their variables by the id of their reference.
    """
    findings = Findings(kept.path)
    root = read_document(kept.data, "assessmentTest", findings)
    if root is None:
        return None
    tree = normalise(root)
    structure = read_structure(tree, kept.path, findings, kept.open_section)
    way = read_way(tree, kept.path, structure, findings)
    check_outcome_processing(way.rules, items, findings, names_in(tree), forgiving=True)
    return None if findings.reasons else ReadTest(way.unguarded(), frozenset(_words(tree)))


def _words(test: Node) -> Iterator[str]:
    for node in test.walk():
        yield node.text.strip() if node.name in ("value", "baseValue") else node.get("targetValue")
