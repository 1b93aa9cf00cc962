"""Checks SVG pictures: nothing that runs, nothing that loads something from elsewhere."""

import re

from lxml import etree

from chalicelib.core.exams import EXAM_LIMITS
from chalicelib.qti.findings import Findings
from chalicelib.qti.vocabulary import words
from chalicelib.qti.xml import XmlUnreadable, local_name, namespace, parse

SVG = "http://www.w3.org/2000/svg"

_DRAWING = words(
    """
    svg g defs desc title metadata symbol use path rect circle ellipse line polyline polygon text
    tspan textPath image marker pattern clipPath mask linearGradient radialGradient stop filter
    feBlend feColorMatrix feComponentTransfer feComposite feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feMerge feMergeNode feMorphology feOffset feTile feTurbulence switch style view
    """
)
"""Elements that only draw; script, foreignObject, a, animate and set are not among them."""

_URL = re.compile(r"url\s*\(\s*[\"']?\s*(?!#)", re.IGNORECASE)
_ACTIVE = re.compile(r"@import|javascript:|expression\s*\(|\\|image-set\s*\(", re.IGNORECASE)
_INLINE_PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")


def check_svg(data: bytes, findings: Findings) -> bool:
    """Tell whether the bytes are an SVG that only draws; the findings say what is wrong."""
    if len(data) > EXAM_LIMITS.file_bytes or b"<" not in data[:1000].replace(b"\x00", b""):
        findings.add("asset-type")
        return False
    try:
        root = parse(data)
    except XmlUnreadable:
        findings.add("asset-type")
        return False
    if local_name(root) != "svg" or namespace(root) != SVG:
        findings.add("asset-type")
        return False
    return check_drawing(root, findings)


def check_drawing(root: etree._Element, findings: Findings) -> bool:
    """Tell whether an SVG element and all inside it only draw."""
    wrong = [name for element in root.iter() for name in _wrong_in(element)]
    for name in wrong:
        findings.add("svg-active", found=name[:60])
    return not wrong


def _wrong_in(element: etree._Element) -> list[str]:
    # Editors leave their own elements (sodipodi, rdf) inside; browsers never draw those.
    if namespace(element) == SVG and local_name(element) not in _DRAWING:
        return [local_name(element)]
    if namespace(element) == "http://www.w3.org/1999/xhtml":
        return [local_name(element)]
    wrong = [str(key) for key, value in element.attrib.items() if _is_wrong(str(key), str(value))]
    style = element.text or "" if local_name(element) == "style" else ""
    return [*wrong, "style"] if _URL.search(style) or _ACTIVE.search(style) else wrong


def _is_wrong(key: str, value: str) -> bool:
    name = key.rsplit("}", 1)[-1].lower()
    if name.startswith("on") or name == "base":
        return True
    if name in ("href", "src"):
        return not (value.startswith("#") or _INLINE_PICTURE.fullmatch(value.strip()))
    return bool(_URL.search(value) or _ACTIVE.search(value))
