"""Checks one item: all that must hold before we deliver it and promise to score it."""

from lxml import etree

from chalicelib.qti.checking.body import check_body
from chalicelib.qti.checking.interactions import check_interactions
from chalicelib.qti.checking.score import check_score
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.item import Item
from chalicelib.qti.node import qti_name
from chalicelib.qti.processing.engine import check_processing

_NOT_YET = {
    "templateDeclaration": "template-processing",
    "templateProcessing": "template-processing",
    "printedVariable": "template-processing",
    "assessmentStimulusRef": "stimulus",
    "companionMaterialsInfo": "companion-materials",
    "stylesheet": "stylesheet",
    "include": "include",
}
"""Elements anywhere in an item -> the reason to refuse them for now."""


def check_item(item: Item, findings: Findings) -> None:
    """Find every reason why this item cannot be delivered and scored completely."""
    if item.tree.flag("adaptive"):
        findings.add("adaptive-item")
    for node in item.tree.walk():
        if node.name in _NOT_YET:
            findings.add(_NOT_YET[node.name])
    body = item_body(item)
    if body is None:
        findings.add("body-missing")
    else:
        check_body(body, findings)
    check_interactions(item.tree, item.declarations, findings)
    check_processing(item.tree, item.declarations, findings)
    check_score(item, findings)


def item_body(item: Item) -> etree._Element | None:
    """Return the element with what the candidate sees."""
    return next((one for one in item.xml if qti_name(one) == "itemBody"), None)
