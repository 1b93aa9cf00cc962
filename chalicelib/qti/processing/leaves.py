"""Expressions without operands: variables, keys, mappings and constants (QTI 3.0, 2.10.1)."""

import math
from collections.abc import Callable

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.areas import AreaMapping
from chalicelib.qti.items.declarations import ResponseVariable, Variable
from chalicelib.qti.items.mapping import Mapping
from chalicelib.qti.items.values import BaseType, NotOfType, Value, read_scalar, single
from chalicelib.qti.node import Node
from chalicelib.qti.processing.expression import Expression, Infer, Scope, State
from chalicelib.qti.processing.forgiven import Forgiven
from chalicelib.qti.processing.signature import FLOAT, NULL, Signature

_CONSTANTS = {"pi": math.pi, "e": math.e}


def _find(node: Node, scope: Scope) -> Variable | None:
    identifier = node.get("identifier")
    found = scope.declarations.find(identifier)
    if found is None:
        scope.at(node).add("variable-unknown", identifier=identifier)
    return found


def _infer_variable(node: Node, scope: Scope) -> Signature | None:
    variable = _find(node, scope)
    return signature_of(variable) if variable is not None else None


def signature_of(variable: Variable) -> Signature:
    """Return the type of what a variable holds."""
    whole = variable.base_type is BaseType.INTEGER
    return Signature(variable.cardinality, variable.base_type, whole)


def _variable(node: Node, state: State) -> Value | None:
    return state.value_of(node.get("identifier"))


def _default(node: Node, state: State) -> Value | None:
    variable = state.declarations.find(node.get("identifier"))
    return variable.default if variable is not None else None


def _infer_response(
    declared: Callable[[ResponseVariable], Signature | None],
    complain: Callable[[Node, Scope], None],
    forgiven: Forgiven,
    otherwise: Callable[[ResponseVariable], Signature],
) -> Infer:
    """Make the type rule of what a response variable must have been declared with."""

    def infer(node: Node, scope: Scope) -> Signature | None:
        variable = scope.declarations.responses.get(node.get("identifier"))
        if variable is None:
            scope.at(node).add("variable-unknown", identifier=node.get("identifier"))
            return None
        signature = declared(variable)
        if signature is None and scope.forgives(forgiven):
            return otherwise(variable)
        if signature is None:
            complain(node, scope)
        return signature

    return infer


def _correct_type(variable: ResponseVariable) -> Signature | None:
    return signature_of(variable) if variable.has_correct else None


def _no_correct(node: Node, scope: Scope) -> None:
    scope.at(node).add("correct-not-declared", identifier=node.get("identifier"))


def _infer_correct(node: Node, scope: Scope) -> Signature | None:
    infer = _infer_response(_correct_type, _no_correct, Forgiven.KEY_MISSING, signature_of)
    signature = infer(node, scope)
    if signature is None:
        return None
    key = scope.declarations.responses[node.get("identifier")].correct
    if signature.is_single and key is not None and len(key.items) > 1:
        # Such a key is read only when it is not imported, and nobody knows which value it means.
        scope.at(node).add("too-many-values", count=str(len(key.items)))
        return None
    return signature


def _correct(node: Node, state: State) -> Value | None:
    return state.declarations.responses[node.get("identifier")].correct


def _mapped_type(variable: ResponseVariable) -> Signature | None:
    mapping = variable.mapping
    return Signature(Cardinality.SINGLE, BaseType.FLOAT, mapping.is_whole) if mapping else None


def _worth_nothing(_variable: ResponseVariable) -> Signature:
    return Signature(Cardinality.SINGLE, BaseType.FLOAT, whole=True)


def _no_mapping(node: Node, scope: Scope) -> None:
    scope.at(node).add("mapping-not-declared", identifier=node.get("identifier"))


def _map_response(node: Node, state: State) -> Value | None:
    identifier = node.get("identifier")
    return _total(state.declarations.responses[identifier].mapping, state, identifier)


def _area_mapped_type(variable: ResponseVariable) -> Signature | None:
    mapping = variable.area_mapping
    if mapping is None or variable.base_type is not BaseType.POINT:
        return None
    return Signature(Cardinality.SINGLE, BaseType.FLOAT, mapping.is_whole)


def _no_area_mapping(node: Node, scope: Scope) -> None:
    scope.at(node).add("area-mapping-not-declared", identifier=node.get("identifier"))


def _map_response_point(node: Node, state: State) -> Value | None:
    identifier = node.get("identifier")
    return _total(state.declarations.responses[identifier].area_mapping, state, identifier)


def _total(mapping: Mapping | AreaMapping | None, state: State, identifier: str) -> Value | None:
    if mapping is None:
        return single(BaseType.FLOAT, 0.0)
    value = state.value_of(identifier)
    enough = state.effort.spend(mapping.cost * len(value.items)) if value is not None else True
    return single(BaseType.FLOAT, mapping.total(value)) if enough else None


def _infer_base_value(node: Node, scope: Scope) -> Signature | None:
    kind, text = node.get("baseType"), node.text.strip()[:60]
    if kind not in list(BaseType):
        scope.at(node).add("base-type-not-supported", value=text, base_type=kind)
        return None
    try:
        value = _base_value(node)
    except NotOfType:
        scope.at(node).add("value-not-of-type", value=text, base_type=kind)
        return None
    scalar = value.single if value else None
    whole = isinstance(scalar, int) or (isinstance(scalar, float) and scalar.is_integer())
    return Signature(Cardinality.SINGLE, BaseType(kind), whole)


def _base_value(node: Node, _state: State | None = None) -> Value | None:
    base_type = BaseType(node.get("baseType"))
    return single(base_type, read_scalar(base_type, node.text.strip()))


def _infer_null(_node: Node, _scope: Scope) -> Signature:
    return NULL


def _null(_node: Node, _state: State) -> None:
    return None


def _infer_constant(node: Node, scope: Scope) -> Signature | None:
    name = node.get("name")
    if name not in _CONSTANTS:
        scope.at(node).add("attribute-not-valid", element=node.name, attribute="name", value=name)
        return None
    return FLOAT


def _constant(node: Node, _state: State) -> Value | None:
    return single(BaseType.FLOAT, _CONSTANTS[node.get("name")])


LEAVES = {
    "variable": Expression(_infer_variable, _variable),
    "default": Expression(_infer_variable, _default),
    "correct": Expression(_infer_correct, _correct),
    "mapResponse": Expression(
        _infer_response(_mapped_type, _no_mapping, Forgiven.MAPPING_MISSING, _worth_nothing),
        _map_response,
    ),
    "mapResponsePoint": Expression(
        _infer_response(
            _area_mapped_type, _no_area_mapping, Forgiven.MAPPING_MISSING, _worth_nothing
        ),
        _map_response_point,
    ),
    "baseValue": Expression(_infer_base_value, _base_value),
    "null": Expression(_infer_null, _null),
    "mathConstant": Expression(_infer_constant, _constant),
}
