"""Checks a whole package: every item, and what the test shows by itself."""

from chalicelib.core.exams import PackageLimits
from chalicelib.qti.checking.body import check_body, is_hidden
from chalicelib.qti.checking.interactions import find_interactions
from chalicelib.qti.checking.item import check_item
from chalicelib.qti.findings import Findings
from chalicelib.qti.node import qti_name
from chalicelib.qti.packages.package import Package


def check_package(package: Package, findings: Findings, limits: PackageLimits) -> None:
    """Find every reason why a package cannot be delivered and scored completely."""
    for item in package.items:
        if len(find_interactions(item.tree)) > limits.interactions:
            findings.at(item.path).add("too-many-interactions", most=str(limits.interactions))
        check_item(item, findings.at(item.path))
    for test in package.tests:
        for element in test.xml.iter("*") if test.xml is not None else ():
            if qti_name(element) == "rubricBlock" and not is_hidden(element):
                check_body(element, findings.at(test.path))
