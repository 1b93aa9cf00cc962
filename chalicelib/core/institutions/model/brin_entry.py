"""What DUO's open data say of an institution."""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.core.institutions.model.institution import BrinCode


@dataclass(frozen=True)
class BrinEntry:
    """A BRIN code with its name, and its sites: names by two-digit number."""

    brin: BrinCode
    name: str
    sites: Mapping[str, str]
