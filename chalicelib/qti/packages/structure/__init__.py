"""The structure of a test: its parts, its sections, and which item stands where."""

from chalicelib.qti.packages.structure.model import (
    OpenSection,
    PlacedItem,
    SectionFile,
    Structure,
)
from chalicelib.qti.packages.structure.reading import read_structure
from chalicelib.qti.packages.structure.rubrics import rubrics_above

__all__ = [
    "OpenSection",
    "PlacedItem",
    "SectionFile",
    "Structure",
    "read_structure",
    "rubrics_above",
]
