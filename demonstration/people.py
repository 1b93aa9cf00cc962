"""The invented people of the demonstration: two schools, their staff and forty candidates.

Nobody here exists. The BRIN codes are of no real school, and every address ends in ``.example``,
which RFC 2606 keeps free of real mailboxes.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from chalicelib.core.access import Role

_PEOPLE = Path(__file__).parent / "people"
PASSWORD = "Examen-2026!"  # noqa: S105 - of invented people, printed at every start


@dataclass(frozen=True)
class DemonstrationSchool:
    """A school with one site."""

    brin: str
    site_number: str
    name: str
    city: str


@dataclass(frozen=True)
class DemonstrationStaff:
    """A member of staff; ``brin`` is None for those who serve all institutions."""

    username: str
    given_name: str
    prefix: str
    surname: str
    roles: frozenset[Role]
    brin: str | None
    email: str


@dataclass(frozen=True)
class DemonstrationCandidate:
    """A candidate; ``candidate_number`` is unique within a school."""

    brin: str
    candidate_number: str
    given_name: str
    prefix: str
    surname: str
    class_name: str
    level: str
    extra_time_minutes: int
    read_aloud: bool


def schools() -> tuple[DemonstrationSchool, ...]:
    """Give the two schools."""
    return tuple(DemonstrationSchool(**row) for row in _rows("schools.csv"))


def staff() -> tuple[DemonstrationStaff, ...]:
    """Give a member of staff for every role: in each school, or for all schools."""
    return _staff("staff.csv")


def colleagues() -> tuple[DemonstrationStaff, ...]:
    """Give more people of the first school, so that its list of users has a second page."""
    return _staff("colleagues.csv")


def candidates() -> tuple[DemonstrationCandidate, ...]:
    """Give the forty candidates, twenty for each school."""
    return tuple(
        DemonstrationCandidate(
            brin=row["brin"],
            candidate_number=row["candidate_number"],
            given_name=row["given_name"],
            prefix=row["prefix"],
            surname=row["surname"],
            class_name=row["class_name"],
            level=row["level"],
            extra_time_minutes=int(row["extra_time_minutes"]),
            read_aloud={"yes": True, "no": False}[row["read_aloud"]],
        )
        for row in _rows("candidates.csv")
    )


def _staff(name: str) -> tuple[DemonstrationStaff, ...]:
    return tuple(
        DemonstrationStaff(
            username=row["username"],
            given_name=row["given_name"],
            prefix=row["prefix"],
            surname=row["surname"],
            roles=frozenset(Role(role) for role in row["roles"].split()),
            brin=row["brin"] or None,
            email=row["email"],
        )
        for row in _rows(name)
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (_PEOPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
