"""What reading a test yields: its parts, the places of its items, and what it asks for."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from chalicelib.core.exams import Demand, FormPart, ItemSessionControl, TimeLimits
from chalicelib.qti.findings import Findings
from chalicelib.qti.node import Node


@dataclass(frozen=True)
class PlacedItem:
    """An assessmentItemRef: which file it names, and what the test says of the item there.

    ``template_defaults`` are those that depend on nothing but chance; what reads an outcome of
    another item stays in the original and makes the form ask for server navigation.
    """

    path: str
    control: ItemSessionControl = field(default_factory=ItemSessionControl)
    time_limits: TimeLimits | None = None
    categories: tuple[str, ...] = ()
    weights: dict[str, float] = field(default_factory=dict)
    template_defaults: tuple[Node, ...] = ()


@dataclass(frozen=True)
class SectionFile:
    """A section in a file of its own, to which an assessmentSectionRef points."""

    path: str
    data: bytes
    xml: etree._Element
    tree: Node


OpenSection = Callable[[str, Findings], SectionFile | None]
"""Opens the section at this path; None when the findings say why that cannot be."""


@dataclass(frozen=True)
class Structure:
    """A test, read; ``places`` are its items by the identifier of their reference."""

    title: str
    parts: tuple[FormPart, ...]
    places: dict[str, PlacedItem]
    time_limits: TimeLimits | None = None
    demands: frozenset[Demand] = frozenset()
    section_files: tuple[SectionFile, ...] = ()

    @property
    def most_items(self) -> int:
        """Count the items of a form, or what a candidate gets when items are taken twice."""
        most = sum(section.most_items for part in self.parts for section in part.sections)
        return max(len(self.places), most)
