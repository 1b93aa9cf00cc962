"""A form's outline as bytes and back, for keeping it as ciphertext."""

import gzip
import json
from dataclasses import asdict
from typing import Any

from chalicelib.core.exams.model.form import (
    Cardinality,
    FormItem,
    FormOutline,
    FormSection,
    Navigation,
    ResponseDeclaration,
    Shuffle,
)
from chalicelib.core.kernel import FormId, ItemId


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
        navigation=Navigation(row["navigation"]),
        sections=tuple(_section(section) for section in row["sections"]),
        items=tuple(_item(item) for item in row["items"]),
    )


def _section(row: dict[str, Any]) -> FormSection:
    item_ids = tuple(ItemId(item_id) for item_id in row["item_ids"])
    return FormSection(row["id"], row["title"], item_ids, row["shuffle"])


def _item(row: dict[str, Any]) -> FormItem:
    return FormItem(
        id=ItemId(row["id"]),
        title=row["title"],
        max_score=row["max_score"],
        needs_scorer=row["needs_scorer"],
        responses=tuple(
            ResponseDeclaration(part["id"], Cardinality(part["cardinality"]), part["base_type"])
            for part in row["responses"]
        ),
        shuffles=tuple(
            Shuffle(part["response_id"], tuple(part["choice_ids"]), frozenset(part["fixed_ids"]))
            for part in row["shuffles"]
        ),
    )
