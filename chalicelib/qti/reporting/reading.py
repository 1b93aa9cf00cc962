"""Reads an assessmentResult of QTI 2.1, 2.2 or 3.0, also one that is not quite by the book.

What the document cannot do without is a reason; what can be read past is a remark.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from chalicelib.core.exams import Cardinality
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import ATTEMPTS, COMPLETION
from chalicelib.qti.items.values import BaseType, NotOfType, read_scalar
from chalicelib.qti.node import Node, normalise
from chalicelib.qti.reporting.result import (
    RESULT_NAMESPACES,
    AssessmentResult,
    ReportedItem,
    ReportedOutcome,
    ReportedResponse,
    ReportedTemplate,
    ReportedTest,
    ReportedValue,
    ReportedVariable,
    ResultContext,
    SessionName,
    SessionStatus,
)
from chalicelib.qti.xml import XmlUnreadable, local_name, namespace, parse

OLD_NAMES = {"completion_status": COMPLETION, "num_attempts": ATTEMPTS}
"""What some systems call the built-in variables -> their names in QTI."""

_INDEX = re.compile(r"[0-9]{1,9}")


def read_result(data: bytes, findings: Findings) -> AssessmentResult | None:
    """Read a report; None when the findings say why it cannot be."""
    root = _root(data, findings)
    if root is None:
        return None
    tree = normalise(root)
    context, test = tree.child("context"), tree.child("testResult")
    items = (_Reader(findings.on(node.line)).item(node) for node in tree.all("itemResult"))
    return AssessmentResult(
        ResultContext() if context is None else _context(context),
        None if test is None else _Reader(findings.on(test.line)).test(test),
        tuple(one for one in items if one is not None),
    )


def _root(data: bytes, findings: Findings) -> etree._Element | None:
    try:
        root = parse(data)
    except XmlUnreadable as error:
        findings.on(error.line).add(error.code, detail=error.detail)
        return None
    if local_name(root) != "assessmentResult" or namespace(root) not in RESULT_NAMESPACES.values():
        findings.add("qti-version", expected="assessmentResult")
        return None
    return root


def _context(node: Node) -> ResultContext:
    sessions = node.all("sessionIdentifier")
    return ResultContext(
        node.get("sourcedId"),
        tuple(SessionName(one.get("sourceID"), one.get("identifier")) for one in sessions),
    )


@dataclass(frozen=True)
class _Reader:
    """Reads the results of one test or item; remarks name its line."""

    findings: Findings

    def test(self, node: Node) -> ReportedTest:
        variables = tuple(self.variables(node))
        return ReportedTest(node.get("identifier"), node.get("datestamp"), variables)

    def item(self, node: Node) -> ReportedItem | None:
        if not self._named(node):
            return None
        comment = node.child("candidateComment")
        index = node.get("sequenceIndex")
        return ReportedItem(
            node.get("identifier"),
            node.get("datestamp"),
            self._status(node),
            int(index) if _INDEX.fullmatch(index) else None,
            tuple(self.variables(node)),
            "" if comment is None else comment.text,
        )

    def variables(self, node: Node) -> Iterator[ReportedVariable]:
        for one in node.all("responseVariable", "outcomeVariable", "templateVariable"):
            here = _Reader(self.findings.on(one.line))
            if here._named(one):
                yield here._variable(one)

    def _named(self, node: Node) -> bool:
        if not node.get("identifier"):
            self.findings.remark("result-nameless", element=node.name)
            return False
        return True

    def _status(self, node: Node) -> SessionStatus:
        try:
            return SessionStatus(node.get("sessionStatus"))
        except ValueError:
            self._unknown(node, "sessionStatus", SessionStatus.FINAL)
            return SessionStatus.FINAL

    def _unknown(self, node: Node, attribute: str, taken: str) -> None:
        self.findings.remark(
            "result-word", attribute=attribute, value=node.get(attribute), taken=taken
        )

    def _variable(self, node: Node) -> ReportedVariable:
        name, base_type = node.get("identifier"), self._base_type(node)
        candidate = node.child("candidateResponse")
        response = node.name == "responseVariable"
        values = self._values(candidate if response else node, base_type)
        shape = (OLD_NAMES.get(name, name), self._cardinality(node, values), base_type, values)
        if node.name == "templateVariable":
            return ReportedTemplate(*shape)
        if response:
            correct = node.child("correctResponse")
            key = None if correct is None else self._values(correct, base_type)
            return ReportedResponse(*shape, key, tuple(node.get("choiceSequence").split()))
        return ReportedOutcome(
            *shape,
            tuple(node.get("view").split()),
            node.get("interpretation"),
            node.get("longInterpretation"),
            self._number(node, "normalMaximum"),
            self._number(node, "normalMinimum"),
            self._number(node, "masteryValue"),
            node.get("externalScored"),
        )

    def _base_type(self, node: Node) -> BaseType | None:
        try:
            return BaseType(node.get("baseType")) if node.get("baseType") else None
        except ValueError:
            self._unknown(node, "baseType", BaseType.STRING)
            return BaseType.STRING

    def _cardinality(self, node: Node, values: tuple[ReportedValue, ...]) -> Cardinality:
        try:
            return Cardinality(node.get("cardinality"))
        except ValueError:
            taken = Cardinality.MULTIPLE if len(values) > 1 else Cardinality.SINGLE
            self._unknown(node, "cardinality", taken)
            return taken

    def _values(self, node: Node | None, base_type: BaseType | None) -> tuple[ReportedValue, ...]:
        if node is None:
            return ()
        found = [
            ReportedValue(one.text, one.get("fieldIdentifier"), self._base_type(one))
            for one in node.all("value")
        ]
        for one in found:
            self._check(one, one.base_type or base_type or BaseType.STRING)
        return tuple(found)

    def _check(self, value: ReportedValue, base_type: BaseType) -> None:
        try:
            read_scalar(base_type, value.text)
        except NotOfType:
            self.findings.remark("result-value", value=value.text[:60], base_type=base_type)

    def _number(self, node: Node, attribute: str) -> float | None:
        if not node.get(attribute):
            return None
        try:
            return float(str(read_scalar(BaseType.FLOAT, node.get(attribute))))
        except NotOfType:
            self._unknown(node, attribute, "-")
            return None
