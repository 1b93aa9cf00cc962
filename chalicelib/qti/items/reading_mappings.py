"""Reads the mappings of a response declaration: points for values, points for areas."""

from chalicelib.qti.findings import Findings
from chalicelib.qti.items.areas import Area, AreaMalformed, AreaMapping, read_area
from chalicelib.qti.items.mapping import MapEntry, Mapping
from chalicelib.qti.items.reading_values import read_number
from chalicelib.qti.items.values import BaseType, NotOfType, read_scalar
from chalicelib.qti.node import Node, QtiVersion


def read_mapping(
    declaration: Node, base_type: BaseType | None, version: QtiVersion, findings: Findings
) -> Mapping | None:
    """Read the mapping of a declaration, if it has one."""
    node = declaration.child("mapping")
    if node is None:
        return None
    if base_type is None:
        findings.on(node.line).add("mapping-of-record", identifier=declaration.get("identifier"))
        return None
    # The schema of 2.1 names no default for caseSensitive and engines take true; from 2.2 on
    # the schema's default is false. On the mapping element it holds for all its entries.
    sensitive = _flag(node, "caseSensitive", default=version is QtiVersion.V2P1)
    entries = [
        _read_entry(entry, base_type, sensitive, findings.on(entry.line))
        for entry in node.all("mapEntry")
    ]
    return Mapping(
        tuple(entry for entry in entries if entry is not None),
        *_default_and_bounds(node, findings),
    )


def read_area_mapping(
    declaration: Node, base_type: BaseType | None, findings: Findings
) -> AreaMapping | None:
    """Read the mapping of areas of a declaration, if it has one."""
    node = declaration.child("areaMapping")
    if node is None:
        return None
    if base_type is not BaseType.POINT:
        identifier = declaration.get("identifier")
        findings.on(node.line).add("area-mapping-not-points", identifier=identifier)
        return None
    entries = [_read_area_entry(entry, findings) for entry in node.all("areaMapEntry")]
    return AreaMapping(
        tuple(entry for entry in entries if entry is not None),
        *_default_and_bounds(node, findings),
    )


def _default_and_bounds(node: Node, findings: Findings) -> tuple[float, float | None, float | None]:
    return (
        read_number(node, "defaultValue", findings) or 0.0,
        read_number(node, "lowerBound", findings),
        read_number(node, "upperBound", findings),
    )


def _read_entry(
    node: Node, base_type: BaseType, sensitive: bool, findings: Findings
) -> MapEntry | None:
    points = read_number(node, "mappedValue", findings)
    try:
        key = read_scalar(base_type, node.attributes.get("mapKey", ""))
    except NotOfType:
        findings.add("value-not-of-type", value=node.get("mapKey")[:60], base_type=base_type)
        return None
    if points is None:
        findings.add("map-entry-without-value", key=node.get("mapKey"))
        return None
    return MapEntry(key, points, _flag(node, "caseSensitive", default=sensitive))


def _read_area_entry(node: Node, findings: Findings) -> tuple[Area, float] | None:
    here = findings.on(node.line)
    points = read_number(node, "mappedValue", findings)
    try:
        area = read_area(node.get("shape", "default"), node.get("coords"))
    except AreaMalformed:
        here.add("area-malformed", shape=node.get("shape"), coords=node.get("coords")[:60])
        return None
    if points is None:
        here.add("map-entry-without-value", key=node.get("coords"))
        return None
    return area, points


def _flag(node: Node, attribute: str, *, default: bool) -> bool:
    return node.flag(attribute) if node.get(attribute) else default
