"""Every expression of a test: those of an item, and those about the items of the test.

Source: QTI 3.0, 2.10.2 (variable, testVariables, outcomeMaximum, numberCorrect and their like).
"""

from collections.abc import Mapping
from functools import partial

from chalicelib.core.exams import Cardinality
from chalicelib.qti.assessing.item_counts import ITEM_COUNTS
from chalicelib.qti.assessing.item_session import ItemSession
from chalicelib.qti.assessing.item_variables import ITEM_VARIABLES, weighted, weighted_type
from chalicelib.qti.assessing.subsets import check_subset, places_in, sessions_in
from chalicelib.qti.assessing.test_rules import TestRules
from chalicelib.qti.assessing.test_scope import TestScope, TestState, for_tests
from chalicelib.qti.items.declarations import OutcomeVariable, Variable
from chalicelib.qti.items.values import BaseType, Scalar, Value, make_value
from chalicelib.qti.node import Node
from chalicelib.qti.processing.expression import Expression
from chalicelib.qti.processing.expressions import EXPRESSIONS
from chalicelib.qti.processing.signature import Signature

_NUMBERS = (BaseType.INTEGER, BaseType.FLOAT)


def _naming(node: Node) -> str:
    """Return the attribute that names the variable to look up in each item."""
    return "variableIdentifier" if node.name == "testVariables" else "outcomeIdentifier"


def _named(node: Node) -> str:
    return node.get(_naming(node))


def _check_named(node: Node, scope: TestScope) -> bool:
    if _named(node):
        return True
    scope.at(node).add("attribute-not-valid", element=node.name, attribute=_naming(node), value="")
    return False


def _matches(variable: Variable | None, node: Node) -> bool:
    """Tell whether a variable counts: one value, of the stated type or else a number."""
    stated = node.get("baseType")
    wanted = (BaseType(stated),) if stated else _NUMBERS
    return (
        variable is not None
        and variable.cardinality is Cardinality.SINGLE
        and variable.base_type in wanted
    )


def _matching(node: Node, scope: TestScope) -> list[tuple[str, Variable]]:
    """Return the items in the subset that have the variable, and remark that there is none."""
    check_subset(node, scope)
    found = []
    for place in places_in(node, scope):
        variable = scope.item_variable(place, _named(node))
        if variable is not None and _matches(variable, node):
            found.append((place, variable))
    if not found:
        scope.at(node).remark("test-variable-unknown", identifier=_named(node))
    return found


def _check_type(node: Node, scope: TestScope) -> bool:
    stated, weight = node.get("baseType"), node.get("weightIdentifier")
    if stated and stated not in list(BaseType):
        scope.at(node).add("base-type-not-supported", base_type=stated, value=node.name)
    elif stated == BaseType.INTEGER and weight:
        # "This option is incompatible with baseType integer": a weighted number is a float.
        scope.at(node).add(
            "attribute-not-valid", element=node.name, attribute="weightIdentifier", value=weight
        )
    else:
        return True
    return False


def _infer_values(node: Node, scope: TestScope) -> Signature | None:
    if not (_check_named(node, scope) and _check_type(node, scope)):
        return None
    found = _matching(node, scope)
    types = {variable.base_type for _, variable in found}
    whole = types <= {BaseType.INTEGER}
    base_type = BaseType(node.get("baseType") or ("integer" if whole else "float"))
    gathered = Signature(Cardinality.MULTIPLE, base_type, whole and base_type.is_numeric)
    weight = node.get("weightIdentifier")
    if not weight or not base_type.is_numeric:
        return gathered
    return weighted_type(gathered, [scope.test.weight(place, weight) for place, _ in found])


def _test_variables(node: Node, state: TestState) -> Value | None:
    values = []
    for session in sessions_in(node, state):
        name, variable = _declared(node, session, state.test)
        value = session.value_of(name) if _matches(variable, node) else None
        weight = node.get("weightIdentifier")
        weighed = weighted(value, state.test.weight(session.place, weight)) if weight else value
        if weighed is not None:
            values.append(weighed)
    return _gathered(values)


def _declared(node: Node, session: ItemSession, test: TestRules) -> tuple[str, Variable | None]:
    """Return what an item calls the variable that an expression names, and how it declares it."""
    name = test.name_in_item(session.place, _named(node))
    return (name, session.declarations.find(name)) if name is not None else ("", None)


def _gathered(values: list[Value]) -> Value | None:
    """Put single values together; integers become floats where one of them is."""
    scalars: list[Scalar] = [value.single for value in values]
    types = {value.base_type for value in values}
    if types == set(_NUMBERS):
        floats = tuple(float(one) for one in scalars if isinstance(one, int | float))
        return make_value(Cardinality.MULTIPLE, BaseType.FLOAT, floats)
    return make_value(Cardinality.MULTIPLE, types.pop() if types else None, tuple(scalars))


def _infer_bounds(node: Node, scope: TestScope) -> Signature | None:
    if not _check_named(node, scope):
        return None
    _matching(node, scope)
    return Signature(Cardinality.MULTIPLE, BaseType.FLOAT)


def _bounds(node: Node, state: TestState, *, most: bool) -> Value | None:
    found: list[float] = []
    for session in sessions_in(node, state):
        _, variable = _declared(node, session, state.test)
        if not isinstance(variable, OutcomeVariable) or not _matches(variable, node):
            continue
        bound = variable.normal_maximum if most else variable.normal_minimum
        if bound is not None:
            weight = node.get("weightIdentifier")
            found.append(bound * (state.test.weight(session.place, weight) if weight else 1.0))
        elif most:
            # One item without a declared maximum makes the whole NULL (outcomeMaximum), one without
            # a declared minimum is passed by (outcomeMinimum).
            return None
    return make_value(Cardinality.MULTIPLE, BaseType.FLOAT, tuple(found))


TEST_ONLY: Mapping[str, Expression] = {
    "testVariables": for_tests(_infer_values, _test_variables),
    "outcomeMaximum": for_tests(_infer_bounds, partial(_bounds, most=True)),
    "outcomeMinimum": for_tests(_infer_bounds, partial(_bounds, most=False)),
    **ITEM_COUNTS,
}
"""The expressions that may only stand in the rules of a test."""

TEST_EXPRESSIONS: Mapping[str, Expression] = {**EXPRESSIONS, **ITEM_VARIABLES, **TEST_ONLY}
"""Element name in QTI 2.x -> expression, for the rules of a test."""
