"""Prints the value of a variable in a body (QTI 3.0, printedVariable)."""

from dataclasses import dataclass

from chalicelib.qti.items.values import Value, write_value
from chalicelib.qti.node import Node
from chalicelib.qti.templating.variant import Variant


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
        node.attributes.get("format", ""),
        node.flag("powerForm"),
        node.get("base"),
        node.get("index"),
        node.attributes.get("delimiter", ";"),
        node.get("field"),
        node.attributes.get("mappingIndicator", "="),
    )


def print_value(printed: Printed, variant: Variant) -> str:
    """Return the text of a variable in this variant; NULL is nothing."""
    value: Value | None = variant.values.get(printed.identifier)
    written = write_value(value)
    return printed.delimiter.join(written) if isinstance(written, list) else written or ""
