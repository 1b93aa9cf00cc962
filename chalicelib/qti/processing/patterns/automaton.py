"""Runs a pattern over a text: all its alternatives at once, one character after the other."""

from dataclasses import dataclass
from functools import lru_cache

from chalicelib.qti.processing.effort import Effort
from chalicelib.qti.processing.patterns.characters import (
    CharacterSet,
    PatternMalformed,
    ignoring_case,
)
from chalicelib.qti.processing.patterns.syntax import Either, One, Row, Times, Tree, parse

_MOST_STEPS = 2_000
"""Steps of one pattern; ``(a{1000}){1000}`` must not fill the memory."""


@dataclass(frozen=True)
class Step:
    """Eat one character of a set and go on, or (without a set) go on at once at every exit."""

    characters: CharacterSet | None
    exits: tuple[int, ...]


@dataclass(frozen=True)
class Pattern:
    """A pattern as numbered steps; who stands behind the last one has matched."""

    steps: tuple[Step, ...]

    def matches(self, text: str, effort: Effort) -> bool | None:
        """Tell whether the whole text fits; None when that takes more effort than is left."""
        places = self._reach({0})
        for sign in text:
            if not effort.spend(1 + len(places)):
                return None
            places = self._reach(self._eat(places, sign))
            if not places:
                return False
        return len(self.steps) in places

    def _eat(self, places: set[int], sign: str) -> set[int]:
        found: set[int] = set()
        for place in places:
            step = self.steps[place] if place < len(self.steps) else None
            if step is not None and step.characters is not None and step.characters(sign):
                found.update(step.exits)
        return found

    def _reach(self, starts: set[int]) -> set[int]:
        """Follow the steps that eat nothing; each place is visited once, so loops end."""
        seen = set(starts)
        todo = list(starts)
        while todo:
            place = todo.pop()
            step = self.steps[place] if place < len(self.steps) else None
            if step is None or step.characters is not None:
                continue
            fresh = [one for one in step.exits if one not in seen]
            seen.update(fresh)
            todo += fresh
        return seen


@lru_cache(maxsize=256)
def read_pattern(text: str, *, case_sensitive: bool = True) -> Pattern:
    """Make a pattern ready to run. :raises PatternMalformed: when it is none, or too big."""
    steps: list[Step] = []
    _build(parse(text), steps, case_sensitive)
    return Pattern(tuple(steps))


def _add(steps: list[Step], characters: CharacterSet | None, *exits: int) -> int:
    if len(steps) >= _MOST_STEPS:
        raise PatternMalformed("too big")
    steps.append(Step(characters, exits))
    return len(steps) - 1


def _build(tree: Tree, steps: list[Step], case_sensitive: bool) -> None:
    """Add the steps of a tree; they leave towards the place behind the last of them."""
    if isinstance(tree, One):
        held = tree.characters if case_sensitive else ignoring_case(tree.characters)
        _add(steps, held, len(steps) + 1)
    elif isinstance(tree, Row):
        for part in tree.parts:
            _build(part, steps, case_sensitive)
    elif isinstance(tree, Either):
        _build_either(tree, steps, case_sensitive)
    else:
        _build_times(tree, steps, case_sensitive)


def _build_either(tree: Either, steps: list[Step], case_sensitive: bool) -> None:
    fork = _add(steps, None)
    starts, ends = [], []
    for option in tree.options:
        starts.append(len(steps))
        _build(option, steps, case_sensitive)
        ends.append(_add(steps, None))
    steps[fork] = Step(None, tuple(starts))
    for end in ends:
        steps[end] = Step(None, (len(steps),))


def _build_times(tree: Times, steps: list[Step], case_sensitive: bool) -> None:
    for _ in range(tree.least):
        before = len(steps)
        _build(tree.part, steps, case_sensitive)
        # Nothing a thousand times is nothing; without this, ((){999}){999}... would go on for ever.
        if len(steps) == before:
            break
    if tree.most is None:
        fork = _add(steps, None)
        _build(tree.part, steps, case_sensitive)
        _add(steps, None, fork)
        steps[fork] = Step(None, (fork + 1, len(steps)))
        return
    forks = []
    for _ in range(tree.most - tree.least):
        forks.append(_add(steps, None))
        _build(tree.part, steps, case_sensitive)
    for fork in forks:
        steps[fork] = Step(None, (fork + 1, len(steps)))
