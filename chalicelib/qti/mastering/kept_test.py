"""The test of a scoring part, read back: how its outcomes are made of those of its items."""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.qti.assessing.outcomes import check_outcome_processing
from chalicelib.qti.assessing.test_rules import TestRules, read_test_rules
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.item import read_document
from chalicelib.qti.node import normalise
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


def read_kept_test(kept: KeptTest, items: Mapping[str, Declarations]) -> TestRules | None:
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
    rules = read_test_rules(tree, structure, findings)
    check_outcome_processing(rules, items, findings, names_in(tree))
    return None if findings.reasons else rules
