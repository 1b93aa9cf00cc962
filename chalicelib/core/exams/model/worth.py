"""What a form is worth: the maximum that every candidate can get."""

from math import fsum

from chalicelib.core.exams.model.demand import Demand
from chalicelib.core.exams.model.form import FormOutline
from chalicelib.core.exams.model.structure import FormSection, ItemPlace, Selection
from chalicelib.core.kernel import ItemId

_Points = dict[ItemId, float | None]


def maximum_of(outline: FormOutline) -> float | None:
    """Add up what every candidate can get.

    None where an item does not tell its maximum, where selections are not all worth the same, and
    where rules decide which items a candidate gets.
    """
    if Demand.SERVER_NAVIGATION in outline.demands:
        return None
    points = {item.id: item.max_score for item in outline.items}
    return _sum([_worth(one, points) for part in outline.parts for one in part.sections])


def _worth(child: FormSection | ItemPlace, points: _Points) -> float | None:
    if isinstance(child, ItemPlace):
        return points[child.item_id]
    values = [_worth(one, points) for one in child.children]
    if child.selection is None:
        return _sum(values)
    required = [one.required for one in child.children]
    return _selected_worth(child.selection, values, required)


def _selected_worth(
    selection: Selection, values: list[float | None], required: list[bool]
) -> float | None:
    always = [value for value, needed in zip(values, required, strict=True) if needed]
    more = selection.select - len(always)
    if selection.with_replacement:
        drawn_from = values
    else:
        drawn_from = [value for value, needed in zip(values, required, strict=True) if not needed]
        if more == len(drawn_from):
            return _sum(values)
    if more == 0:
        return _sum(always)
    one_worth = drawn_from[0] if len(set(drawn_from)) == 1 else None
    return _sum([*always, *[one_worth] * more])


def _sum(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fsum(known) if len(known) == len(values) else None
