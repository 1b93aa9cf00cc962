"""Containers and records: putting values together and taking them out (QTI 3.0, 2.10.3)."""

from collections import Counter
from collections.abc import Callable

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.declarations import ResponseVariable
from chalicelib.qti.items.typed_number import NUMBER_FIELDS
from chalicelib.qti.items.values import BaseType, Scalar, Value, make_value, single
from chalicelib.qti.node import Node
from chalicelib.qti.processing.arithmetic import can_be_numbers
from chalicelib.qti.processing.attributes import whole_attribute
from chalicelib.qti.processing.converting import (
    are_no_records,
    as_integer,
    gathered,
    mixed_type,
)
from chalicelib.qti.processing.effort import MOST_VALUES
from chalicelib.qti.processing.expression import (
    MOST_OPERANDS,
    Evaluate,
    Expression,
    Scope,
    State,
    inferring,
    truth,
)
from chalicelib.qti.processing.forgiven import Forgiven
from chalicelib.qti.processing.signature import INTEGER, Signature, comparable, same_base_type

_POSITION = whole_attribute("n", least=1)
_REPEATS = whole_attribute("numberRepeats")

_CONTEXT_FIELDS = ("candidateIdentifier", "testIdentifier", "environmentIdentifier")
"""The fields of the built-in QTI_CONTEXT (QTI 3.0, 2.8)."""


def element(container: Signature) -> Signature:
    """Return the type of one value of a container."""
    return Signature(Cardinality.SINGLE, container.base_type, container.whole)


def are_containers(operands: list[Signature]) -> bool:
    """Tell whether every operand is a container."""
    return all(one.is_null or one.is_container for one in operands)


def _gathered(cardinality: Cardinality, values: list[Value | None]) -> Value | None:
    present = [value for value in values if value is not None]
    if not present or sum(len(value.items) for value in present) > MOST_VALUES:
        return None
    return gathered(cardinality, present)


def _gather(cardinality: Cardinality) -> Expression:
    """Make ``multiple`` or ``ordered``: NULL operands are left out."""

    def can_be_mixed(operands: list[Signature]) -> bool:
        allowed = (Cardinality.SINGLE, cardinality)
        return all(one.is_null or one.cardinality in allowed for one in operands)

    def fits(operands: list[Signature]) -> bool:
        return can_be_mixed(operands) and same_base_type(operands)

    def evaluate(node: Node, state: State) -> Value | None:
        return _gathered(cardinality, state.evaluate_children(node))

    return Expression(
        inferring(
            0,
            MOST_OPERANDS,
            fits,
            lambda found: _container(cardinality, found),
            forgiven=(Forgiven.MIXED_CONTAINER, can_be_mixed),
        ),
        evaluate,
    )


def _container(cardinality: Cardinality, operands: list[Signature]) -> Signature:
    known = [one for one in operands if not one.is_null]
    found = {one.base_type for one in known}
    base_type = mixed_type(found) if len(found) > 1 else next(iter(found), None)
    return Signature(cardinality, base_type, all(one.whole for one in known))


def _repeat(node: Node, state: State) -> Value | None:
    times = _REPEATS.value(node, state)
    if times is None or times < 1:
        return None
    found: list[Value | None] = []
    for _ in range(int(times)):
        # Each round is reckoned anew, because an operand may draw by chance.
        values = state.evaluate_children(node)
        found += [value for value in values if value is not None]
        if state.effort.left < 0:
            return None
    return _gathered(Cardinality.ORDERED, found)


def _are_repeatable(operands: list[Signature]) -> bool:
    allowed = (Cardinality.SINGLE, Cardinality.ORDERED)
    shapes = all(one.is_null or one.cardinality in allowed for one in operands)
    return shapes and same_base_type(operands)


def _is_ordered(operands: list[Signature]) -> bool:
    return all(one.is_null or one.cardinality is Cardinality.ORDERED for one in operands)


def _infer_index(node: Node, scope: Scope) -> Signature | None:
    by_operand = len(node.children) == 2 and not node.get("n")
    if not (by_operand and scope.forgives(Forgiven.POSITION_OPERAND)):
        return _WITH_ATTRIBUTE(node, scope)
    found = scope.infer_children(node, 2, 2)
    if found is None:
        return None
    if not _is_ordered(found[:1]) or not can_be_numbers(found[1:]):
        types = ", ".join(one.label for one in found)
        scope.at(node).add("operand-types", element=node.name, types=types)
        return None
    return element(found[0])


def _position(node: Node, state: State) -> int | None:
    if node.get("n"):
        position = _POSITION.value(node, state)
        return int(position) if position is not None else None
    held = state.evaluate(node.children[1])
    place = as_integer(held.single) if held is not None else None
    return place if place is not None and place > 0 else None


def _container_size(node: Node, state: State) -> Value | None:
    value = state.evaluate(node.children[0])
    return single(BaseType.INTEGER, len(value.items) if value is not None else 0)


def _index(node: Node, state: State) -> Value | None:
    value, position = state.evaluate(node.children[0]), _position(node, state)
    if value is None or value.base_type is None or position is None:
        return None
    found = value.items[position - 1 : position]
    return single(value.base_type, found[0]) if found else None


