"""The items of one plan in a row, and the parts and sections that lie around them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from chalicelib.core.exams import (
    FormPart,
    FormSection,
    Navigation,
    SessionPlan,
    Submission,
    TimeLimits,
)
from chalicelib.core.kernel import ItemId
from chalicelib.qti.assessing.walk.way import NO_RULES, StepRules, TestWay
from chalicelib.qti.packages.structure import PlacedItem


@dataclass(frozen=True)
class Stretch:
    """A part or section as this plan has it: the items from ``start`` up to ``end``."""

    id: str
    start: int
    end: int
    limits: TimeLimits | None
    rules: StepRules
    is_part: bool

    @property
    def key(self) -> str:
        """Return a name that no other stretch has; a section can be taken more than once."""
        return f"{self.id} {self.start}"


@dataclass(frozen=True)
class Step:
    """An item of the plan where it stands; ``around`` are its part and sections, outermost first.

    ``id`` is the id in the plan, ``place`` that of the reference in the test.
    """

    id: ItemId
    place: str
    placed: PlacedItem
    rules: StepRules
    part: FormPart
    around: tuple[Stretch, ...]

    @property
    def linear(self) -> bool:
        """Tell whether the candidate only goes on here."""
        return self.part.navigation is Navigation.LINEAR

    @property
    def individual(self) -> bool:
        """Tell whether each response is processed by itself."""
        return self.part.submission is Submission.INDIVIDUAL

    @property
    def part_stretch(self) -> Stretch:
        """Return the part of this item as the plan has it."""
        return self.around[0]


_Level = FormPart | FormSection


@dataclass(frozen=True)
class _Path:
    """What an item of the test stands in; the sections from the outer to the inner."""

    part: FormPart
    sections: tuple[FormSection, ...] = ()

    @property
    def levels(self) -> tuple[_Level, ...]:
        return (self.part, *self.sections)

    def into(self, section: FormSection) -> "_Path":
        return _Path(self.part, (*self.sections, section))


@dataclass
class _Open:
    """A stretch that is being laid; ``met`` are the items in it."""

    level: _Level
    start: int
    copied: bool
    end: int = 0
    met: set[str] = field(default_factory=set)

    def goes_on(self, level: _Level, place: str) -> bool:
        """Tell whether an item still belongs to this stretch, or to a new one beside it."""
        return self.level is level and not (self.copied and place in self.met)


def lay_out(way: TestWay, plan: SessionPlan) -> tuple[Step, ...]:
    """Put the items of a plan in a row, with what lies around each."""
    paths = {place: path for part in way.parts for place, path in _paths_of(part, _Path(part))}
    places = [str(plan.item_of(item_id)) for item_id in plan.item_order]
    opened = list(_open_along(places, paths))
    return tuple(
        Step(
            id=item_id,
            place=place,
            placed=way.places[place],
            rules=way.steps.get(place, NO_RULES),
            part=paths[place].part,
            around=tuple(_stretch(one, way) for one in around),
        )
        for item_id, place, around in zip(plan.item_order, places, opened, strict=True)
    )


def _paths_of(level: _Level, path: _Path) -> Iterator[tuple[str, _Path]]:
    for child in level.sections if isinstance(level, FormPart) else level.children:
        if isinstance(child, FormSection):
            yield from _paths_of(child, path.into(child))
        else:
            yield child.item_id, path


def _open_along(places: list[str], paths: dict[str, _Path]) -> Iterator[tuple[_Open, ...]]:
    around: tuple[_Open, ...] = ()
    for number, place in enumerate(places):
        levels, kept = paths[place].levels, list[_Open]()
        for one, level in zip(around, levels, strict=False):
            if not one.goes_on(level, place):
                break
            kept.append(one)
        new = [
            _Open(level, number, _is_copied(levels, depth))
            for depth, level in enumerate(levels)
            if depth >= len(kept)
        ]
        around = (*kept, *new)
        for one in around:
            one.end = number + 1
            one.met.add(place)
        yield around


def _is_copied(levels: tuple[_Level, ...], depth: int) -> bool:
    """Tell whether a section can be taken again as a whole, so an item twice means a new one."""
    return depth > 0 and _repeats(levels[depth - 1]) and not _repeats(levels[depth])


def _repeats(level: _Level) -> bool:
    selection = level.selection if isinstance(level, FormSection) else None
    return selection is not None and selection.with_replacement


def _stretch(one: _Open, way: TestWay) -> Stretch:
    level = one.level
    rules = way.steps.get(level.id, NO_RULES)
    return Stretch(
        level.id, one.start, one.end, level.time_limits, rules, isinstance(level, FormPart)
    )
