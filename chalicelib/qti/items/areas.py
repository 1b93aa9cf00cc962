"""Areas of a picture, and the points for answers that lie in them (QTI 3.0, areaMapping).

Engines differ on the edge of an area; here the edge belongs to it: a candidate who clicks on the
line of the drawn circle meant the circle.
"""

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from chalicelib.qti.items.totals import adds_whole, bounded
from chalicelib.qti.items.values import Value

_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(\.[0-9]{0,9})?")
_MOST_COORDINATES = 2000


class Shape(StrEnum):
    """The shapes of QTI; ``default`` is the whole picture."""

    CIRCLE = "circle"
    RECT = "rect"
    POLY = "poly"
    ELLIPSE = "ellipse"
    DEFAULT = "default"


class AreaMalformed(Exception):  # noqa: N818 - becomes a reason
    """The shape is unknown, or its coordinates are not what the shape needs."""


@dataclass(frozen=True)
class Area:
    """A shape with its coordinates in pixels of the picture, from the top left."""

    shape: Shape
    coordinates: tuple[float, ...]

    def contains(self, x: float, y: float) -> bool:
        """Tell whether a point lies in the area or on its edge."""
        if self.shape is Shape.DEFAULT:
            return True
        if self.shape is Shape.POLY:
            return _in_polygon(_corners(self.coordinates), x, y)
        if self.shape is Shape.RECT:
            left, top, right, bottom = self.coordinates
            return min(left, right) <= x <= max(left, right) and (
                min(top, bottom) <= y <= max(top, bottom)
            )
        centre_x, centre_y, *radii = self.coordinates
        across, down = radii[0], radii[-1]
        return ((x - centre_x) * down) ** 2 + ((y - centre_y) * across) ** 2 <= (across * down) ** 2


def read_area(shape: str, coords: str) -> Area:
    """Read an area as items write it. :raises AreaMalformed: when it is none."""
    if shape not in list(Shape):
        raise AreaMalformed(shape)
    words = [word for word in re.split(r"[\s,]+", coords.strip()) if word]
    if len(words) > _MOST_COORDINATES or not all(_NUMBER.fullmatch(word) for word in words):
        raise AreaMalformed(coords)
    numbers = tuple(float(word) for word in words)
    if not _fits(Shape(shape), numbers):
        raise AreaMalformed(coords)
    return Area(Shape(shape), numbers)


def _fits(shape: Shape, numbers: tuple[float, ...]) -> bool:
    if shape is Shape.CIRCLE:
        return len(numbers) == 3 and numbers[2] > 0
    if shape is Shape.ELLIPSE:
        return len(numbers) == 4 and min(numbers[2:]) > 0
    if shape is Shape.POLY:
        return len(numbers) >= 6 and len(numbers) % 2 == 0
    return len(numbers) == 4 if shape is Shape.RECT else True


@dataclass(frozen=True)
class AreaMapping:
    """The points for each area, in order, for any other point, and the bounds of the total."""

    entries: tuple[tuple[Area, float], ...]
    default: float
    lower: float | None
    upper: float | None

    @cached_property
    def is_whole(self) -> bool:
        """Tell whether every total is a whole number."""
        points = (one for _, one in self.entries)
        return adds_whole(points, self.default, self.lower, self.upper)

    @cached_property
    def cost(self) -> int:
        """Count what must be looked at for one point of a response."""
        return sum(1 + len(area.coordinates) for area, _ in self.entries)

    def total(self, value: Value | None) -> float:
        """Add up the points of a response; each area counts once (QTI 3.0, mapResponsePoint).

        A point in two areas belongs to the one that is listed first. Points outside all areas get
        the default, each of them.
        """
        hits: set[int] = set()
        total = 0.0
        for point in dict.fromkeys(value.items) if value else ():
            hit = self._area_of(point) if isinstance(point, tuple) else None
            if hit is None:
                total += self.default
            elif hit not in hits:
                hits.add(hit)
                total += self.entries[hit][1]
        return bounded(total, self.lower, self.upper)

    def _area_of(self, point: tuple[str, ...] | tuple[int, ...]) -> int | None:
        x, y = (float(one) for one in point)
        inside = (number for number, (area, _) in enumerate(self.entries) if area.contains(x, y))
        return next(inside, None)


Corner = tuple[float, float]


def _corners(numbers: tuple[float, ...]) -> list[Corner]:
    corners = list(zip(numbers[::2], numbers[1::2], strict=True))
    return [*corners, corners[0]]


def _in_polygon(corners: list[Corner], x: float, y: float) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in pairwise(corners):
        if _on_line((x1, y1), (x2, y2), x, y):
            return True
        # A ray to the right crosses the edge: the point changes sides.
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def _on_line(start: Corner, end: Corner, x: float, y: float) -> bool:
    whole = math.dist(start, end)
    return math.isclose(math.dist(start, (x, y)) + math.dist((x, y), end), whole, abs_tol=1e-9)
