"""Puts choices in an order that tells nothing; the session plan orders them for each candidate.

Choices go by a hash of their name, the areas of a picture by their place in it.
"""

import bisect
import hashlib
import itertools
import math
from collections.abc import Callable

from lxml import etree

from chalicelib.qti.items.areas import AreaMalformed, Shape, read_area
from chalicelib.qti.node import qti_name
from chalicelib.qti.vocabulary import CHOICE_LISTS, HOTSPOT_LISTS

Box = tuple[float, float, float, float]
"""Top, left, bottom and right of an area, in pixels."""
_EVERYTHING = (-math.inf, -math.inf, math.inf, math.inf)


def arranged(element: etree._Element, aliases: dict[str, str]) -> list[etree._Element]:
    """Return the children of an element, with its choices and areas in a neutral order."""
    name, children = qti_name(element), list(element)

    def neutral(choice: etree._Element) -> bytes:
        own = choice.get("identifier", "")
        return hashlib.sha256(aliases.get(own, own).encode()).digest()

    children = _sorted_among(children, CHOICE_LISTS.get(name), neutral)
    areas = [one for one in children if qti_name(one) in HOTSPOT_LISTS.get(name, frozenset())]
    if _overlap([_box(one) for one in areas]):
        # The first of two areas that overlap is the one that is clicked: their order has a meaning.
        # In a graphic order it may be the key as well; there the smallest goes first, since a
        # larger one before it would keep it out of reach.
        if name != "graphicOrderInteraction":
            return children
        return _sorted_among(children, HOTSPOT_LISTS.get(name), _smallest_first)
    return _sorted_among(children, HOTSPOT_LISTS.get(name), _box)


def is_arranged(element: etree._Element) -> bool:
    """Tell whether an element may stand at another place than its maker gave it."""
    parent = element.getparent()
    if parent is None:
        return False
    lists = (CHOICE_LISTS.get(qti_name(parent)), HOTSPOT_LISTS.get(qti_name(parent)))
    return any(qti_name(element) in names for names in lists if names)


def _sorted_among(
    children: list[etree._Element],
    names: frozenset[str] | None,
    order: Callable[[etree._Element], bytes | Box | tuple[float, Box]],
) -> list[etree._Element]:
    moves = [qti_name(one) in (names or ()) for one in children]
    hashed = iter(sorted(itertools.compress(children, moves), key=order))
    return [next(hashed) if move else one for one, move in zip(children, moves, strict=True)]


def _smallest_first(area: etree._Element) -> tuple[float, Box]:
    top, left, bottom, right = box = _box(area)
    return (bottom - top) * (right - left), box


def _overlap(boxes: list[Box]) -> bool:
    """Tell whether any two areas overlap, by sweeping a line over the picture from left to right.

    Until two overlap, the areas on the line lie apart, so each has to be held against its
    neighbours only: a picture of ten thousand areas takes no longer than it should.
    """
    clickable = [one for one in boxes if one[0] < one[2] and one[1] < one[3]]
    begins = [(box[1], True, box) for box in clickable]
    ends = [(box[3], False, box) for box in clickable]
    on_line: list[Box] = []
    # Areas that touch do not overlap: at one place, those that end go first.
    for _x, is_begin, box in sorted([*begins, *ends], key=lambda event: event[:2]):
        place = bisect.bisect_left(on_line, box)
        if not is_begin:
            del on_line[place]
            continue
        below = place < len(on_line) and on_line[place][0] < box[2]
        above = place > 0 and box[0] < on_line[place - 1][2]
        if below or above:
            return True
        on_line.insert(place, box)
    return False


def _box(area: etree._Element) -> Box:
    """Return the box around an area; everything, where its coordinates do not say it."""
    try:
        known = read_area(area.get("shape", ""), area.get("coords", ""))
    except AreaMalformed:
        return _EVERYTHING
    if known.shape is Shape.DEFAULT:
        return _EVERYTHING
    numbers = known.coordinates
    if known.shape in (Shape.CIRCLE, Shape.ELLIPSE):
        x, y, *radii = numbers
        across, down = radii[0], radii[-1]
        return (y - down, x - across, y + down, x + across)
    return (min(numbers[1::2]), min(numbers[::2]), max(numbers[1::2]), max(numbers[::2]))
