"""Names of elements and attributes in QTI 3.0, and adding text to a tree."""

import re

from lxml import etree

QTI3 = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"

_UPPER = re.compile(r"(?<=[a-z0-9])([A-Z])")


def kebab(name: str) -> str:
    """Turn ``responseIdentifier`` into ``response-identifier``."""
    return _UPPER.sub(lambda match: f"-{match[1].lower()}", name)


def plain(name: str) -> etree.QName:
    """Return the name of an HTML element; in QTI 3.0 it stands in the namespace of QTI."""
    return etree.QName(QTI3, name)


def own(name: str) -> etree.QName:
    """Return the name of an element of QTI itself, from its spelling of 2.x."""
    return etree.QName(QTI3, f"qti-{kebab(name)}")


def append_text(parent: etree._Element, text: str | None) -> None:
    """Add text behind what a parent holds already."""
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def written(element: etree._Element) -> str:
    """Write an element as text, without what stands behind it."""
    return etree.tostring(element, encoding="unicode", with_tail=False)
