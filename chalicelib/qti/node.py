"""One normalised tree for QTI 2.x and 3.0: what checking and scoring read.

QTI 3.0 writes ``qti-response-if`` and ``base-type`` where 2.x writes ``responseIf`` and
``baseType``; here both are the latter. The tree is for reading rules, not for showing content.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from lxml import etree

from chalicelib.qti.xml import local_name, namespace

_HYPHENED = re.compile(r"-([a-z0-9])")


class QtiVersion(StrEnum):
    """The versions of QTI that we read."""

    V2P1 = "2.1"
    V2P2 = "2.2"
    V3P0 = "3.0"


NAMESPACES = {
    "http://www.imsglobal.org/xsd/imsqti_v2p1": QtiVersion.V2P1,
    "http://www.imsglobal.org/xsd/imsqti_v2p2": QtiVersion.V2P2,
    "http://www.imsglobal.org/xsd/imsqtiasi_v3p0": QtiVersion.V3P0,
}
"""Namespace of an item or test -> its version."""


@dataclass(frozen=True)
class Node:
    """An element of QTI, with its names in the spelling of 2.x."""

    name: str
    attributes: dict[str, str]
    text: str
    children: tuple["Node", ...]
    line: int | None = field(default=None, compare=False)
    """Where it stands in its file, counted from 1."""

    def get(self, attribute: str, default: str = "") -> str:
        """Return an attribute's value without surrounding blanks."""
        return self.attributes.get(attribute, default).strip()

    def flag(self, attribute: str) -> bool:
        """Tell whether a boolean attribute is set (XML Schema: true or 1)."""
        return self.get(attribute) in ("true", "1")

    def child(self, name: str) -> "Node | None":
        """Return the first child of this name, if there is one."""
        return next((child for child in self.children if child.name == name), None)

    def all(self, *names: str) -> "tuple[Node, ...]":
        """Return the children that have one of these names."""
        return tuple(child for child in self.children if child.name in names)

    def walk(self) -> "Iterator[Node]":
        """Go through this element and everything in it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


def normalise(element: etree._Element) -> Node:
    """Make the normalised tree of an element."""
    attributes = {
        camel(etree.QName(str(key)).localname): str(value) for key, value in element.attrib.items()
    }
    return Node(
        qti_name(element),
        attributes,
        "".join([element.text or "", *(child.tail or "" for child in element)]),
        tuple(normalise(child) for child in element),
        element.sourceline,
    )


def qti_name(element: etree._Element) -> str:
    """Return an element's name in the spelling of 2.x; other languages keep their names."""
    name = local_name(element)
    if version_of(element) is QtiVersion.V3P0 and name.startswith("qti-"):
        return camel(name.removeprefix("qti-"))
    return name


def version_of(element: etree._Element) -> QtiVersion | None:
    """Return the version that an element's namespace stands for, if it is one of QTI's."""
    return NAMESPACES.get(namespace(element))


def camel(name: str) -> str:
    """Turn ``base-type`` into ``baseType``."""
    return _HYPHENED.sub(lambda match: match[1].upper(), name)
