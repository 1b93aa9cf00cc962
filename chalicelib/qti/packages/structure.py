"""The structure of a test: parts and sections, flattened to what a candidate walks through."""

import re
from collections import Counter
from dataclasses import dataclass, field

from chalicelib.core.exams import Navigation
from chalicelib.qti.findings import Findings
from chalicelib.qti.node import Node
from chalicelib.qti.packages.manifest import resolve

_NOT_YET = {
    "preCondition": "pre-condition",
    "branchRule": "branch-rule",
    "selection": "selection",
    "adaptiveSelection": "selection",
    "assessmentSectionRef": "section-reference",
    "templateDefault": "template-processing",
    "variableMapping": "variable-mapping",
}
"""Elements of a test that change what a candidate gets or scores -> the reason to refuse them."""

_IDENTIFIER = re.compile(r"[A-Za-z0-9_.-]{1,64}")
"""Ids of items and sections travel in keys and addresses, so they stay plain."""


@dataclass(frozen=True)
class PlannedSection:
    """A run of items that stand next to each other in one section of the test."""

    id: str
    title: str
    item_ids: tuple[str, ...]
    shuffle: bool
    authored_id: str


@dataclass
class Structure:
    """A test, read: items by reference identifier -> path."""

    title: str
    navigation: Navigation
    sections: tuple[PlannedSection, ...] = ()
    items: dict[str, str] = field(default_factory=dict)


def read_structure(test: Node, path: str, findings: Findings) -> Structure:
    """Read the structure of a test; what we cannot deliver goes to the findings."""
    reader = _Reader(path, findings)
    # The time of the whole test is set when an exam is published; parts of it have none yet.
    whole_time = test.child("timeLimits")
    for node in test.walk():
        if node is not whole_time:
            reader.check(node)
    parts = test.all("testPart")
    for part in parts:
        for section in part.all("assessmentSection"):
            reader.read_section(section)
    return Structure(
        test.get("title"), _navigation(parts, findings), tuple(reader.sections), reader.items
    )


def _navigation(parts: tuple[Node, ...], findings: Findings) -> Navigation:
    modes = {part.get("navigationMode") for part in parts}
    if modes <= {"linear"} and modes:
        return Navigation.LINEAR
    # Free movement inside parts that close behind a candidate has no place in the session plan.
    if modes != {"nonlinear"} or len(parts) > 1:
        findings.add("navigation", modes=", ".join(sorted(modes)), count=str(len(parts)))
    return Navigation.NONLINEAR


class _Reader:
    """Walks the sections of a test and collects runs of items."""

    def __init__(self, path: str, findings: Findings) -> None:
        self._path = path
        self._findings = findings
        self.sections: list[PlannedSection] = []
        self.items: dict[str, str] = {}
        self._names: set[str] = set()
        self._runs: Counter[str] = Counter()

    def check(self, node: Node) -> None:
        """Look for what changes the test in ways that we do not follow yet."""
        identifier = node.get("identifier")
        if node.name in _NOT_YET:
            self._findings.add(_NOT_YET[node.name])
        if node.name == "weight" and node.get("value") not in ("1", "1.0"):
            self._findings.add("item-weight", value=node.get("value"))
        if node.name == "timeLimits":
            self._findings.add("time-limits")
        if node.name == "itemSessionControl" and (
            node.get("allowSkipping") in ("false", "0") or node.flag("validateResponses")
        ):
            self._findings.add("skipping-forbidden")
        if node.name == "assessmentItemRef" and node.flag("fixed"):
            self._findings.add("fixed-item", identifier=identifier)

    def read_section(self, section: Node) -> None:
        """Read a section and those inside it, in order."""
        name = section.get("identifier")
        if not _IDENTIFIER.fullmatch(name):
            self._findings.add("identifier-invalid", identifier=name)
            return
        ordering = section.child("ordering")
        shuffle = ordering is not None and ordering.flag("shuffle")
        if shuffle and section.all("assessmentSection"):
            self._findings.add("nested-shuffle", identifier=name)
        run: list[str] = []
        for child in section.children:
            if child.name == "assessmentItemRef":
                self._read_reference(child, run)
            elif child.name == "assessmentSection":
                self._close(section, run, shuffle)
                run = []
                self.read_section(child)
        self._close(section, run, shuffle)

    def _read_reference(self, node: Node, run: list[str]) -> None:
        identifier = node.get("identifier")
        path = resolve(self._path, node.get("href"))
        if not _IDENTIFIER.fullmatch(identifier):
            self._findings.add("identifier-invalid", identifier=identifier)
        elif identifier in self.items:
            self._findings.add("identifier-not-unique", identifier=identifier)
        elif path is None:
            self._findings.add("reference-unsafe", reference=node.get("href")[:200])
        else:
            self.items[identifier] = path
            run.append(identifier)

    def _close(self, section: Node, run: list[str], shuffle: bool) -> None:
        if not run:
            return
        # A section with a section in its midst becomes two runs; the second gets a name of its own.
        authored = section.get("identifier")
        name = self._free_name(authored)
        # A section that is not visible groups items without showing its title (QTI 3.0, visible).
        title = "" if section.get("visible") in ("false", "0") else section.get("title")
        self.sections.append(PlannedSection(name, title, tuple(run), shuffle, authored))

    def _free_name(self, authored: str) -> str:
        name = ""
        while not name or name in self._names:
            self._runs[authored] += 1
            number = self._runs[authored]
            name = authored if number == 1 else f"{authored}-{number}"
        self._names.add(name)
        return name
