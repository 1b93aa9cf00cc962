"""Chooses and rewrites the attributes of delivered elements; what is not listed is left out."""

import re
from collections.abc import Callable

from lxml import etree

from chalicelib.qti.mastering.ids import LOCAL_PAINT
from chalicelib.qti.mastering.qti3 import kebab
from chalicelib.qti.mastering.source import Source
from chalicelib.qti.mastering.telling import class_tells
from chalicelib.qti.node import camel, qti_name
from chalicelib.qti.vocabulary import (
    ATTRIBUTES_OF,
    DATA_ATTRIBUTES,
    HTML_ATTRIBUTES,
    MATH_ATTRIBUTES,
    NAMED_IN_ANSWERS,
    QTI_ATTRIBUTES,
    REFERRING,
    SVG_ATTRIBUTES,
    words,
)
from chalicelib.qti.xml import XLINK_HREF, XML_LANG

_ARIA = re.compile(r"aria-[a-z]+")
_ADDRESS = re.compile(r"\s*(javascript|vbscript|data|https?|file|ftp)\s*:|\s*//", re.IGNORECASE)
_PAINT = re.compile(r"url\s*\(", re.IGNORECASE)
_TEXTS = words("alt alttext title label placeholder-text object-label hotspot-label step-label")
_CLASS = re.compile(r"-?[A-Za-z_][A-Za-z0-9_-]{0,60}")
_OWN_CLASS = re.compile(r"f[sx]-[0-9]+")


class Attributes:
    """Rewrites attributes for one document of a package."""

    def __init__(self, source: Source) -> None:
        """Remember the document."""
        self._source = source

    def of_html(self, element: etree._Element) -> dict[str, str]:
        """Return the attributes of an HTML element that are delivered."""
        name = etree.QName(element).localname
        kept = self._kept(element, ATTRIBUTES_OF.get(name, HTML_ATTRIBUTES), str)
        if name == "a":
            self._point_inside(element.get("href", ""), kept)
        return kept

    def of_math(self, element: etree._Element) -> dict[str, str]:
        """Return the attributes of a MathML element that are delivered."""
        return self._kept(element, MATH_ATTRIBUTES, str)

    def of_drawing(self, element: etree._Element) -> dict[str, str]:
        """Return the attributes of an SVG element that are delivered."""
        kept = self._kept(element, SVG_ATTRIBUTES, str)
        reference = element.get("href") or element.get(XLINK_HREF) or ""
        self._point_inside(reference, kept)
        address = self._source.address(reference) if reference else None
        if address is not None:
            kept["href"] = address
        return {name: self._source.ids.repainted(value) for name, value in kept.items()}

    def of_qti(self, element: etree._Element) -> dict[str, str]:
        """Return the attributes of an element of QTI, in the spelling of 3.0."""
        name = qti_name(element)
        kept = self._kept(element, QTI_ATTRIBUTES.get(name, frozenset()), kebab)
        if "view" in kept:
            kept["view"] = "candidate"
        if name in NAMED_IN_ANSWERS:
            self._rename(kept)
        return kept

    def of_file(self, element: etree._Element, attribute: str) -> dict[str, str]:
        """Return the attributes of what shows a file, with its ``asset:`` address as source."""
        kept = self.of_html(element)
        address = self._source.address(element.get(attribute, ""))
        if address is not None:
            kept["src"] = address
        return kept

    def _kept(
        self, element: etree._Element, names: frozenset[str], spell: Callable[[str], str]
    ) -> dict[str, str]:
        kept: dict[str, str] = {}
        for key, value in element.attrib.items():
            name, text = str(key), str(value)
            if name in (XML_LANG, "lang"):
                kept["lang"] = text
            elif name == "dir" or name in DATA_ATTRIBUTES or _ARIA.fullmatch(name):
                kept[name] = text
            elif name in names:
                kept[spell(name)] = text
            elif camel(name) in names:
                kept[spell(camel(name))] = text
        safe = {name: text for name, text in kept.items() if not _leads_outside(name, text)}
        return self._with_classes(element, self._with_ids(element, safe))

    def _with_ids(self, element: etree._Element, kept: dict[str, str]) -> dict[str, str]:
        ids = self._source.ids
        renamed = {
            name: ids.renamed_all(text) if name in REFERRING else text
            for name, text in kept.items()
        }
        own = ids.renamed(element.get("id", ""))
        return {**renamed, "id": own} if own else renamed

    def _with_classes(self, element: etree._Element, kept: dict[str, str]) -> dict[str, str]:
        tokens = element.get("class", "").split()
        of_choice = bool(tokens) and _is_of_choice(element)
        classes = [one for one in tokens if _may_stay(one, of_choice=of_choice)]
        own = self._source.styles.class_for(element.get("style", ""))
        if own is not None:
            classes.append(own)
        return {**kept, "class": " ".join(classes)} if classes else kept

    def _point_inside(self, reference: str, kept: dict[str, str]) -> None:
        name = self._source.ids.renamed(reference[1:]) if reference.startswith("#") else None
        if name is not None:
            kept["href"] = f"#{name}"

    def _rename(self, kept: dict[str, str]) -> None:
        for name in ("identifier", "match-group"):
            if name in kept:
                aliases = self._source.aliases
                kept[name] = " ".join(aliases.get(one, one) for one in kept[name].split())


def _leads_outside(name: str, text: str) -> bool:
    # "Data: 2026" is a fine description of a picture; nobody follows a text.
    if name in _TEXTS or name.startswith(("aria-", "data-")):
        return False
    return bool(_ADDRESS.match(text) or _PAINT.search(LOCAL_PAINT.sub("", text)))


def _is_of_choice(element: etree._Element) -> bool:
    return any(qti_name(one) in NAMED_IN_ANSWERS for one in (element, *element.iterancestors()))


def _may_stay(token: str, *, of_choice: bool) -> bool:
    plain = _CLASS.fullmatch(token) and not _OWN_CLASS.fullmatch(token)
    return bool(plain) and not class_tells(token, of_choice=of_choice)
