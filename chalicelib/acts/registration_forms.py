"""What the forms of schools send, and what their pages need to show them again.

A form has a row for each site, with fields called ``site_1_name`` and so on; a program sends the
same as a list ``sites``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import Field, model_validator

from chalicelib.core.institutions import (
    SITES_MAX,
    BrinCheckView,
    BrinEntry,
    EducationLevel,
    EducationType,
    FormView,
    IntendedAdministrator,
    RegisteredSite,
    RegistrationForm,
    RegistrationKind,
    SchoolBoard,
)
from chalicelib.core.kernel import NotFound
from chalicelib.serving.inputs import Input

ROW_FIELD = re.compile(r"site_([1-9][0-9]?)_(number|name|types|levels)")
LISTS = ("types", "levels")


class SiteInput(Input):
    """A row of a form; all empty is a row that was not used."""

    number: str = Field("", max_length=10)
    name: str = Field("", max_length=200)
    types: tuple[EducationType, ...] = ()
    levels: tuple[EducationLevel, ...] = ()

    @property
    def site(self) -> RegisteredSite:
        """The row as the rules know it."""
        return RegisteredSite(self.number, self.name, frozenset(self.types), frozenset(self.levels))


class SitesInput(Input):
    """Rows of sites; ``rows`` is how many the page showed."""

    sites: tuple[SiteInput, ...] = Field((), max_length=SITES_MAX)
    rows: int = Field(1, ge=1, le=SITES_MAX)

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        rows: dict[int, dict[str, Any]] = {}
        rest = {}
        for name, value in given.items():
            match = ROW_FIELD.fullmatch(name)
            if match is None:
                rest[name] = value
            else:
                several = match[2] in LISTS and not isinstance(value, list)
                rows.setdefault(int(match[1]), {})[match[2]] = [value] if several else value
        if rows:
            rest["sites"] = [rows.get(number, {}) for number in range(1, max(rows) + 1)]
        return rest

    @property
    def registered(self) -> tuple[RegisteredSite, ...]:
        """The rows as the rules know them."""
        return tuple(row.site for row in self.sites)


class RegistrationInput(SitesInput):
    """Everything a form may ask; which fields count depends on its kind."""

    institution_name: str = Field("", max_length=200)
    brin: str = Field("", max_length=10)
    board_name: str = Field("", max_length=200)
    board_email: str = Field("", max_length=300)
    first_name: str = Field("", max_length=200)
    last_name: str = Field("", max_length=200)
    email: str = Field("", max_length=300)
    phone: str = Field("", max_length=40)
    step: str = Field("check", max_length=20)

    def form(self, kind: RegistrationKind) -> RegistrationForm:
        """Give what was filled in, not checked yet."""
        return RegistrationForm(
            kind=kind,
            institution_name=self.institution_name,
            brin=self.brin.upper(),
            board=SchoolBoard(self.board_name, self.board_email),
            administrator=self._administrator if kind.names_administrator else None,
            sites=self.registered if kind.names_sites else (),
        )

    @property
    def _administrator(self) -> IntendedAdministrator:
        return IntendedAdministrator(self.first_name, self.last_name, self.email, self.phone)


@dataclass(frozen=True)
class RegistrationFormView:
    """A form with what was typed by field, or (``checked``) everything again before it is sent.

    ``fetched``: open data have just filled in a part.
    """

    kind: RegistrationKind
    rows: int
    values: Mapping[str, Any] = field(default_factory=dict)
    checked: FormView | None = None
    check: BrinCheckView | None = None
    fetched: bool = False
    types: tuple[EducationType, ...] = tuple(EducationType)
    levels: tuple[EducationLevel, ...] = tuple(EducationLevel)


def kind_of(path_value: str) -> RegistrationKind:
    """Read the kind of a form from its address. :raises NotFound: if there is no such form."""
    try:
        return RegistrationKind(path_value)
    except ValueError as error:
        raise NotFound from error


def typed_values(given: RegistrationInput) -> dict[str, Any]:
    """Give what was typed, by field."""
    plain = given.model_dump(exclude={"sites", "rows", "step"})
    return {**plain, **site_values(given.registered)}


def site_values(sites: tuple[RegisteredSite, ...]) -> dict[str, Any]:
    """Give the fields of rows of sites."""
    values: dict[str, Any] = {}
    for row, site in enumerate(sites, 1):
        values |= {
            f"site_{row}_number": site.number,
            f"site_{row}_name": site.name,
            f"site_{row}_types": sorted(site.education_types),
            f"site_{row}_levels": sorted(site.levels),
        }
    return values


def without_row(sites: tuple[RegisteredSite, ...], row: int) -> tuple[RegisteredSite, ...]:
    """Give the rows without the one that is to go, counted from 1."""
    return sites[: row - 1] + sites[row:]


def with_entry(sites: tuple[RegisteredSite, ...], entry: BrinEntry) -> tuple[RegisteredSite, ...]:
    """Add the sites of the open data that are not on the form yet."""
    there = tuple(site for site in sites if not site.is_empty)
    numbers = {site.number for site in there}
    new = (
        RegisteredSite(number, name, frozenset(), frozenset())
        for number, name in sorted(entry.sites.items())
        if number not in numbers
    )
    return (*there, *new)[:SITES_MAX]
