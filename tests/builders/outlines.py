"""Outlines of forms with one call: sections and places in few letters."""

from dataclasses import replace
from typing import Any

from chalicelib.core.exams import (
    Cardinality,
    FormItem,
    FormOutline,
    FormPart,
    FormSection,
    ItemPlace,
    Navigation,
    ResponseDeclaration,
    Selection,
)
from chalicelib.core.kernel import FormId, ItemId

RESPONSE = ResponseDeclaration("RESPONSE", Cardinality.SINGLE, "identifier")


def place(item_id: str, **facts: bool) -> ItemPlace:
    """Where an item stands."""
    return ItemPlace(ItemId(item_id), **facts)


def places(item_ids: str) -> tuple[ItemPlace, ...]:
    """Places of items; their ids are a list of words."""
    return tuple(place(one) for one in item_ids.split())


def section_of(
    *children: FormSection | ItemPlace,
    id: str = "S",
    select: int | None = None,
    again: bool = False,
    **facts: Any,
) -> FormSection:
    """A section; ``select`` of its children, with replacement if ``again``."""
    selection = None if select is None else Selection(select, with_replacement=again)
    return FormSection(id, f"Deel {id}", children, selection=selection, **facts)


def an_item(item_id: str, **facts: Any) -> FormItem:
    """An item of one point with one response."""
    return replace(FormItem(ItemId(item_id), item_id, 1.0, False, (RESPONSE,)), **facts)


def outline_of(*sections: FormSection, items: tuple[FormItem, ...] = ()) -> FormOutline:
    """A form of one part; items that are not handed in are made."""
    part = FormPart("P", Navigation.NONLINEAR, sections)
    outline = FormOutline(FormId("form-1"), "Toets", "nl", (part,), items)
    known = {item.id for item in items}
    more = [an_item(one) for one in item_ids(outline) if one not in known]
    return replace(outline, items=(*items, *more))


def item_ids(outline: FormOutline) -> list[ItemId]:
    """The ids of the places of a form, in authored order of the sections."""
    return [
        child.item_id
        for section in outline.sections
        for child in section.children
        if isinstance(child, ItemPlace)
    ]
