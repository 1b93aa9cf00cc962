"""Outlines that hypothesis makes up: sections in sections, selections, fixed places."""

import itertools
from collections.abc import Iterator

from hypothesis import strategies as st

from chalicelib.core.exams import (
    ChoiceSet,
    Demand,
    FormItem,
    FormOutline,
    FormPart,
    FormSection,
    ItemPlace,
    ItemSessionControl,
    Navigation,
    Selection,
    Submission,
    TimeLimits,
)
from chalicelib.core.kernel import FormId, ItemId
from tests.builders.outlines import RESPONSE

FLAGS = st.booleans()
SECONDS = st.none() | st.floats(0, 9000)
LIMITS = st.none() | st.builds(TimeLimits, SECONDS, SECONDS, FLAGS)


@st.composite
def outlines(draw: st.DrawFn, *, replacement: bool = True) -> FormOutline:
    """Make up a form; without ``replacement`` no item is taken twice."""
    numbers = itertools.count(1)
    parts = tuple(
        FormPart(
            f"P{next(numbers)}",
            draw(st.sampled_from(Navigation)),
            tuple(_section(draw, numbers, 2, replacement) for _ in range(draw(st.integers(1, 2)))),
            draw(st.sampled_from(Submission)),
            draw(LIMITS),
        )
        for _ in range(draw(st.integers(1, 2)))
    )
    places = [one for part in parts for section in part.sections for one in _places(section)]
    items = tuple(_item(draw, one.item_id) for one in places)
    demands = draw(st.frozensets(st.sampled_from(Demand)))
    return FormOutline(FormId("form"), "Toets", "nl", parts, items, draw(LIMITS), demands)


def _section(
    draw: st.DrawFn, numbers: Iterator[int], levels: int, replacement: bool
) -> FormSection:
    children = tuple(
        _section(draw, numbers, levels - 1, replacement)
        if levels and draw(st.integers(0, 3)) == 0
        else ItemPlace(ItemId(f"I{next(numbers)}"), draw(FLAGS), draw(FLAGS))
        for _ in range(draw(st.integers(1, 4)))
    )
    return FormSection(
        id=f"S{next(numbers)}",
        title="Deel",
        children=children,
        visible=draw(FLAGS),
        shuffle=draw(FLAGS),
        selection=_selection(draw, children, replacement),
        fixed=draw(FLAGS),
        required=draw(FLAGS),
        keep_together=draw(FLAGS),
        time_limits=draw(LIMITS),
    )


def _selection(
    draw: st.DrawFn, children: tuple[FormSection | ItemPlace, ...], replacement: bool
) -> Selection | None:
    if draw(FLAGS):
        return None
    again = replacement and draw(FLAGS)
    least = max(1, sum(child.required for child in children))
    return Selection(draw(st.integers(least, len(children) + 3 * again)), again)


def _places(section: FormSection) -> Iterator[ItemPlace]:
    for child in section.children:
        if isinstance(child, ItemPlace):
            yield child
        else:
            yield from _places(child)


def _item(draw: st.DrawFn, item_id: ItemId) -> FormItem:
    choices = ("A", "B", "C", "D")
    fixed = draw(st.frozensets(st.sampled_from(choices)))
    return FormItem(
        id=item_id,
        title="Opgave",
        max_score=draw(st.none() | st.sampled_from([0.5, 1.0, 2.0])),
        needs_scorer=draw(FLAGS),
        responses=(RESPONSE,),
        choice_sets=(ChoiceSet("RESPONSE", choices, fixed, draw(FLAGS)),),
        variants=tuple({"t1": str(number)} for number in range(draw(st.integers(0, 3)))),
        presets=draw(st.sampled_from([{}, {"RESPONSE": "A"}, {"RESPONSE": ["A", "B"]}])),
        control=ItemSessionControl(max_attempts=draw(st.integers(0, 3))),
        time_limits=draw(LIMITS),
        categories=draw(st.sampled_from([(), ("rekenen",)])),
        weights=draw(st.sampled_from([{}, {"W": 2.0}])),
    )
