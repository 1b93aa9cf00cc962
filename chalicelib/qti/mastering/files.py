"""Writes pictures, sound and film: ``object`` of QTI 2.x becomes the element that QTI 3.0 has."""

from collections.abc import Callable

from lxml import etree

from chalicelib.qti.mastering.attributes import Attributes
from chalicelib.qti.mastering.qti3 import plain
from chalicelib.qti.mastering.source import Source
from chalicelib.qti.vocabulary import words
from chalicelib.qti.xml import local_name

FILE_ELEMENTS = words("img object audio video source track")

Fill = Callable[[etree._Element, etree._Element], None]
"""Writes the content of one element into another."""


class FileWriter:
    """Writes the elements of one document that show a file."""

    def __init__(self, source: Source, attributes: Attributes, fill: Fill) -> None:
        """Write what stands inside with ``fill``."""
        self._source = source
        self._attributes = attributes
        self._fill = fill

    def write(self, element: etree._Element, parent: etree._Element) -> None:
        """Write one of :data:`FILE_ELEMENTS` into a new parent."""
        name = local_name(element)
        if name == "object":
            self._write_object(element, parent)
        elif name == "img":
            self._write_picture(element, "src", parent)
        elif name in ("audio", "video"):
            self._write_media(name, element, "src", parent)
        elif local_name(parent) in ("audio", "video"):
            self._write_choice_of_media(name, element, parent)

    def _write_object(self, element: etree._Element, parent: etree._Element) -> None:
        stated = element.get("type", "").partition("/")[0]
        kind = self._source.media_kind(element.get("data", "")) or stated
        if kind == "image":
            self._write_picture(element, "data", parent)
        elif kind in ("audio", "video"):
            self._write_media(kind, element, "data", parent)
        else:
            # What a browser should show where it cannot show the object.
            self._fill(element, parent)

    def _write_picture(
        self, element: etree._Element, attribute: str, parent: etree._Element
    ) -> None:
        kept = self._attributes.of_file(element, attribute)
        kept.setdefault("alt", _text(element))
        etree.SubElement(parent, plain("img"), kept)

    def _write_media(
        self, name: str, element: etree._Element, attribute: str, parent: etree._Element
    ) -> None:
        kept = self._attributes.of_file(element, attribute)
        # Nothing starts to sound by itself, so there must be something to start it with.
        kept["controls"] = "controls"
        described = kept.pop("alt", "") or (_text(element) if attribute == "data" else "")
        if described:
            kept.setdefault("aria-label", described)
        poster = self._source.address(element.get("poster", "")) if name == "video" else None
        if poster is not None:
            kept["poster"] = poster
        new = etree.SubElement(parent, plain(name), kept)
        if attribute == "src":
            self._fill(element, new)

    def _write_choice_of_media(
        self, name: str, element: etree._Element, parent: etree._Element
    ) -> None:
        kept = self._attributes.of_file(element, "src")
        media_type = self._source.assets.media_type(self._source.path, element.get("src", ""))
        if name == "source" and media_type is not None:
            kept["type"] = media_type
        if "src" in kept:
            etree.SubElement(parent, plain(name), kept)


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())
