"""Writes formulas and drawings: MathML and SVG, without what could act or tell."""

from lxml import etree

from chalicelib.qti.mastering.attributes import Attributes
from chalicelib.qti.mastering.files import Fill
from chalicelib.qti.mastering.qti3 import append_text
from chalicelib.qti.mastering.source import Source
from chalicelib.qti.node import normalise
from chalicelib.qti.templating.printing import read_printed
from chalicelib.qti.vocabulary import MATH, MATHML, SVG, SVG_SHAPES
from chalicelib.qti.xml import local_name, namespace


class DrawingWriter:
    """Writes the formulas and drawings of one document."""

    def __init__(self, source: Source, attributes: Attributes, fill: Fill) -> None:
        """Write what stands in a formula with ``fill``."""
        self._source = source
        self._attributes = attributes
        self._fill = fill

    def write_math(self, element: etree._Element, parent: etree._Element) -> None:
        """Write an element of MathML, if it is one that shows something."""
        name = local_name(element)
        if name not in MATH:
            return
        attributes = self._attributes.of_math(element)
        tag = etree.QName(MATHML, name)
        target = etree.SubElement(parent, tag, attributes, nsmap={None: MATHML})
        if name == "mi" and (element.text or "").strip() in self._source.math_variables:
            target.set("data-slot", self._source.slots.text_slot(read_printed(normalise(element))))
        else:
            self._fill(element, target)

    def write_shape(self, element: etree._Element, parent: etree._Element) -> None:
        """Write an element of SVG and those inside it, if they only draw."""
        name = local_name(element)
        if name not in SVG_SHAPES:
            return
        attributes = self._attributes.of_drawing(element)
        target = etree.SubElement(parent, etree.QName(SVG, name), attributes, nsmap={None: SVG})
        append_text(target, element.text)
        for child in element:
            if namespace(child) == SVG:
                self.write_shape(child, target)
            append_text(target, child.tail)
