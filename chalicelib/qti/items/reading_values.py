"""Reads the values and numbers that declarations hold."""

from chalicelib.core.exams import Cardinality
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.values import (
    BaseType,
    NotOfType,
    Scalar,
    Value,
    make_record,
    make_value,
    read_scalar,
    single,
)
from chalicelib.qti.node import Node


def read_values(
    node: Node | None, cardinality: Cardinality, base_type: BaseType | None, findings: Findings
) -> Value | None:
    """Read the ``value`` elements of a correct response or default value."""
    if node is None:
        return None
    if cardinality is Cardinality.RECORD or base_type is None:
        return _read_record(node, findings)
    found = [read_text(value.text, base_type, findings.on(value.line)) for value in _values(node)]
    scalars = tuple(scalar for scalar in found if scalar is not None)
    if cardinality is Cardinality.SINGLE and len(scalars) > 1:
        findings.on(node.line).add("too-many-values", count=str(len(scalars)))
    return make_value(cardinality, base_type, scalars)


def read_text(text: str, base_type: BaseType, findings: Findings) -> Scalar | None:
    """Read one value as a file writes it; None when it is empty or a finding says what is wrong."""
    # Blanks around a declared value are the layout of the file, also around a string. An empty
    # value element stands for NULL, as editors write it.
    word = text.strip()
    if word == "":
        return None
    try:
        return read_scalar(base_type, word)
    except NotOfType:
        findings.add("value-not-of-type", value=word[:60], base_type=base_type)
        return None


def read_number(node: Node, attribute: str, findings: Findings) -> float | None:
    """Read an attribute that holds a number, or None when it is not there."""
    scalar = read_text(node.get(attribute), BaseType.FLOAT, findings.on(node.line))
    return float(scalar) if isinstance(scalar, float) else None


def _values(node: Node) -> tuple[Node, ...]:
    return node.all("value")


def _read_record(node: Node, findings: Findings) -> Value | None:
    fields: dict[str, Value | None] = {}
    for value in _values(node):
        name, kind = value.get("fieldIdentifier"), value.get("baseType")
        if not name or kind not in list(BaseType) or name in fields:
            findings.on(value.line).add("field-malformed", field=name, base_type=kind)
            continue
        scalar = read_text(value.text, BaseType(kind), findings.on(value.line))
        fields[name] = None if scalar is None else single(BaseType(kind), scalar)
    return make_record(fields)
