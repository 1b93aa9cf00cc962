"""A number that was typed becomes a record of what it is made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.answers import read_answer
from chalicelib.qti.items.declarations import ResponseVariable
from chalicelib.qti.items.values import write_value

RECORD = ResponseVariable("RESPONSE", Cardinality.RECORD, None)


def fields(answer: str | list[str]) -> dict[str, str]:
    written = write_value(read_answer(RECORD, answer))
    assert isinstance(written, list)
    return dict(line.split("=", 1) for line in written)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("12", {"integerValue": "12", "leftDigits": "2", "rightDigits": "0", "nsf": "2"}),
        ("12,50", {"floatValue": "12.5", "rightDigits": "2", "ndp": "2", "nsf": "4"}),
        ("0.05", {"leftDigits": "1", "rightDigits": "2", "ndp": "2", "nsf": "1"}),
        ("1.25e3", {"floatValue": "1250.0", "exponent": "3", "ndp": "0", "rightDigits": "2"}),
        ("5e-2", {"exponent": "-2", "ndp": "2", "nsf": "1"}),
    ],
)
def test_a_typed_number_is_taken_apart(typed: str, wanted: dict[str, str]) -> None:
    found = fields(typed)

    assert {name: found[name] for name in wanted} == wanted
    assert found["stringValue"] == typed


def test_only_a_number_without_a_point_is_an_integer() -> None:
    assert "integerValue" not in fields("12.0")
    assert "integerValue" not in fields("1e3")


def test_what_is_no_number_is_a_text_only() -> None:
    assert fields("kaas") == {"stringValue": "kaas"}


def test_nothing_typed_is_null() -> None:
    assert read_answer(RECORD, "") is None
    assert read_answer(RECORD, None) is None


def test_a_field_that_is_not_of_its_type_is_left_out() -> None:
    assert fields(["floatValue=1.5", "integerValue=veel", "zonder", "eigen=x"]) == {
        "floatValue": "1.5",
        "eigen": "x",
    }


@given(st.text(alphabet="0123456789.,eE+- x", max_size=20))
def test_whatever_is_typed_reads_back_as_the_same_record(typed: str) -> None:
    value = read_answer(RECORD, typed)

    assert read_answer(RECORD, write_value(value)) == value
