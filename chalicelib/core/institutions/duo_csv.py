"""Reads the CSV files in which DUO publishes the addresses of schools, as open data.

Each sector has a file of its own ("Adressen alle vestigingen" and the like), with semicolons or
commas, in UTF-8 with or without a byte order mark, or in Windows-1252. Over the years the same
columns had several names; all of them are read, and columns that we do not need are passed over.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from chalicelib.core.institutions.errors import BrinCodeInvalid, SiteCodeInvalid
from chalicelib.core.institutions.model import BrinCode, BrinEntry, SiteCode

BRIN_COLUMNS = ("INSTELLINGSCODE", "BRIN NUMMER", "BRIN-NUMMER", "BRINNUMMER", "BRIN")
SITE_COLUMNS = ("VESTIGINGSCODE", "VESTIGINGSNUMMER")
SITE_NAME_COLUMNS = ("VESTIGINGSNAAM",)
NAME_COLUMNS = ("INSTELLINGSNAAM",)
ENCODINGS = ("utf-8-sig", "cp1252")
MAIN_SITE = "00"


@dataclass(frozen=True)
class DuoProblem:
    """A line that was passed over (``line`` counts from 1, the headings included), and why."""

    line: int
    why: str


@dataclass(frozen=True)
class DuoFile:
    """What a file says, and which of its lines say nothing that can be used."""

    entries: tuple[BrinEntry, ...]
    problems: tuple[DuoProblem, ...]


@dataclass
class _Gathered:
    name: str = ""
    sites: dict[str, str] = field(default_factory=dict)


def read_duo_csv(data: bytes) -> DuoFile:
    """Read one file; a file without the columns that name a school gives one problem."""
    lines = _rows(_decoded(data))
    headings = {name.strip().upper(): place for place, name in enumerate(next(lines, (1, []))[1])}
    brin, site = _place(headings, BRIN_COLUMNS), _place(headings, SITE_COLUMNS)
    site_name, name = _place(headings, SITE_NAME_COLUMNS), _place(headings, NAME_COLUMNS)
    if (brin is None and site is None) or (site_name is None and name is None):
        wanted = " or ".join((*BRIN_COLUMNS[:2], *SITE_NAME_COLUMNS, *NAME_COLUMNS))
        return DuoFile((), (DuoProblem(1, f"none of the columns {wanted}"),))
    found: dict[str, _Gathered] = {}
    problems = []
    for line, cells in lines:
        try:
            _take(found, *(_cell(cells, place) for place in (brin, site, site_name, name)))
        except (BrinCodeInvalid, SiteCodeInvalid) as refused:
            what = "BRIN code" if isinstance(refused, BrinCodeInvalid) else "site number"
            problems.append(DuoProblem(line, f"{refused.facts['value']!r} is no {what}"))
    return DuoFile(tuple(_entries(found)), tuple(problems))


def merged(files: Iterable[DuoFile]) -> tuple[BrinEntry, ...]:
    """Put files together: a school with several sectors stands in several files."""
    found: dict[str, _Gathered] = {}
    for entry in (entry for one in files for entry in one.entries):
        gathered = found.setdefault(entry.brin.value, _Gathered(entry.name))
        gathered.sites.update(entry.sites)
    return tuple(_entries(found))


def _take(
    found: dict[str, _Gathered], brin_text: str, site_text: str, site_name: str, name: str
) -> None:
    # A site is "00", "0" or "01AB00"; files of institutions have none.
    brin_text = (brin_text or site_text[:4]).upper()
    brin = BrinCode(brin_text)
    gathered = found.setdefault(brin.value, _Gathered())
    number = site_text.upper().removeprefix(brin.value).rjust(2, "0") if site_text else ""
    if number:
        gathered.sites[SiteCode(brin, number).number] = site_name or name
    gathered.name = name or gathered.name


def _entries(found: Mapping[str, _Gathered]) -> Iterator[BrinEntry]:
    for code, gathered in sorted(found.items()):
        first = gathered.sites.get(MAIN_SITE) or next(iter(sorted(gathered.sites.values())), "")
        yield BrinEntry(
            BrinCode(code), gathered.name or first, dict(sorted(gathered.sites.items()))
        )


def _decoded(data: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    heading = text.partition("\n")[0]
    delimiter = max(";,\t", key=heading.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield reader.line_num, cells


def _place(headings: Mapping[str, int], names: Iterable[str]) -> int | None:
    return next((headings[name] for name in names if name in headings), None)


def _cell(cells: list[str], place: int | None) -> str:
    return cells[place].strip() if place is not None and place < len(cells) else ""
