"""Rewrites one item without checking it first: what mastering does with whatever comes in."""

import re

from lxml import etree

from chalicelib.core.exams import ChoiceSet
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.item import Item, read_item
from chalicelib.qti.mastering.assets import ShownAssets
from chalicelib.qti.mastering.bodies import make_body
from chalicelib.qti.mastering.choices import choice_sets
from chalicelib.qti.mastering.styles import Stylesheet
from chalicelib.qti.packages.media import Asset
from tests.fakes.kernel import CountingIds
from tests.unit.qti.making import SCORE, item


def read(text: str) -> Item:
    """Read an item that must be readable."""
    found = read_item("item.xml", text.encode(), Findings("item.xml"))
    assert found is not None
    return found


def body(text: str, files: dict[str, str] | None = None) -> etree._Element:
    """Return the delivered body of an item; ``files`` are path -> media type."""
    assets = {
        path: Asset(path, media_type, path.encode(), path)
        for path, media_type in (files or {}).items()
    }
    shown = ShownAssets(assets, CountingIds("part"))
    return etree.fromstring(make_body("ITEM-1", read(text), shown, Stylesheet()).text)


def shown(inside: str, files: dict[str, str] | None = None, *, version: str = "2.2") -> str:
    """Return how something in a body is delivered, without the namespace of QTI.

    The files that it shows are called ``asset:part-1`` and so on, in the order of showing.
    """
    text = item(inside) if version == "2.2" else _item_of_3(inside)
    (found,) = body(text, files).iter("{*}qti-item-body")
    text = etree.tostring(found, encoding="unicode", with_tail=False)
    text = text.replace(' xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"', "")
    text = re.sub("asset:part0+", "asset:part-", text)
    return text.removeprefix("<qti-item-body>").removesuffix("</qti-item-body>")


def asking(
    interaction: str,
    *,
    correct: list[str],
    cardinality: str = "single",
    base_type: str = "identifier",
) -> str:
    """Write an item around one interaction with this key."""
    values = "".join(f"<value>{value}</value>" for value in correct)
    key = f"<correctResponse>{values}</correctResponse>" if correct else ""
    declared = (
        f'<responseDeclaration identifier="RESPONSE" cardinality="{cardinality}" '
        f'baseType="{base_type}">{key}</responseDeclaration>'
    )
    return item(interaction, declarations=declared + SCORE)


def sets(text: str) -> tuple[ChoiceSet, ...]:
    """Return the sets of choices of an item."""
    return choice_sets(read(text))


def _item_of_3(inside: str) -> str:
    return (
        '<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" '
        f'title="Opgave" adaptive="false"><qti-item-body>{inside}</qti-item-body>'
        "</qti-assessment-item>"
    )
