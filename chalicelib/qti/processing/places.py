"""Where a point lies (QTI 3.0, inside)."""

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.areas import AreaMalformed, read_area
from chalicelib.qti.items.values import BaseType, Value
from chalicelib.qti.node import Node
from chalicelib.qti.processing.expression import Expression, Scope, State, inferring, truth
from chalicelib.qti.processing.signature import Signature


def _are_points(operands: list[Signature]) -> bool:
    return all(
        one.has(BaseType.POINT) and one.cardinality is not Cardinality.RECORD for one in operands
    )


def _check_area(node: Node, scope: Scope) -> bool:
    try:
        read_area(node.get("shape"), node.get("coords"))
    except AreaMalformed:
        scope.at(node).add("area-malformed", shape=node.get("shape"), coords=node.get("coords"))
        return False
    return True


def _inside(node: Node, state: State) -> Value | None:
    value = state.evaluate(node.children[0])
    if value is None or not state.effort.spend(len(node.get("coords"))):
        return None
    area = read_area(node.get("shape"), node.get("coords"))
    points = [point for point in value.items if isinstance(point, tuple)]
    return truth(any(area.contains(float(x), float(y)) for x, y in points))


PLACES = {"inside": Expression(inferring(1, 1, _are_points, attributes=_check_area), _inside)}
