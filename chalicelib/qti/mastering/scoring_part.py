"""The scoring part of a form: the original XML with its keys. It never leaves the server."""

import base64
import json
from dataclasses import dataclass

from chalicelib.core.kernel import FormId, ItemId
from chalicelib.qti.checking.score import needs_scorer
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.item import Item, read_item
from chalicelib.qti.mastering.maximum import max_score
from chalicelib.qti.packages.package import PackagedTest

FORMAT = "facet-scoring/1"


@dataclass(frozen=True)
class ScoredItem:
    """An item as scoring needs it."""

    id: ItemId
    item: Item
    max_score: float | None
    needs_scorer: bool


class ScoringPartUnreadable(Exception):  # noqa: N818 - a fault of the store, not of an exam maker
    """The bytes are not a scoring part that this version made."""


def make_scoring_part(form_id: FormId, test: PackagedTest, scored: list[ScoredItem]) -> bytes:
    """Write the scoring part: items by reference id, the test, and the versions they came in."""
    items = [
        {
            "id": one.id,
            "path": one.item.path,
            "version": one.item.version,
            "max_score": one.max_score,
            "needs_scorer": one.needs_scorer,
            "xml": base64.b64encode(one.item.data).decode(),
        }
        for one in scored
    ]
    written = base64.b64encode(test.data).decode() if test.data is not None else None
    sections = {
        one.path: base64.b64encode(one.data).decode() for one in test.structure.section_files
    }
    whole = {"test": written, "sections": sections}
    part = {"format": FORMAT, "form_id": form_id, "items": items, **whole}
    return json.dumps(part, ensure_ascii=False, sort_keys=True).encode()


def read_scoring_part(data: bytes) -> tuple[ScoredItem, ...]:
    """Read the items of a scoring part. :raises ScoringPartUnreadable: when it is not one."""
    part = json.loads(data)
    if part.get("format") != FORMAT:
        raise ScoringPartUnreadable(str(part.get("format")))
    return tuple(
        ScoredItem(
            ItemId(one["id"]),
            _read_original(one["path"], base64.b64decode(one["xml"])),
            one["max_score"],
            one["needs_scorer"],
        )
        for one in part["items"]
    )


def score_facts(item_id: str, item: Item) -> ScoredItem:
    """Work out once, at mastering, what scoring and staff must know of an item."""
    return ScoredItem(ItemId(item_id), item, max_score(item), needs_scorer(item))


def _read_original(path: str, data: bytes) -> Item:
    findings = Findings(path)
    item = read_item(path, data, findings)
    if item is None or findings.reasons:
        raise ScoringPartUnreadable(path)
    return item
