"""What a school asks of the helpdesk on a form, and what is wrong with it as it was typed."""

import hashlib
import json
import re
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from chalicelib.core.institutions.errors import BrinCodeInvalid, FormFaulty
from chalicelib.core.institutions.model.institution import (
    BrinCode,
    EducationLevel,
    EducationType,
    SchoolBoard,
)

NAME_MAX, EMAIL_MAX, PHONE_MAX = 120, 254, 20
SITES_MAX = 60
EMAIL = re.compile(r"[^@\s<>,;:\"]+@[^@\s<>,;:\"]+\.[A-Za-z0-9-]{2,}")
PHONE = re.compile(r"\+?[0-9][0-9 ()-]{8,18}")
ADDRESS = re.compile(r"://|www\.|@|\.(nl|com|net|org|eu|be|info|io)\b", re.IGNORECASE)
"""Names stand in e-mails that we send to whom a stranger named, so they lead nowhere."""
SITE_NUMBER = re.compile(r"[0-9]{2}")


class RegistrationKind(StrEnum):
    """What is asked: to begin, to have another administrator, to stop."""

    NEW_INSTITUTION = "new-institution"
    CHANGE_OF_ADMINISTRATOR = "change-of-administrator"
    DEREGISTRATION = "deregistration"

    @property
    def names_sites(self) -> bool:
        """Tell whether the form asks for sites."""
        return self is RegistrationKind.NEW_INSTITUTION

    @property
    def names_administrator(self) -> bool:
        """Tell whether the form asks for an administrator."""
        return self is not RegistrationKind.DEREGISTRATION


@dataclass(frozen=True)
class IntendedAdministrator:
    """Who is to administer the institution in Facet."""

    first_name: str
    last_name: str
    email: str
    phone: str

    @property
    def name(self) -> str:
        """How others know this person."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True)
class RegisteredSite:
    """A site as the form names it; any type of education may be combined with any level."""

    number: str
    name: str
    education_types: frozenset[EducationType]
    levels: frozenset[EducationLevel]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was filled in."""
        return not (self.number or self.name or self.education_types or self.levels)


@dataclass(frozen=True)
class RegistrationForm:
    """What was filled in; ``checked`` tells whether it can be sent."""

    kind: RegistrationKind
    institution_name: str
    brin: str
    board: SchoolBoard
    administrator: IntendedAdministrator | None = None
    sites: tuple[RegisteredSite, ...] = field(default=())

    def checked(self) -> "RegistrationForm":
        """Give the form without empty rows. :raises FormFaulty: naming every field that is wrong.

        Fields are called as on the page: those of the third site begin with ``site_3_``.
        """
        problems = {
            "brin": _brin(self.brin),
            "institution_name": _name(self.institution_name),
            **(site_problems(self.sites) if self.kind.names_sites else {}),
            **_administrator(self.administrator),
            "board_name": _name(self.board.name),
            "board_email": _email(self.board.email),
        }
        wrong = {name: problem for name, problem in problems.items() if problem}
        if wrong:
            raise FormFaulty(wrong)
        return RegistrationForm(
            kind=self.kind,
            institution_name=self.institution_name,
            brin=self.brin,
            board=self.board,
            administrator=self.administrator,
            sites=tuple(site for site in self.sites if not site.is_empty),
        )

    def digest(self) -> str:
        """Give the SHA-256 of exactly what stands on it, whatever the order of choices."""
        text = json.dumps(asdict(self), default=sorted, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def site_problems(sites: tuple[RegisteredSite, ...]) -> dict[str, str]:
    """Say what is wrong with rows of sites, by field; rows that are empty are left out."""
    filled = [(row, site) for row, site in enumerate(sites, 1) if not site.is_empty]
    if not filled:
        return {"site_1_number": "site_missing"}
    problems: dict[str, str] = {}
    seen: set[str] = set()
    for row, site in filled:
        found = {
            "number": _site_number(site.number, seen),
            "name": _name(site.name),
            "types": "" if site.education_types else "choice_missing",
            "levels": "" if site.levels else "choice_missing",
        }
        problems |= {f"site_{row}_{name}": what for name, what in found.items() if what}
        seen.add(site.number)
    return problems


def _administrator(given: IntendedAdministrator | None) -> dict[str, str]:
    if given is None:
        return {}
    return {
        "first_name": _name(given.first_name),
        "last_name": _name(given.last_name),
        "email": _email(given.email),
        "phone": _phone(given.phone),
    }


def _name(value: str) -> str:
    if not value:
        return "missing"
    if ADDRESS.search(value):
        return "name_with_address"
    return "string_too_long" if len(value) > NAME_MAX else ""


def _brin(value: str) -> str:
    if not value:
        return "missing"
    try:
        BrinCode(value)
    except BrinCodeInvalid:
        return "brin_format"
    return ""


def _email(value: str) -> str:
    if not value:
        return "missing"
    return "" if len(value) <= EMAIL_MAX and EMAIL.fullmatch(value) else "email_format"


def _phone(value: str) -> str:
    if not value:
        return "missing"
    return "" if PHONE.fullmatch(value) else "phone_format"


def _site_number(value: str, seen: set[str]) -> str:
    if not value:
        return "missing"
    if not SITE_NUMBER.fullmatch(value):
        return "site_number_format"
    return "site_number_twice" if value in seen else ""
