"""Checks one item: all that must hold before we deliver it and promise to score it."""

from lxml import etree

from chalicelib.core.exams import AllowedNames, PackageLimits
from chalicelib.qti.checking.body import check_body
from chalicelib.qti.checking.feedback import check_feedback
from chalicelib.qti.checking.interactions import check_interactions
from chalicelib.qti.checking.keys import check_keys
from chalicelib.qti.checking.score import check_score
from chalicelib.qti.checking.scripts import check_scripts
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.item import Item
from chalicelib.qti.node import qti_name
from chalicelib.qti.processing.engine import check_processing
from chalicelib.qti.templating.checking import is_template


def check_item(
    item: Item, findings: Findings, *, limits: PackageLimits, allowed: AllowedNames
) -> None:
    """Find every reason why this item cannot be delivered and scored completely.

    The keys of a template item are checked with its variants: only they have keys.
    """
    findings = findings.on(item.tree.line)
    for node in item.tree.walk():
        if node.name == "include":
            findings.on(node.line).add("include", file=node.get("href"))
    check_scripts(item.xml, findings)
    body = item_body(item)
    if body is None:
        findings.add("body-missing")
    else:
        check_body(body, findings)
    check_feedback(item.tree, item.declarations, findings)
    check_interactions(item.tree, item.declarations, findings, limits=limits, allowed=allowed)
    if not is_template(item):
        check_keys(item.tree, [item.declarations], findings)
    check_processing(item.tree, item.declarations, findings, allowed.operators)
    check_score(item, findings)


def item_body(item: Item) -> etree._Element | None:
    """Return the element with what the candidate sees."""
    return next((one for one in item.xml if qti_name(one) == "itemBody"), None)
