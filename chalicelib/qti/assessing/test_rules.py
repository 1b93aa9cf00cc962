"""The outcome processing of a test, read: its variables, its rules, and what these may name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from chalicelib.core.exams import FormSection, Submission
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.reading import read_declarations
from chalicelib.qti.node import Node, QtiVersion
from chalicelib.qti.packages.structure import Structure

_COPY = re.compile(r"[1-9][0-9]{0,5}")
"""Which of the copies of an item that a selection took more than once, counted from 1."""


@dataclass(frozen=True)
class ItemVariableName:
    """What ``Q01.SCORE`` or ``Q01.2.SCORE`` means: a place in the test, a copy, a variable."""

    place: str
    copy: int | None
    variable: str


@dataclass(frozen=True)
class TestRules:
    """How a test makes its outcomes of those of its items.

    ``sections_of`` holds, by the identifier of an item reference, what it stands in: the test part
    first, then the sections from the outer to the inner. ``mapped`` holds the variables that a
    reference gives another name: name in the test -> name in the item.
    """

    __test__ = False

    declarations: Declarations
    rules: tuple[Node, ...]
    structure: Structure
    sections_of: Mapping[str, tuple[str, ...]]
    mapped: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def item_variable(self, identifier: str) -> ItemVariableName | None:
        """Return which variable of which item a name means; None when it is of no item here.

        Names of items may hold periods themselves: the longest name that is an item counts.
        """
        words = identifier.split(".")
        for cut in range(len(words) - 1, 0, -1):
            place, rest = ".".join(words[:cut]), words[cut:]
            if place not in self.structure.places:
                continue
            if len(rest) > 1 and _COPY.fullmatch(rest[0]):
                return ItemVariableName(place, int(rest[0]), ".".join(rest[1:]))
            return ItemVariableName(place, None, ".".join(rest))
        return None

    def name_in_item(self, place: str, name: str) -> str | None:
        """Return how an item itself calls a variable of this name; None when it has another now.

        A mapping changes the name for the whole of outcome processing (QTI 3.0, variableMapping).
        """
        mapped = self.mapped.get(place, {})
        if name in mapped:
            return mapped[name]
        return None if name in mapped.values() else name

    def weight(self, place: str, identifier: str) -> float:
        """Return the weight of an item; 1 where it has none of this name."""
        found = self.structure.places.get(place)
        return found.weights.get(identifier, 1.0) if found is not None else 1.0

    def submits_whole(self, place: str) -> bool:
        """Tell whether the part of an item is submitted as a whole."""
        above = self.sections_of.get(place, ())
        return any(
            part.id in above[:1] and part.submission is Submission.SIMULTANEOUS
            for part in self.structure.parts
        )


def read_test_rules(test: Node, structure: Structure, findings: Findings) -> TestRules:
    """Read how a test makes its outcomes; what is wrong with its variables is a finding.

    A test without outcome processing has no rules: its outcomes are what they start as.
    """
    processing = test.child("outcomeProcessing")
    return TestRules(
        # Only mappings differ between the versions, and a test has none.
        read_declarations(test, QtiVersion.V3P0, findings),
        processing.children if processing is not None else (),
        structure,
        dict(_sections_of(structure)),
        {
            reference.get("identifier"): _mapped(reference)
            for tree in (test, *(file.tree for file in structure.section_files))
            for reference in tree.walk()
            if reference.name == "assessmentItemRef" and reference.child("variableMapping")
        },
    )


def _sections_of(structure: Structure) -> Iterator[tuple[str, tuple[str, ...]]]:
    for part in structure.parts:
        for section in part.sections:
            yield from _within(section, (part.id,))


def _within(section: FormSection, above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    here = (*above, section.id)
    for child in section.children:
        if isinstance(child, FormSection):
            yield from _within(child, here)
        else:
            yield child.item_id, here


def _mapped(reference: Node) -> dict[str, str]:
    return {
        one.get("targetIdentifier"): one.get("sourceIdentifier")
        for one in reference.all("variableMapping")
    }
