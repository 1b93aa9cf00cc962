"""How whatever is stored declares what it knows of people, and for how long."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PersonalData:
    """What personal data is held (none: an empty text), and when it is erased."""

    holds: str
    kept: str
