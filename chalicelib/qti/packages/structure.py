"""The structure of a test: its parts, its sections, and which item stands where."""

import re
from dataclasses import dataclass, field

from chalicelib.core.exams import (
    Demand,
    FormPart,
    FormSection,
    ItemPlace,
    ItemSessionControl,
    Navigation,
    TimeLimits,
)
from chalicelib.core.kernel import ItemId
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
class PlacedItem:
    """An assessmentItemRef: which file it names, and what the test says of the item there."""

    path: str
    control: ItemSessionControl = field(default_factory=ItemSessionControl)
    time_limits: TimeLimits | None = None
    categories: tuple[str, ...] = ()
    weights: dict[str, float] = field(default_factory=dict)
    template_defaults: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Structure:
    """A test, read; ``places`` are its items by the identifier of their reference."""

    title: str
    parts: tuple[FormPart, ...]
    places: dict[str, PlacedItem]
    time_limits: TimeLimits | None = None
    demands: frozenset[Demand] = frozenset()


def read_structure(test: Node, path: str, findings: Findings) -> Structure:
    """Read the structure of a test; what we cannot deliver goes to the findings."""
    reader = _Reader(path, findings)
    # The time of the whole test is set when an exam is published; parts of it have none yet.
    whole_time = test.child("timeLimits")
    for node in test.walk():
        if node is not whole_time:
            reader.check(node)
    parts = tuple(reader.read_part(part) for part in test.all("testPart"))
    return Structure(test.get("title"), parts, reader.places, demands=_demands(parts))


def _demands(parts: tuple[FormPart, ...]) -> frozenset[Demand]:
    free = [part for part in parts if part.navigation is Navigation.NONLINEAR]
    return frozenset({Demand.SEVERAL_PARTS} if free and len(parts) > 1 else ())


class _Reader:
    """Walks the sections of a test and collects the places of items."""

    def __init__(self, path: str, findings: Findings) -> None:
        self._path = path
        self._findings = findings
        self.places: dict[str, PlacedItem] = {}

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

    def read_part(self, part: Node) -> FormPart:
        """Read a part with its sections."""
        navigation = part.get("navigationMode")
        if navigation not in list(Navigation):
            self._findings.add("navigation", modes=navigation)
            navigation = Navigation.NONLINEAR
        sections = tuple(self._read_section(one) for one in part.all("assessmentSection"))
        return FormPart(part.get("identifier"), Navigation(navigation), sections)

    def _read_section(self, section: Node) -> FormSection:
        name = section.get("identifier")
        if not _IDENTIFIER.fullmatch(name):
            self._findings.add("identifier-invalid", identifier=name)
        ordering = section.child("ordering")
        shuffle = ordering is not None and ordering.flag("shuffle")
        if shuffle and section.all("assessmentSection"):
            self._findings.add("nested-shuffle", identifier=name)
        children = tuple(self._read_child(child) for child in section.children)
        return FormSection(
            name,
            section.get("title"),
            tuple(child for child in children if child is not None),
            visible=section.get("visible") not in ("false", "0"),
            shuffle=shuffle,
        )

    def _read_child(self, node: Node) -> FormSection | ItemPlace | None:
        if node.name == "assessmentSection":
            return self._read_section(node)
        return self._read_place(node) if node.name == "assessmentItemRef" else None

    def _read_place(self, node: Node) -> ItemPlace | None:
        identifier = node.get("identifier")
        path = resolve(self._path, node.get("href"))
        if not _IDENTIFIER.fullmatch(identifier):
            self._findings.add("identifier-invalid", identifier=identifier)
        elif identifier in self.places:
            self._findings.add("identifier-not-unique", identifier=identifier)
        elif path is None:
            self._findings.add("reference-unsafe", reference=node.get("href")[:200])
        else:
            self.places[identifier] = PlacedItem(path)
            return ItemPlace(ItemId(identifier))
        return None
