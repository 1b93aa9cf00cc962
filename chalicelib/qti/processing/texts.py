"""Comparing texts (QTI 3.0, 2.10.3): stringMatch, substring and patternMatch."""

import re
from collections.abc import Callable

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.values import BaseType, Value
from chalicelib.qti.node import Node
from chalicelib.qti.processing.converting import are_readable
from chalicelib.qti.processing.effort import Effort, EffortSpent
from chalicelib.qti.processing.expression import (
    Evaluate,
    Expression,
    Scope,
    State,
    inferring,
    texts,
    truth,
)
from chalicelib.qti.processing.forgiven import Forgiven
from chalicelib.qti.processing.patterns import Pattern, PatternMalformed, read_pattern
from chalicelib.qti.processing.signature import Signature

_REFERENCE = re.compile(r"\{([^{}]*[^{}0-9,][^{}]*)\}")
"""A variable in braces; a pattern cannot start with a brace, so this is never one."""


def are_texts(operands: list[Signature]) -> bool:
    """Tell whether every operand is one text."""
    return all(one.is_single and one.has(BaseType.STRING) for one in operands)


def _can_be_texts(operands: list[Signature]) -> bool:
    return are_readable(operands, BaseType.STRING)


def _ignores_case(node: Node) -> bool:
    # caseSensitive is a required attribute; without it the case counts, the stricter reading.
    return node.get("caseSensitive") in ("false", "0")


def _comparing(holds: Callable[[Node, str, str], bool]) -> Evaluate:
    def evaluate(node: Node, state: State) -> Value | None:
        found = texts(state.evaluate_children(node))
        if found is None:
            return None
        first, second = (one.casefold() for one in found) if _ignores_case(node) else found
        return truth(holds(node, first, second))

    return evaluate


def _string_match(node: Node, text: str, wanted: str) -> bool:
    return wanted in text if node.flag("substring") else wanted == text


def _substring(_node: Node, part: str, whole: str) -> bool:
    return part in whole


def _check_pattern(node: Node, scope: Scope) -> bool:
    reference = _REFERENCE.fullmatch(node.get("pattern"))
    if reference:
        variable = scope.declarations.find(reference[1])
        if variable is not None and (variable.cardinality, variable.base_type) == (
            Cardinality.SINGLE,
            BaseType.STRING,
        ):
            return True
        scope.at(node).add("variable-unknown", identifier=reference[1])
        return False
    return _check_written(node, scope)


def _check_written(node: Node, scope: Scope) -> bool:
    text = _written(node)
    if not text:
        scope.at(node).add(
            "attribute-not-valid", element=node.name, attribute="pattern", value=text
        )
        return False
    if _bare(text) != text and not scope.forgives(Forgiven.PATTERN_ANCHORED):
        scope.at(node).add("pattern-anchored", pattern=text)
        return False
    try:
        _read(node, _bare(text), scope.effort)
    except EffortSpent:
        # Nothing is left to take: this tells the reason.
        return scope.spend(0)
    except PatternMalformed as error:
        scope.at(node).add("pattern-malformed", pattern=text, detail=str(error))
        return False
    return True


def _bare(text: str) -> str:
    """Return a pattern without anchors, which are plain characters in QTI."""
    started = text.removeprefix("^")
    anchored = started.endswith("$") and not started.endswith("\\$")
    return started[:-1] if anchored else started


def _written(node: Node) -> str:
    # Blanks at the ends of a pattern are part of it.
    return node.attributes.get("pattern", "")


def _read_now(node: Node, text: str, state: State) -> Pattern | None:
    try:
        return _read(node, text, state.effort)
    except EffortSpent:
        return None


def _read(node: Node, text: str, effort: Effort) -> Pattern:
    return read_pattern(text, case_sensitive=not _ignores_case(node), effort=effort)


def _pattern_match(node: Node, state: State) -> Value | None:
    found = texts([state.evaluate(node.children[0])])
    pattern = _pattern_now(node, state)
    if found is None or pattern is None:
        return None
    fits = pattern.matches(found[0], state.effort)
    return truth(fits) if fits is not None else None


def _pattern_now(node: Node, state: State) -> Pattern | None:
    reference = _REFERENCE.fullmatch(node.get("pattern"))
    if reference is None and node.get("pattern"):
        return _read_now(node, _bare(_written(node)), state)
    held = texts([state.value_of(reference[1]) if reference else state.evaluate(node.children[1])])
    try:
        return _read_now(node, held[0], state) if held else None
    except PatternMalformed:
        return None


_TEXTS = (Forgiven.VALUE_CONVERTED, _can_be_texts)

_WITH_ATTRIBUTE = inferring(1, 1, are_texts, attributes=_check_pattern, forgiven=_TEXTS)
_TWO = inferring(2, 2, are_texts, forgiven=_TEXTS)


def _infer_pattern_match(node: Node, scope: Scope) -> Signature | None:
    by_operand = len(node.children) == 2 and not node.get("pattern")
    if by_operand and scope.forgives(Forgiven.PATTERN_OPERAND):
        return _TWO(node, scope)
    return _WITH_ATTRIBUTE(node, scope)


TEXTS = {
    "stringMatch": Expression(
        inferring(2, 2, are_texts, forgiven=_TEXTS), _comparing(_string_match)
    ),
    "substring": Expression(inferring(2, 2, are_texts, forgiven=_TEXTS), _comparing(_substring)),
    "patternMatch": Expression(_infer_pattern_match, _pattern_match),
}
