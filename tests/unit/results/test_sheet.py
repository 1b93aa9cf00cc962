"""Cells of a CSV are safe and Dutch."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.results import write_sheet


def cell(value: str | int | float | None) -> str:
    text = write_sheet(["kop"], [[value]]).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[1][0]


@pytest.mark.parametrize("formula", ["=1+1", "+31", "-1", "@a", "\t=1", "\r=1", "\n=1", "  =1"])
def test_text_that_a_spreadsheet_would_calculate_gets_an_apostrophe(formula: str) -> None:
    assert cell(formula) == f"'{formula}"


@pytest.mark.parametrize(
    ("value", "written"),
    [(1.5, "1,5"), (0.1 + 0.2, "0,3"), (12, "12"), (3.0, "3"), (None, ""), (-2.5, "-2,5")],
)
def test_numbers_are_written_with_a_comma(value: float | None, written: str) -> None:
    assert cell(value) == written


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30))
def test_any_other_text_comes_back_as_it_was(text: str) -> None:
    assert cell(text).removeprefix("'") == text.removeprefix("'")
