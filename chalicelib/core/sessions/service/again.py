"""Repeats an act that lost a race: many hands write one group at nine o'clock."""

from collections.abc import Callable
from typing import TypeVar

from chalicelib.core.kernel import ChangedMeanwhile

T = TypeVar("T")

ATTEMPTS = 10


def try_again(act: Callable[[], T]) -> T:
    """Do an act that reads and then writes, until nobody came between.

    :raises ChangedMeanwhile: if somebody came between every time.
    """
    for _ in range(ATTEMPTS - 1):
        try:
            return act()
        except ChangedMeanwhile:
            continue
    return act()
