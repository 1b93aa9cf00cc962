"""Writes what a candidate may see anew, as QTI 3.0, whatever version came in.

Nothing is removed from the original: a new tree is built from what the vocabulary lists, so what
nobody thought of stays behind by itself.
"""

from lxml import etree

from chalicelib.qti.checking.body import is_hidden
from chalicelib.qti.mastering.arranging import arranged, is_arranged
from chalicelib.qti.mastering.attributes import Attributes
from chalicelib.qti.mastering.drawing import DrawingWriter
from chalicelib.qti.mastering.files import FILE_ELEMENTS, FileWriter
from chalicelib.qti.mastering.qti3 import append_text, kebab, own, plain
from chalicelib.qti.mastering.source import Source
from chalicelib.qti.node import normalise, qti_name, version_of
from chalicelib.qti.templating.printing import read_printed
from chalicelib.qti.vocabulary import HTML, HTML_HOMES, MATHML, QTI_ATTRIBUTES, RENAMED, SSML, SVG
from chalicelib.qti.xml import namespace


class Rewriter:
    """Rewrites the elements of one document."""

    def __init__(self, source: Source) -> None:
        """Rewrite what stands in this document."""
        self._source = source
        self._attributes = Attributes(source)
        self._files = FileWriter(source, self._attributes, self.fill)
        self._drawings = DrawingWriter(source, self._attributes, self.fill)
        self._rewritten = {
            "printedVariable": self._write_printed,
            "templateInline": self._write_shown,
            "templateBlock": self._write_shown,
            "infoControl": self._write_info,
        }

    def rewrite(self, element: etree._Element, parent: etree._Element) -> None:
        """Write an element into a new parent, if a candidate may see it; its tail always."""
        if not is_hidden(element):
            self._write(element, parent)
        # The blanks behind the last choice of a file are others than behind the rest.
        if not is_arranged(element):
            append_text(parent, element.tail)

    def fill(self, source: etree._Element, target: etree._Element) -> None:
        """Write the text and children of one element into another."""
        append_text(target, source.text)
        for child in arranged(source, self._source.aliases):
            self.rewrite(child, target)

    def _write(self, element: etree._Element, parent: etree._Element) -> None:
        home = namespace(element)
        if home == MATHML:
            self._drawings.write_math(element, parent)
        elif home == SVG:
            self._drawings.write_shape(element, parent)
        elif home == SSML:
            self.fill(element, parent)
        elif home in HTML_HOMES or version_of(element) is not None:
            self._write_named(qti_name(element), element, parent)

    def _write_named(self, name: str, element: etree._Element, parent: etree._Element) -> None:
        if name in FILE_ELEMENTS:
            self._files.write(element, parent)
        elif name in self._rewritten:
            self._rewritten[name](element, parent)
        elif name in HTML:
            attributes = self._attributes.of_html(element)
            self.fill(element, etree.SubElement(parent, plain(RENAMED.get(name, name)), attributes))
        elif name in QTI_ATTRIBUTES:
            self._write_own(name, element, parent)

    def _write_own(self, name: str, element: etree._Element, parent: etree._Element) -> None:
        attributes = {**self._attributes.of_qti(element), **self._shown(element)}
        target = etree.SubElement(parent, own(name), attributes)
        # QTI 3.0 has the content of a rubric in an element of its own; 2.x does not.
        if name == "rubricBlock" and not any(_is_content_body(child) for child in element):
            self.fill(element, etree.SubElement(target, own("contentBody")))
        else:
            self.fill(element, target)
        self._source.styles.dress(self._source.path, element, target)

    def _write_printed(self, element: etree._Element, parent: etree._Element) -> None:
        slot = self._source.slots.text_slot(read_printed(normalise(element)))
        attributes = {**self._attributes.of_html(element), "data-slot": slot}
        etree.SubElement(parent, plain("span"), attributes)

    def _write_shown(self, element: etree._Element, parent: etree._Element) -> None:
        name = "span" if qti_name(element) == "templateInline" else "div"
        attributes = {**self._attributes.of_html(element), **self._shown(element)}
        self.fill(element, etree.SubElement(parent, plain(name), attributes))

    def _write_info(self, element: etree._Element, parent: etree._Element) -> None:
        kept = self._attributes.of_html(element)
        title = kept.pop("title", "")
        details = etree.SubElement(parent, plain("details"), kept)
        etree.SubElement(details, plain("summary")).text = title
        self.fill(element, details)

    def _shown(self, element: etree._Element) -> dict[str, str]:
        """Return the slot that says whether an element of a template is shown."""
        template = _either(element, "templateIdentifier")
        if not template:
            return {}
        identifier, show_hide = element.get("identifier", ""), _either(element, "showHide")
        slot = self._source.slots.shown_slot(template, identifier, show_hide or "show")
        return {"data-shown": slot}


def _is_content_body(element: etree._Element) -> bool:
    return qti_name(element) == "contentBody"


def _either(element: etree._Element, name: str) -> str:
    """Return an attribute that QTI 2.x and 3.0 spell differently."""
    return (element.get(name) or element.get(kebab(name)) or "").strip()
