"""Reads the declarations of an item out of its normalised tree."""

from chalicelib.core.exams import Cardinality
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import Declarations, OutcomeVariable, ResponseVariable
from chalicelib.qti.items.mapping import MapEntry, Mapping
from chalicelib.qti.items.values import (
    BaseType,
    NotOfType,
    Scalar,
    Value,
    make_value,
    read_scalar,
)
from chalicelib.qti.node import Node, QtiVersion


def read_declarations(item: Node, version: QtiVersion, findings: Findings) -> Declarations:
    """Read all variables; what is wrong with them goes to the findings and is left out."""
    declarations = Declarations()
    for node in item.all("responseDeclaration", "outcomeDeclaration"):
        identifier = node.get("identifier")
        if not identifier or declarations.find(identifier):
            findings.add("identifier-not-unique", identifier=identifier)
            continue
        shape = _read_shape(node, findings)
        if shape is None:
            continue
        if node.name == "responseDeclaration":
            reader = _ResponseReader(node, *shape, findings)
            declarations.responses[identifier] = reader.read(version)
        else:
            declarations.outcomes[identifier] = _read_outcome(node, *shape, findings)
    return declarations


def read_values(
    node: Node | None, cardinality: Cardinality, base_type: BaseType, findings: Findings
) -> Value | None:
    """Read the ``value`` elements of a correct response or default value."""
    if node is None:
        return None
    scalars: list[Scalar] = []
    for value in node.all("value"):
        # Blanks around a declared value are the layout of the file, also around a string.
        text = value.text.strip()
        # An empty value element stands for NULL, as editors write it.
        if text == "":
            continue
        try:
            scalars.append(read_scalar(base_type, text))
        except NotOfType:
            findings.add("value-not-of-type", value=text[:60], base_type=base_type)
    if cardinality is Cardinality.SINGLE and len(scalars) > 1:
        findings.add("too-many-values", count=str(len(scalars)))
    return make_value(cardinality, base_type, tuple(scalars))


def read_number(node: Node, attribute: str, findings: Findings) -> float | None:
    """Read an attribute that holds a number, or None when it is not there."""
    text = node.get(attribute)
    if not text:
        return None
    try:
        return float(str(read_scalar(BaseType.FLOAT, text)))
    except NotOfType:
        findings.add("value-not-of-type", value=text[:60], base_type="float")
        return None


def _read_shape(node: Node, findings: Findings) -> tuple[Cardinality, BaseType] | None:
    try:
        return Cardinality(node.get("cardinality")), BaseType(node.get("baseType"))
    except ValueError:
        findings.add(
            "declaration-not-supported",
            identifier=node.get("identifier"),
            cardinality=node.get("cardinality"),
            base_type=node.get("baseType"),
        )
        return None


def _read_outcome(
    node: Node, cardinality: Cardinality, base_type: BaseType, findings: Findings
) -> OutcomeVariable:
    external = node.get("externalScored")
    return OutcomeVariable(
        node.get("identifier"),
        cardinality,
        base_type,
        read_values(node.child("defaultValue"), cardinality, base_type, findings),
        read_number(node, "normalMaximum", findings),
        external not in ("", "none"),
    )


class _ResponseReader:
    def __init__(
        self, node: Node, cardinality: Cardinality, base_type: BaseType, findings: Findings
    ) -> None:
        self._node = node
        self._cardinality = cardinality
        self._base_type = base_type
        self._findings = findings

    def read(self, version: QtiVersion) -> ResponseVariable:
        if self._node.child("defaultValue") is not None:
            self._findings.add("response-default", identifier=self._node.get("identifier"))
        correct = self._node.child("correctResponse")
        return ResponseVariable(
            self._node.get("identifier"),
            self._cardinality,
            self._base_type,
            read_values(correct, self._cardinality, self._base_type, self._findings),
            self._read_mapping(version),
        )

    def _read_mapping(self, version: QtiVersion) -> Mapping | None:
        node = self._node.child("mapping")
        if node is None:
            return None
        # The schema of 2.1 names no default for caseSensitive and engines take true; from 2.2 on
        # the schema's default is false. On the mapping element it holds for all its entries.
        sensitive = _flag(node, "caseSensitive", default=version is QtiVersion.V2P1)
        entries = [self._read_entry(entry, sensitive) for entry in node.all("mapEntry")]
        return Mapping(
            tuple(entry for entry in entries if entry is not None),
            read_number(node, "defaultValue", self._findings) or 0.0,
            read_number(node, "lowerBound", self._findings),
            read_number(node, "upperBound", self._findings),
        )

    def _read_entry(self, node: Node, sensitive: bool) -> MapEntry | None:
        points = read_number(node, "mappedValue", self._findings)
        try:
            key = read_scalar(self._base_type, node.attributes.get("mapKey", ""))
        except NotOfType:
            key_text = node.get("mapKey")[:60]
            self._findings.add("value-not-of-type", value=key_text, base_type=self._base_type)
            return None
        if points is None:
            self._findings.add("map-entry-without-value", key=node.get("mapKey"))
            return None
        return MapEntry(key, points, _flag(node, "caseSensitive", default=sensitive))


def _flag(node: Node, attribute: str, *, default: bool) -> bool:
    return node.flag(attribute) if node.get(attribute) else default
