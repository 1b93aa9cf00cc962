"""Values are printed as printedVariable says."""

import pytest

from chalicelib.core.exams import Cardinality
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.values import BaseType, Value, make_record, single
from chalicelib.qti.templating.formats import FormatUnknown, print_number, read_format
from chalicelib.qti.templating.printing import (
    Printed,
    check_printed,
    print_value,
    read_printed,
)
from chalicelib.qti.templating.variant import Variant
from tests.unit.qti.templated import all_variants, node, read, templated


def printed(printing: Printed, value: Value | None, *, language: str = "") -> str:
    values = {"A": value, "N": single(BaseType.INTEGER, 2)}
    return print_value(printing, Variant(0, values, Declarations(), language))


def listed(*numbers: float) -> Value:
    return Value(Cardinality.ORDERED, BaseType.FLOAT, numbers)


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (7, "", "7"),
        (2.5, "", "2.5"),
        (3.0, "", "3"),
        (1e300, "", "1e+300"),
        (7, "%i", "7"),
        (7, "i", "7"),
        (7, "%03d", "007"),
        (7, "%5d", "    7"),
        (-7, "%+d", "-7"),
        (7, "%+d", "+7"),
        (2.5, "%i", "2"),
        (255, "%x", "ff"),
        (255, "%X", "FF"),
        (8, "%o", "10"),
        (3.14159, "%.2f", "3.14"),
        (2, "%.2f", "2.00"),
        (12345.678, "%.2e", "1.23e+04"),
        (12345.678, "%.2E", "1.23E+04"),
        (0.5, "%g", "0.5"),
        (1234567.0, "%g", "1.23457e+06"),
        (1234567.0, "%G", "1.23457E+06"),
        (2.5, "%.4r", "2.500"),
        (20.0, "%.2r", "20"),
        (2.5, "%s", "2.5"),
    ],
)
def test_a_number_is_printed_as_its_format_says(number: float, form: str, text: str) -> None:
    assert print_number(number, read_format(form)) == text


@pytest.mark.parametrize(
    "form", ["%", "%q", "%.2f%d", "%n", "%100d", "{}", "%.200f", "veel", "%*d", "%(A)s"]
)
def test_an_unknown_format_is_refused(form: str) -> None:
    with pytest.raises(FormatUnknown):
        read_format(form)


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (12000.0, "%.1e", "1.2 × 10⁴"),
        (0.00012, "%.1e", "1.2 × 10⁻⁴"),
        (0.5, "%.1f", "0.5"),
        (1e300, "", "1 × 10³⁰⁰"),
    ],
)
def test_a_power_of_ten_is_written_as_one(number: float, form: str, text: str) -> None:
    assert print_number(number, read_format(form, power_form=True)) == text


@pytest.mark.parametrize(
    ("number", "base", "text"), [(10, 2, "1010"), (-255, 16, "-ff"), (0, 2, "0"), (35, 36, "z")]
)
def test_an_integer_is_printed_in_another_base(number: int, base: int, text: str) -> None:
    assert print_number(number, read_format("%i", base=base)) == text
    assert print_number(number, read_format("", base=base)) == text


@pytest.mark.parametrize(
    ("language", "text"), [("nl", "2,5"), ("nl-NL", "2,5"), ("en", "2.5"), ("", "2.5")]
)
def test_a_dutch_item_prints_a_decimal_comma(language: str, text: str) -> None:
    assert printed(Printed("A"), single(BaseType.FLOAT, 2.5), language=language) == text


def test_only_numbers_get_a_comma() -> None:
    assert printed(Printed("A"), single(BaseType.STRING, "v1.2"), language="nl") == "v1.2"


def test_the_language_is_that_of_the_item() -> None:
    assert {one.language for one in all_variants(templated(language="nl"))} == {"nl"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (single(BaseType.BOOLEAN, True), "true"),
        (single(BaseType.STRING, "kaas"), "kaas"),
        (Value(Cardinality.SINGLE, BaseType.POINT, ((1, 2),)), "1 2"),
        (listed(1, 2.5), "1;2.5"),
    ],
)
def test_every_kind_of_value_can_be_printed(value: Value | None, text: str) -> None:
    assert printed(Printed("A"), value) == text


@pytest.mark.parametrize(("index", "text"), [("1", "1.0"), ("N", "2.0"), ("4", ""), ("0", "")])
def test_one_value_of_an_ordered_container_is_printed_by_its_place(index: str, text: str) -> None:
    assert printed(Printed("A", "%.1f", index=index), listed(1, 2, 3)) == text


def test_a_container_is_printed_with_its_delimiter() -> None:
    assert printed(Printed("A", delimiter=" en "), listed(1, 2)) == "1 en 2"


def test_a_record_is_printed_whole_or_by_its_field() -> None:
    record = make_record({"x": single(BaseType.INTEGER, 1), "y": single(BaseType.FLOAT, 2.5)})

    assert printed(Printed("A"), record) == "x=1;y=2.5"
    assert printed(Printed("A", delimiter=", ", mapping_indicator=": "), record) == "x: 1, y: 2.5"
    assert printed(Printed("A", field="y"), record) == "2.5"
    assert printed(Printed("A", field="z"), record) == ""


def test_an_outcome_prints_what_it_starts_with() -> None:
    (made,) = all_variants(templated(""))

    assert print_value(Printed("SCORE", "%.1f"), made) == "0.0"


def test_the_attributes_of_a_printed_variable_are_read() -> None:
    element = node(
        '<printedVariable identifier="A" format="%.2f" powerForm="true" base="N" index="2" '
        'delimiter=" en " field="x" mappingIndicator=" is "/>'
    )

    assert read_printed(element) == Printed("A", "%.2f", True, "N", "2", " en ", "x", " is ")
    assert read_printed(node('<printedVariable identifier="A"/>')) == Printed("A")


@pytest.mark.parametrize("element", ["<mi> A </mi>", "<ci>A</ci>"])
def test_a_variable_in_a_formula_is_read_by_its_name(element: str) -> None:
    assert read_printed(node(element)) == Printed("A")


@pytest.mark.parametrize(
    ("printing", "codes"),
    [
        (Printed("A"), []),
        (Printed("SCORE", "%.2f", base="B", index="2"), []),
        (Printed("RESPONSE"), ["variable-unknown"]),
        (Printed("X"), ["variable-unknown"]),
        (Printed("A", "%q"), ["format-unknown"]),
        (Printed("A", index="X"), ["variable-unknown"]),
        (Printed("A", base="X"), ["variable-unknown"]),
        (Printed("A", index="9" * 5_000), ["variable-unknown"]),
    ],
)
def test_what_cannot_be_printed_is_refused(printing: Printed, codes: list[str]) -> None:
    findings = Findings("item.xml")

    check_printed(printing, read(templated()).declarations, findings)

    assert [reason.code for reason in findings.reasons] == codes
