"""Neighbours of three-valued logic."""

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.values import BaseType, Value
from chalicelib.qti.node import Node
from chalicelib.qti.processing.expression import State, truth
from tests.mutation.mutants import Mutant, Mutating

_MATCH = Mutating("match")


def _false_for_null(*operators: str) -> list[Mutant]:
    each = [Mutating(one).null_is(BaseType.BOOLEAN, scalar=False) for one in operators]
    return [mutant for mutants in each for mutant in mutants]


def _every(node: Node, state: State) -> Value | None:
    """Answer true when all operands are there."""
    return truth(all(value is not None for value in state.evaluate_children(node)))


def _same_order(node: Node, state: State) -> Value | None:
    first, second = state.evaluate_children(node)
    return None if first is None or second is None else truth(first.items == second.items)


def _same_values(node: Node, state: State) -> Value | None:
    first, second = state.evaluate_children(node)
    return None if first is None or second is None else truth({*first.items} == {*second.items})


def _same_size(node: Node, state: State) -> Value | None:
    first, second = state.evaluate_children(node)
    return None if first is None or second is None else truth(len(first.items) == len(second.items))


def _null_is_null(node: Node, state: State) -> Value | None:
    first, second = state.evaluate_children(node)
    return truth(first == second)


def _first(node: Node, state: State) -> Value | None:
    return state.evaluate(node.children[0])


def _is_false(node: Node, state: State) -> Value | None:
    value = state.evaluate(node.children[0])
    return truth(value is None or value.single is False)


def _single_is_container(node: Node, state: State) -> Value | None:
    value = state.evaluate(node.children[0])
    return truth(value is None or value.cardinality is Cardinality.MULTIPLE)


LOGIC = [
    *Mutating("isNull").opposite(),
    *Mutating("isNull").as_another("not"),
    Mutating("isNull").mutant("is true of false too", _is_false),
    Mutating("isNull").mutant("is true of containers too", _single_is_container),
    *Mutating("and").as_another("or"),
    *Mutating("and").opposite(),
    *Mutating("and").leaving_null_out(),
    Mutating("and").mutant("only looks at the first", _first),
    *Mutating("or").as_another("and"),
    *Mutating("or").opposite(),
    *Mutating("or").leaving_null_out(),
    Mutating("or").mutant("only looks at the first", _first),
    *Mutating("not").as_another("isNull"),
    Mutating("not").mutant("changes nothing", _first),
    *Mutating("anyN").as_another("and", "or"),
    *Mutating("anyN").opposite(),
    *Mutating("anyN").leaving_null_out(),
    *Mutating("anyN").reading("min", ("3", "2"), ("3", "4")),
    *Mutating("anyN").reading("max", ("4", "3"), ("4", "5")),
    *_MATCH.as_another("member"),
    *_MATCH.opposite(),
    _MATCH.mutant("minds the order always", _same_order),
    _MATCH.mutant("minds the order never", _same_values),
    _MATCH.mutant("compares sizes", _same_size),
    _MATCH.mutant("NULL matches NULL", _null_is_null),
    _MATCH.mutant("is true of what is there", _every),
    *_false_for_null("and", "or", "not", "anyN", "match"),
]
