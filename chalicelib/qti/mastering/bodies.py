"""Makes the delivered body of an item, and the rubrics that stand above a section."""

from lxml import etree

from chalicelib.qti.checking.item import item_body
from chalicelib.qti.items.item import Item
from chalicelib.qti.mastering.attributes import XML_LANG, Attributes
from chalicelib.qti.mastering.pictures import Pictures
from chalicelib.qti.mastering.rewrite import QTI3, Rewriter
from chalicelib.qti.mastering.styles import Stylesheet
from chalicelib.qti.node import qti_name


def make_body(item_id: str, item: Item, pictures: Pictures, styles: Stylesheet) -> str:
    """Write an item as QTI 3.0 with its body and its response declarations left empty."""
    root = _element("qti-assessment-item", item_id)
    root.set("title", item.title)
    language = item.xml.get(XML_LANG)
    if language:
        root.set(XML_LANG, language)
    for variable in item.declarations.responses.values():
        declaration = etree.SubElement(root, etree.QName(QTI3, "qti-response-declaration"))
        declaration.set("identifier", variable.id)
        declaration.set("cardinality", variable.cardinality)
        if variable.base_type is not None:
            declaration.set("base-type", variable.base_type)
    body = item_body(item)
    if body is not None:
        Rewriter(Attributes(item.path, pictures, styles)).rewrite(body, root)
    return _written(root)


def section_rubrics(section: etree._Element, rewriter: Rewriter) -> str:
    """Write the rubrics for candidates of a section and of what it lies in, outermost first."""
    root = _element("qti-rubric-blocks", "")
    for enclosing in [*reversed(list(section.iterancestors())), section]:
        for child in enclosing:
            if qti_name(child) == "rubricBlock":
                rewriter.rewrite(child, root)
    return "".join(_written(child) for child in root)


def _element(name: str, identifier: str) -> etree._Element:
    root = etree.Element(etree.QName(QTI3, name), nsmap={None: QTI3})
    if identifier:
        root.set("identifier", identifier)
        root.set("adaptive", "false")
        root.set("time-dependent", "false")
    return root


def _written(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode", with_tail=False)
