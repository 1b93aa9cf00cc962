"""Reads XML that strangers made: no document type, entities, network or endless depth."""

import re

from lxml import etree

DEEPEST = 100
"""Levels of nesting; real items use about fifteen, and the code below walks them recursively."""

XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"

_ENCODINGS = re.compile(r"utf-?(8|(16|32)(le|be)?)|(us-)?ascii|iso-?8859-\d+|windows-\d+", re.I)
"""In these every tag holds the byte of "<"; in others a document could hide what it holds."""

_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


class XmlUnreadable(Exception):  # noqa: N818 - turned into a reason by whoever knows the file
    """The bytes are not XML that we want to read; ``code`` is a code of ``reasons``."""

    def __init__(self, code: str, detail: str = "", line: int | None = None) -> None:
        """Remember what was wrong, and where."""
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.line = line


def parse(data: bytes) -> etree._Element:
    """Read one document and return its root; what it holds is elements and text, nothing else.

    :raises XmlUnreadable: for a document type, an entity, broken XML or endless nesting.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )
    plain = _as_ascii(data)
    doctype = _DOCTYPE.search(plain)
    if doctype:
        raise XmlUnreadable("xml-doctype", line=plain.count(b"\n", 0, doctype.start()) + 1)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise XmlUnreadable("xml-broken", _first_line(error), error.lineno) from error
    except ValueError as error:
        raise XmlUnreadable("xml-broken", _first_line(error)) from error
    if not _ENCODINGS.fullmatch(root.getroottree().docinfo.encoding or "UTF-8"):
        raise XmlUnreadable("xml-broken", str(root.getroottree().docinfo.encoding), 1)
    if root.getroottree().docinfo.doctype:
        raise XmlUnreadable("xml-doctype", line=1)
    _limit_depth(root)
    return root


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return etree.QName(element).localname


def namespace(element: etree._Element) -> str:
    """Return the namespace of an element, or nothing."""
    return etree.QName(element).namespace or ""


def _as_ascii(data: bytes) -> bytes:
    # UTF-16 and UTF-32 put zero bytes between letters; without them a DOCTYPE reads alike.
    return data.replace(b"\x00", b"")


def _first_line(error: Exception) -> str:
    return str(error).split("\n", 1)[0][:200]


def _limit_depth(root: etree._Element) -> None:
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise XmlUnreadable("xml-too-deep", line=element.sourceline)
