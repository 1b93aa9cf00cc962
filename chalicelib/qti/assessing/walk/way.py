"""A test as the ways that lead through it: its structure, and the rules on each step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from chalicelib.core.exams import FormPart, FormSection, TimeLimits
from chalicelib.qti.assessing.test_rules import TestRules, read_test_rules
from chalicelib.qti.findings import Findings
from chalicelib.qti.node import Node
from chalicelib.qti.packages.names import resolve
from chalicelib.qti.packages.structure import PlacedItem, Structure

_RULED = ("testPart", "assessmentSection", "assessmentSectionRef", "assessmentItemRef")


@dataclass(frozen=True)
class StepRules:
    """The conditions for coming to a part, section or item, and the branches behind it."""

    conditions: tuple[Node, ...] = ()
    branches: tuple[Node, ...] = ()
    defaults: tuple[Node, ...] = ()
    """The templateDefault elements of an item."""

    def __add__(self, other: "StepRules") -> "StepRules":
        """Put the rules of a section behind those of the reference to it."""
        return StepRules(
            self.conditions + other.conditions,
            self.branches + other.branches,
            self.defaults + other.defaults,
        )


NO_RULES = StepRules()
_NO_TEST = Node("assessmentTest", {}, "", ())


@dataclass(frozen=True)
class TestWay:
    """A test with the rules of its parts, sections and items, by identifier."""

    __test__ = False

    rules: TestRules
    parts: tuple[FormPart, ...]
    places: Mapping[str, PlacedItem]
    time_limits: TimeLimits | None = None
    steps: Mapping[str, StepRules] = field(default_factory=dict)

    def unguarded(self) -> "TestWay":
        """Return the same test without what holds a candidate up: time limits, required answers.

        For answers of which it was judged already that they count: then nothing may stop them.
        """
        return replace(
            self,
            parts=tuple(_untimed_part(part) for part in self.parts),
            places={name: _unguarded(one) for name, one in self.places.items()},
            time_limits=None,
        )


def read_way(test: Node | None, path: str, structure: Structure, findings: Findings) -> TestWay:
    """Read the way through a test, whose file stands at this path.

    A package without a test has no rules: then there is nothing to read them from.
    """
    steps: dict[str, StepRules] = {}
    for _, name, found in rules_by_step(test or _NO_TEST, path, structure):
        steps[name] = steps.get(name, NO_RULES) + found
    rules = read_test_rules(test or _NO_TEST, structure, findings)
    return TestWay(rules, structure.parts, structure.places, structure.time_limits, steps)


def rules_by_step(
    test: Node, path: str, structure: Structure
) -> Iterator[tuple[str, str, StepRules]]:
    """Go through the rules of a test: the file in which they stand, and of what they are."""
    files = {file.path: file.tree for file in structure.section_files}
    for where, document in ((path, test), *files.items()):
        for name, found in _rules_in(document, where, files):
            yield where, name, found


def _rules_in(
    document: Node, path: str, files: Mapping[str, Node]
) -> Iterator[tuple[str, StepRules]]:
    for node in document.walk():
        if node.name not in _RULED:
            continue
        named: Node | None = node
        if node.name == "assessmentSectionRef":
            # The rules of a reference hold for the section that it brings in.
            named = files.get(resolve(path, node.get("href")) or "")
        found = StepRules(
            node.all("preCondition"), node.all("branchRule"), node.all("templateDefault")
        )
        if named is not None and found != NO_RULES:
            yield named.get("identifier"), found


def _unguarded(place: PlacedItem) -> PlacedItem:
    control = replace(place.control, allow_skipping=True, validate_responses=False)
    return replace(place, control=control, time_limits=None)


def _untimed_part(part: FormPart) -> FormPart:
    sections = tuple(_untimed_section(section) for section in part.sections)
    return replace(part, sections=sections, time_limits=None)


def _untimed_section(section: FormSection) -> FormSection:
    children = tuple(
        _untimed_section(child) if isinstance(child, FormSection) else child
        for child in section.children
    )
    return replace(section, children=children, time_limits=None)
