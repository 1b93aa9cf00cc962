"""Reads the lookup table of an outcome declaration."""

from chalicelib.core.exams import Cardinality
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.lookup import InterpolationTable, LookupTable, MatchTable, Step
from chalicelib.qti.items.reading_values import read_number, read_text
from chalicelib.qti.items.values import BaseType, Value, single
from chalicelib.qti.node import Node


def read_table(
    declaration: Node, base_type: BaseType | None, findings: Findings
) -> LookupTable | None:
    """Read the table of an outcome, if it has one."""
    node = declaration.child("matchTable") or declaration.child("interpolationTable")
    if node is None:
        return None
    single_value = declaration.get("cardinality") == Cardinality.SINGLE
    if base_type is None or not single_value:
        findings.on(node.line).add("table-not-single", identifier=declaration.get("identifier"))
        return None
    default = _target(node, "defaultValue", base_type, findings)
    if node.name == "matchTable":
        return MatchTable(tuple(_read_matches(node, base_type, findings)), default)
    return InterpolationTable(tuple(_read_steps(node, base_type, findings)), default)


def _read_matches(
    table: Node, base_type: BaseType, findings: Findings
) -> list[tuple[int, Value | None]]:
    found = []
    for node in table.all("matchTableEntry"):
        here = findings.on(node.line)
        source = read_text(node.get("sourceValue"), BaseType.INTEGER, here)
        if not isinstance(source, int):
            here.add("table-entry-without-source")
            continue
        found.append((source, _target(node, "targetValue", base_type, findings)))
    return found


def _read_steps(table: Node, base_type: BaseType, findings: Findings) -> list[Step]:
    found = []
    for node in table.all("interpolationTableEntry"):
        start = read_number(node, "sourceValue", findings)
        if start is None:
            findings.on(node.line).add("table-entry-without-source")
            continue
        # The bound itself belongs to the step unless the entry says otherwise (QTI 3.0).
        included = node.get("includeBoundary", "true") in ("true", "1")
        found.append(Step(start, included, _target(node, "targetValue", base_type, findings)))
    return found


def _target(node: Node, attribute: str, base_type: BaseType, findings: Findings) -> Value | None:
    scalar = read_text(node.get(attribute), base_type, findings.on(node.line))
    return None if scalar is None else single(base_type, scalar)
