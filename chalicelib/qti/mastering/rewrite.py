"""Writes what a candidate may see anew, as QTI 3.0, whatever version came in.

Nothing is removed from the original: a new tree is built from what the vocabulary lists, so what
nobody thought of stays behind by itself.
"""

import hashlib
import itertools

from lxml import etree

from chalicelib.qti.checking.body import is_hidden, is_picture_object
from chalicelib.qti.checking.interactions import CHOICES
from chalicelib.qti.mastering.attributes import Attributes, kebab
from chalicelib.qti.node import qti_name
from chalicelib.qti.vocabulary import HTML, MATH, MATH_DROPPED, MATHML, QTI_BODY, RENAMED
from chalicelib.qti.xml import local_name, namespace

QTI3 = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"


class Rewriter:
    """Rewrites the elements of one document."""

    def __init__(self, attributes: Attributes) -> None:
        """Rewrite with the attributes of this document."""
        self._attributes = attributes

    def rewrite(self, element: etree._Element, parent: etree._Element) -> None:
        """Write an element into a new parent, if a candidate may see it; its tail always."""
        if not is_hidden(element):
            self._write(element, parent)
        append_text(parent, element.tail)

    def fill(self, source: etree._Element, target: etree._Element) -> None:
        """Write the text and children of one element into another."""
        append_text(target, source.text)
        for child in neutral_order(source):
            self.rewrite(child, target)

    def _write(self, element: etree._Element, parent: etree._Element) -> None:
        name = qti_name(element)
        if namespace(element) == MATHML:
            self._write_math(element, parent)
        elif is_picture_object(element):
            etree.SubElement(parent, _qti("img"), self._attributes.of_picture(element, "data"))
        elif name == "img":
            etree.SubElement(parent, _qti("img"), self._attributes.of_picture(element, "src"))
        elif name in HTML:
            new = RENAMED.get(name, name)
            self.fill(
                element, etree.SubElement(parent, _qti(new), self._attributes.of_html(element))
            )
        elif name in QTI_BODY:
            self._write_qti(name, element, parent)

    def _write_qti(self, name: str, element: etree._Element, parent: etree._Element) -> None:
        attributes = self._attributes.of_qti(element)
        target = etree.SubElement(parent, _qti(f"qti-{kebab(name)}"), attributes)
        # QTI 3.0 has the content of a rubric in an element of its own; 2.x does not.
        if name == "rubricBlock" and not any(_is_content_body(child) for child in element):
            target = etree.SubElement(target, _qti("qti-content-body"))
        self.fill(element, target)

    def _write_math(self, element: etree._Element, parent: etree._Element) -> None:
        name = local_name(element)
        if name in MATH_DROPPED or name not in MATH:
            return
        tag = etree.QName(MATHML, name)
        attributes = self._attributes.of_math(element)
        target = etree.SubElement(parent, tag, attributes, nsmap={None: MATHML})
        self.fill(element, target)


def neutral_order(element: etree._Element) -> list[etree._Element]:
    """Return the children, with choices that shuffle in an order that tells nothing.

    The authored order is often the key; the session plan orders them for each candidate.
    """
    children = list(element)
    choice = CHOICES.get(qti_name(element))
    if choice is None or element.get("shuffle", "false") not in ("true", "1"):
        return children
    loose = [_is_loose(one, choice) for one in children]
    hashed = iter(sorted(itertools.compress(children, loose), key=_neutral))
    return [next(hashed) if moves else one for one, moves in zip(children, loose, strict=True)]


def append_text(parent: etree._Element, text: str | None) -> None:
    """Add text behind what a parent holds already."""
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _qti(name: str) -> etree.QName:
    return etree.QName(QTI3, name)


def _is_content_body(element: etree._Element) -> bool:
    return qti_name(element) == "contentBody"


def _is_loose(element: etree._Element, choice: str) -> bool:
    if qti_name(element) != choice:
        return False
    return element.get("fixed", "false") not in ("true", "1")


def _neutral(element: etree._Element) -> bytes:
    return hashlib.sha256(element.get("identifier", "").encode()).digest()