def _infer_field(node: Node, scope: Scope) -> Signature | None:
    records = inferring(
        1, 1, lambda found: found[0].cardinality is Cardinality.RECORD or found[0].is_null
    )
    if records(node, scope) is None:
        return None
    name = node.get("fieldIdentifier")
    base_type = _field_type(node.children[0], name, scope)
    if base_type is None:
        scope.at(node).add("field-unknown", field=name)
        return None
    return Signature(Cardinality.SINGLE, base_type, base_type is BaseType.INTEGER)


def _field_type(record: Node, name: str, scope: Scope) -> BaseType | None:
    variable = scope.declarations.find(record.get("identifier"))
    if variable is None:
        return None
    response = variable if isinstance(variable, ResponseVariable) else None
    # A key says more than a default: it is what the answer is held against.
    for value in (response.correct if response else None, variable.default):
        field = value.field(name) if value is not None else None
        if field is not None:
            return field.base_type
    if name in _CONTEXT_FIELDS:
        return BaseType.STRING
    return NUMBER_FIELDS.get(name) if response else None


def _field_value(node: Node, state: State) -> Value | None:
    record = state.evaluate(node.children[0])
    return record.field(node.get("fieldIdentifier")) if record is not None else None


def _one_and_container(operands: list[Signature]) -> bool:
    one, container = operands
    shapes = (one.is_null or one.is_single) and (container.is_null or container.is_container)
    return shapes and _exact(operands)


def _one_and_values(operands: list[Signature]) -> bool:
    one, values = operands
    # The specification asks for a container; items of Dutch test makers give a single value here,
    # which is a container of one.
    shapes = one.is_null or one.is_single
    return shapes and values.cardinality is not Cardinality.RECORD and _exact(operands)


def _exact(operands: list[Signature]) -> bool:
    # "Must not be used on durations" (QTI 3.0, member, delete and contains): they are never exact.
    return comparable(operands) and all(one.base_type is not BaseType.DURATION for one in operands)


def _same_containers(operands: list[Signature]) -> bool:
    known = [one for one in operands if not one.is_null]
    same = len({one.cardinality for one in known}) <= 1
    return are_containers(operands) and same and _exact(operands)


def _pairwise(answer: Callable[[Value, Value], Value | None]) -> Evaluate:
    """Reckon with two operands that are not NULL."""

    def evaluate(node: Node, state: State) -> Value | None:
        first, second = state.evaluate_children(node)
        return answer(first, second) if first is not None and second is not None else None

    return evaluate


def _member(one: Value, values: Value) -> Value | None:
    return truth(one.single in values.items)


def _delete(one: Value, container: Value) -> Value | None:
    left = tuple(scalar for scalar in container.items if scalar != one.single)
    return make_value(container.cardinality, container.base_type, left)


def _contains(node: Node, state: State) -> Value | None:
    whole, part = state.evaluate_children(node)
    if whole is None or part is None:
        return None
    if whole.cardinality is Cardinality.ORDERED:
        if not state.effort.spend(len(whole.items) * len(part.items)):
            return None
        return truth(_runs_in(whole.items, part.items))
    # [A,B,C] does not contain [B,B], but [A,B,B,C] does (QTI 3.0, contains).
    return truth(not Counter(part.items) - Counter(whole.items))


def _runs_in(whole: tuple[Scalar, ...], part: tuple[Scalar, ...]) -> bool:
    starts = range(len(whole) - len(part) + 1)
    return any(whole[start : start + len(part)] == part for start in starts)


def _whole_and_part(operands: list[Signature]) -> bool:
    return comparable(operands) and are_no_records(operands)


_WITH_ATTRIBUTE = inferring(
    1, 1, _is_ordered, lambda found: element(found[0]), attributes=_POSITION.check
)


def _keep_second(operands: list[Signature]) -> Signature:
    return operands[1]


CONTAINERS = {
    "multiple": _gather(Cardinality.MULTIPLE),
    "ordered": _gather(Cardinality.ORDERED),
    "repeat": Expression(
        inferring(
            1,
            MOST_OPERANDS,
            _are_repeatable,
            lambda found: _container(Cardinality.ORDERED, found),
            attributes=_REPEATS.check,
        ),
        _repeat,
    ),
    "containerSize": Expression(
        inferring(
            1,
            1,
            are_containers,
            lambda _: INTEGER,
            forgiven=(Forgiven.CONTAINER_OF_ONE, are_no_records),
        ),
        _container_size,
    ),
    "index": Expression(_infer_index, _index),
    "fieldValue": Expression(_infer_field, _field_value),
    "member": Expression(inferring(2, 2, _one_and_values), _pairwise(_member)),
    "delete": Expression(inferring(2, 2, _one_and_container, _keep_second), _pairwise(_delete)),
    "contains": Expression(
        inferring(2, 2, _same_containers, forgiven=(Forgiven.CONTAINER_OF_ONE, _whole_and_part)),
        _contains,
    ),
}
