"""Finds the pictures that a document shows; every other file of a package stays behind."""

from lxml import etree

from chalicelib.qti.findings import Findings
from chalicelib.qti.packages.manifest import resolve
from chalicelib.qti.xml import local_name

PICTURE_SOURCES = {"img": "src", "object": "data"}
"""Element that shows a picture -> the attribute that names its file."""


def picture_paths(document: str, root: etree._Element, findings: Findings) -> list[str]:
    """Return the files that a document shows, in order; unsafe references go to the findings."""
    paths: list[str] = []
    for element in root.iter():
        attribute = PICTURE_SOURCES.get(local_name(element))
        if attribute is None:
            continue
        reference = element.get(attribute, "")
        path = resolve(document, reference)
        if path is None:
            findings.add("reference-unsafe", reference=reference[:200])
        else:
            paths.append(path)
    return paths
