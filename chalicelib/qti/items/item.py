"""An item as it was read: its original bytes, its XML, its normalised tree and its variables."""

from dataclasses import dataclass

from lxml import etree

from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.reading import read_declarations
from chalicelib.qti.node import Node, QtiVersion, normalise, qti_name, version_of
from chalicelib.qti.xml import XmlUnreadable, parse

SCORE = "SCORE"
"""The outcome that holds the score of an item, by the convention of the standard templates."""

MOST_TAGS = 100_000
"""Tags in one item, opening and closing: half a second of reading; real items have hundreds."""


@dataclass(frozen=True, eq=False)
class Item:
    """One assessmentItem of a package; the same item is the one that was read at the same time."""

    path: str
    data: bytes
    version: QtiVersion
    xml: etree._Element
    tree: Node
    declarations: Declarations

    @property
    def title(self) -> str:
        """Return the title, or the identifier of an item without one."""
        return self.tree.get("title") or self.tree.get("identifier")


def read_item(path: str, data: bytes, findings: Findings) -> Item | None:
    """Read an item; None when the findings say why it cannot be."""
    # xml.py takes only encodings in which every tag holds this byte.
    if data.count(b"<") > MOST_TAGS:
        findings.add("item-too-long", tags=str(MOST_TAGS))
        return None
    root = read_document(data, "assessmentItem", findings)
    version = version_of(root) if root is not None else None
    if root is None or version is None:
        return None
    tree = normalise(root)
    return Item(path, data, version, root, tree, read_declarations(tree, version, findings))


def read_document(data: bytes, root_name: str, findings: Findings) -> etree._Element | None:
    """Read an XML document whose root must be this element of QTI."""
    try:
        root = parse(data)
    except XmlUnreadable as error:
        findings.on(error.line).add(error.code, detail=error.detail)
        return None
    if version_of(root) is None or qti_name(root) != root_name:
        findings.add("qti-version", expected=root_name)
        return None
    return root
