"""Cutting a file into cells, whatever program wrote it."""

import pytest

from chalicelib.core.candidates import (
    FILE_BYTES_MAX,
    ROWS_MAX,
    ImportFileTooLarge,
    ImportProblem,
    ImportTooManyRows,
)
from chalicelib.core.candidates.csv_file import Column, read_sheet
from tests.builders.candidates import HEADINGS, a_file

ROW = "1001;Zoë;;Jansen;2F"


def _problems(data: bytes) -> list[tuple[int, str, ImportProblem]]:
    return [(one.line, one.column, one.problem) for one in read_sheet(data).findings]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_every_encoding_of_excel_is_understood(encoding: str) -> None:
    data = a_file(ROW).decode().encode(encoding)

    sheet = read_sheet(data)

    assert [row.cells[Column.FIRST_NAME] for row in sheet.rows] == ["Zoë"]
    assert sheet.findings == ()


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_every_delimiter_of_spreadsheets_is_understood(delimiter: str) -> None:
    data = a_file(ROW).replace(b";", delimiter.encode())

    assert read_sheet(data).rows[0].cells[Column.SURNAME] == "Jansen"


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\r"])
def test_every_line_ending_is_understood(ending: bytes) -> None:
    data = a_file(ROW, ROW).replace(b"\r\n", ending)

    assert [row.line for row in read_sheet(data).rows] == [2, 3]


def test_a_delimiter_inside_quoted_headings_does_not_count() -> None:
    data = b'"kandidaatnummer";"voornaam";"achternaam";"niveau";"a, b, c, d, e, f, g"\n1;A;B;2F;x\n'

    assert read_sheet(data).rows[0].cells[Column.SURNAME] == "B"


def test_the_note_that_excel_writes_about_its_delimiter_is_no_row() -> None:
    sheet = read_sheet(b"sep=,\r\n" + a_file(ROW).replace(b";", b","))

    assert [row.line for row in sheet.rows] == [3]


def test_columns_may_stand_in_any_order() -> None:
    data = a_file("2F;Jansen;Zoë;1001", headings="niveau;achternaam;voornaam;kandidaatnummer")

    assert read_sheet(data).rows[0].cells[Column.NUMBER] == "1001"


def test_headings_of_school_systems_are_recognised() -> None:
    headings = " Leerlingnummer ;Roepnaam;TUSSENVOEGSEL;achter-naam;Niveau;Extra tijd (minuten)"

    cells = read_sheet(a_file("1001;Zoë;de;Jansen;2F;30", headings=headings)).rows[0].cells

    assert cells == {
        Column.NUMBER: "1001",
        Column.FIRST_NAME: "Zoë",
        Column.PREFIX: "de",
        Column.SURNAME: "Jansen",
        Column.LEVEL: "2F",
        Column.EXTRA_TIME: "30",
    }


def test_a_column_that_nobody_knows_is_ignored_and_named() -> None:
    sheet = read_sheet(a_file(ROW + ";42", headings=HEADINGS + ";Schoenmaat"))

    assert sheet.ignored_columns == ("Schoenmaat",)
    assert sheet.findings == ()


def test_every_missing_column_is_named_at_once() -> None:
    assert _problems(a_file("x", headings="voornaam;achternaam")) == [
        (1, "kandidaatnummer", ImportProblem.COLUMN_MISSING),
        (1, "niveau", ImportProblem.COLUMN_MISSING),
    ]


def test_a_column_that_stands_there_twice_is_refused() -> None:
    assert _problems(a_file(ROW + ";x", headings=HEADINGS + ";roepnaam")) == [
        (1, "voornaam", ImportProblem.COLUMN_TWICE)
    ]


def test_empty_lines_count_as_lines_and_not_as_rows() -> None:
    sheet = read_sheet(b"\r\n" + a_file("", ROW, ";;;;", ROW))

    assert [row.line for row in sheet.rows] == [4, 6]


def test_a_cell_of_two_lines_does_not_shift_the_line_numbers() -> None:
    sheet = read_sheet(a_file('1001;"Zoë\nAnna";;Jansen;2F', ROW))

    assert [row.line for row in sheet.rows] == [2, 4]


def test_a_row_may_end_early() -> None:
    assert read_sheet(a_file("1001;Zoë")).rows[0].cells == {
        Column.NUMBER: "1001",
        Column.FIRST_NAME: "Zoë",
    }


def test_a_row_with_more_cells_than_columns_is_wrong() -> None:
    assert _problems(a_file(ROW, ROW + ";x")) == [(3, "", ImportProblem.TOO_MANY_CELLS)]


def test_empty_cells_after_the_last_column_are_harmless() -> None:
    assert _problems(a_file(ROW + ";;")) == []


def test_a_quotation_mark_too_many_is_found_on_its_line() -> None:
    assert _problems(a_file(ROW, '1002;"Zoë;;Jansen;2F')) == [(3, "", ImportProblem.BROKEN_QUOTES)]


@pytest.mark.parametrize("data", [b"PK\x03\x04\x00\x00", b"a\x81b", "naam".encode("utf-16")])
def test_a_file_of_another_kind_is_recognised(data: bytes) -> None:
    assert _problems(data) == [(1, "", ImportProblem.NOT_CSV)]


@pytest.mark.parametrize("data", [b"", b" \r\n \r\n", a_file(), a_file("", ";;;;")])
def test_a_file_without_candidates_says_so(data: bytes) -> None:
    assert _problems(data) == [(1, "", ImportProblem.EMPTY)]


def test_a_file_of_two_megabytes_is_read_and_a_byte_more_is_not() -> None:
    filling = b"\n" * (FILE_BYTES_MAX - len(a_file(ROW)))

    assert read_sheet(a_file(ROW) + filling).findings == ()
    with pytest.raises(ImportFileTooLarge):
        read_sheet(a_file(ROW) + filling + b"\n")


def test_five_thousand_rows_are_read_and_one_more_is_not() -> None:
    assert len(read_sheet(a_file(*[ROW] * ROWS_MAX)).rows) == ROWS_MAX
    with pytest.raises(ImportTooManyRows):
        read_sheet(a_file(*[ROW] * (ROWS_MAX + 1)))
