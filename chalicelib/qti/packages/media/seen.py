"""What a reader of media answers, and how it says that a file is damaged."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

_Name = TypeVar("_Name", int, bytes)
MOST_PIECES = 200_000
"""Chunks, boxes or elements of one file; an hour of film has some thousands."""


class Broken(Exception):  # noqa: N818 - turned into a reason by whoever knows the file
    """A file begins as media that we know, but it is damaged or cut off."""


class Active(Exception):  # noqa: N818 - as above
    """A document says that it runs, holds or links to something."""


class TooManyPixels(Exception):  # noqa: N818 - as above
    """A picture, all its frames together, is larger than the limit."""


@dataclass(frozen=True)
class Seen:
    """What a file turned out to be."""

    media_type: str


def limit_pixels(width: int, height: int, frames: int, most: int) -> None:
    """Keep to the limit of pixels. :raises Broken: without any. :raises TooManyPixels: above."""
    if width * height * frames <= 0:
        raise Broken
    if width * height * frames > most:
        raise TooManyPixels


def counted(pieces: Iterable[tuple[_Name, bytes]]) -> list[tuple[_Name, bytes]]:
    """Return all pieces of a file. :raises Broken: for so many that only malice makes them."""
    found = list(islice(pieces, MOST_PIECES + 1))
    if len(found) > MOST_PIECES:
        raise Broken
    return found


def take(data: bytes, start: int, length: int) -> bytes:
    """Return a piece of a file. :raises Broken: when the file ends before it."""
    if start < 0 or length < 0 or start + length > len(data):
        raise Broken
    return data[start : start + length]
