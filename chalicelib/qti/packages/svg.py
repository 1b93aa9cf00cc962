"""Checks SVG pictures: nothing that runs, nothing that loads something from elsewhere."""

import re

from lxml import etree

from chalicelib.core.exams import PackageLimits, in_megabytes
from chalicelib.qti.findings import Findings
from chalicelib.qti.packages.css_nesting import is_too_deep
from chalicelib.qti.packages.svg_weight import check_weight
from chalicelib.qti.vocabulary import SVG, SVG_SHAPES, XHTML, words
from chalicelib.qti.xml import XmlUnreadable, local_name, namespace, parse

_DRAWING = SVG_SHAPES | words(
    """
    metadata textPath filter feBlend feColorMatrix feComponentTransfer feComposite feFlood feFuncA
    feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset feTile
    feTurbulence switch style view
    """
)
"""Elements that only draw; script, foreignObject, a, animate and set are not among them."""

_URL = re.compile(r"url\s*\((?!\s*+[\"']?+\s*+#)", re.IGNORECASE)
_ACTIVE = re.compile(r"@import|javascript:|expression\s*\(|\\|image-set\s*\(", re.IGNORECASE)
_INLINE_PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")


def check_svg(data: bytes, limits: PackageLimits, findings: Findings) -> bool:
    """Tell whether the bytes are an SVG that only draws; the findings say what is wrong."""
    if b"<svg" not in (plain := data[:10_000].replace(b"\x00", b"")) and b":svg" not in plain:
        findings.add("asset-type")
        return False
    if len(data) > limits.xml_bytes:
        findings.add("file-too-large", most=in_megabytes(limits.xml_bytes))
        return False
    try:
        root = parse(data)
    except XmlUnreadable as error:
        findings.on(error.line).add(error.code, detail=error.detail)
        return False
    if local_name(root) != "svg" or namespace(root) != SVG:
        findings.add("asset-type")
        return False
    return check_drawing(root, findings)


def check_drawing(root: etree._Element, findings: Findings) -> bool:
    """Tell whether an SVG element and all inside it only draw."""
    wrong = [(element, name) for element in root.iter("*") for name in _wrong_in(element)]
    for element, name in wrong:
        findings.on(element.sourceline).add("svg-active", found=name[:60])
    deep = [one for one in root.iter("*") if is_too_deep(one.get("style", "") + _style_inside(one))]
    for element in deep:
        findings.on(element.sourceline).add("css-too-deep")
    return not wrong and not deep and check_weight(root, findings)


def _wrong_in(element: etree._Element) -> list[str]:
    # Editors leave their own elements (sodipodi, rdf) inside; browsers never draw those.
    if namespace(element) == SVG and local_name(element) not in _DRAWING:
        return [local_name(element)]
    if namespace(element) == XHTML:
        return [local_name(element)]
    return reaches_out(element)


def reaches_out(element: etree._Element) -> list[str]:
    """Return the names of what runs or loads something: attributes, or the style inside."""
    named = [(etree.QName(str(key)).localname, value) for key, value in element.attrib.items()]
    wrong = [name for name, value in named if _is_wrong(name.lower(), str(value))]
    style = _style_inside(element)
    return [*wrong, "style"] if _URL.search(style) or _ACTIVE.search(style) else wrong


def _style_inside(element: etree._Element) -> str:
    if local_name(element) != "style":
        return ""
    # Browsers take all text right inside, also what stands behind an element (DOM, child text
    # content).
    return "".join([element.text or "", *(child.tail or "" for child in element)])


def _is_wrong(name: str, value: str) -> bool:
    if name.startswith("on") or name == "base":
        return True
    if name in ("href", "src"):
        return not (value.startswith("#") or _INLINE_PICTURE.fullmatch(value.strip()))
    return bool(_URL.search(value) or _ACTIVE.search(value))
