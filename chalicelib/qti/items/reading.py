"""Reads the declarations of an item out of its normalised tree."""

from dataclasses import dataclass, replace

from chalicelib.core.exams import Cardinality
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import (
    BUILT_IN,
    ContextVariable,
    Declarations,
    OutcomeVariable,
    ResponseVariable,
    TemplateVariable,
)
from chalicelib.qti.items.reading_mappings import read_area_mapping, read_mapping
from chalicelib.qti.items.reading_tables import read_table
from chalicelib.qti.items.reading_values import read_number, read_text, read_values
from chalicelib.qti.items.values import BaseType, Value, make_value
from chalicelib.qti.node import Node, QtiVersion

_DECLARATIONS = (
    "responseDeclaration",
    "outcomeDeclaration",
    "templateDeclaration",
    "contextDeclaration",
)


def read_declarations(item: Node, version: QtiVersion, findings: Findings) -> Declarations:
    """Read all variables; what is wrong with them goes to the findings and is left out."""
    declarations, seen = Declarations(), set()
    for node in item.all(*_DECLARATIONS):
        identifier, here = node.get("identifier"), findings.on(node.line)
        if identifier in BUILT_IN and node.name != "outcomeDeclaration":
            # Editors declare numAttempts and duration as responses; a candidate must not set them.
            continue
        if not identifier or identifier in seen:
            here.add("identifier-not-unique", identifier=identifier)
            continue
        seen.add(identifier)
        shape = _read_shape(node, here)
        if shape is not None:
            _Reader(node, *shape, version, here).read_into(declarations)
    return _with_made_keys(item, declarations)


def _with_made_keys(item: Node, declarations: Declarations) -> Declarations:
    # A key that template processing makes is declared too, although the declaration has no value.
    processing = item.child("templateProcessing")
    for node in processing.walk() if processing is not None else ():
        variable = declarations.responses.get(node.get("identifier"))
        if node.name == "setCorrectResponse" and variable is not None:
            declarations.responses[variable.id] = replace(variable, correct_declared=True)
    return declarations


def _read_shape(node: Node, findings: Findings) -> tuple[Cardinality, BaseType | None] | None:
    try:
        cardinality = Cardinality(node.get("cardinality"))
        if cardinality is Cardinality.RECORD:
            return cardinality, None
        return cardinality, BaseType(node.get("baseType"))
    except ValueError:
        findings.add(
            "declaration-not-supported",
            identifier=node.get("identifier"),
            cardinality=node.get("cardinality"),
            base_type=node.get("baseType"),
        )
        return None


@dataclass(frozen=True)
class _Reader:
    """Reads one declaration."""

    node: Node
    cardinality: Cardinality
    base_type: BaseType | None
    version: QtiVersion
    findings: Findings

    def read_into(self, declarations: Declarations) -> None:
        identifier = self.node.get("identifier")
        shape = (identifier, self.cardinality, self.base_type)
        if self.node.name == "responseDeclaration":
            declarations.responses[identifier] = self._response()
        elif self.node.name == "outcomeDeclaration":
            declarations.outcomes[identifier] = self._outcome()
        elif self.node.name == "templateDeclaration":
            in_math = self.node.flag("mathVariable")
            declarations.templates[identifier] = TemplateVariable(*shape, self._default(), in_math)
        else:
            declarations.contexts[identifier] = ContextVariable(*shape, self._default())

    def _default(self) -> Value | None:
        written = self.node.get("defaultValue")
        if self.base_type is None or self.node.child("defaultValue") or not written:
            return self._values("defaultValue")
        # Not in any version of the schema, but it can only mean one thing.
        scalar = read_text(written, self.base_type, self.findings)
        return None if scalar is None else make_value(self.cardinality, self.base_type, (scalar,))

    def _values(self, name: str) -> Value | None:
        return read_values(self.node.child(name), self.cardinality, self.base_type, self.findings)

    def _response(self) -> ResponseVariable:
        identifier, correct, default = (
            self.node.get("identifier"),
            self._values("correctResponse"),
            self._default(),
        )
        if default is not None and default == correct:
            self.findings.add("preset-is-key", identifier=identifier)
        return ResponseVariable(
            identifier,
            self.cardinality,
            self.base_type,
            correct,
            read_mapping(self.node, self.base_type, self.version, self.findings),
            read_area_mapping(self.node, self.base_type, self.findings),
            default,
            self.node.child("correctResponse") is not None,
        )

    def _outcome(self) -> OutcomeVariable:
        return OutcomeVariable(
            self.node.get("identifier"),
            self.cardinality,
            self.base_type,
            self._default(),
            read_number(self.node, "normalMaximum", self.findings),
            self.node.get("externalScored") not in ("", "none"),
            read_number(self.node, "normalMinimum", self.findings),
            read_number(self.node, "masteryValue", self.findings),
            read_table(self.node, self.base_type, self.findings),
        )
