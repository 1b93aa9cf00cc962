"""Checks a whole package: every item, every stimulus, and what a test shows by itself."""

from lxml import etree

from chalicelib.core.exams import AllowedNames, ImportStep, PackageLimits, TellProgress
from chalicelib.qti.assessing.outcomes import check_outcome_processing
from chalicelib.qti.assessing.test_rules import read_test_rules
from chalicelib.qti.assessing.walk import check_steps
from chalicelib.qti.checking.body import check_body, is_hidden
from chalicelib.qti.checking.item import check_item
from chalicelib.qti.checking.scripts import check_scripts
from chalicelib.qti.findings import Findings
from chalicelib.qti.node import normalise, qti_name
from chalicelib.qti.packages.package import Package, PackagedTest

_SHOWN = ("stimulusBody", "rubricBlock")


def check_package(
    package: Package,
    findings: Findings,
    *,
    limits: PackageLimits,
    allowed: AllowedNames,
    tell: TellProgress,
) -> None:
    """Find every reason why a package cannot be delivered and scored completely."""
    for number, item in enumerate(package.items):
        tell(ImportStep.CHECKING, number, len(package.items))
        check_item(item, findings.at(item.path), limits=limits, allowed=allowed)
    for stimulus in package.stimuli.values():
        _check_shown(stimulus.xml, findings.at(stimulus.path))
    for test in package.tests:
        for path, document in test.documents:
            _check_shown(document, findings.at(path))
        _check_outcomes(test, findings.at(test.path), allowed)


def _check_outcomes(test: PackagedTest, findings: Findings, allowed: AllowedNames) -> None:
    if test.xml is None:
        return
    tree = normalise(test.xml)
    rules = read_test_rules(tree, test.structure, findings)
    items = {name: item.declarations for name, item in test.items.items()}
    check_outcome_processing(rules, items, findings, allowed.operators)
    check_steps(tree, test.path, rules, items, findings, allowed.operators)


def _check_shown(document: etree._Element, findings: Findings) -> None:
    check_scripts(document, findings)
    for element in document.iter("*"):
        if qti_name(element) in _SHOWN and not is_hidden(element):
            here = findings.on(element.sourceline)
            _check_asks_nothing(element, here)
            check_body(element, here)


def _check_asks_nothing(element: etree._Element, findings: Findings) -> None:
    for inside in element.iter("*"):
        if qti_name(inside).endswith("Interaction"):
            place = qti_name(element)
            here = findings.on(inside.sourceline)
            here.add("interaction-misplaced", element=qti_name(inside), inside=place)
