"""Candidates: who they are, what they are prepared for, and what they are entitled to."""

import unicodedata
from dataclasses import dataclass
from datetime import date

from chalicelib.core.institutions import EducationLevel, EducationType
from chalicelib.core.kernel import CandidateId, InstitutionId, SiteId


@dataclass(frozen=True)
class CandidateIdentity:
    """Who a candidate is. Stored apart, so that it can be erased and results stay."""

    number: str
    first_name: str
    prefix: str
    surname: str
    born_on: date | None

    @property
    def name(self) -> str:
        """Give the name as it is spoken: Bram van der Linthorst."""
        return " ".join(part for part in (self.first_name, self.prefix, self.surname) if part)

    @property
    def listed_name(self) -> str:
        """Give the name as Dutch lists write it: Linthorst, Bram van der."""
        given = " ".join(part for part in (self.first_name, self.prefix) if part)
        return f"{self.surname}, {given}"

    @property
    def sort_key(self) -> tuple[str, str, str, str]:
        """Order by surname without its prefix, as Dutch lists do; accents do not count."""
        parts = (self.surname, self.first_name, self.prefix)
        surname, first_name, prefix = (without_accents(part) for part in parts)
        return surname, first_name, prefix, self.number


@dataclass(frozen=True)
class CandidateAttributes:
    """Three texts that a school may use as it likes; the third is the CREBO by custom."""

    first: str
    second: str
    third: str


@dataclass(frozen=True)
class Accommodation:
    """What a candidate is entitled to; the words are those of 1EdTech's PNP."""

    read_aloud: bool
    extra_time_minutes: int


@dataclass(frozen=True)
class Candidate:
    """A candidate of one site."""

    id: CandidateId
    institution_id: InstitutionId
    site_id: SiteId
    identity: CandidateIdentity
    class_name: str
    education_type: EducationType | None
    level: EducationLevel
    attributes: CandidateAttributes
    accommodation: Accommodation

    @property
    def name(self) -> str:
        """Give the name as it is spoken."""
        return self.identity.name

    @property
    def extra_time_minutes(self) -> int:
        """Give how much longer this candidate may take."""
        return self.accommodation.extra_time_minutes


@dataclass(frozen=True)
class CandidateRegister:
    """Counts the changes to the candidates of a site, so that two imports cannot cross."""

    site_id: SiteId
    version: int = 0
    changed_by: str | None = None
    """The import that changed the site last."""


def without_accents(text: str) -> str:
    """Give the text for comparing: small letters, no accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
