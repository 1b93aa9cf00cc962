"""How big a package may be, and which foreign parts it may use; an environment sets both."""

from dataclasses import dataclass

_MB = 1024 * 1024


@dataclass(frozen=True)
class PackageLimits:
    """The most that a package may hold; sizes in bytes."""

    zip_bytes: int = 100 * _MB
    unpacked_bytes: int = 200 * _MB
    file_bytes: int = 25 * _MB
    xml_bytes: int = 2 * _MB
    files: int = 2_000
    ratio: int = 100
    """Unpacked size over packed size of one file; applies above ``ratio_from_bytes``."""
    ratio_from_bytes: int = _MB
    text_bytes: int = 32 * _MB
    """Of all XML together; what a test shows counts at every place where it stands."""
    tags: int = 500_000
    """In all XML together, counted in the same way; a real item has about two hundred."""
    steps: int = 20_000_000
    """Of work for all variants and best scores together: a minute on a slow machine."""
    items: int = 500
    interactions: int = 50
    """Of one item."""
    pixels: int = 50_000_000
    """Of one picture, all frames of an animation together."""
    all_pixels: int = 1_000_000_000
    """Of all PNG pictures together: each is unpacked to its last pixel."""


EXAM_LIMITS = PackageLimits()
"""For national exams: a large one has about 60 items and 30 MB of pictures."""


@dataclass(frozen=True)
class AllowedNames:
    """Parts that the operator of an environment trusts by name; everything else is refused."""

    pci: frozenset[str] = frozenset()
    """``customInteractionTypeIdentifier`` of portable custom interactions."""
    operators: frozenset[str] = frozenset()
    """``class`` of custom operators."""


NO_NAMES = AllowedNames()
"""What an environment allows unless its settings say otherwise."""


def in_megabytes(size_bytes: int) -> str:
    """Write a size for a person."""
    return f"{size_bytes / _MB:g} MB"
