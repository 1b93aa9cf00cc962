"""What a cell may say, and what it means."""

import re
import unicodedata
from datetime import date

from chalicelib.core.candidates.model import ImportProblem
from chalicelib.core.institutions import EducationLevel, EducationType

YES = {"ja", "j"}
NO = {"nee", "n", ""}
EXTRA_TIME_MINUTES_MAX = 180
OLDEST = date(1900, 1, 1)


class CellWrongError(ValueError):
    """The cell does not say what its column needs."""

    def __init__(self, problem: ImportProblem, **facts: object) -> None:
        """Remember what is wrong, and the facts for the sentence."""
        super().__init__(problem)
        self.problem = problem
        self.facts = {name: str(fact) for name, fact in facts.items()}


def text(cell: str, *, length_max: int) -> str:
    """Read a text. :raises CellWrongError: if it is too long, or cannot have been meant so."""
    tidy = unicodedata.normalize("NFC", " ".join(cell.split()))
    if len(tidy) > length_max:
        raise CellWrongError(ImportProblem.CELL_TOO_LONG, maximum=length_max)
    if "\ufffd" in tidy or any(unicodedata.category(character) == "Cc" for character in tidy):
        raise CellWrongError(ImportProblem.CELL_CHARACTERS)
    return tidy


def required_text(cell: str, *, length_max: int) -> str:
    """Read a text that must be there. :raises CellWrongError: if it is not, or is no text."""
    found = text(cell, length_max=length_max)
    if not found:
        raise CellWrongError(ImportProblem.CELL_EMPTY)
    return found


def candidate_number(cell: str) -> str:
    """Read a candidate number. :raises CellWrongError: if it is empty or has an odd form."""
    found = required_text(cell, length_max=20)
    if not re.fullmatch(r"[A-Za-z0-9._-]+", found):
        raise CellWrongError(ImportProblem.NUMBER_FORMAT)
    return found


def birth_date(cell: str, *, today: date) -> date | None:
    """Read a date, as people or spreadsheets write it. :raises CellWrongError: if it is none."""
    plain = cell.strip()
    if not plain:
        return None
    found = _date(plain)
    if not OLDEST <= found < today:
        raise CellWrongError(ImportProblem.DATE_IMPOSSIBLE)
    return found


def _date(plain: str) -> date:
    dutch = re.fullmatch(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", plain, re.ASCII)
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", plain, re.ASCII)
    if iso:
        year, month, day = iso.groups()
    elif dutch:
        day, month, year = dutch.groups()
    else:
        raise CellWrongError(ImportProblem.DATE_FORMAT)
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise CellWrongError(ImportProblem.DATE_IMPOSSIBLE) from error


def education_type(cell: str) -> EducationType | None:
    """Read a kind of education. :raises CellWrongError: if there is no such kind."""
    plain = cell.strip().upper()
    if not plain:
        return None
    if plain not in {one.value for one in EducationType}:
        choices = ", ".join(EducationType)
        raise CellWrongError(ImportProblem.TYPE_UNKNOWN, choices=choices)
    return EducationType(plain)


def level(cell: str, *, offered: frozenset[EducationLevel]) -> EducationLevel:
    """Read a level: "vmbo kb", "VMBO-KB" and "VMBO_KB" are one.

    :raises CellWrongError: if there is no such level, or the site does not offer it.
    """
    plain = re.sub(r"[\s_-]+", "_", cell.strip().upper())
    choices = ", ".join(shown_level(one) for one in EducationLevel if one in offered)
    if not plain:
        raise CellWrongError(ImportProblem.CELL_EMPTY)
    if plain not in {one.value for one in EducationLevel}:
        raise CellWrongError(ImportProblem.LEVEL_UNKNOWN, choices=choices)
    if EducationLevel(plain) not in offered:
        raise CellWrongError(ImportProblem.LEVEL_NOT_OFFERED, choices=choices)
    return EducationLevel(plain)


def shown_level(level: EducationLevel) -> str:
    """Write a level as schools do: VMBO KB."""
    return level.value.replace("_", " ")


def yes_or_no(cell: str) -> bool:
    """Read ja or nee; empty is nee. :raises CellWrongError: if it is anything else."""
    plain = cell.strip().casefold()
    if plain not in YES | NO:
        raise CellWrongError(ImportProblem.YES_NO_UNKNOWN)
    return plain in YES


def extra_minutes(cell: str) -> int:
    """Read a number of minutes; empty is none. :raises CellWrongError: above three hours."""
    plain = cell.strip() or "0"
    if not re.fullmatch(r"\d{1,3}", plain, re.ASCII) or int(plain) > EXTRA_TIME_MINUTES_MAX:
        raise CellWrongError(ImportProblem.MINUTES_UNKNOWN, maximum=EXTRA_TIME_MINUTES_MAX)
    return int(plain)
