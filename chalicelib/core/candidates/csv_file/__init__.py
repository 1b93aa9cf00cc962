"""Candidates in a CSV file (docs/formats/candidates-csv.md)."""

from chalicelib.core.candidates.csv_file.columns import Column
from chalicelib.core.candidates.csv_file.example import example_file
from chalicelib.core.candidates.csv_file.row import RowReader
from chalicelib.core.candidates.csv_file.sheet import FILE_BYTES_MAX, ROWS_MAX, read_sheet

__all__ = ["FILE_BYTES_MAX", "ROWS_MAX", "Column", "RowReader", "example_file", "read_sheet"]
