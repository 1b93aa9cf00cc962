"""What the points of a mapping add up to, of values and of areas alike."""

from collections.abc import Iterable


def bounded(total: float, lower: float | None, upper: float | None) -> float:
    """Keep a total within the bounds that are stated."""
    if lower is not None:
        total = max(total, lower)
    if upper is not None:
        total = min(total, upper)
    return float(total)


def adds_whole(points: Iterable[float], *others: float | None) -> bool:
    """Tell whether every total is whole; ``others`` are the default and the bounds, if stated."""
    stated = [one for one in others if one is not None]
    return all(number.is_integer() for number in [*points, *stated])
