"""Writes an assessmentResult, so that other systems can read what came of a session."""

import re
from collections.abc import Iterable

from lxml import etree

from chalicelib.qti.items.values import write_scalar
from chalicelib.qti.node import QtiVersion
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
    SessionStatus,
)

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"


def write_result(result: AssessmentResult, version: QtiVersion) -> bytes:
    """Write a report as XML in UTF-8.

    What only 3.0 can say is left out of 2.x: who scored an outcome, and that a scorer is waited
    for (there it waits for response processing). Characters that XML cannot hold become U+FFFD.
    """
    return etree.tostring(
        _Writer(version).result(result), xml_declaration=True, encoding="UTF-8", pretty_print=True
    )


class _Writer:
    """Writes the elements of one version."""

    def __init__(self, version: QtiVersion) -> None:
        self._version = version
        self._namespace = RESULT_NAMESPACES[version]

    def result(self, result: AssessmentResult) -> etree._Element:
        root = etree.Element(self._name("assessmentResult"), nsmap={None: self._namespace})
        self._context(root, result.context)
        if result.test is not None:
            self._test(root, result.test)
        for item in result.items:
            self._item(root, item)
        return root

    def _context(self, root: etree._Element, context: ResultContext) -> None:
        node = self._add(root, "context", sourcedId=context.candidate)
        for one in context.sessions:
            self._add(node, "sessionIdentifier", sourceID=one.source, identifier=one.id)

    def _test(self, root: etree._Element, test: ReportedTest) -> None:
        node = self._add(root, "testResult", identifier=test.id, datestamp=test.datestamp)
        self._variables(node, test.variables)

    def _item(self, root: etree._Element, item: ReportedItem) -> None:
        node = self._add(
            root,
            "itemResult",
            identifier=item.id,
            sequenceIndex="" if item.sequence is None else str(item.sequence),
            datestamp=item.datestamp,
            sessionStatus=self._status(item.status),
        )
        self._variables(node, item.variables)
        if item.comment:
            self._add(node, "candidateComment").text = _legal(item.comment)

    def _status(self, status: SessionStatus) -> SessionStatus:
        if status is SessionStatus.PENDING_SCORER and self._version is not QtiVersion.V3P0:
            return SessionStatus.PENDING_PROCESSING
        return status

    def _variables(self, node: etree._Element, variables: Iterable[ReportedVariable]) -> None:
        for one in variables:
            if isinstance(one, ReportedResponse):
                self._response(node, one)
            elif isinstance(one, ReportedOutcome):
                self._outcome(node, one)
            else:
                self._values(self._variable(node, "templateVariable", one), one.values)

    def _response(self, parent: etree._Element, one: ReportedResponse) -> None:
        node = self._variable(parent, "responseVariable", one)
        _set(node, "choiceSequence", " ".join(one.choice_sequence))
        if one.correct is not None:
            self._values(self._add(node, "correctResponse"), one.correct)
        self._values(self._add(node, "candidateResponse"), one.values)

    def _outcome(self, parent: etree._Element, one: ReportedOutcome) -> None:
        node = self._variable(parent, "outcomeVariable", one)
        _set(node, "view", " ".join(one.views))
        _set(node, "interpretation", one.interpretation)
        _set(node, "longInterpretation", one.long_interpretation)
        _set(node, "normalMaximum", _number(one.normal_maximum))
        _set(node, "normalMinimum", _number(one.normal_minimum))
        _set(node, "masteryValue", _number(one.mastery))
        if self._version is QtiVersion.V3P0:
            _set(node, "external-scored", one.scored_by)
        self._values(node, one.values)

    def _variable(
        self,
        parent: etree._Element,
        name: str,
        one: ReportedResponse | ReportedOutcome | ReportedTemplate,
    ) -> etree._Element:
        return self._add(
            parent,
            name,
            identifier=one.id,
            cardinality=one.cardinality,
            baseType=one.base_type or "",
        )

    def _values(self, parent: etree._Element, values: Iterable[ReportedValue]) -> None:
        for one in values:
            node = self._add(
                parent, "value", fieldIdentifier=one.field, baseType=one.base_type or ""
            )
            node.text = _legal(one.text)

    def _add(self, parent: etree._Element, name: str, **attributes: str) -> etree._Element:
        node = etree.SubElement(parent, self._name(name))
        for attribute, text in attributes.items():
            _set(node, attribute, text)
        return node

    def _name(self, name: str) -> str:
        return f"{{{self._namespace}}}{name}"


def _set(node: etree._Element, attribute: str, text: str) -> None:
    if text:
        node.set(attribute, _legal(text))


def _number(number: float | None) -> str:
    return "" if number is None else write_scalar(number)


def _legal(text: str) -> str:
    return _NOT_XML.sub(_REPLACEMENT, text)
