"""What the cells of a candidates file may say."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from chalicelib.core.candidates import ImportProblem
from chalicelib.core.candidates.csv_file import cells
from chalicelib.core.candidates.csv_file.cells import CellWrongError
from chalicelib.core.institutions import EducationLevel, EducationType

TODAY = date(2026, 5, 15)
OFFERED = frozenset({EducationLevel.F2, EducationLevel.VMBO_KB})

short = partial(cells.text, length_max=5)
needed = partial(cells.required_text, length_max=5)
born = partial(cells.birth_date, today=TODAY)
level = partial(cells.level, offered=OFFERED)


@pytest.mark.parametrize(
    ("read", "cell", "expected"),
    [
        (short, " a \n b ", "a b"),
        (short, "Zoe\u0308", "Zoë"),
        (short, "", ""),
        (needed, "12345", "12345"),
        (cells.candidate_number, " 2026-a_1.2 ", "2026-a_1.2"),
        (born, "14-03-2009", date(2009, 3, 14)),
        (born, "4-3-2009", date(2009, 3, 4)),
        (born, "14/03/2009", date(2009, 3, 14)),
        (born, "2009-03-14", date(2009, 3, 14)),
        (born, "14-05-2026", date(2026, 5, 14)),
        (born, " ", None),
        (cells.education_type, "vo", EducationType.VO),
        (cells.education_type, "", None),
        (level, "2f", EducationLevel.F2),
        (level, "vmbo kb", EducationLevel.VMBO_KB),
        (level, "VMBO-KB", EducationLevel.VMBO_KB),
        (cells.yes_or_no, "Ja", True),
        (cells.yes_or_no, "n", False),
        (cells.yes_or_no, "", False),
        (cells.extra_minutes, "", 0),
        (cells.extra_minutes, " 30 ", 30),
        (cells.extra_minutes, "180", 180),
    ],
)
def test_a_cell_means_what_people_mean_by_it(
    read: Callable[[str], object], cell: str, expected: object
) -> None:
    assert read(cell) == expected


@pytest.mark.parametrize(
    ("read", "cell", "problem"),
    [
        (short, "123456", ImportProblem.CELL_TOO_LONG),
        (short, "Zo\ufffd", ImportProblem.CELL_CHARACTERS),
        (short, "a\x07b", ImportProblem.CELL_CHARACTERS),
        (needed, "  ", ImportProblem.CELL_EMPTY),
        (cells.candidate_number, "", ImportProblem.CELL_EMPTY),
        (cells.candidate_number, "10 01", ImportProblem.NUMBER_FORMAT),
        (cells.candidate_number, "=1001", ImportProblem.NUMBER_FORMAT),
        (born, "14 maart 2009", ImportProblem.DATE_FORMAT),
        (born, "14-03-09", ImportProblem.DATE_FORMAT),
        (born, "30-02-2009", ImportProblem.DATE_IMPOSSIBLE),
        (born, "15-05-2026", ImportProblem.DATE_IMPOSSIBLE),
        (born, "31-12-1899", ImportProblem.DATE_IMPOSSIBLE),
        (cells.education_type, "HBO", ImportProblem.TYPE_UNKNOWN),
        (level, "", ImportProblem.CELL_EMPTY),
        (level, "9F", ImportProblem.LEVEL_UNKNOWN),
        (level, "HAVO", ImportProblem.LEVEL_NOT_OFFERED),
        (cells.yes_or_no, "misschien", ImportProblem.YES_NO_UNKNOWN),
        (cells.extra_minutes, "181", ImportProblem.MINUTES_UNKNOWN),
        (cells.extra_minutes, "-5", ImportProblem.MINUTES_UNKNOWN),
        (cells.extra_minutes, "30 minuten", ImportProblem.MINUTES_UNKNOWN),
    ],
)
def test_a_cell_that_means_nothing_says_why(
    read: Callable[[str], object], cell: str, problem: ImportProblem
) -> None:
    with pytest.raises(CellWrongError) as refused:
        read(cell)

    assert refused.value.problem is problem
