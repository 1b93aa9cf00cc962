"""docs/formats/candidates-csv.md says what the code does."""

import re
from pathlib import Path

import pytest

from chalicelib.core.candidates import FILE_BYTES_MAX, ROWS_MAX
from chalicelib.core.candidates.csv_file import Column, read_sheet
from chalicelib.core.candidates.csv_file.columns import OTHER_HEADINGS, REQUIRED
from chalicelib.core.institutions import EducationType

DOCUMENT = (Path(__file__).parents[3] / "docs/formats/candidates-csv.md").read_text()
ROWS = [line.split("|") for line in DOCUMENT.splitlines() if line.startswith("| `")]


@pytest.mark.parametrize("column", Column)
def test_a_column_stands_in_the_table_with_its_other_headings(column: Column) -> None:
    (row,) = [row for row in ROWS if f"`{column.value}`" in row[1]]

    others = {heading for heading, known in OTHER_HEADINGS.items() if known is column}
    assert set(re.findall(r"\w+", row[4])) == others
    assert row[2].strip() == ("ja" if column in REQUIRED else "nee")


def test_the_kinds_of_education_stand_in_the_table() -> None:
    (row,) = [row for row in ROWS if "`onderwijssoort`" in row[1]]

    assert re.findall(r"`(\w+)`", row[3]) == [kind.value for kind in EducationType]


def test_the_example_in_the_document_can_be_read() -> None:
    example = DOCUMENT.split("```csv\n")[1].split("```")[0]

    sheet = read_sheet(example.encode())

    assert len(sheet.rows) == 2
    assert (sheet.findings, sheet.ignored_columns) == ((), ())


def test_the_limits_are_those_of_the_document() -> None:
    rows, megabytes = f"{ROWS_MAX:,}".replace(",", "."), FILE_BYTES_MAX // 1_000_000

    assert f"Hoogstens {rows} kandidaten en {megabytes} MB." in DOCUMENT
