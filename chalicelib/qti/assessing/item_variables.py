"""Variables, as the rules of a test read them: its own, and those of its items (``Q01.SCORE``)."""

from dataclasses import replace

from chalicelib.qti.assessing.subsets import check_weight
from chalicelib.qti.assessing.test_scope import TestScope, TestState, for_tests
from chalicelib.qti.items.declarations import ResponseVariable, Variable
from chalicelib.qti.items.values import BaseType, Value, single
from chalicelib.qti.node import Node
from chalicelib.qti.processing.forgiven import Forgiven
from chalicelib.qti.processing.leaves import signature_of
from chalicelib.qti.processing.signature import NULL, Signature

_DURATION = "duration"


def weighted_type(signature: Signature, weights: list[float]) -> Signature:
    """Return the type of a number times one of some weights: a float, as all weights are."""
    whole = signature.whole and all(weight.is_integer() for weight in weights)
    return replace(signature, base_type=BaseType.FLOAT, whole=whole)


def weighted(value: Value | None, weight: float) -> Value | None:
    """Return a number times a weight; a weight says nothing of other values."""
    number = value.single if value is not None and _is_number(value.base_type) else None
    if not isinstance(number, int | float):
        return value
    return single(BaseType.FLOAT, number * weight)


def _is_number(base_type: BaseType | None) -> bool:
    return base_type is not None and base_type.is_numeric


def _infer_variable(node: Node, scope: TestScope) -> Signature | None:
    check_weight(node, scope)
    signature = _infer_declared(node, scope)
    name = scope.test.item_variable(node.get("identifier"))
    if signature is None or name is None or not node.get("weightIdentifier"):
        return signature
    if not signature.is_number or signature.is_null:
        return signature
    return weighted_type(signature, [scope.test.weight(name.place, node.get("weightIdentifier"))])


def _infer_declared(node: Node, scope: TestScope) -> Signature | None:
    """Return the type of a variable; one of an item that is not there is NULL, with a remark."""
    variable = _find(node, scope)
    if variable is not None:
        return signature_of(variable)
    identifier = node.get("identifier")
    if "." not in identifier:
        scope.at(node).add("variable-unknown", identifier=identifier)
        return None
    if not _is_time(identifier, scope):
        scope.at(node).remark("item-variable-unknown", identifier=identifier)
    return NULL


def _find(node: Node, scope: TestScope) -> Variable | None:
    identifier = node.get("identifier")
    own = scope.declarations.find(identifier)
    name = scope.test.item_variable(identifier)
    return own or (scope.item_variable(name.place, name.variable) if name is not None else None)


def _is_time(identifier: str, scope: TestScope) -> bool:
    """Tell whether a name means how long a part or section took: known, but not told to rules."""
    place, _, variable = identifier.rpartition(".")
    above = scope.test.sections_of.values()
    return variable == _DURATION and any(place in sections for sections in above)


def _variable(node: Node, state: TestState) -> Value | None:
    identifier, weight = node.get("identifier"), node.get("weightIdentifier")
    value = state.value_of(identifier)
    name = state.test.item_variable(identifier)
    if not weight or name is None:
        return value
    return weighted(value, state.test.weight(name.place, weight))


def _default(node: Node, state: TestState) -> Value | None:
    variable = state.declared(node.get("identifier"))
    return variable.default if variable is not None else None


def _infer_correct(node: Node, scope: TestScope) -> Signature | None:
    signature, variable = _infer_declared(node, scope), _find(node, scope)
    if variable is None or (isinstance(variable, ResponseVariable) and variable.has_correct):
        return signature
    if scope.forgives(Forgiven.KEY_MISSING):
        return NULL
    scope.at(node).add("correct-not-declared", identifier=node.get("identifier"))
    return None


def _correct(node: Node, state: TestState) -> Value | None:
    variable = state.declared(node.get("identifier"))
    return variable.correct if isinstance(variable, ResponseVariable) else None


ITEM_VARIABLES = {
    "variable": for_tests(_infer_variable, _variable),
    "default": for_tests(_infer_declared, _default),
    "correct": for_tests(_infer_correct, _correct),
}
"""What reads a variable, in the place of the expression of an item with the same name."""
