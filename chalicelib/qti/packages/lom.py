"""Reads Learning Object Metadata, in the spellings of IMS MD 1.2, 1.3 and IEEE LOM."""

from collections.abc import Iterator

from lxml import etree

from chalicelib.qti.xml import XML_LANG, local_name

LONGEST = 120
"""Characters of a fact: as long as what an exam publisher may type."""


def title(lom: etree._Element) -> str:
    """Return the title, in Dutch if there is one."""
    return next(
        (_text(one) for general in named(lom, "general") for one in children(general, "title")), ""
    )


def classified(lom: etree._Element, *purposes: str) -> str:
    """Return the last, most precise term of the first of these purposes that is there."""
    for purpose in purposes:
        for one in named(lom, "classification"):
            if any(_text(said).lower() == purpose for said in _values(one)):
                terms = [_text(entry) for entry in named(one, "entry")]
                if any(terms):
                    return [term for term in terms if term][-1]
    return ""


def context(lom: etree._Element) -> str:
    """Return the kind of school that the metadata is about."""
    found = [_text(value) for one in named(lom, "context") for value in children(one, "value")]
    return next((text for text in found if text), "")


def named(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Go through what an element holds of this name; capitals differ between versions."""
    return (one for one in element.iter("*") if local_name(one).lower() == name)


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Go through the children of this name."""
    return (one for one in element.iterchildren("*") if local_name(one).lower() == name)


def plain(text: str) -> str:
    """Return a text on one line, as long as a fact may be."""
    return " ".join(text.split())[:LONGEST].rstrip()


def _values(classification: etree._Element) -> Iterator[etree._Element]:
    for purpose in children(classification, "purpose"):
        yield from children(purpose, "value")


def _text(element: etree._Element) -> str:
    strings = [
        one for name in ("string", "langstring") for one in children(element, name) if one.text
    ]
    dutch = [one for one in strings if _language(one).startswith("nl")]
    best = next((one for one in [*dutch, *strings] if one.text), None)
    return plain("".join(element.itertext()) if best is None else best.text or "")


def _language(element: etree._Element) -> str:
    return element.get("language") or element.get(XML_LANG) or ""
