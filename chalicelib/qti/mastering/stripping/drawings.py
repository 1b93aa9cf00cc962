"""Strips SVG files: what is drawn stays; descriptions, names and the notes of editors go.

A file is shown as a picture, so its title and description are neither seen nor read aloud: that is
what the ``alt`` of the picture is for.
"""

from lxml import etree

from chalicelib.qti.mastering.ids import Ids
from chalicelib.qti.mastering.stripping.drawing_styles import DrawingStyles
from chalicelib.qti.vocabulary import SVG, SVG_ATTRIBUTES, words
from chalicelib.qti.xml import XLINK_HREF, local_name, namespace, parse

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SILENT = words("metadata title desc view")
_WITH_TEXT = words("text tspan textPath")
_OF_FILTERS = words(
    """
    in in2 result type values mode operator k1 k2 k3 k4 stdDeviation tableValues slope intercept
    amplitude exponent radius baseFrequency numOctaves seed stitchTiles filterUnits primitiveUnits
    flood-color flood-opacity color-interpolation-filters filter edgeMode
    """
)
_OF_TEXTS = words("startOffset method spacing side")
_OF_SWITCHES = words("systemLanguage requiredFeatures")
_KEPT = SVG_ATTRIBUTES | _OF_FILTERS | _OF_TEXTS | _OF_SWITCHES


def stripped_svg(path: str, data: bytes) -> bytes:
    """Write a drawing anew; reading it dropped its comments and instructions already."""
    root = parse(data)
    styles = DrawingStyles(Ids(path, root))
    styles.read(root)
    for element in [one for one in root.iter("*") if _is_silent(one)]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for element in root.iter("*"):
        _strip(element, styles)
    etree.cleanup_namespaces(root)
    return etree.tostring(root)


def _is_silent(element: etree._Element) -> bool:
    return namespace(element) != SVG or local_name(element) in _SILENT


def _strip(element: etree._Element, styles: DrawingStyles) -> None:
    kept = {name: text for name, text in _attributes(element) if name in _KEPT}
    kept = {name: styles.ids.repainted(text) for name, text in kept.items()}
    kept |= styles.names_of(element)
    for name in (XLINK_HREF, "href"):
        if name in element.attrib:
            kept[name] = _target(element.get(name, ""), styles.ids)
    if _SPACE in element.attrib:
        kept[_SPACE] = element.get(_SPACE, "")
    element.attrib.clear()
    element.attrib.update(kept)
    if local_name(element) == "style":
        element.text = styles.sheet(element.text or "")
    elif local_name(element) not in _WITH_TEXT:
        element.text = None
        for child in element:
            child.tail = None


def _attributes(element: etree._Element) -> list[tuple[str, str]]:
    return [(str(key), str(text)) for key, text in element.attrib.items()]


def _target(address: str, ids: Ids) -> str:
    # What is no part of the drawing is a picture inside it: checking let nothing else in.
    return f"#{ids.renamed(address[1:])}" if address.startswith("#") else address
