"""Checks the body of an item: that it holds nothing that a candidate would miss."""

from lxml import etree

from chalicelib.qti.checking.kinds import CUSTOM
from chalicelib.qti.findings import Findings
from chalicelib.qti.node import qti_name, version_of
from chalicelib.qti.vocabulary import (
    DROPPED,
    HTML,
    HTML_HOMES,
    MATH,
    MATH_DROPPED,
    MATHML,
    QTI_BODY,
    SSML,
    SVG,
    SVG_SHAPES,
)
from chalicelib.qti.xml import local_name, namespace

_SHOWN_OBJECTS = ("image/", "audio/", "video/")
_TOLD_ELSEWHERE = ("include", "stylesheet")
"""An include has a reason of its own; a stylesheet shows nothing by itself."""

_SVG_SILENT = frozenset({"metadata"})
"""Elements of SVG that draw nothing, so that nobody misses them."""


def check_body(body: etree._Element, findings: Findings) -> None:
    """Find the elements of a body, a stimulus or a rubric that we cannot show."""
    for element in body:
        here = findings.on(element.sourceline)
        place = namespace(element)
        if place == MATHML:
            _check_math(element, here)
        elif place == SVG:
            _check_drawing(element, here)
        elif place == SSML:
            check_body(element, here)
        else:
            _check_element(element, here)


def is_hidden(element: etree._Element) -> bool:
    """Tell whether an element is not for the candidate, with all it holds."""
    name = qti_name(element)
    if name == "rubricBlock":
        return "candidate" not in element.get("view", "candidate").split()
    return name in DROPPED


def _check_element(element: etree._Element, findings: Findings) -> None:
    name = qti_name(element)
    if is_hidden(element) or name in _TOLD_ELSEWHERE:
        return
    if name == "object":
        media_type = element.get("type", "")
        if not media_type.startswith(_SHOWN_OBJECTS):
            findings.add("object-type", media_type=media_type)
        return
    known = version_of(element) is not None or namespace(element) in HTML_HOMES
    if name.endswith("Interaction") and (name in CUSTOM or name not in QTI_BODY):
        # It has its own check; what it holds is its own, or not worth a second reason.
        return
    if not known or name not in (QTI_BODY | HTML):
        findings.add("element-not-supported", element=name)
        return
    check_body(element, findings)


def _check_math(element: etree._Element, findings: Findings) -> None:
    if local_name(element) in MATH_DROPPED:
        return
    if local_name(element) not in MATH or namespace(element) != MATHML:
        findings.add("element-not-supported", element=local_name(element))
        return
    for child in element:
        _check_math(child, findings.on(child.sourceline))


def _check_drawing(element: etree._Element, findings: Findings) -> None:
    # Drawing programs leave elements of their own behind; browsers never draw those.
    if namespace(element) != SVG or local_name(element) in _SVG_SILENT:
        return
    if local_name(element) not in SVG_SHAPES:
        findings.add("element-not-supported", element=f"svg {local_name(element)}")
        return
    for child in element:
        _check_drawing(child, findings.on(child.sourceline))
