"""Who runs this Facet: what the pages for everyone say, from organisation.toml beside this file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parent / "organisation.toml"


@dataclass(frozen=True)
class Organisation:
    """Names and addresses of whoever answers for this Facet, as users read them."""

    name: str
    address: str
    website: str
    helpdesk_name: str
    helpdesk_email: str
    helpdesk_phone: str
    helpdesk_hours: str
    helpdesk_hours_en: str
    privacy_email: str
    accessibility_email: str
    security_email: str


@cache
def organisation() -> Organisation:
    """Read it once. :raises TypeError: if a line is missing, or one too many."""
    return Organisation(**tomllib.loads(SOURCE.read_text(encoding="utf-8")))
