"""Makes the delivered body of an item, and the rubrics that stand above a section."""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from chalicelib.qti.checking.item import item_body
from chalicelib.qti.items.item import Item
from chalicelib.qti.mastering.aliases import aliases_of
from chalicelib.qti.mastering.assets import ShownAssets
from chalicelib.qti.mastering.ids import Ids
from chalicelib.qti.mastering.qti3 import QTI3, written
from chalicelib.qti.mastering.rewrite import Rewriter
from chalicelib.qti.mastering.source import Source
from chalicelib.qti.mastering.styles import Stylesheet
from chalicelib.qti.templating.slots import SlotBook
from chalicelib.qti.templating.variant import Variant
from chalicelib.qti.xml import XML_LANG


@dataclass(frozen=True)
class ItemBody:
    """The body of an item as candidates get it, and the slots that a session plan fills in it."""

    text: str
    slots: SlotBook

    def texts(self, variants: tuple[Variant, ...]) -> tuple[dict[str, str], ...]:
        """Return the texts of the slots in each variant of the item."""
        return tuple(self.slots.texts(one) for one in variants)


def make_body(item_id: str, item: Item, assets: ShownAssets, styles: Stylesheet) -> ItemBody:
    """Write an item as QTI 3.0 with its body and its response declarations left empty."""
    root = _root(item_id, item)
    for variable in item.declarations.responses.values():
        declaration = etree.SubElement(root, etree.QName(QTI3, "qti-response-declaration"))
        declaration.set("identifier", variable.id)
        declaration.set("cardinality", variable.cardinality)
        if variable.base_type is not None:
            declaration.set("base-type", variable.base_type)
    source = _source(item, assets, styles)
    body = item_body(item)
    if body is not None:
        Rewriter(source).rewrite(body, root)
    return ItemBody(written(root), source.slots)


def write_rubrics(rubrics: Iterable[tuple[etree._Element, Rewriter]]) -> str:
    """Write the rubrics for candidates that stand above a section, one after the other."""
    root = etree.Element(etree.QName(QTI3, "qti-rubric-blocks"), nsmap={None: QTI3})
    for rubric, rewriter in rubrics:
        rewriter.rewrite(rubric, root)
    return "".join(written(child) for child in root)


def _source(item: Item, assets: ShownAssets, styles: Stylesheet) -> Source:
    in_math = [one.id for one in item.declarations.templates.values() if one.in_math]
    return Source(
        item.path,
        assets,
        styles,
        Ids(item.path, item.xml),
        aliases_of(item),
        math_variables=frozenset(in_math),
    )


def _root(item_id: str, item: Item) -> etree._Element:
    root = etree.Element(etree.QName(QTI3, "qti-assessment-item"), nsmap={None: QTI3})
    root.set("identifier", item_id)
    root.set("adaptive", "true" if item.tree.flag("adaptive") else "false")
    root.set("time-dependent", "false")
    root.set("title", item.title)
    language = item.xml.get(XML_LANG)
    if language:
        root.set(XML_LANG, language)
    return root
