"""The scoring part of a form: the original XML with its keys. It never leaves the server."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from chalicelib.core.exams import PackageReason
from chalicelib.core.kernel import FormId, ItemId
from chalicelib.qti.assessing.scoring import read_scorable
from chalicelib.qti.assessing.unscorable import ItemUnscorable
from chalicelib.qti.checking.score import needs_scorer
from chalicelib.qti.items.item import Item
from chalicelib.qti.mastering.kept_test import KeptTest, ReadTest, read_kept_test
from chalicelib.qti.mastering.maximum import max_score
from chalicelib.qti.node import Node, normalise
from chalicelib.qti.packages.package import PackagedTest
from chalicelib.qti.processing.effort import Effort
from chalicelib.qti.templating.variant import TemplateDefaults, Variant
from chalicelib.qti.xml import parse

FORMAT = "facet-scoring/2"

_NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p2"
"""In what is written from a normalised tree; a tree has the spelling of 2.x."""


@dataclass(frozen=True)
class ScoredItem:
    """An item as mastering makes it ready for scoring.

    ``defaults`` are the values that the test gives to its template variables, ``variants`` what
    became of these; an item without anything to fill in has no variants.
    """

    id: ItemId
    item: Item
    max_score: float | None
    needs_scorer: bool
    defaults: TemplateDefaults = ()
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True)
class KeptItem:
    """An item as scoring reads it back.

    There is no item when this version cannot read it any more; ``reasons`` say why.
    """

    item: Item | None
    max_score: float | None
    needs_scorer: bool
    defaults: TemplateDefaults
    reasons: tuple[PackageReason, ...] = ()


@dataclass(frozen=True)
class ScoringPart:
    """A scoring part that was read; ``items`` by their id in the form.

    ``test`` is None where nobody wrote a test, or where this version cannot run its rules.
    """

    form_id: FormId
    items: dict[ItemId, KeptItem]
    test: ReadTest | None


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
            "template_defaults": [_written(default) for default in one.defaults],
            "xml": base64.b64encode(one.item.data).decode(),
        }
        for one in scored
    ]
    written = base64.b64encode(test.data).decode() if test.data is not None else None
    sections = {
        one.path: base64.b64encode(one.data).decode() for one in test.structure.section_files
    }
    whole = {"test": written, "test_path": test.path, "sections": sections}
    part = {"format": FORMAT, "form_id": form_id, "items": items, **whole}
    return json.dumps(part, ensure_ascii=False, sort_keys=True).encode()


def read_scoring_part(data: bytes) -> ScoringPart:
    """Read a scoring part. :raises ScoringPartUnreadable: when it is not one."""
    part = json.loads(data)
    if part.get("format") != FORMAT:
        raise ScoringPartUnreadable(str(part.get("format")))
    items = {ItemId(one["id"]): _read_kept(one) for one in part["items"]}
    return ScoringPart(FormId(part["form_id"]), items, _read_test(part, items))


def score_facts(
    item_id: str,
    item: Item,
    defaults: TemplateDefaults = (),
    variants: tuple[Variant, ...] = (),
    work: Effort | None = None,
) -> ScoredItem:
    """Work out once, at mastering, what scoring and staff must know of an item.

    :raises EffortSpent: when its best score asks more steps than the package has left.
    """
    most = max_score(item, [one.declarations for one in variants], work)
    return ScoredItem(ItemId(item_id), item, most, needs_scorer(item), defaults, variants)


def _read_kept(one: dict[str, Any]) -> KeptItem:
    item, reasons = None, tuple[PackageReason, ...]()
    try:
        item = read_scorable(one["path"], base64.b64decode(one["xml"]))
    except ItemUnscorable as error:
        # What another version of the engine accepted must not keep the other items from scores.
        reasons = error.reasons
    return KeptItem(
        item,
        one["max_score"],
        one["needs_scorer"],
        tuple(normalise(parse(text.encode())) for text in one["template_defaults"]),
        reasons,
    )


def _read_test(part: dict[str, Any], items: Mapping[ItemId, KeptItem]) -> ReadTest | None:
    if part["test"] is None:
        return None
    files = {path: base64.b64decode(data) for path, data in part["sections"].items()}
    # Parts of before the path was kept are of tests at the top of their package, or have no files.
    test = KeptTest(part.get("test_path", ""), base64.b64decode(part["test"]), files)
    return read_kept_test(
        test, {name: kept.item.declarations for name, kept in items.items() if kept.item}
    )


def _written(node: Node) -> str:
    return etree.tostring(_element(node), encoding="unicode")


def _element(node: Node) -> etree._Element:
    element = etree.Element(etree.QName(_NAMESPACE, node.name), node.attributes)
    element.text = node.text
    element.extend([_element(child) for child in node.children])
    return element
