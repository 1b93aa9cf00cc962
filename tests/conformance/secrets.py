"""Finds, in the XML of an item, what no candidate may see and what every candidate sees."""

from collections.abc import Iterator

from lxml import etree

from chalicelib.qti.node import camel

_HELD = {
    *("correctResponse", "mapping", "areaMapping", "defaultValue", "matchTable"),
    *("interpolationTable", "responseProcessing", "templateProcessing", "modalFeedback"),
    *("feedbackInline", "feedbackBlock", "catalogInfo", "companionMaterialsInfo", "metadata"),
}
"""Elements of which every word is a secret."""

_VALUES = ("mapKey", "coords", "sourceValue", "targetValue", "template", "mappedValue")
_NAMES = ("src", "data", "href", "poster")
_UNSEEN = {"label", "id", "interpretation", "longInterpretation", *_NAMES}
"""Attributes of a body that candidates do not get."""


def secrets_of(data: bytes) -> set[str]:
    """Return the values of keys, rules, defaults, feedback and comments, and the names of files."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    found = {one for element in root.iter() for one in _secrets(element)}
    found |= {line.strip() for one in found for line in one.splitlines()}
    return {one for one in found if one}


def shown_of(root: etree._Element) -> str:
    """Return the words that an item shows, or sends with its responses, one to a line."""
    bodies = [one for one in root.iter("*") if _name(one) == "itemBody"]
    declared = [one for one in root.iter("*") if _name(one) == "responseDeclaration"]
    told = [root.get("title", ""), *(one.get("identifier", "") for one in declared)]
    # These words are ours: every declaration and item is written with them.
    told += [text for one in declared for text in map(str, one.attrib.values())]
    told += ["ITEM-1", "true", "false", root.get("{http://www.w3.org/XML/1998/namespace}lang", "")]
    return "\n".join([*told, *(word for body in bodies for word in _words(body))])


def _secrets(element: etree._Element) -> Iterator[str]:
    if not isinstance(element.tag, str):
        yield (element.text or "").strip()
        return
    if _name(element) in _HELD or _is_for_others(element):
        yield from (str(text).strip() for text in element.itertext())
        yield from (
            str(one.get(key, ""))
            for one in element.iter("*")
            for key in one.keys()  # noqa: SIM118 - an element is no mapping of its own keys
            if camel(str(key)) in _VALUES
        )
    yield from (element.get(name, "").rpartition("/")[2] for name in _NAMES if element.get(name))


def _words(element: etree._Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or _name(element) in _HELD or _is_for_others(element):
        return
    yield element.text or ""
    yield from (
        str(text)
        for key, text in element.attrib.items()
        if camel(str(key)) not in _UNSEEN and not str(key).startswith("data-")
    )
    for child in element:
        yield from _words(child)
        yield child.tail or ""


def _is_for_others(element: etree._Element) -> bool:
    views = element.get("view", "candidate").split()
    return _name(element) == "rubricBlock" and "candidate" not in views


def _name(element: etree._Element) -> str:
    if not isinstance(element.tag, str):
        return ""
    return camel(etree.QName(element).localname.removeprefix("qti-"))
