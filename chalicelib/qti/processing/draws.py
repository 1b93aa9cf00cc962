"""Chance that can be told again: the same seed always draws the same things, on every machine."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

Drawn = TypeVar("Drawn")

FIXED_SEED = "facet"
"""For who draws nothing that a candidate sees."""

_FRACTIONS = 1 << 53
"""Fractions of 1 that a float of IEEE 754 keeps exactly."""


@dataclass
class SeededDraw:
    """Draws made from a seed by hashing; each draw differs from the one before."""

    seed: str = FIXED_SEED
    drawn: int = 0

    def integer(self, low: int, high: int, step: int = 1) -> int:
        """Draw one of low, low + step, low + 2 steps, ... up to and including high."""
        return low + step * (self._bits() % ((high - low) // step + 1))

    def number(self, low: float, high: float) -> float:
        """Draw a number from low up to high."""
        part = (self._bits() % _FRACTIONS) / _FRACTIONS
        # Written as a mixture, because the distance between two big numbers can overflow.
        return low * (1 - part) + high * part

    def pick(self, things: Sequence[Drawn]) -> Drawn:
        """Draw one of these things, of which there is at least one."""
        return things[self._bits() % len(things)]

    def _bits(self) -> int:
        # 256 bits against ranges far below 2**64: what the remainder prefers is immeasurable.
        self.drawn += 1
        return int.from_bytes(sha256(f"{self.seed}|{self.drawn}".encode()).digest(), "big")
