"""Expressions without operands: variables, keys, mappings and constants (QTI 3.0, 2.10.1)."""

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.declarations import ResponseVariable
from chalicelib.qti.items.values import BaseType, NotOfType, Value, read_scalar, single
from chalicelib.qti.node import Node
from chalicelib.qti.processing.expression import Expression, Scope, Signature, State


def _infer_variable(node: Node, scope: Scope) -> Signature | None:
    identifier = node.get("identifier")
    variable = scope.declarations.find(identifier)
    if variable is None:
        scope.findings.add("variable-unknown", identifier=identifier)
        return None
    whole = variable.base_type is BaseType.INTEGER
    return Signature(variable.cardinality, variable.base_type, whole)


def _variable(node: Node, state: State) -> Value | None:
    return state.value_of(node.get("identifier"))


def _find_response(node: Node, scope: Scope) -> ResponseVariable | None:
    identifier = node.get("identifier")
    found = scope.declarations.responses.get(identifier)
    if found is None:
        scope.findings.add("variable-unknown", identifier=identifier)
    return found


def _infer_correct(node: Node, scope: Scope) -> Signature | None:
    variable = _find_response(node, scope)
    if variable is None:
        return None
    if variable.correct is None:
        scope.findings.add("correct-not-declared", identifier=variable.id)
        return None
    return Signature(variable.cardinality, variable.base_type)


def _correct(node: Node, state: State) -> Value | None:
    return state.declarations.responses[node.get("identifier")].correct


def _infer_map_response(node: Node, scope: Scope) -> Signature | None:
    variable = _find_response(node, scope)
    if variable is None:
        return None
    if variable.mapping is None:
        scope.findings.add("mapping-not-declared", identifier=variable.id)
        return None
    return Signature(Cardinality.SINGLE, BaseType.FLOAT, variable.mapping.is_whole)


def _map_response(node: Node, state: State) -> Value | None:
    identifier = node.get("identifier")
    mapping = state.declarations.responses[identifier].mapping
    return single(BaseType.FLOAT, mapping.total(state.value_of(identifier))) if mapping else None


def _infer_base_value(node: Node, scope: Scope) -> Signature | None:
    kind, text = node.get("baseType"), node.text.strip()[:60]
    if kind not in list(BaseType):
        scope.findings.add("base-type-not-supported", value=text, base_type=kind)
        return None
    try:
        value = _base_value(node)
    except NotOfType:
        scope.findings.add("value-not-of-type", value=text, base_type=kind)
        return None
    scalar = value.single if value else None
    whole = isinstance(scalar, int) or (isinstance(scalar, float) and scalar.is_integer())
    return Signature(Cardinality.SINGLE, BaseType(kind), whole)


def _base_value(node: Node, _state: State | None = None) -> Value | None:
    base_type = BaseType(node.get("baseType"))
    return single(base_type, read_scalar(base_type, node.text.strip()))


def _infer_null(_node: Node, _scope: Scope) -> Signature:
    return Signature(Cardinality.SINGLE, None)


def _null(_node: Node, _state: State) -> None:
    return None


LEAVES = {
    "variable": Expression(_infer_variable, _variable),
    "correct": Expression(_infer_correct, _correct),
    "mapResponse": Expression(_infer_map_response, _map_response),
    "baseValue": Expression(_infer_base_value, _base_value),
    "null": Expression(_infer_null, _null),
}
