"""Prints the value of a variable in a body (QTI 3.0, printedVariable)."""

import re
from dataclasses import dataclass

from chalicelib.core.exams import Cardinality
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import Declarations, OutcomeVariable, TemplateVariable
from chalicelib.qti.items.values import Scalar, Value, write_scalar
from chalicelib.qti.node import Node
from chalicelib.qti.templating.formats import Format, FormatUnknown, print_number, read_format
from chalicelib.qti.templating.variant import Variant

_LARGEST_BASE = 36
_WHOLE = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True)
class Printed:
    """Which variable to print, and how; the attributes of printedVariable."""

    identifier: str
    format: str = ""
    power_form: bool = False
    base: str = ""
    index: str = ""
    delimiter: str = ";"
    field: str = ""
    mapping_indicator: str = "="


def read_printed(node: Node) -> Printed:
    """Read a printedVariable, or an ``mi`` or ``ci`` of MathML that holds a variable's name."""
    if node.name in ("mi", "ci"):
        return Printed(node.text.strip())
    return Printed(
        node.get("identifier"),
        node.get("format"),
        node.flag("powerForm"),
        node.get("base"),
        node.get("index"),
        node.attributes.get("delimiter", ";"),
        node.get("field"),
        node.attributes.get("mappingIndicator", "="),
    )


def check_printed(printed: Printed, declarations: Declarations, findings: Findings) -> None:
    """Find what we could not print: only template and outcome variables are for candidates."""
    variable = declarations.find(printed.identifier)
    if not isinstance(variable, TemplateVariable | OutcomeVariable):
        findings.add("variable-unknown", identifier=printed.identifier)
        return
    try:
        read_format(printed.format)
    except FormatUnknown:
        findings.add("format-unknown", format=printed.format)
    for number in (printed.base, printed.index):
        known = not number or _WHOLE.fullmatch(number) or number in declarations.templates
        if not known:
            findings.add("variable-unknown", identifier=number)


def print_value(printed: Printed, variant: Variant) -> str:
    """Return the text of a variable in this variant; NULL is nothing."""
    value = _value_of(printed.identifier, variant)
    if value is None:
        return ""
    form = _form(printed, variant)
    if value.cardinality is Cardinality.RECORD:
        return _print_record(value, printed, form)
    if value.cardinality is Cardinality.ORDERED and printed.index:
        place = _number(printed.index, variant)
        return _print(value.items[place - 1], form) if 0 < place <= len(value.items) else ""
    return printed.delimiter.join(_print(scalar, form) for scalar in value.items)


def _value_of(identifier: str, variant: Variant) -> Value | None:
    if identifier in variant.values:
        return variant.values[identifier]
    outcome = variant.declarations.outcomes.get(identifier)
    return outcome.start if outcome is not None else None


def _print_record(value: Value, printed: Printed, form: Format) -> str:
    if printed.field:
        field = value.field(printed.field)
        return _print(field.single, form) if field is not None else ""
    lines = (
        f"{name}{printed.mapping_indicator}{_print(one.single, form)}" for name, one in value.fields
    )
    return printed.delimiter.join(lines)


def _form(printed: Printed, variant: Variant) -> Format:
    base = _number(printed.base, variant) if printed.base else 10
    return read_format(
        printed.format,
        power_form=printed.power_form,
        base=base if 2 <= base <= _LARGEST_BASE else 10,
        # The standard prints a point. In an item that says it is Dutch a number looks as it does
        # in the sentences around it; answers are read with a comma and with a point.
        comma=variant.language.lower().split("-")[0] == "nl",
    )


def _number(text: str, variant: Variant) -> int:
    """Read an attribute that is a whole number or names a variable that holds one; else 0."""
    if _WHOLE.fullmatch(text):
        return int(text)
    value = _value_of(text, variant)
    scalar = value.single if value is not None and value.items else 0
    return scalar if isinstance(scalar, int) else 0


def _print(scalar: Scalar, form: Format) -> str:
    if isinstance(scalar, int | float) and not isinstance(scalar, bool):
        return print_number(scalar, form)
    return write_scalar(scalar)
