"""Finds what leads out of a document: links, and drawings that load something.

Scripts and pages inside the page are found by checking (``qti.checking``).
"""

import re

from lxml import etree

from chalicelib.qti.findings import Findings
from chalicelib.qti.packages.svg import reaches_out
from chalicelib.qti.packages.svg_weight import check_weight
from chalicelib.qti.vocabulary import SVG
from chalicelib.qti.xml import local_name, namespace

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def check_links(root: etree._Element, findings: Findings) -> None:
    """Find links and drawings that lead out of the exam."""
    for element in root.iter("*"):
        here = findings.on(element.sourceline)
        if namespace(element) == SVG:
            _check_drawing(element, here)
        elif local_name(element) == "a":
            _check_link(element.get("href", "").strip(), here)


def _check_link(address: str, findings: Findings) -> None:
    if not address or address.startswith("#"):
        return
    if _ELSEWHERE.match(address):
        # A source is often named with its address: the text stays, the way out goes.
        findings.remark("link-dropped", address=address)
    else:
        findings.add("link-to-file", address=address)


def _check_drawing(element: etree._Element, findings: Findings) -> None:
    parent = element.getparent()
    if parent is None or namespace(parent) != SVG:
        check_weight(element, findings)
    for name in reaches_out(element):
        # The picture of an image is a file of the package, opened like any other.
        if not (name == "href" and local_name(element) == "image"):
            findings.add("svg-active", found=name)
