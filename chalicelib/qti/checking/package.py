"""Checks a whole package: every item, and what the test shows by itself."""

from chalicelib.qti.checking.body import check_body, is_hidden
from chalicelib.qti.checking.item import check_item
from chalicelib.qti.findings import Findings
from chalicelib.qti.node import qti_name
from chalicelib.qti.packages.package import Package


def check_package(package: Package, findings: Findings) -> None:
    """Find every reason why a package cannot be delivered and scored completely."""
    for item in package.items.values():
        check_item(item, findings.at(item.path))
    if package.test is not None:
        here = findings.at(package.test.path)
        for element in package.test.xml.iter("*"):
            if qti_name(element) == "rubricBlock" and not is_hidden(element):
                check_body(element, here)
