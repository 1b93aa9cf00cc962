"""Finds the best score that an item can give, where its maker did not declare it."""

import itertools
import math
from collections.abc import Iterator

from chalicelib.core.exams import Cardinality
from chalicelib.qti.checking.interactions import (
    CHOICES,
    choice_ids,
    find_interactions,
    most_choices,
)
from chalicelib.qti.checking.score import needs_scorer
from chalicelib.qti.items.declarations import ResponseVariable
from chalicelib.qti.items.item import SCORE, Item
from chalicelib.qti.items.values import BaseType, write_scalar
from chalicelib.qti.node import Node
from chalicelib.qti.processing.engine import process, rules_of

MOST_TRIALS = 10_000
"""Answers to try at most; an item beyond it has no derived maximum."""

Answer = str | list[str] | None

_EQUALITY = {"variable", "correct", "baseValue", "mapResponse", "null", "isNull", "match", "member"}
_STEPS = {"setOutcomeValue", "responseCondition", "responseIf", "responseElseIf", "responseElse"}
_LOGIC = {"and", "or", "not", "sum", "product", "subtract", "divide"}


def max_score(item: Item) -> float | None:
    """Return the declared maximum, else the best score of any answer, else None.

    The best score is found by trying every answer that the rules can tell apart.
    """
    outcome = item.declarations.outcomes.get(SCORE)
    if outcome is None:
        return None if find_interactions(item.tree) else 0.0
    if outcome.normal_maximum is not None:
        return outcome.normal_maximum
    if needs_scorer(item):
        return None
    return _best(item)


def _best(item: Item) -> float | None:
    answers = {
        node.get("responseIdentifier"): _telling_answers(item, node)
        for node in find_interactions(item.tree)
    }
    known = {identifier: found for identifier, found in answers.items() if found is not None}
    trials = math.prod(len(found) for found in known.values())
    if len(known) < len(answers) or trials > MOST_TRIALS:
        return None
    scores = (
        process(item.tree, item.declarations, dict(zip(known, combination, strict=True)))[SCORE]
        for combination in itertools.product(*known.values())
    )
    return max(float(str(score.single)) if score else 0.0 for score in scores)


def _telling_answers(item: Item, node: Node) -> list[Answer] | None:
    """Return answers to one interaction that stand for all others, or None if we cannot say."""
    variable = item.declarations.responses[node.get("responseIdentifier")]
    named = _named_values(item, variable)
    if node.name not in CHOICES:
        return _telling_texts(item, variable, named)
    choices = choice_ids(node)
    others = [choice for choice in choices if choice not in named]
    # Choices that no rule names are worth the same; with one taken, one stands for all.
    if variable.cardinality is Cardinality.SINGLE:
        return [None, *(choice for choice in choices if choice in named), *others[:1]]
    return _subsets(choices, most_choices(node))


def _subsets(choices: tuple[str, ...], most: int) -> list[Answer] | None:
    if 2 ** len(choices) > MOST_TRIALS:
        return None
    sizes = range(min(most or len(choices), len(choices)) + 1)
    return [
        list(taken) or None for size in sizes for taken in itertools.combinations(choices, size)
    ]


def _telling_texts(item: Item, variable: ResponseVariable, named: set[str]) -> list[Answer] | None:
    used = {node.name for rule in rules_of(item.tree) or () for node in rule.walk()}
    # Where texts are only compared for being equal, the named ones and one other are enough.
    if not used <= (_EQUALITY | _STEPS | _LOGIC):
        return None
    numeric = variable.base_type is not None and variable.base_type.is_numeric
    other = "0.123456789" if numeric else "\N{REPLACEMENT CHARACTER}"
    if variable.base_type is BaseType.INTEGER:
        other = str(10**14 + 7)
    # A number that is reckoned with, not compared, has no finite list of answers.
    if numeric and used & {"sum", "product", "subtract", "divide"}:
        return None
    return [None, other, *sorted(named)]


def _named_values(item: Item, variable: ResponseVariable) -> set[str]:
    named = (
        {write_scalar(scalar) for scalar in variable.correct.items} if variable.correct else set()
    )
    if variable.mapping is not None:
        named |= {write_scalar(entry.key) for entry in variable.mapping.entries}
    return named | set(_constants(item))


def _constants(item: Item) -> Iterator[str]:
    for rule in rules_of(item.tree) or ():
        for node in rule.walk():
            if node.name == "baseValue":
                yield node.text
    for other in item.declarations.responses.values():
        if other.correct is not None:
            yield from (write_scalar(scalar) for scalar in other.correct.items)
    for outcome in item.declarations.outcomes.values():
        if outcome.default is not None:
            yield from (write_scalar(scalar) for scalar in outcome.default.items)
