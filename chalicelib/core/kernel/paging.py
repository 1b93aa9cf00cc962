"""Long lists come in pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True)
class Page(Generic[Row]):
    """A page of a list. ``number`` counts from 1; ``pages`` is how many there are."""

    rows: tuple[Row, ...]
    number: int
    pages: int


def page_of(found: Sequence[Row], number: int, *, size: int) -> Page[Row]:
    """Give a page of so many rows: the nearest there is. An empty list has one page."""
    pages = max(1, -(-len(found) // size))
    shown = min(max(number, 1), pages)
    return Page(tuple(found[(shown - 1) * size : shown * size]), shown, pages)
