"""Reads a regular expression of XML Schema into a tree (part 2, appendix F)."""

import re
from dataclasses import dataclass

from chalicelib.qti.processing.patterns.characters import (
    ANY_BUT_LINE_END,
    CharacterSet,
    PatternMalformed,
    all_but,
    any_of,
    between,
    escaped_set,
    escaped_sign,
    exactly,
    minus,
    property_set,
)

LONGEST = 1_000
"""Letters of a pattern."""

_DEEPEST = 50
_MOST_TIMES = 1_000
_TIMES = re.compile(r"\{([0-9]{1,4})(,([0-9]{0,4}))?\}")
_PROPERTY = re.compile(r"\{([A-Za-z0-9-]+)\}")
_OFTEN: dict[str, tuple[int, int | None]] = {"?": (0, 1), "*": (0, None), "+": (1, None)}


@dataclass(frozen=True)
class One:
    """One character of a set."""

    characters: CharacterSet


@dataclass(frozen=True)
class Row:
    """One after the other."""

    parts: tuple["Tree", ...]


@dataclass(frozen=True)
class Either:
    """One of these."""

    options: tuple["Tree", ...]


@dataclass(frozen=True)
class Times:
    """The same part several times; ``most`` None is without an end."""

    part: "Tree"
    least: int
    most: int | None


Tree = One | Row | Either | Times


def parse(text: str) -> Tree:
    """Read a pattern. :raises PatternMalformed: when it is none, or too long or too deep."""
    if len(text) > LONGEST:
        raise PatternMalformed("too long")
    reader = _Reader(text)
    tree = reader.options(_DEEPEST)
    if reader.peek():
        raise PatternMalformed(reader.rest())
    return tree


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def rest(self) -> str:
        return self._text[self._at : self._at + 20]

    def take(self) -> str:
        sign = self.peek()
        if not sign:
            raise PatternMalformed("unfinished")
        self._at += 1
        return sign

    def take_if(self, sign: str) -> bool:
        found = self._text.startswith(sign, self._at)
        self._at += len(sign) if found else 0
        return found

    def options(self, depth: int) -> Tree:
        if depth == 0:
            raise PatternMalformed("too deep")
        found = [self._row(depth)]
        while self.take_if("|"):
            found.append(self._row(depth))
        return Either(tuple(found)) if len(found) > 1 else found[0]

    def _row(self, depth: int) -> Tree:
        parts: list[Tree] = []
        while self.peek() and self.peek() not in "|)":
            parts.append(self._times(self._atom(depth)))
        return Row(tuple(parts))

    def _times(self, part: Tree) -> Tree:
        if self.peek() and self.peek() in _OFTEN:
            return Times(part, *_OFTEN[self.take()])
        if self.peek() != "{":
            return part
        match = _TIMES.match(self._text, self._at)
        if match is None:
            raise PatternMalformed(self.rest())
        self._at = match.end()
        least = int(match[1])
        most = (int(match[3]) if match[3] else None) if match[2] else least
        if least > _MOST_TIMES or (most is not None and not least <= most <= _MOST_TIMES):
            raise PatternMalformed(match[0])
        return Times(part, least, most)

    def _atom(self, depth: int) -> Tree:
        sign = self.take()
        if sign == "(":
            inside = self.options(depth - 1)
            if not self.take_if(")"):
                raise PatternMalformed("(")
            return inside
        if sign == "[":
            return One(self._group(depth - 1))
        if sign == "\\":
            escaped = self._escaped()
            return One(exactly(escaped) if isinstance(escaped, str) else escaped)
        if sign in "?*+{}]":
            raise PatternMalformed(sign)
        return One(ANY_BUT_LINE_END if sign == "." else exactly(sign))

    def _escaped(self) -> str | CharacterSet:
        letter = self.take()
        sign = escaped_sign(letter)
        if sign is not None:
            return sign
        if letter not in "pP":
            return escaped_set(letter)
        match = _PROPERTY.match(self._text, self._at)
        if match is None:
            raise PatternMalformed(f"\\{letter}")
        self._at = match.end()
        held = property_set(match[1])
        return held if letter == "p" else all_but(held)

    def _group(self, depth: int) -> CharacterSet:
        if depth <= 0:
            raise PatternMalformed("too deep")
        negative = self.take_if("^")
        sets: list[CharacterSet] = []
        without: CharacterSet | None = None
        while not self.take_if("]"):
            if without is not None:
                raise PatternMalformed("[-[")
            if sets and self.take_if("-["):
                without = self._group(depth - 1)
            else:
                sets.append(self._member(first=not sets))
        if not sets:
            raise PatternMalformed("[]")
        whole = all_but(any_of(sets)) if negative else any_of(sets)
        return minus(whole, without) if without is not None else whole

    def _member(self, *, first: bool) -> CharacterSet:
        if self.peek() == "-" and not first and self._text[self._at + 1 : self._at + 2] != "]":
            raise PatternMalformed("-")
        start = self._end_of_range()
        if not isinstance(start, str):
            return start
        follows = self._text[self._at : self._at + 2]
        if not follows.startswith("-") or follows in ("-]", "-["):
            return exactly(start)
        self.take()
        end = self._end_of_range()
        if not isinstance(end, str):
            raise PatternMalformed(self.rest())
        return between(start, end)

    def _end_of_range(self) -> str | CharacterSet:
        sign = self.take()
        if sign == "[":
            raise PatternMalformed("[")
        return self._escaped() if sign == "\\" else sign
