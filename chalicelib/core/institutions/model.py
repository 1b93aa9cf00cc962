"""Institutions, their sites, and the kinds and levels of education that Dutch schools know."""

import re
from dataclasses import dataclass
from enum import StrEnum

from chalicelib.core.institutions.errors import BrinCodeInvalid, SiteCodeInvalid
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


@dataclass(frozen=True)
class Institution:
    """A school, or whoever else works with exams."""

    id: InstitutionId
    brin: BrinCode
    name: str


@dataclass(frozen=True)
class Site:
    """A place where an institution teaches, and the levels it offers there."""

    id: SiteId
    institution_id: InstitutionId
    code: SiteCode
    name: str
    offered_levels: frozenset[EducationLevel]
