"""Chooses and rewrites the attributes of delivered elements; what is not listed is left out."""

import re
from collections.abc import Callable

from lxml import etree

from chalicelib.qti.mastering.pictures import Pictures
from chalicelib.qti.mastering.styles import Stylesheet
from chalicelib.qti.node import camel
from chalicelib.qti.vocabulary import (
    DATA_ATTRIBUTES,
    HTML_ATTRIBUTES,
    MATH_ATTRIBUTES,
    QTI_ATTRIBUTES,
)

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_UPPER = re.compile(r"(?<=[a-z0-9])([A-Z])")
_ARIA = re.compile(r"aria-[a-z]+")
_ADDRESS = re.compile(r"\s*(javascript|vbscript|data|https?|file|ftp)\s*:|\s*//", re.IGNORECASE)


def kebab(name: str) -> str:
    """Turn ``responseIdentifier`` into ``response-identifier``."""
    return _UPPER.sub(lambda match: f"-{match[1].lower()}", name)


class Attributes:
    """Rewrites attributes for one document of a package."""

    def __init__(self, document: str, pictures: Pictures, styles: Stylesheet) -> None:
        """Remember where references start from and where styles are kept."""
        self._document = document
        self._pictures = pictures
        self._styles = styles

    def of_html(self, element: etree._Element) -> dict[str, str]:
        """Return the attributes of an HTML element that are delivered."""
        kept = self._kept(element, HTML_ATTRIBUTES, lambda name: name)
        if etree.QName(element).localname == "a" and element.get("href", "").startswith("#"):
            kept["href"] = element.get("href", "")
        return kept

    def of_math(self, element: etree._Element) -> dict[str, str]:
        """Return the attributes of a MathML element that are delivered."""
        return self._kept(element, MATH_ATTRIBUTES, lambda name: name)

    def of_qti(self, element: etree._Element) -> dict[str, str]:
        """Return the attributes of an element of QTI, in the spelling of 3.0."""
        return self._kept(element, QTI_ATTRIBUTES, kebab)

    def of_picture(self, element: etree._Element, source: str) -> dict[str, str]:
        """Return the attributes of a picture, with its source as ``asset:`` address."""
        kept = self.of_html(element)
        kept.pop("type", None)
        address = self._pictures.address(self._document, element.get(source, ""))
        if address is not None:
            kept["src"] = address
        kept.setdefault("alt", " ".join("".join(element.itertext()).split()))
        return kept

    def _kept(
        self, element: etree._Element, names: frozenset[str], spell: Callable[[str], str]
    ) -> dict[str, str]:
        kept: dict[str, str] = {}
        for key, value in element.attrib.items():
            name, text = str(key), str(value)
            if name == XML_LANG or name == "lang":
                kept["lang"] = text
            elif name in DATA_ATTRIBUTES or _ARIA.fullmatch(name):
                kept[name] = text
            elif camel(name) in names and not _ADDRESS.match(text):
                kept[spell(camel(name))] = text
        return self._with_style(element, kept)

    def _with_style(self, element: etree._Element, kept: dict[str, str]) -> dict[str, str]:
        name = self._styles.class_for(element.get("style", ""))
        if name is not None:
            kept["class"] = f"{kept.get('class', '')} {name}".strip()
        return kept
