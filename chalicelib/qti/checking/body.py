"""Checks the body of an item: that it holds nothing that a candidate would miss."""

from lxml import etree

from chalicelib.qti.findings import Findings
from chalicelib.qti.node import qti_name, version_of
from chalicelib.qti.vocabulary import DROPPED, HTML, MATH, MATH_DROPPED, MATHML, QTI_BODY
from chalicelib.qti.xml import local_name, namespace

XHTML = "http://www.w3.org/1999/xhtml"


def check_body(body: etree._Element, findings: Findings) -> None:
    """Find the elements of a body (or of a rubric of a test) that we cannot show."""
    for element in body:
        if namespace(element) == MATHML:
            _check_math(element, findings)
        else:
            _check_element(element, findings)


def is_hidden(element: etree._Element) -> bool:
    """Tell whether an element is not for the candidate, with all it holds."""
    name = qti_name(element)
    if name == "rubricBlock":
        return "candidate" not in element.get("view", "candidate").split()
    return name in DROPPED


def is_picture_object(element: etree._Element) -> bool:
    """Tell whether an ``object`` shows a picture, as items of QTI 2.x do."""
    return local_name(element) == "object" and element.get("type", "").startswith("image/")


def _check_element(element: etree._Element, findings: Findings) -> None:
    name = qti_name(element)
    if is_hidden(element):
        # Feedback that is shown until something happens is part of the question.
        if name.startswith("feedback") and _shown_at_start(element):
            findings.add("feedback-shown-at-start")
        return
    if is_picture_object(element):
        return
    known = version_of(element) is not None or namespace(element) in ("", XHTML)
    # An interaction has its own check; its content is not worth a second reason.
    if name.endswith("Interaction") and name not in QTI_BODY:
        return
    if not known or name not in (QTI_BODY | HTML):
        findings.add("element-not-supported", element=name)
        return
    check_body(element, findings)


def _check_math(element: etree._Element, findings: Findings) -> None:
    for one in element.iter("*"):
        name = local_name(one)
        hidden = any(local_name(above) in MATH_DROPPED for above in one.iterancestors())
        if not hidden and name not in (MATH | MATH_DROPPED):
            findings.add("element-not-supported", element=name)


def _shown_at_start(element: etree._Element) -> bool:
    return (element.get("showHide") or element.get("show-hide") or "show") == "hide"
