"""Looks whether anything that helps a candidate survives in the delivered body of an item."""

import re
from collections.abc import Iterator

from lxml import etree

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.item import Item
from chalicelib.qti.mastering.aliases import aliased
from chalicelib.qti.mastering.choices import choice_sets
from chalicelib.qti.vocabulary import DATA_ATTRIBUTES
from tests.conformance.permuted import permuted_body
from tests.conformance.secrets import secrets_of, shown_of
from tests.conformance.walk import CorpusItem, body_of

_TELLING = re.compile(
    r"correct|map-?(ping|entry)|processing|outcome|feedback|default|catalog|companion|template"
    r"|script|stylesheet|lookup|interpretation|shuffle|fixed|label$|score",
    re.IGNORECASE,
)
_SHOWN_LABELS = {"hotspot-label", "object-label", "step-label", "aria-label"}
_FILES = ("src", "href", "data", "poster", "srcset")
_DECLARED = {"identifier", "cardinality", "base-type"}
_OURS = {"data-slot", "data-shown"} | DATA_ATTRIBUTES


def leaks_of(one: CorpusItem) -> list[str]:
    """Say in words what leaks from an item; nothing when it is safe to deliver."""
    body = body_of(one)
    root = etree.fromstring(body)
    return [
        *_of_structure(root),
        *_of_values(one, root),
        *_of_order(one.item),
        *([] if permuted_body(one) == permuted_body(one, turned=True) else ["authored order"]),
    ]


def _of_structure(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield "comment or instruction"
            continue
        name = etree.QName(element).localname
        if _TELLING.search(name):
            yield f"element {name}"
        if name == "qti-rubric-block" and element.get("view") != "candidate":
            yield "rubric for others"
        if name == "qti-response-declaration" and (len(element) or set(element.keys()) - _DECLARED):
            yield "declaration that is not empty"
        yield from _of_attributes(element)


def _of_attributes(element: etree._Element) -> Iterator[str]:
    for key, text in element.attrib.items():
        name = etree.QName(str(key)).localname
        if _TELLING.search(name) and name not in _SHOWN_LABELS:
            yield f"attribute {name}"
        if name.startswith("data-") and name not in _OURS:
            yield f"attribute {name}"
        if name in _FILES and not str(text).startswith(("asset:", "#")):
            yield f"address {text}"
        if name == "class" and re.search(r"correct|juist|sleutel|wrong", str(text)):
            yield f"class {text}"


def _of_values(one: CorpusItem, root: etree._Element) -> Iterator[str]:
    """Find values of keys and rules that the item itself does not show."""
    shown = shown_of(one.item.xml)
    delivered = "\n".join(
        [*map(str, root.itertext()), *(str(text) for el in root.iter() for text in el.values())]
    )
    for secret in secrets_of(one.data):
        alone = re.compile(rf"(?<!\w){re.escape(secret)}(?!\w)")
        if not alone.search(shown) and alone.search(delivered):
            yield f"value {secret}"


def _of_order(item: Item) -> Iterator[str]:
    """Find orders that a plan would show as authored although they are the key."""
    written = {
        one.id: [str(value) for value in one.correct.items]
        for one in item.declarations.responses.values()
        if one.correct is not None and one.cardinality is Cardinality.ORDERED
    }
    keys = aliased(item, dict(written))
    for choices in choice_sets(item):
        key = keys.get(choices.response_id)
        if len(choices.choice_ids) > 1 and not choices.shuffle and key == list(choices.choice_ids):
            yield f"order of {choices.response_id}"
