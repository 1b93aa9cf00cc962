"""A form's outline as bytes and back, for keeping it as ciphertext."""

import gzip
import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, TypeVar

from chalicelib.core.exams.model.demand import Demand
from chalicelib.core.exams.model.form import (
    Cardinality,
    ChoiceSet,
    FormItem,
    FormOutline,
    ItemFacts,
    ResponseDeclaration,
)
from chalicelib.core.exams.model.structure import (
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

Read = TypeVar("Read")


def outline_to_bytes(outline: FormOutline) -> bytes:
    """Write an outline; the same outline gives the same bytes."""
    text = json.dumps(asdict(outline), default=sorted, separators=(",", ":"))
    return gzip.compress(text.encode(), mtime=0)


def outline_from_bytes(data: bytes) -> FormOutline:
    """Read what :func:`outline_to_bytes` wrote."""
    row = json.loads(gzip.decompress(data))
    return FormOutline(
        form_id=FormId(row["form_id"]),
        title=row["title"],
        language=row["language"],
        parts=tuple(_part(part) for part in row["parts"]),
        items=tuple(_item(item) for item in row["items"]),
        time_limits=_optional(_limits, row["time_limits"]),
        demands=frozenset(Demand(one) for one in row["demands"]),
    )


def _part(row: dict[str, Any]) -> FormPart:
    return FormPart(
        id=row["id"],
        navigation=Navigation(row["navigation"]),
        sections=tuple(_section(section) for section in row["sections"]),
        submission=Submission(row["submission"]),
        time_limits=_optional(_limits, row["time_limits"]),
    )


def _section(row: dict[str, Any]) -> FormSection:
    read = {
        "children": tuple(_child(child) for child in row["children"]),
        "selection": _optional(lambda selection: Selection(**selection), row["selection"]),
        "time_limits": _optional(_limits, row["time_limits"]),
    }
    return FormSection(**{**row, **read})


def _child(row: dict[str, Any]) -> FormSection | ItemPlace:
    if "children" in row:
        return _section(row)
    return ItemPlace(**{**row, "item_id": ItemId(row["item_id"])})


def _item(row: dict[str, Any]) -> FormItem:
    read = {
        "id": ItemId(row["id"]),
        "responses": tuple(_response(one) for one in row["responses"]),
        "choice_sets": tuple(_choices(one) for one in row["choice_sets"]),
        "variants": tuple(row["variants"]),
        "control": ItemSessionControl(**row["control"]),
        "time_limits": _optional(_limits, row["time_limits"]),
        "categories": tuple(row["categories"]),
        "facts": ItemFacts(**{**row["facts"], "tools": tuple(row["facts"]["tools"])}),
    }
    return FormItem(**{**row, **read})


def _response(row: dict[str, Any]) -> ResponseDeclaration:
    return ResponseDeclaration(**{**row, "cardinality": Cardinality(row["cardinality"])})


def _choices(row: dict[str, Any]) -> ChoiceSet:
    ids = {"choice_ids": tuple(row["choice_ids"]), "fixed_ids": frozenset(row["fixed_ids"])}
    return ChoiceSet(**{**row, **ids})


def _limits(row: dict[str, Any]) -> TimeLimits:
    return TimeLimits(**row)


def _optional(read: Callable[[dict[str, Any]], Read], row: dict[str, Any] | None) -> Read | None:
    return read(row) if row is not None else None
