"""Institutions, their sites, and the kinds and levels of education that Dutch schools know."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from chalicelib.core.institutions.errors import (
    BrinCodeInvalid,
    InstitutionStateRefusal,
    SiteCodeInvalid,
)
from chalicelib.core.kernel import InstitutionId, SiteId


class EducationType(StrEnum):
    """The kind of education a candidate follows; the values are the words of Dutch schools."""

    PO = "PO"
    VO = "VO"
    VSO = "VSO"
    VAVO = "VAVO"
    MBO = "MBO"


class EducationLevel(StrEnum):
    """The level an exam is made for; the values are the words of Dutch schools."""

    F1 = "1F"
    F2 = "2F"
    F3 = "3F"
    ER2 = "2ER"
    ER3 = "3ER"
    VMBO_BB = "VMBO_BB"
    VMBO_KB = "VMBO_KB"
    VMBO_GL = "VMBO_GL"
    VMBO_TL = "VMBO_TL"
    HAVO = "HAVO"
    VWO = "VWO"


@dataclass(frozen=True)
class BrinCode:
    """The number under which the ministry knows an institution."""

    value: str

    def __post_init__(self) -> None:
        """Accept only a well-formed code. :raises BrinCodeInvalid: otherwise."""
        if not re.fullmatch(r"[0-9]{2}[A-Z]{2}", self.value):
            raise BrinCodeInvalid(value=self.value)


@dataclass(frozen=True)
class SiteCode:
    """A BRIN code and the two digits that tell one site of an institution from another."""

    brin: BrinCode
    number: str

    def __post_init__(self) -> None:
        """Accept only a well-formed code. :raises SiteCodeInvalid: otherwise."""
        if not re.fullmatch(r"[0-9]{2}", self.number):
            raise SiteCodeInvalid(value=self.number)

    def __str__(self) -> str:
        return self.brin.value + self.number

    @classmethod
    def parse(cls, text: str) -> "SiteCode":
        """Read ``01AB02``. :raises BrinCodeInvalid: or :raises SiteCodeInvalid: if it is none."""
        return cls(BrinCode(text[:4]), text[4:])


class InstitutionState(StrEnum):
    """Whether an institution takes part; what it did stays for the retention period."""

    ACTIVE = "active"
    DEREGISTERED = "deregistered"

    def deregister(self) -> "InstitutionState":
        """It stops. :raises InstitutionStateRefusal: unless it takes part."""
        return self._only_from(InstitutionState.ACTIVE, InstitutionState.DEREGISTERED)

    def return_(self) -> "InstitutionState":
        """It takes part again. :raises InstitutionStateRefusal: if it does already."""
        return self._only_from(InstitutionState.DEREGISTERED, InstitutionState.ACTIVE)

    def _only_from(
        self, expected: "InstitutionState", following: "InstitutionState"
    ) -> "InstitutionState":
        if self is not expected:
            raise InstitutionStateRefusal(state=self.value)
        return following


@dataclass(frozen=True)
class SchoolBoard:
    """Who answers for an institution by law; it signs what is asked for it."""

    name: str
    email: str


@dataclass(frozen=True)
class Institution:
    """A school, or whoever else works with exams.

    ``because_of`` names the registration whose approval brought it to its state.
    """

    id: InstitutionId
    brin: BrinCode
    name: str
    state: InstitutionState = InstitutionState.ACTIVE
    board: SchoolBoard | None = None
    deregistered_at: datetime | None = None
    because_of: str = ""
    version: int = 0

    @property
    def takes_part(self) -> bool:
        """Tell whether its people can work in Facet."""
        return self.state is InstitutionState.ACTIVE

    def deregister(self, because_of: str, at: datetime) -> "Institution":
        """Let it stop. :raises InstitutionStateRefusal: unless it takes part."""
        state = self.state.deregister()
        return replace(self, state=state, deregistered_at=at, because_of=because_of)

    def return_as(self, name: str, board: SchoolBoard, because_of: str) -> "Institution":
        """Let it take part again. :raises InstitutionStateRefusal: if it does already."""
        state = self.state.return_()
        return replace(
            self, state=state, deregistered_at=None, name=name, board=board, because_of=because_of
        )


@dataclass(frozen=True)
class Site:
    """A place where an institution teaches, and the levels it offers there."""

    id: SiteId
    institution_id: InstitutionId
    code: SiteCode
    name: str
    offered_levels: frozenset[EducationLevel]
    education_types: frozenset[EducationType] = frozenset()
