"""How big a package may be; every number is a limit that an import states openly."""

from dataclasses import dataclass

_MB = 1024 * 1024


@dataclass(frozen=True)
class PackageLimits:
    """The most that a package may hold; sizes in bytes."""

    zip_bytes: int
    unpacked_bytes: int
    file_bytes: int
    xml_bytes: int
    files: int
    ratio: int
    """Unpacked size over packed size of one file; applies above ``ratio_from_bytes``."""
    ratio_from_bytes: int
    items: int


EXAM_LIMITS = PackageLimits(
    zip_bytes=100 * _MB,
    unpacked_bytes=200 * _MB,
    file_bytes=25 * _MB,
    xml_bytes=2 * _MB,
    files=2_000,
    ratio=100,
    ratio_from_bytes=_MB,
    items=500,
)
"""For national exams: a large one has about 60 items and 30 MB of pictures."""


def in_megabytes(size_bytes: int) -> str:
    """Write a size for a person."""
    return f"{size_bytes / _MB:g} MB"
