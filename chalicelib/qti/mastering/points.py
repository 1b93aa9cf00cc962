"""Points of a picture that stand for the areas that give points."""

from chalicelib.qti.items.areas import Area, AreaMapping, Shape
from chalicelib.qti.items.declarations import ResponseVariable


def points_in_areas(variable: ResponseVariable) -> list[str] | None:
    """Return a point for each area that gives points; None when we cannot say."""
    mapping = variable.area_mapping
    if mapping is None or mapping.default > 0:
        return None
    found = [
        _point_in(mapping, number)
        for number, (_, points) in enumerate(mapping.entries)
        if points > 0
    ]
    known = [one for one in found if one is not None]
    return known if len(known) == len(found) else None


def _point_in(mapping: AreaMapping, number: int) -> str | None:
    """Return a point in one area that no earlier area claims."""
    before = [area for area, _ in mapping.entries[:number]]
    area = mapping.entries[number][0]
    for x, y in _candidates(area):
        if area.contains(x, y) and not any(other.contains(x, y) for other in before):
            return f"{x} {y}"
    return None


def _candidates(area: Area) -> list[tuple[int, int]]:
    numbers = area.coordinates
    if area.shape is Shape.DEFAULT:
        return [(0, 0)]
    if area.shape in (Shape.CIRCLE, Shape.ELLIPSE):
        return [(round(numbers[0]), round(numbers[1]))]
    xs, ys = numbers[::2], numbers[1::2]
    middle = (round(sum(xs) / len(xs)), round(sum(ys) / len(ys)))
    return [middle, *((round(x), round(y)) for x, y in zip(xs, ys, strict=True))]
