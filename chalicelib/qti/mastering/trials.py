"""Answers to one question that stand for all others: trying these finds the best score."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chalicelib.core.exams import Cardinality
from chalicelib.qti.checking.choices import choice_ids, identifiers, most_choices, offered
from chalicelib.qti.checking.kinds import KINDS
from chalicelib.qti.checking.permitted import Permit
from chalicelib.qti.items.answers import Answer
from chalicelib.qti.items.declarations import Declarations, ResponseVariable
from chalicelib.qti.items.item import Item
from chalicelib.qti.items.values import BaseType, write_scalar
from chalicelib.qti.mastering.points import points_in_areas
from chalicelib.qti.mastering.texts import telling_texts
from chalicelib.qti.mastering.uses import Uses
from chalicelib.qti.node import Node

Answers = list[Answer] | None
"""None says that no short list stands for all answers."""


@dataclass(frozen=True)
class Trial:
    """One question of an item, as its rules look at it; ``most`` is how many answers to list."""

    item: Item
    node: Node
    variable: ResponseVariable
    declarations: Declarations
    uses: Uses
    permit: Permit
    most: int

    def permitted(self, answer: Answer) -> bool:
        """Tell whether a candidate may give this answer."""
        return self.permit.keep({self.variable.id: answer})[self.variable.id] == answer

    @property
    def single(self) -> bool:
        """Tell whether an answer is one value."""
        return self.variable.cardinality is Cardinality.SINGLE


def telling_answers(trial: Trial) -> Answers:
    """Return answers that stand for all others, or None if we cannot say."""
    if not trial.uses.read(trial.variable.id):
        return [None]
    kind = KINDS[trial.node.name]
    compared = trial.uses.compared_with(trial.variable.id, trial.declarations)
    if compared is not None:
        return _compared(trial, compared)
    if kind.pairs:
        return _pairs(trial)
    if kind.choices:
        return _choices(trial)
    if BaseType.POINT in kind.base_types:
        return _mapped(trial, points_in_areas(trial.variable))
    simple = _SIMPLE.get(trial.node.name)
    return simple(trial) if simple else None


def _compared(trial: Trial, compared: list[Answer]) -> Answers:
    named = [one for one in compared if trial.permitted(one)]
    others = (one for one in _any_answers(trial) if one not in compared and trial.permitted(one))
    return [None, *named, *itertools.islice(others, 1)]


def _any_answers(trial: Trial) -> Iterator[Answer]:
    """Make answers of which one is none of those that the rules name."""
    kind = KINDS[trial.node.name]
    if kind.pairs:
        offer = offered(trial.node)
        ends = identifiers(offer.targets) or identifiers(offer.choices)
        singles: Iterator[str] = (
            f"{one} {other}" for one in identifiers(offer.choices) for other in ends if one != other
        )
    elif kind.choices:
        singles = iter(choice_ids(trial.node))
    elif BaseType.POINT in kind.base_types:
        singles = (f"{number} {number}" for number in range(trial.most))
    elif BaseType.BOOLEAN in kind.base_types:
        singles = iter(("true", "false"))
    else:
        values = _slider(trial) if trial.node.name == "sliderInteraction" else None
        singles = (str(one) for one in values or ["7919", "\N{REPLACEMENT CHARACTER}"] if one)
    for one in singles:
        yield one if trial.single else [one]


def _choices(trial: Trial) -> Answers:
    names = choice_ids(trial.node)
    if trial.single:
        return [None, *names]
    arrange = (
        itertools.permutations
        if trial.variable.cardinality is Cardinality.ORDERED
        else itertools.combinations
    )
    answers = _arranged(names, most_choices(trial.node), arrange, trial.most)
    return answers if answers is not None else _mapped(trial, _mapped_keys(trial))


def _pairs(trial: Trial) -> Answers:
    every = list(itertools.islice(_any_answers(trial), trial.most))
    if trial.single:
        return [None, *every] if len(every) < trial.most else None
    texts = tuple(one[0] for one in every if isinstance(one, list))
    answers = _arranged(texts, 0, itertools.combinations, trial.most)
    if answers is None:
        return _mapped(trial, _mapped_keys(trial))
    return [one for one in answers if one is None or trial.permitted(one)]


def _arranged(
    names: tuple[str, ...],
    most: int,
    arrange: Callable[[tuple[str, ...], int], Iterator[tuple[str, ...]]],
    limit: int,
) -> Answers:
    sizes = range(min(most or len(names), len(names)) + 1)
    every = (list(taken) or None for size in sizes for taken in arrange(names, size))
    answers: list[Answer] = list(itertools.islice(every, limit + 1))
    return answers if len(answers) <= limit else None


def _mapped(trial: Trial, keys: list[str] | None) -> Answers:
    """Take the best of the values that give points, where points are all that counts."""
    points = trial.uses.rise_with_points and trial.uses.only_mapped(trial.variable.id)
    if keys is None or not points:
        return None
    if trial.single:
        return [None, *keys]
    if keys and trial.permitted(keys):
        return [None, list(keys)]
    if 2 ** len(keys) > trial.most:
        return None
    sizes = range(len(keys) + 1)
    subsets = [list(one) for size in sizes for one in itertools.combinations(keys, size)]
    return [None, *(one for one in subsets if one and trial.permitted(one))]


def _mapped_keys(trial: Trial) -> list[str] | None:
    mapping = trial.variable.mapping
    if mapping is None or mapping.default > 0:
        return None
    written = (write_scalar(entry.key) for entry in mapping.entries if entry.points > 0)
    given = dict.fromkeys(written)
    return [one for one in given if trial.permitted(one if trial.single else [one])]


def _slider(trial: Trial) -> Answers:
    whole = trial.variable.base_type is BaseType.INTEGER
    # Fractions without a step can be anywhere between the bounds (QTI 3.0, sliderInteraction).
    if not (whole or trial.node.get("step")):
        return None
    low, high = (float(trial.node.get(name)) for name in ("lowerBound", "upperBound"))
    step = float(trial.node.get("step", "1"))
    if (high - low) / step > trial.most:
        return None
    places = [low + step * number for number in range(int((high - low) / step + 1e-6) + 1)]
    return [None, *(str(round(place)) if whole else repr(place) for place in places)]


def _button(_trial: Trial) -> Answers:
    return [None, "true", "false"]


def _texts(trial: Trial) -> Answers:
    if trial.variable.cardinality is not Cardinality.SINGLE:
        return None
    return telling_texts(trial.variable, trial.declarations, trial.uses)


_SIMPLE: dict[str, Callable[[Trial], Answers]] = {
    "sliderInteraction": _slider,
    "endAttemptInteraction": _button,
    "textEntryInteraction": _texts,
    "extendedTextInteraction": _texts,
}
