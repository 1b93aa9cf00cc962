"""Runs a pattern over a text: all its alternatives at once, one character after the other."""

from dataclasses import dataclass
from functools import lru_cache

from chalicelib.qti.processing.effort import Effort
from chalicelib.qti.processing.patterns.characters import (
    CharacterSet,
    PatternMalformed,
    ignoring_case,
)
from chalicelib.qti.processing.patterns.syntax import (
    LONGEST,
    Either,
    One,
    Row,
    Times,
    Tree,
    parse,
)

_MOST_STEPS = 2_000
"""Steps of one pattern; ``(a{1000}){1000}`` must not fill the memory."""

_MOST_PARTS = 20_000
"""Parts that are built for one pattern; those of ``(a()()()){999}`` are more than its steps."""


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


def read_pattern(
    text: str, *, case_sensitive: bool = True, effort: Effort | None = None
) -> Pattern:
    """Make a pattern ready to run.

    It costs a step for each letter, and one for each part that is built: ``(ab){9}`` has nine
    times ``ab``. A pattern that is remembered costs the same, so every machine stops alike.

    :raises PatternMalformed: when it is none, or too big.
    :raises EffortSpent: when it costs more effort than is left.
    """
    effort = effort or Effort()
    effort.demand(min(len(text), LONGEST))
    built = _built(text, case_sensitive)
    effort.demand(built.parts)
    if built.pattern is None:
        raise PatternMalformed("too big")
    return built.pattern


@dataclass(frozen=True)
class _Built:
    """A pattern, unless it is too big, and the number of parts that were built to find out."""

    pattern: Pattern | None
    parts: int


@lru_cache(maxsize=256)
def _built(text: str, case_sensitive: bool) -> _Built:
    builder = _Builder(case_sensitive)
    try:
        builder.build(parse(text))
    except _TooBigError:
        return _Built(None, builder.parts)
    return _Built(Pattern(tuple(builder.steps)), builder.parts)


class _TooBigError(Exception):
    pass


class _Builder:
    """Makes steps of trees, and counts the parts that it went through."""

    def __init__(self, case_sensitive: bool) -> None:
        self._case_sensitive = case_sensitive
        self.steps: list[Step] = []
        self.parts = 0

    def build(self, tree: Tree) -> None:
        """Add the steps of a tree; they leave towards the place behind the last of them."""
        self.parts += 1
        if self.parts > _MOST_PARTS:
            raise _TooBigError
        if isinstance(tree, One):
            held = tree.characters if self._case_sensitive else ignoring_case(tree.characters)
            self._add(held, len(self.steps) + 1)
        elif isinstance(tree, Row):
            for part in tree.parts:
                self.build(part)
        elif isinstance(tree, Either):
            self._build_either(tree)
        else:
            self._build_times(tree)

    def _add(self, characters: CharacterSet | None, *exits: int) -> int:
        if len(self.steps) >= _MOST_STEPS:
            raise _TooBigError
        self.steps.append(Step(characters, exits))
        return len(self.steps) - 1

    def _build_either(self, tree: Either) -> None:
        fork = self._add(None)
        starts, ends = [], []
        for option in tree.options:
            starts.append(len(self.steps))
            self.build(option)
            ends.append(self._add(None))
        self.steps[fork] = Step(None, tuple(starts))
        for end in ends:
            self.steps[end] = Step(None, (len(self.steps),))

    def _build_times(self, tree: Times) -> None:
        for _ in range(tree.least):
            before = len(self.steps)
            self.build(tree.part)
            # Nothing a thousand times is nothing: it needs no part for each time.
            if len(self.steps) == before:
                break
        if tree.most is None:
            fork = self._add(None)
            self.build(tree.part)
            self._add(None, fork)
            self._leave([fork])
            return
        forks = []
        for _ in range(tree.most - tree.least):
            forks.append(self._add(None))
            self.build(tree.part)
        self._leave(forks)

    def _leave(self, forks: list[int]) -> None:
        for fork in forks:
            self.steps[fork] = Step(None, (fork + 1, len(self.steps)))
