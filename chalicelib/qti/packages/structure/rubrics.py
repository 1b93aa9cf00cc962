"""Finds the rubrics that stand above a section, across the files of a test."""

from collections.abc import Sequence

from lxml import etree

from chalicelib.qti.node import qti_name
from chalicelib.qti.packages.names import resolve

Document = tuple[str, etree._Element]
"""The path and the root of a test, or of a section in a file of its own."""


def rubrics_above(documents: Sequence[Document], section_id: str) -> list[Document]:
    """Return the rubrics of a section and of all that it lies in, outermost first.

    Each comes with the path of its file, from which its pictures are found.
    """
    found: list[Document] = []
    here = _find(documents, section_id)
    while here is not None:
        path, element = here
        own = [(path, child) for child in element if qti_name(child) == "rubricBlock"]
        found = own + found
        parent = element.getparent()
        here = (path, parent) if parent is not None else _referrer(documents, path)
    return found


def _find(documents: Sequence[Document], section_id: str) -> Document | None:
    return next(
        (
            (path, element)
            for path, root in documents
            for element in root.iter("*")
            if qti_name(element) == "assessmentSection"
            and element.get("identifier", "").strip() == section_id
        ),
        None,
    )


def _referrer(documents: Sequence[Document], section_path: str) -> Document | None:
    """Find the element in which the reference to this file stands; a test has none."""
    for path, root in documents:
        for element in root.iter("*"):
            if qti_name(element) != "assessmentSectionRef":
                continue
            parent = element.getparent()
            if parent is not None and resolve(path, element.get("href", "")) == section_path:
                return path, parent
    return None
