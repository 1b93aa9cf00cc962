"""Chance (QTI 3.0, 2.10): drawn from the seed of the state, so it can be told again."""

from chalicelib.qti.items.values import BaseType, Value, single
from chalicelib.qti.node import Node
from chalicelib.qti.processing.attributes import NumberAttribute, float_attribute, whole_attribute
from chalicelib.qti.processing.containers import are_containers, element
from chalicelib.qti.processing.expression import Expression, Infer, Scope, State, inferring
from chalicelib.qti.processing.signature import FLOAT, INTEGER, Signature

_LOW, _HIGH = whole_attribute("min", 0), whole_attribute("max")
_STEP = whole_attribute("step", 1, least=1)
_LOW_FLOAT, _HIGH_FLOAT = float_attribute("min", 0.0), float_attribute("max")


def _drawing(result: Signature, low: NumberAttribute, *others: NumberAttribute) -> Infer:
    def infer(node: Node, scope: Scope) -> Signature | None:
        right = [attribute.check(node, scope) for attribute in (low, *others)]
        return result if all(right) and _in_order(node, scope, low, others[0]) else None

    return infer


def _in_order(node: Node, scope: Scope, low: NumberAttribute, high: NumberAttribute) -> bool:
    least = low.literal(node.get("min")) if node.get("min") else low.default
    most = high.literal(node.get("max"))
    # Bounds that are variables are known later; the wrong way round they draw NULL.
    if least is None or most is None or least <= most:
        return True
    scope.at(node).add(
        "attribute-not-valid", element=node.name, attribute="max", value=node.get("max")
    )
    return False


def _random_integer(node: Node, state: State) -> Value | None:
    low, high = _LOW.value(node, state), _HIGH.value(node, state)
    step = _STEP.value(node, state)
    if low is None or high is None or step is None or low > high:
        return None
    return single(BaseType.INTEGER, state.random.integer(int(low), int(high), int(step)))


def _random_float(node: Node, state: State) -> Value | None:
    low, high = _LOW_FLOAT.value(node, state), _HIGH_FLOAT.value(node, state)
    if low is None or high is None or low > high:
        return None
    return single(BaseType.FLOAT, state.random.number(float(low), float(high)))


def _random(node: Node, state: State) -> Value | None:
    value = state.evaluate(node.children[0])
    if value is None or value.base_type is None:
        return None
    return single(value.base_type, state.random.pick(value.items))


CHANCE = {
    "randomInteger": Expression(_drawing(INTEGER, _LOW, _HIGH, _STEP), _random_integer),
    "randomFloat": Expression(_drawing(FLOAT, _LOW_FLOAT, _HIGH_FLOAT), _random_float),
    "random": Expression(inferring(1, 1, are_containers, lambda found: element(found[0])), _random),
}
