"""Mutations of an XML document: its elements, attributes and texts, and how it is written."""

import re
from collections.abc import Callable
from random import Random

from lxml import etree

Elements = list[etree._Element]

VALUES = (
    *("", " ", "-1", "0", "1", "2", "NaN", "INF", "-INF", "1e309", "99999999999999999999", "0x1F"),
    *("A", "A B", "RESPONSE", "SCORE", "Q0", "Q1.SCORE", "true", "false", "1,2,3", "0 0", "é" * 9),
    *("single", "multiple", "ordered", "record", "identifier", "integer", "float", "string"),
    *("pair", "directedPair", "point", "file", "uri", "duration", "boolean", "default", "poly"),
    *("../../etc/passwd", "file:///etc/passwd", "https://example.nl/x", "javascript:alert(1)"),
    *("data:text/html,x", "item.xml", "q0.xml", "q1.xml", "test.xml", "p.png", "s.css", "#a"),
    *("x" * 100_000, "((((a*)*)*)*)*b", "(a|aa)+$", "%99999d", "\u202e", "1.0E+400", "٣"),
)
_NAMES = re.compile(r"[A-Za-z_][\w.-]*")
_NAMESPACES = (
    "",
    "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "http://www.imsglobal.org/xsd/imsqti_v2p2",
    "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    "http://www.w3.org/1998/Math/MathML",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xhtml",
    "urn:nobody",
)
_DOCTYPE = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    b'<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    b'<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x"> %p;]>',
    b"<?xml-stylesheet href='x.xsl'?>",
    b"<!-- a comment -->",
)
_ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "latin-1", "utf-8-sig", "utf-7", "cp037")


def mutate_document(data: bytes, dice: Random) -> bytes:
    """Change a document in one to six places, and sometimes the way in which it is written."""
    root = etree.fromstring(data)
    for _ in range(dice.choice((1, 1, 1, 2, 6))):
        elements = [one for one in root.iter() if isinstance(one.tag, str)]
        dice.choice(_OF_A_TREE)(elements, dice)
    written = etree.tostring(root)
    return dice.choice(_OF_TEXT)(written, dice) if dice.random() < 0.15 else written


def _remove(elements: Elements, dice: Random) -> None:
    one = dice.choice(elements)
    above = one.getparent()
    if above is not None:
        above.remove(one)


def _duplicate(elements: Elements, dice: Random) -> None:
    one = dice.choice(elements)
    above = one.getparent()
    if above is not None:
        for _ in range(dice.choice((1, 1, 2, 30))):
            above.insert(above.index(one), _copy(one))


def _move(elements: Elements, dice: Random) -> None:
    one, target = _copy(dice.choice(elements)), dice.choice(elements)
    target.insert(dice.randint(0, len(target)), one)


def _rename(elements: Elements, dice: Random) -> None:
    dice.choice(elements).tag = dice.choice(elements).tag


def _unwrap(elements: Elements, dice: Random) -> None:
    one = dice.choice(elements)
    above = one.getparent()
    if above is not None:
        place = above.index(one)
        above[place : place + 1] = list(one)


def _set_attribute(elements: Elements, dice: Random) -> None:
    one, value = _with_attributes(elements, dice), dice.choice((*VALUES, _someones(elements, dice)))
    if one is not None:
        one.set(dice.choice(one.keys()), value)


def _lend_attribute(elements: Elements, dice: Random) -> None:
    giver = _with_attributes(elements, dice)
    if giver is not None:
        name = dice.choice(giver.keys())
        dice.choice(elements).set(name, giver.get(name) or "")


def _drop_attribute(elements: Elements, dice: Random) -> None:
    one = _with_attributes(elements, dice)
    if one is not None:
        del one.attrib[dice.choice(one.keys())]


def _swap_attributes(elements: Elements, dice: Random) -> None:
    one = _with_attributes(elements, dice)
    if one is not None:
        here, there = dice.choice(one.keys()), dice.choice(one.keys())
        one.attrib[here], one.attrib[there] = one.attrib[there], one.attrib[here]


def _set_text(elements: Elements, dice: Random) -> None:
    dice.choice(elements).text = dice.choice((*VALUES, _someones(elements, dice)))


def _deepen(elements: Elements, dice: Random) -> None:
    one = dice.choice(elements)
    name = dice.choice((one.tag, dice.choice(elements).tag))
    for _ in range(dice.choice((3, 60, 98, 130))):
        one = etree.SubElement(one, name, dict(one.attrib))


def _renamespace(elements: Elements, dice: Random) -> None:
    chosen = dice.choice((elements, [dice.choice(elements)]))
    uri = dice.choice(_NAMESPACES)
    for one in chosen:
        name = etree.QName(one).localname
        one.tag = f"{{{uri}}}{name}" if uri else name


def _copy(one: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(one, with_tail=False))


def _with_attributes(elements: Elements, dice: Random) -> etree._Element | None:
    having = [one for one in elements if one.keys()]
    return dice.choice(having) if having else None


def _someones(elements: Elements, dice: Random) -> str:
    one = _with_attributes(elements, dice)
    return str(dice.choice(one.values())) if one is not None else ""


def _with_doctype(data: bytes, dice: Random) -> bytes:
    place = dice.choice((0, data.find(b">") + 1))
    named = data.replace(b"</", b"&b;</", 1)
    return named[:place] + dice.choice(_DOCTYPE) + named[place:]


def _reencode(data: bytes, dice: Random) -> bytes:
    told, really = dice.choice(_ENCODINGS), dice.choice(_ENCODINGS)
    text = f'<?xml version="1.0" encoding="{told}"?>{data.decode()}'
    return text.encode(really, errors="replace")


def _break(data: bytes, dice: Random) -> bytes:
    place = dice.randrange(len(data))
    junk = dice.choice((b"<", b">", b"&", b"&#0;", b"&#xD800;", b"]]>", b"\xff\xfe", b"\x00", b""))
    return data[:place] + junk + data[place + dice.randrange(4) :]


def _rename_all(data: bytes, dice: Random) -> bytes:
    words = sorted(set(_NAMES.findall(data.decode())))
    old, new = dice.choice(words), dice.choice(words)
    return re.sub(rb"\b%s\b" % re.escape(old.encode()), new.encode(), data)


_OF_A_TREE: tuple[Callable[[Elements, Random], None], ...] = (
    *(_remove, _duplicate, _move, _rename, _unwrap, _deepen, _renamespace, _set_text),
    *(_set_attribute, _set_attribute, _set_attribute, _lend_attribute, _drop_attribute),
    _swap_attributes,
)
_OF_TEXT: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(_with_doctype, _reencode, _break, _rename_all),
)
