"""Neighbours of what puts values together and takes them out."""

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.values import BaseType, Value, make_value, single
from chalicelib.qti.node import Node
from chalicelib.qti.processing.expression import State, truth
from tests.mutation.mutants import Mutating


def _distinct(node: Node, state: State) -> Value | None:
    value = state.evaluate(node.children[0])
    return single(BaseType.INTEGER, len({*value.items}) if value is not None else 0)


def _null_for_nothing(node: Node, state: State) -> Value | None:
    value = state.evaluate(node.children[0])
    return single(BaseType.INTEGER, len(value.items)) if value is not None else None


def _deletes_once(node: Node, state: State) -> Value | None:
    one, container = state.evaluate_children(node)
    if one is None or container is None:
        return None
    left = list(container.items)
    if one.single in left:
        left.remove(one.single)
    return make_value(container.cardinality, container.base_type, tuple(left))


def _keeps_all(node: Node, state: State) -> Value | None:
    return state.evaluate(node.children[-1])


def _contains_any(node: Node, state: State) -> Value | None:
    whole, part = state.evaluate_children(node)
    if whole is None or part is None:
        return None
    return truth(bool({*part.items} & {*whole.items}))


def _contains_each(node: Node, state: State) -> Value | None:
    whole, part = state.evaluate_children(node)
    if whole is None or part is None:
        return None
    return truth({*part.items} <= {*whole.items})


def _starts_with(node: Node, state: State) -> Value | None:
    whole, part = state.evaluate_children(node)
    if whole is None or part is None:
        return None
    return truth(whole.items[: len(part.items)] == part.items)


def _backwards(value: Value) -> Value | None:
    return make_value(value.cardinality, value.base_type, value.items[::-1])


def _without_doubles(value: Value) -> Value | None:
    return make_value(value.cardinality, value.base_type, tuple(dict.fromkeys(value.items)))


def _less_last(value: Value) -> Value | None:
    return make_value(value.cardinality, value.base_type, value.items[:-1])


def _any_cardinality(node: Node, state: State) -> Value | None:
    value = state.evaluate(node.children[0])
    single_value = value is not None and value.cardinality is Cardinality.SINGLE
    return truth(single_value)


def _repeats_one(node: Node, state: State) -> Value | None:
    found = [value for value in state.evaluate_children(node) if value is not None]
    times = int(node.get("numberRepeats")) if node.get("numberRepeats").isdigit() else 2
    scalars = [scalar for value in found for scalar in value.items] * times
    return make_value(Cardinality.ORDERED, found[0].base_type, tuple(scalars)) if found else None


_MULTIPLE, _ORDERED = Mutating("multiple"), Mutating("ordered")
_REPEAT, _INDEX = Mutating("repeat"), Mutating("index")
_DELETE, _CONTAINS, _MEMBER = Mutating("delete"), Mutating("contains"), Mutating("member")

CONTAINERS = [
    *_MULTIPLE.as_another("ordered", "null"),
    *_MULTIPLE.yielding("without doubles", _without_doubles),
    *_MULTIPLE.yielding("without the last", _less_last),
    *_ORDERED.as_another("multiple", "null"),
    *_ORDERED.yielding("backwards", _backwards),
    *_ORDERED.yielding("without doubles", _without_doubles),
    *_REPEAT.as_another("ordered", "multiple"),
    *_REPEAT.reading("numberRepeats", ("2", "3"), ("0", "1"), ("20", "19")),
    _REPEAT.mutant("draws once", _repeats_one),
    *Mutating("containerSize").as_another("isNull"),
    Mutating("containerSize").mutant("counts distinct values", _distinct),
    Mutating("containerSize").mutant("NULL of NULL", _null_for_nothing),
    *_INDEX.reading("n", ("1", "2"), ("3", "2"), ("4", "3")),
    *_INDEX.as_another("random"),
    *Mutating("fieldValue").as_another("null"),
    *Mutating("fieldValue").reading("fieldIdentifier", ("x", "y"), ("y", "x")),
    *_MEMBER.as_another("contains", "delete"),
    *_MEMBER.opposite(),
    *_MEMBER.turned_round(),
    *_MEMBER.null_is(BaseType.BOOLEAN, scalar=False),
    _MEMBER.mutant("is true of a single value", _any_cardinality),
    *_DELETE.as_another("member"),
    *_DELETE.turned_round(),
    _DELETE.mutant("only the first", _deletes_once),
    _DELETE.mutant("takes nothing out", _keeps_all),
    *_CONTAINS.as_another("member", "match"),
    *_CONTAINS.opposite(),
    *_CONTAINS.turned_round(),
    *_CONTAINS.null_is(BaseType.BOOLEAN, scalar=False),
    _CONTAINS.mutant("contains any", _contains_any),
    _CONTAINS.mutant("does not mind how often", _contains_each),
    _CONTAINS.mutant("starts with", _starts_with),
]
